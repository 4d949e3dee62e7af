// The page: ties the address, the API, the list and the tools together.
import { announce, count, el, getJson, plain } from './dom.js';
import { drop } from './drop.js';
import { certainty, eventUrl, highlightItem, proof } from './event.js';
import { EventList } from './list.js';
import { mapSwitch } from './mapswitch.js';
import { apiQuery, apply, facetQuery, filtered, onChange, pageUrl, plainClick, state } from './state.js';
import { Strip } from './strip.js';
import { full, shortDay, shortMonth } from './time.js';
import { AsOf, chips, clearAll, copy, embed, exportLinks, filterForm, help, keys, menu, offerReview, suggest, teach, views, zoneSwitch } from './tools.js';
import { watch } from './watch.js';

const root = document.documentElement;
const { page, timeline, event: eventId } = root.dataset;
const byId = (id) => document.getElementById(id);
const api = `/v1/timelines/${encodeURIComponent(timeline ?? '')}`;
const embedded = root.classList.contains('embed');
const PAGE = 200;

root.classList.add('live');
if (root.dataset.issuer) import('./session.js').then(({ begin }) => begin());
// Where members no longer sign in, their worker is of no more use.
else navigator.serviceWorker?.getRegistration().then((worker) => worker?.unregister());
document.querySelectorAll('details.menu').forEach(menu);
document.addEventListener('click', act);
if (page === 'timeline') timelinePage();
else if (page === 'event') eventPage();
else if (page === 'changes') servedPage('.change a', 'since');
else if (page === 'articles') servedPage('.listed-article .title a', 'q');
else if (page === 'article') {
  servedPage('.words .to');
  import('./article.js');
}
else if (page === 'timelines') frontPage();

/** Buttons that are made in many places say what they do. */
function act(e) {
  const button = e.target.closest?.('[data-copy], [data-embed]');
  if (!button) return;
  const path = button.dataset.copy ?? button.dataset.embed;
  if (button.dataset.copy !== undefined) copy(new URL(path || location.href, location.href).href, 'Link copied.');
  else embed(path || location.href);
}

function tools() {
  const menus = byId('exports');
  const buttons = [
    el('button', { type: 'button', 'data-copy': '' }, 'Copy link'),
    el('button', { type: 'button', 'data-embed': '' }, 'Embed'),
    el('button', { type: 'button', click: help }, 'Keys')];
  menus?.querySelector('ul').append(...buttons.map((button) => el('li', {}, button)));
  byId('tools').append(...(menus ? [menus] : buttons));
}

async function frontPage() {
  try {
    const { may, reads } = await getJson('/v1/timelines');
    if (!may.includes('add')) return;
    const name = byId('new-timeline');
    byId('start').hidden = false;
    drop(byId('drop'), reads, () => {
      const given = name.value.trim().toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^-|-$/g, '').slice(0, 64);
      if (!given) { announce('Name the timeline first, such as “riga-ferry”.'); name.focus(); }
      return given;
    }, (made, faults) => { if (!faults) location.href = `/t/${made}`; });
  } catch (fault) {
    announce(fault.message, { seen: true });
  }
}

async function eventPage() {
  if (!embedded) tools();
  keys({ '?': help });
  const host = byId('event');
  if (!host) return;
  const zones = zoneSwitch();
  const line = host.closest('.event');
  let desk = null, event;
  const show = (now) => {
    event = now;
    const choice = state().zone ?? 'own', sure = certainty(event);
    line.querySelector('h1').textContent = plain(event.title);
    line.className = `event alone open ${sure}`;
    line.querySelector('.sure').lastChild.textContent = sure;
    byId('event-when').textContent = full(event.time, choice);
    byId('more-sentences')?.remove();
    host.replaceChildren(proof(event, choice, 'h2'));
    desk?.equip(event, host.firstChild);
  };
  const load = () => getJson(`${api}/events/${encodeURIComponent(eventId)}`);
  try {
    const { body, may } = await load();
    host.before(zones.box);
    show(body);
    onChange(() => { zones.show(); show(event); });
    if (!may.includes('decide') || embedded) return;
    const { Desk, EDIT_KEYS, OneEvent } = await import('./edit.js');
    const one = new OneEvent(line, body, show);
    desk = new Desk(api, one, async () => {
      const { body: now } = await load();
      // What it has been joined with has another address.
      if (now.id === eventId) one.add([now]);
      else location.replace(eventUrl(now));
    });
    show(body);
    keys(desk.actions());
    teach(EDIT_KEYS.filter(([key]) => key in desk.actions()));
  } catch (fault) {
    announce(fault.message);
  }
}

/**
 * Made by the server whole; here are the tools around it, and a way through its links by keys.
 *
 * @param search the id of the field that / leads to, if there is one
 */
function servedPage(selector, search) {
  if (!embedded) tools();
  const links = [...document.querySelectorAll(selector)];
  const step = (by) => links[Math.min(links.length - 1, Math.max(0, links.indexOf(document.activeElement) + by))]?.focus();
  keys({ j: () => step(1), k: () => step(-1), ...(search && { '/': () => byId(search).focus() }), '?': help });
}

function timelinePage() {
  const list = new EventList(byId('list'), (event, proof) => desk?.equip(event, proof));
  const strip = new Strip(byId('strip'), ({ from, to }) => apply({ from, to }));
  const asOf = new AsOf(byId('asof'));
  const zones = zoneSwitch();
  const showForm = filterForm(byId('filters'));
  const showViews = views(byId('views'), `/t/${encodeURIComponent(timeline)}`);
  byId('controls').prepend(zones.box);
  if (!embedded) tools();
  const more = byId('more');
  const watcher = new IntersectionObserver((seen) => { if (seen.at(-1).isIntersecting) loadMore(); }, { rootMargin: '1500px' });
  const showMap = mapSwitch(api, list, open);
  let next = null, busy = null, adds = false, watches = false, fresh = new Set(), desk = null;

  /** On a narrow screen the search is folded away with the filters. */
  function fold() {
    if (!byId('q').offsetParent) byId('fold').open = true;
  }

  function message(...content) {
    byId('message').replaceChildren(...content);
    byId('message').hidden = !content.length;
  }

  const button = (text, click) => el('button', { type: 'button', click }, text);

  /** Loads what the address tells, from the start to at least some number of events. */
  async function load(atLeast = 0) {
    busy?.abort();
    busy = new AbortController();
    const { signal } = busy;
    root.classList.add('loading');
    byId('list').setAttribute('aria-busy', 'true');
    try {
      await Promise.all([showAround(signal), showMap(signal), state().view === 'highlights' ? loadHighlights(signal) : loadEvents(signal, atLeast)]);
      root.classList.remove('loading');
    } catch (fault) {
      if (fault.name === 'AbortError') return;
      root.classList.remove('loading');
      failed(fault);
    }
    byId('list').removeAttribute('aria-busy');
  }

  async function loadEvents(signal, atLeast) {
    const { body, may, reads } = await firstPage(signal);
    while (body.next && body.events.length < atLeast) {
      const { body: more } = await pageOf(signal, body.next);
      body.events.push(...more.events);
      body.next = more.next;
    }
    startLocal(may, reads);
    if (may.includes('decide')) await startDesk();
    message();
    if (state().sort !== 'review') byId('note').replaceChildren();
    if (atLeast) list.replace(body.events);
    else {
      list.clear(state().zone ?? 'own', state().sort);
      list.add(body.events);
    }
    follow(body);
    await desk?.besides(state().sort === 'review');
    if (!body.events.length && !next) return nothing();
    announce(next ? `${count(list.events.size, 'event')} shown, more follow as you scroll.` : `${count(list.events.size, 'event')}.`);
    openFromHash();
  }

  /** A timeline that is not there yet is one without events: articles may be added to it. */
  async function firstPage(signal) {
    try {
      return await pageOf(signal);
    } catch (fault) {
      if (fault.status !== 404) throw fault;
      return { body: { events: [], next: null }, may: fault.may, reads: fault.reads };
    }
  }

  const pageOf = (signal, cursor) => getJson(`${api}/events?${apiQuery(state(), { limit: PAGE, cursor })}`, signal);

  /** What a page of events tells besides them. */
  function follow(body) {
    next = body.next ?? null;
    more.hidden = !next;
    // Looked at anew, so that it goes on where the end of the list has stayed in sight.
    watcher.unobserve(more);
    if (next) watcher.observe(more);
  }

  async function loadMore() {
    if (!next || root.classList.contains('loading-more')) return;
    root.classList.add('loading-more');
    watcher.unobserve(more);
    try {
      const { body } = await pageOf(busy.signal, next);
      list.add(body.events);
      follow(body);
      announce(next ? `${count(list.events.size, 'event')} shown.` : `All ${count(list.events.size, 'event')} shown.`);
    } catch (fault) {
      if (fault.name !== 'AbortError') announce(`${fault.message} Press “More events” to try again.`, { seen: true });
    }
    root.classList.remove('loading-more');
  }

  async function loadHighlights(signal) {
    const { from, to } = state();
    const query = new URLSearchParams({ dates: '20', perDate: '2', ...(from && { from }), ...(to && { to }) });
    const { body, may, reads } = await getJson(`${api}/highlights?${query}`, signal);
    startLocal(may, reads);
    list.clear(state().zone ?? 'own');
    next = null;
    byId('more').hidden = true;
    message();
    const dates = body.highlights ?? [];
    byId('note').replaceChildren(...(body.until
      ? [`More events than can be looked at at once: these dates are from before ${shortDay(body.until)}. `, el('a', { href: pageUrl({ ...state(), from: body.until }) }, 'Go on from there')]
      : body.complete ? [] : ['This day has more events than can be looked at for it.']));
    byId('list').append(...dates.map((one) => highlightItem(one, timeline)));
    if (!dates.length) return nothing();
    announce(`${count(dates.length, 'date')} that matter most.`);
  }

  function nothing() {
    const chosen = filtered(state());
    if (chosen.length) message(el('h2', {}, 'No event matches'), el('p', {}, 'Take a filter out, or look for fewer words.'), button('Clear filters', clearAll));
    else if (state().view === 'upcoming') message(el('h2', {}, 'Nothing planned lies ahead'), el('p', {}, 'What is still to come appears here as soon as an article tells of it.'), el('a', { href: pageUrl({}) }, 'Show the whole timeline'));
    else message(el('h2', {}, 'No events yet'), el('p', {}, adds ? 'Drop articles on this page, or put them into the inbox folder under ' : 'Put articles into the bucket under ', el('code', {}, `articles/${timeline}/`), '. Their events appear when they have been read.'));
    if (adds) byId('fold').open = true;
    announce(byId('message').firstChild.textContent + '.');
  }

  function failed(fault) {
    list.clear(state().zone ?? 'own');
    byId('more').hidden = true;
    const parameter = fault.problem?.parameter;
    message(el('h2', {}, fault.problem?.title ?? 'That did not work'), el('p', { dir: 'auto' }, fault.message),
      fault.problem?.example ? el('p', {}, 'A good value: ', el('code', {}, fault.problem.example)) : '',
      el('p', { class: 'acts' }, button('Try again', () => load()), parameter ? button('Clear filters', clearAll) : ''));
    announce(fault.message);
  }

  /** What a server on one machine offers, to those who may. */
  function startLocal(may, reads) {
    if (embedded) return;
    if (may.includes('add') && !adds) {
      adds = true;
      drop(byId('drop'), reads, () => timeline, () => load());
    }
    if (may.includes('watch') && !watches) {
      watches = true;
      watch(api, tellNews);
    }
  }

  /** Lets the reader decide; what that needs is loaded only where the server takes decisions. */
  async function startDesk() {
    if (desk || embedded || state().asOf) return;
    const { Desk, EDIT_KEYS } = await import('./edit.js');
    desk = new Desk(api, list, () => load(Math.max(1, list.events.size)));
    keys(desk.actions());
    teach(EDIT_KEYS);
    offerReview();
    showViews();
  }

  /** Tells that the timeline has changed; the list stays as it is until the reader wants it. */
  function tellNews(changes) {
    for (const { change, event } of changes) {
      if (change === 'added' && !list.events.has(event)) fresh.add(event);
      if (['withdrawn', 'hidden', 'merged'].includes(change)) fresh.delete(event);
    }
    const others = changes.filter(({ event }) => !desk?.own.has(event));
    const told = fresh.size ? count(fresh.size, 'new event') : others.some(({ change }) => change !== 'added') ? 'The timeline has changed' : '';
    if (told) byId('news').replaceChildren(button(`${told} – show`, showNews));
  }

  async function showNews() {
    const added = fresh;
    fresh = new Set();
    byId('news').replaceChildren();
    await load(list.events.size + added.size);
    const shown = list.order.filter((id) => added.has(id));
    shown.forEach((id) => list.lines.get(id).classList.add('fresh'));
    if (shown.length) list.focus(shown[0]);
    else if (added.size && state().view !== 'highlights') announce('What is new does not match what is chosen here.', { seen: true });
  }

  /** What stands around the list: how many events of how many, when they are, what lies outside. */
  async function showAround(signal) {
    const isReview = state().sort === 'review';
    const facetsOf = (chosen) => getJson(`${api}/facets?${facetQuery(chosen)}`, signal);
    let facets, all;
    try {
      ([{ body: facets }, all] = await Promise.all([facetsOf(state()), isReview ? facetsOf({ ...state(), confirmed: '' }) : null]));
    } catch (fault) {
      if (fault.name === 'AbortError') throw fault;
      // The list tells what is wrong.
      strip.host.hidden = true;
      byId('shown').replaceChildren();
      return;
    }
    const { counts, range } = facets;
    if (isReview) {
      byId('note').replaceChildren(`${count(all.body.counts.confirmed, 'event')} of ${new Intl.NumberFormat().format(all.body.counts.within)} confirmed. What matters and is doubtful comes first.`);
    }
    asOf.learn(facets.told);
    suggest(facets);
    strip.show(facets.when, Boolean(state().from || state().to));
    byId('numbers').replaceChildren(...(strip.host.hidden ? [] : [strip.table()]));
    showShown(counts, range);
    byId('later').replaceChildren(...edge(range.after, !state().to && range.to, { view: 'all', to: '9999' }, () => `after ${shortMonth(new Date(Date.parse(range.to) - 1).toISOString().slice(0, 10))}`));
  }

  function showShown({ matching, within, shown }, range) {
    const n = (number) => el('b', {}, new Intl.NumberFormat().format(number));
    const wide = (text) => el('span', { class: 'wide' }, text);
    byId('shown').replaceChildren(
      el('span', {}, n(shown), shown < matching ? [wide(' shown'), ' of ', n(matching)] : [], wide(matching === 1 ? ' event' : ' events')),
      ...(shown < within ? [' ', here({ view: 'all' }, 'Show all')] : []), ' ',
      ...edge(range.before, !state().from && range.from, { view: 'all', from: '0001' }, () => `before ${shortMonth(range.from.slice(0, 10))}`));
  }

  /** A link to the same page with something changed, which a plain click changes here. */
  const here = (change, text) => el('a', { href: pageUrl({ ...state(), ...change }), click: (e) => { if (plainClick(e)) apply(change); } }, text);

  /** All that lies before the period, or after it, leads there. */
  function edge(events, isClipped, change, where) {
    if (!isClipped || !events || ['highlights', 'upcoming'].includes(state().view)) return [];
    return [here(change, `${new Intl.NumberFormat().format(events)} ${where()}`)];
  }

  /** An address that ends in #m_… opens that event; one that is not loaded has a page of its own. */
  function openFromHash() {
    const id = decodeURIComponent(location.hash.slice(1));
    if (!id.startsWith('m_')) return;
    if (!list.events.has(id)) return location.replace(eventUrl({ timeline, id }));
    list.toggle(id, true);
    list.focus(id);
  }

  function toggle(id) {
    const open = list.toggle(id);
    history.replaceState(null, '', location.pathname + location.search + (open ? '#' + id : ''));
  }

  /** Opens an event that is chosen elsewhere; one that is not loaded has a page of its own. */
  function open(id) {
    if (!list.events.has(id) || !byId('list').offsetParent) return location.assign(eventUrl({ timeline, id }));
    if (!list.open.has(id)) toggle(id);
    list.focus(id);
  }

  byId('list').addEventListener('click', (e) => {
    const link = e.target.closest('a[data-open]');
    if (!link || e.button || e.ctrlKey || e.metaKey || e.shiftKey || e.altKey) return;
    e.preventDefault();
    toggle(link.dataset.open);
  });
  more.replaceChildren(button('More events', loadMore));

  keys({
    j: () => list.step(1),
    k: () => list.step(-1),
    '/': () => { fold(); byId('q').focus(); },
    '?': help,
    Escape: () => {
      const open = document.activeElement?.closest?.('.event.open') ?? null;
      if (open) { toggle(open.id); list.focus(open.id); } else if (document.activeElement === byId('q')) byId('q').blur(); else return false;
      return true;
    },
  });

  onChange((now, before) => {
    root.dataset.view = now.view ?? '';
    showForm(); showViews(); zones.show(); asOf.show(); chips(byId('chips')); exportLinks(byId('exports'));
    const without = (of, name) => pageUrl({ ...of, [name]: '' });
    if (without(now, 'map') === without(before, 'map')) showMap(busy.signal).catch((fault) => { if (fault.name !== 'AbortError') throw fault; });
    else if (without(now, 'zone') === without(before, 'zone') && now.view !== 'highlights') list.choose(now.zone ?? 'own');
    else load();
  });
  addEventListener('hashchange', openFromHash);
  root.dataset.view = state().view ?? '';
  chips(byId('chips'));
  exportLinks(byId('exports'));
  load();
}
