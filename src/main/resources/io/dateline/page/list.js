// The list: events grouped by day, loaded page by page as the reader scrolls.
import { el } from './dom.js';
import { eventLine, proof } from './event.js';
import { LANGUAGE, heading, order, place } from './time.js';

/** Makes some elements the children of another, moving only those that are not in place. */
function arrange(parent, children) {
  let next = parent.firstChild;
  for (const child of children) {
    if (child === next) next = next.nextSibling;
    else parent.insertBefore(child, next);
  }
  while (next) {
    const after = next.nextSibling;
    next.remove();
    next = after;
  }
}

export class EventList {
  /** @param opened called with each event that is opened, and its proof */
  constructor(host, opened = () => {}) {
    this.host = host;
    this.opened = opened;
    this.clear('own');
  }

  /**
   * @param choice the zone whose clocks are shown
   * @param sort the order, as the address tells it: one by rank is kept as it is
   */
  clear(choice, sort = '') {
    this.choice = choice;
    this.sort = sort;
    this.events = new Map();
    this.lines = new Map();
    this.groups = new Map();
    this.years = new Map();
    this.open = new Set();
    this.order = [];
    this.host.replaceChildren();
  }

  /** Adds a page of events; what is there already is told anew. */
  add(events) {
    for (const event of events) {
      this.events.set(event.id, event);
      this.lines.delete(event.id);
    }
    this.render();
  }

  /** Puts all events on the clocks of another zone; days regroup. */
  choose(choice) {
    this.choice = choice;
    this.replace([...this.events.values()]);
  }

  /** Shows other events instead; what is open stays open, and what the reader sees stays in place. */
  replace(events) {
    const focused = this.focused();
    const open = [...this.open];
    const seen = this.order[this.firstSeen()];
    const top = () => this.lines.get(seen)?.getBoundingClientRect().top;
    const before = top();
    this.clear(this.choice, this.sort);
    this.add(events);
    open.forEach((id) => this.toggle(id, true));
    if (focused) this.focus(focused);
    if (this.lines.has(seen)) scrollBy(0, top() - before);
  }

  render() {
    const placed = [...this.events.values()].map((event) => {
      return { event, at: place(event.time, this.choice) };
    });
    const ranked = ['-importance', 'review'].includes(this.sort);
    if (!ranked) placed.sort((a, b) => order(a, b, this.sort === '-time'));
    this.order = placed.map(({ event }) => event.id);
    const wanted = new Map();
    let run = 0, last;
    for (const one of placed) {
      const day = `${one.at.unit}/${one.at.key}`;
      // In order of importance a day comes up again and again.
      if (ranked && day !== last) run++;
      last = day;
      const key = `${run}/${day}`;
      if (!wanted.has(key)) wanted.set(key, { at: one.at, events: [] });
      wanted.get(key).events.push(one.event);
    }
    const years = new Map();
    for (const [key, group] of wanted) {
      const year = ranked ? '' : group.at.begin.slice(0, 4);
      if (!years.has(year)) years.set(year, { days: [], events: 0 });
      const one = years.get(year);
      one.days.push(this.groupItem(key, group));
      one.events += group.events.length;
    }
    arrange(this.host, [...years].map(([year, one]) => this.yearItem(year, one)));
  }

  /** The days of a year: what is far from the window costs nothing, however many years there are. */
  yearItem(year, { days, events }) {
    let item = this.years.get(year);
    if (!item) {
      item = el('li', { class: 'year' }, el('ol', { class: 'days', 'aria-label': year ? String(+year) : 'By importance' }));
      this.years.set(year, item);
    }
    arrange(item.firstChild, days);
    item.style.containIntrinsicSize = `auto ${days.length * 4 + events * 4.4}rem`;
    return item;
  }

  /** The item of a group, made or mended only where its events have changed. */
  groupItem(key, { at, events }) {
    let group = this.groups.get(key);
    if (!group) {
      const list = el('ol', { class: 'events' });
      const title = el('h2', {}, el('time', { lang: LANGUAGE, datetime: at.unit === 'day' ? at.begin : null }, heading(at)));
      group = { item: el('li', { class: 'day' + (at.unit === 'day' ? '' : ' period') }, title, list), list };
      this.groups.set(key, group);
    }
    const lines = events.map((event) => this.line(event));
    if (lines.length !== group.list.children.length || lines.some((line, i) => group.list.children[i] !== line)) {
      group.list.replaceChildren(...lines);
      // An estimate of its height until it is first drawn, so that the scroll bar does not jump.
      group.item.style.containIntrinsicSize = `auto ${3 + lines.length * 4.4}rem`;
    }
    return group.item;
  }

  line(event) {
    if (!this.lines.has(event.id)) this.lines.set(event.id, eventLine(event, this.choice));
    return this.lines.get(event.id);
  }

  /** Opens or closes an event; whether it is open now. */
  toggle(id, wanted = !this.open.has(id)) {
    const line = this.lines.get(id);
    if (!line || wanted === this.open.has(id)) return wanted;
    const link = line.querySelector('[data-open]');
    link.setAttribute('aria-expanded', String(wanted));
    line.classList.toggle('open', wanted);
    if (wanted) {
      this.open.add(id);
      line.querySelector('.what').append(proof(this.events.get(id), this.choice));
      this.opened(this.events.get(id), line.querySelector('.proof'));
      link.setAttribute('aria-controls', 'proof-' + id);
    } else {
      this.open.delete(id);
      link.removeAttribute('aria-controls');
      line.querySelector('.proof').remove();
    }
    return wanted;
  }

  /** The id of the event that has the focus, or in which the focus is. */
  focused() {
    return document.activeElement?.closest?.('.event')?.id;
  }

  focus(id) {
    const link = this.lines.get(id)?.querySelector('[data-open]');
    link?.focus({ preventScroll: true });
    link?.scrollIntoView({ block: 'nearest' });
    return Boolean(link);
  }

  /** Moves from the focused event by some steps, or to the first that can be seen. */
  step(by) {
    const now = this.order.indexOf(this.focused());
    const to = now < 0 ? this.firstSeen() : Math.min(this.order.length - 1, Math.max(0, now + by));
    return this.focus(this.order[to]);
  }

  firstSeen() {
    const seen = this.order.findIndex((id) => this.lines.get(id).getBoundingClientRect().top > 60);
    return Math.max(0, seen);
  }
}
