// The events of one place of the map, and the list of its places: the map in words.
import { count, el, plain } from './dom.js';
import { eventUrl } from './event.js';
import { plainClick } from './state.js';
import { nameOf } from './spots.js';
import { parse, heading, shortDay } from './time.js';

/** Of more events than this, those that matter most are shown; the list has all. */
const MOST = 50;

const MOST_PLACES = 200;

const SEASONS = { 21: 'SP', 22: 'SU', 23: 'FA', 24: 'WI' };

/** A date of EDTF in words; of an interval, its begin. */
function when(edtf) {
  const begin = (edtf ?? '').split('/')[0].replace(/[~?%]/g, '').slice(0, 10).replace(/^(\d{4})-(2[1-4])$/, (_, year, season) => `${year}-${SEASONS[season]}`).replace(/X+$/, '');
  const at = parse(begin);
  return !at ? plain(edtf) : at.unit === 'day' ? shortDay(at.begin) : heading(at);
}

export class EventPicker {
  /** @param list.open called with the id of an event to open; @param closed called by its button */
  constructor(list, closed) {
    this.list = list;
    this.closed = closed;
    this.host = el('section', { class: 'picker', 'aria-label': 'Events here', tabindex: '-1', hidden: true });
  }

  /** Shows the events of a circle; `only` makes the list show nothing else. */
  show({ spots, name }, only) {
    const { timeline } = document.documentElement.dataset;
    const all = spots.flatMap((spot) => spot.events);
    const most = all.toSorted((a, b) => b.importance - a.importance || (a.id < b.id ? -1 : 1)).slice(0, MOST);
    const shown = most.toSorted((a, b) => (a.earliest < b.earliest ? -1 : a.earliest > b.earliest ? 1 : 0));
    this.host.replaceChildren(
      el('div', { class: 'picked' },
        el('h3', { dir: 'auto' }, name),
        el('button', { type: 'button', 'aria-label': 'Close', title: 'Close', click: this.closed }, '×')),
      el('p', { class: 'fine' },
        spots.length === 1 && spots[0].vague ? el('span', {}, `somewhere in this ${spots[0].vague}`) : '',
        el('span', {}, all.length > MOST ? `${MOST} that matter most of ${count(all.length, 'event')}` : count(all.length, 'event')),
        all.length > 1 ? el('span', {}, el('button', { type: 'button', class: 'link', click: only }, 'Show only these')) : ''),
      el('ol', {}, shown.map((event) => el('li', {},
        el('span', { class: 'on' }, when(event.edtf)), ' ',
        el('a', { href: eventUrl({ timeline, id: event.id }), dir: 'auto', click: (e) => { if (plainClick(e)) this.list.open(event.id); } }, plain(event.title))))));
    this.host.hidden = false;
  }

  hide() {
    this.host.hidden = true;
  }

  focus() {
    this.host.focus();
  }
}

/** The places as a list, each a button that shows it. */
export function placeList(spots, visit) {
  const some = spots.slice(0, MOST_PLACES);
  return [
    el('summary', {}, count(spots.length, 'place')),
    el('ul', {}, some.map((spot) => el('li', {},
      el('button', { type: 'button', class: 'link', dir: 'auto', click: () => visit(spot) }, nameOf(spot)), ' ',
      el('span', {}, count(spot.events.length, 'event'))))),
    spots.length > MOST_PLACES ? el('p', {}, `The ${MOST_PLACES} with the most events.`) : ''];
}
