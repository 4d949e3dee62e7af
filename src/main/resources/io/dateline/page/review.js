// What helps an editor through the review: likely duplicates, orphans to be placed, where machine and editors differ.
import { announce, count, el, getJson, plain } from './dom.js';
import { decisionList, eventUrl, highlighted } from './event.js';
import { LANGUAGE, full } from './time.js';

/** Shows beside an opened event those that may be the same, each with its sentences; the first is joined by d. */
export async function showDuplicates(desk, event, proof) {
  let found;
  try {
    ({ body: { duplicates: found } } = await getJson(`${desk.api}/events/${encodeURIComponent(event.id)}/duplicates`));
  } catch {
    // The event is shown without them.
    return [];
  }
  if (!found.length || !proof.isConnected || proof.querySelector('.doubles')) return found;
  const side = (one, name, ...acts) => el('div', {},
    el('p', { class: 'label' }, name),
    el('p', {}, one === event ? el('b', { dir: 'auto' }, plain(one.title)) : el('a', { href: eventUrl({ ...one, timeline: event.timeline }), dir: 'auto' }, plain(one.title))),
    el('p', { class: 'fine' }, el('span', { lang: LANGUAGE }, full(one.time, 'own')), el('span', {}, one.factuality)),
    (one.mentions ?? []).filter((mention, i, all) => i === all.findIndex(({ quote }) => quote.text === mention.quote.text)).slice(0, 3).map((mention) => el('blockquote', { dir: 'auto', lang: mention.quote.language ?? null }, highlighted(mention))),
    acts);
  proof.querySelector('.editing').after(el('section', { class: 'doubles', 'aria-label': 'Likely the same' },
    found.map((other, i) => el('div', { class: 'pair' },
      side(event, 'this event'),
      side(other, 'likely the same', el('p', { class: 'acts' }, el('button', { type: 'button', 'aria-keyshortcuts': i ? null : 'd', click: () => desk.join([event.id, other.id]) },
        'Join', i ? null : [' ', el('kbd', { 'aria-hidden': 'true' }, 'd')])))))));
  return found;
}

/** The decisions that can be made anew of another event. */
const PLACEABLE = ['title', 'time', 'factuality', 'place', 'participants', 'kind', 'confirm', 'hide', 'show', 'note', 'pin', 'unpin'];

/** The value of a decision as it is sent. */
function sent({ kind, value }) {
  const of = {
    title: () => value.title,
    time: () => ({ text: value.time.edtf, ...(value.time.zone && { zone: value.time.zone }) }),
    factuality: () => value.factuality,
    kind: () => value.kind,
    place: () => value.places.map(({ id, name, country, lat, lon }) => (/^\d+$/.test(id) ? id : { name, country, lat, lon })),
    participants: () => value.participants,
    note: () => ({ text: value.note, ...(value.links?.length && { links: value.links }) }),
  }[kind];
  return of && { value: of() };
}

/** Makes a decision anew of the event that is selected, and takes the old one back. */
function place(desk, decision) {
  const [event, ...more] = desk.selected;
  if (!event || more.length) return announce('Select the one event that it is about, by s, then place it.', { seen: true });
  return desk.alone(async () => {
    const { decisions: [made] } = await desk.ask('POST', '', { id: crypto.randomUUID(), kind: decision.kind, event, ...sent(decision), ...(decision.reason && { reason: decision.reason }) });
    const { decisions: [undone] } = await desk.ask('DELETE', `/${encodeURIComponent(decision.id)}`);
    desk.made.push({ ids: [made.id, undone.id], about: event });
    desk.selected.clear();
    await desk.after('Placed.', event);
  });
}

/** How often it was shown, so that no older numbers come late. */
let turns = 0;

/**
 * Shows beside the review what no event of it shows: decisions whose sentences are no longer there, what was decided
 * of names and of whole articles, and how often editors and the machine differ.
 */
export async function showBesides(desk, host) {
  const ask = (query) => getJson(`${desk.api}/decisions?limit=100&${query}`);
  const [orphans, names] = await Promise.all([ask('state=orphan'), ask('state=holds&kind=alias,notAlias,relevant,irrelevant')]);
  const part = (title, { body: { decisions, total } }) => (total
    ? [el('details', { class: 'decided' }, el('summary', {}, `${title} (${total})`), decisionList(decisions, 'own'))] : []);
  host.replaceChildren(...part('Decisions whose sentence is gone', orphans), ...part('Decided of names and articles', names));
  desk.undoable(host);
  for (const decision of orphans.body.decisions.filter(({ kind }) => PLACEABLE.includes(kind))) {
    host.querySelector(`[data-decision="${CSS.escape(decision.id)}"]`).append(' ', el('button', { type: 'button', click: () => place(desk, decision) }, 'Place on the selected event'));
  }
  // Nobody waits for the numbers.
  const turn = ++turns;
  getJson(`${desk.api}/disagreements`).then(({ body }) => { if (turn === turns) host.append(...differences(desk, body)); }, () => {});
}

const WHAT = { title: 'title', time: 'time', factuality: 'status', place: 'place', participants: 'list of participants', kind: 'kind', hide: 'event hidden', join: 'join', part: 'split', event: 'event written by hand' };
const MANY = { factuality: 'statuses', participants: 'lists of participants', hide: 'events hidden', event: 'events written by hand' };

function differences(desk, { agreed, disagreed, kinds }) {
  if (!agreed && !disagreed) return [];
  const told = Object.entries(kinds).map(([kind, n]) => count(n, WHAT[kind] ?? kind, MANY[kind] ?? `${WHAT[kind] ?? kind}s`));
  return [el('p', { class: 'fine differ' },
    el('span', {}, `Editors confirmed ${count(agreed, 'event')} as read, and differ in ${count(disagreed, 'point')}${told.length ? `: ${told.join(', ')}` : ''}.`),
    disagreed ? el('span', {}, el('a', { href: `${desk.api}/disagreements.jsonl`, download: `${desk.api.split('/').pop()}-test-cases.jsonl` }, 'Test cases')) : null)];
}
