// What stands around the list: views, zone switch, the slider over what was known, menus, dialogs, keys.
import { announce, count, el, languageName, plain } from './dom.js';
import { FILTERS, apiQuery, apply, filtered, pageUrl, plainClick, state } from './state.js';
import { MINE, longDay, zoneName } from './time.js';

const VIEWS = [['', 'Story'], ['all', 'All'], ['highlights', 'Key dates'], ['upcoming', 'Upcoming'], ['changes', 'Changes'], ['articles', 'Articles']];

/** Views that the server makes whole. */
const SERVED = ['changes', 'articles'];

/** What is to be confirmed, offered where the reader may decide. */
const REVIEW = { view: 'all', sort: 'review', confirmed: 'false' };
let reviews = false;

/** Offers the review among the views. */
export const offerReview = () => { reviews = true; };

/** Links between the views; a plain click stays on the page, but for what the server makes. */
export function views(host, path) {
  const reviewing = () => state().sort === REVIEW.sort;
  const link = (name, changes, current, plain = path) => el('a', {
    href: plain !== path ? plain : pageUrl({ ...state(), ...changes }, path),
    'aria-current': current ? 'page' : null,
    click: (e) => { if (plain === path && plainClick(e)) apply(changes); },
  }, name);
  const show = () => host.replaceChildren(
    ...VIEWS.map(([view, name]) => link(name, { view, ...(reviewing() && { sort: '', confirmed: '' }) }, !reviewing() && (state().view ?? '') === view, SERVED.includes(view) ? `${path}?view=${view}` : path)),
    ...(reviews ? [link('Review', REVIEW, reviewing())] : []));
  show();
  return show;
}

const ZONES = () => [['own', 'Event’s own'], ['utc', 'UTC'], ['mine', `Mine (${zoneName(MINE)})`]];

export function zoneSwitch() {
  const box = el('fieldset', { class: 'zones' }, el('legend', {}, 'Clock'),
    ZONES().map(([zone, name]) => el('label', {},
      el('input', { type: 'radio', name: 'zone', value: zone, change: () => apply({ zone: zone === 'own' ? '' : zone }) }), el('span', {}, name))));
  const show = () => box.querySelectorAll('input').forEach((input) => { input.checked = input.value === (state().zone ?? 'own'); });
  show();
  return { box, show };
}

const DAY = 86_400_000;
const dayOf = (text) => Math.floor(Date.parse(text.slice(0, 10) + 'T00:00Z') / DAY);
const isoOf = (day) => new Date(day * DAY).toISOString().slice(0, 10);

/** The timeline as it was known on a day: the date field, and a slider from the first report to the last. */
export class AsOf {
  constructor(date) {
    this.first = Infinity;
    this.last = -Infinity;
    this.date = date;
    this.slider = el('input', { type: 'range', step: 1, hidden: true, 'aria-label': 'As known on', input: () => this.slide() });
    date.type = 'date';
    date.after(this.slider);
    date.addEventListener('change', () => this.choose(date.value, 800));
    this.show();
  }

  /** Learns when articles told of a timeline. */
  learn({ firstReported, lastReported }) {
    if (!firstReported || !lastReported) return;
    this.first = Math.min(this.first, dayOf(firstReported));
    this.last = Math.max(this.last, dayOf(lastReported));
    this.show();
  }

  /** What the address tells, unless the reader is choosing. */
  show() {
    if (this.timer) return;
    const { asOf } = state();
    const isDay = /^\d{4}-\d\d-\d\d/.test(asOf);
    this.slider.hidden = !(this.first < this.last);
    // One step past the last report stands for all that is known.
    if (!this.slider.hidden) Object.assign(this.slider, { min: this.first, max: this.last + 1 });
    this.slider.value = String(isDay ? dayOf(asOf) : this.last + 1);
    this.date.value = isDay ? asOf.slice(0, 10) : '';
    this.tell(isDay ? longDay(asOf.slice(0, 10)) : asOf);
  }

  tell(text) {
    this.slider.setAttribute('aria-valuetext', text || 'today, all of it');
  }

  slide() {
    const day = +this.slider.value;
    const asOf = day > this.last ? '' : isoOf(day);
    this.date.value = asOf;
    this.tell(asOf && longDay(asOf));
    this.choose(asOf, 250);
  }

  /** A step of the slider, or a digit of a year, is seldom the last. */
  choose(asOf, wait) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => {
      this.timer = null;
      apply({ asOf });
    }, wait);
  }
}

const NAMES = {
  q: 'words', participant: 'who', place: 'where', bbox: 'area', near: 'near', publisher: 'publisher', language: 'language', kind: 'kind', role: 'role', minImportance: 'importance at least', minRelevance: 'relevance at least', confirmed: 'confirmed', edited: 'edited', hidden: 'hidden', from: 'from', to: 'to', factuality: 'certainty',
  basis: 'basis', granularity: 'precision', minSources: 'sources at least', asOf: 'as known on',
};

const degrees = (number, [positive, negative]) => `${Math.abs(number)}° ${number < 0 ? negative : positive}`;

/** What a filter is set to, in words: an area as "32.4° N to 37.3° N, 35.7° E to 42.4° E". */
function valueOf(name) {
  const value = state()[name];
  if (name === 'language') return value.split(',').map(languageName).join(', ');
  const [west, south, east, north] = name === 'bbox' ? value.split(',').map(Number) : [];
  return Number.isFinite(north) ? `${degrees(south, 'NS')} to ${degrees(north, 'NS')}, ${degrees(west, 'EW')} to ${degrees(east, 'EW')}` : { true: 'yes', false: 'no' }[value] ?? value;
}

/** What is chosen now, each with a button that takes it out. */
export function chips(host) {
  const chosen = filtered(state());
  host.replaceChildren(...chosen.map((name) => el('button', {
    type: 'button', class: 'chip', 'data-chip': name, 'aria-label': `Remove ${NAMES[name]} ${valueOf(name)}`,
    click: () => { apply({ [name]: '' }); (host.querySelector('button') ?? document.getElementById('main')).focus(); },
  }, `${NAMES[name]}: `, el('b', { dir: 'auto' }, valueOf(name)), el('span', { 'aria-hidden': 'true' }, ' ×'))));
  if (chosen.length > 1) host.append(el('button', { type: 'button', class: 'chip all', click: clearAll }, 'Clear all'));
}

export const clearAll = () => apply(Object.fromEntries([...FILTERS, 'asOf'].map((name) => [name, ''])));

/** The filter form follows the address, and the address the form. */
export function filterForm(form) {
  const inputs = [...FILTERS, 'sort'].map((name) => form.elements[name]).filter(Boolean);
  const q = form.elements.q;
  const values = () => Object.fromEntries(inputs.map((input) => [input.name, input.value.trim()]));
  let timer;
  form.addEventListener('submit', (e) => { e.preventDefault(); clearTimeout(timer); apply(values()); });
  form.addEventListener('change', () => apply(values()));
  q?.addEventListener('input', () => {
    clearTimeout(timer);
    timer = setTimeout(() => apply({ q: q.value.trim() }, { keystroke: true }), 300);
  });
  const show = () => inputs.forEach((input) => {
    const value = state()[input.name] ?? '';
    // Of several values at once, as an address may have them, a choice is made.
    if (input.options && ![...input.options].some((one) => one.value === value)) input.append(el('option', {}, value));
    if (document.activeElement !== input || input.value.trim() !== value) input.value = value;
  });
  show();
  return show;
}

/** What is seen is what is exported: links carry what is chosen; feeds and slides have an order of their own. */
export function exportLinks(host) {
  const { view, from, to } = state();
  const highlights = view === 'highlights';
  host?.querySelectorAll('a').forEach((link) => {
    const form = link.pathname.replace(/^.*\/(events|highlights)\./, '');
    const ordered = !/^(feed\.json|atom|rss|timelinejs\.json)$/.test(form);
    link.parentElement.hidden = highlights && /^(feed\.json|atom|rss|json)$/.test(form);
    link.pathname = link.pathname.replace(/\/(events|highlights)\.[^/]*$/, `/${highlights && !link.parentElement.hidden ? 'highlights' : 'events'}.${form}`);
    const query = new URLSearchParams(highlights ? { ...(from && { from }), ...(to && { to }) } : apiQuery(ordered ? state() : { ...state(), sort: '' }));
    if (form === 'json') query.set('limit', '500');
    if (form === 'ics' && !highlights && !query.has('granularity')) query.set('granularity', 'day,hour,minute');
    link.search = query.toString();
  });
}

export async function copy(text, told) {
  try {
    await navigator.clipboard.writeText(text);
    announce(told, { seen: true });
  } catch {
    const dialog = dialogOf('Copy this', el('textarea', { readonly: true, rows: 3, 'aria-label': 'To copy' }, text));
    dialog.querySelector('textarea').select();
  }
}

/** Shows a dialog with a button that closes it. */
export function dialogOf(title, ...content) {
  const dialog = el('dialog', { 'aria-label': title, close: () => dialog.remove() },
    el('h2', {}, title), ...content, el('form', { method: 'dialog' }, el('button', {}, 'Close')));
  document.body.append(dialog);
  dialog.showModal();
  return dialog;
}

/** A snippet that shows a page in another page. */
export function embed(path) {
  const url = new URL(path, location.href);
  url.searchParams.set('embed', '1');
  const address = url.href.replace(/&/g, '&amp;').replace(/"/g, '%22');
  const snippet = `<iframe src="${address}" title="Timeline" width="100%" height="600" loading="lazy" style="border:0"></iframe>`;
  dialogOf('Embed', el('p', {}, 'Put this into your page:'), el('textarea', { readonly: true, rows: 4, 'aria-label': 'Snippet' }, snippet),
    el('button', { type: 'button', click: () => copy(snippet, 'Snippet copied.') }, 'Copy'));
}

const KEYS = [['j', 'next event'], ['k', 'event before'], ['Enter', 'open or close it'], ['Esc', 'close'], ['/', 'search'], ['?', 'this help']];
const OFF = 'dateline-no-keys';

/** Tells of more keys in the help. */
export const teach = (more) => KEYS.splice(-1, 0, ...more);

export function help() {
  const off = el('input', { type: 'checkbox', change: () => localStorage.setItem(OFF, off.checked ? '' : '1') });
  off.checked = !localStorage.getItem(OFF);
  dialogOf('Keys', el('dl', { class: 'keys' }, KEYS.map(([key, does]) => [el('dt', {}, el('kbd', {}, key)), el('dd', {}, does)])),
    el('p', {}, el('label', {}, off, ' Single-letter keys are on')),
    el('p', { class: 'fine' }, 'On the strip: arrow keys move the end of the range that has the focus, + and − zoom, Esc shows all. On the map: arrow keys move it, + and − zoom, 0 shows all events.'));
}

/** Keys by name, unless the reader is writing or has turned them off; Esc always works. */
export function keys(actions) {
  addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || document.querySelector('dialog[open]')) return;
    if (e.key !== 'Escape' && (/^(INPUT|TEXTAREA|SELECT)$/.test(e.target.tagName) || localStorage.getItem(OFF))) return;
    const action = Object.hasOwn(actions, e.key) ? actions[e.key] : null;
    if (action && action(e) !== false) e.preventDefault();
  });
}

/** An open menu closes by Esc, by a click elsewhere, or when the focus leaves it. */
export function menu(details) {
  const close = () => { details.open = false; };
  details.addEventListener('keydown', (e) => {
    if (e.key === 'Escape' && details.open) { e.stopPropagation(); close(); details.querySelector('summary').focus(); }
  });
  details.addEventListener('focusout', (e) => { if (e.relatedTarget && !details.contains(e.relatedTarget)) close(); });
  document.addEventListener('click', (e) => { if (!details.contains(e.target)) close(); });
}

/** The names that a field suggests, each with how many events are of it. */
export function suggest(facets) {
  for (const [name, list] of [['participant', facets.participants], ['place', facets.places], ['publisher', facets.publishers]]) {
    document.getElementById('of-' + name)?.replaceChildren(...list.map((one) => el('option', { value: plain(one.name) }, count(one.events, 'event'))));
  }
  suggestLanguages(facets.languages);
}

/** The languages that may be chosen; there is nothing to choose where there is one alone. */
function suggestLanguages(languages) {
  const select = document.querySelector('#filters [name=language]');
  if (!select) return;
  const chosen = state().language;
  const tags = languages.map((one) => one.name);
  if (chosen && !tags.includes(chosen)) tags.push(chosen);
  select.replaceChildren(el('option', { value: '' }, 'any'), ...tags.map((tag) => el('option', { value: tag }, tag.split(',').map(languageName).join(', '))));
  select.value = chosen;
  select.parentElement.hidden = tags.length < 2 && !chosen;
}
