// The strip: how many events begin when, by the unit that fits the range; drag, pinch, keys and buttons zoom.
import { count, el, svg } from './dom.js';
import { LANGUAGE, clockText, shortDay, shortMonth } from './time.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const YEARS = { year: 1, decade: 10, century: 100 };
const TICKS = 5;

const iso = (at) => new Date(at).toISOString();
/** Years before the first have six digits in a script's dates. */
const at = (local) => Date.parse(local.replace(/^-(\d{4})-/, '-00$1-') + 'Z');

/** The begin of the unit some units from one. */
function step(begin, unit, by) {
  if (unit === 'hour') return begin + by * HOUR;
  if (unit === 'day' || unit === 'week') return begin + by * (unit === 'week' ? 7 : 1) * DAY;
  const date = new Date(begin);
  if (unit === 'month') date.setUTCMonth(date.getUTCMonth() + by);
  else date.setUTCFullYear(date.getUTCFullYear() + by * YEARS[unit]);
  return date.getTime();
}

function label(begin, unit) {
  const text = iso(begin);
  if (unit === 'hour') return `${shortDay(text.slice(0, 10))}, ${clockText(text.slice(0, 16))}`;
  if (unit === 'day' || unit === 'week') return shortDay(text.slice(0, 10));
  if (unit === 'month') return shortMonth(text.slice(0, 10));
  return String(new Date(begin).getUTCFullYear()) + (unit === 'year' ? '' : 's');
}

/** What a unit is called where there is room. */
const told = (begin, unit) => (unit === 'week' ? 'week of ' : '') + label(begin, unit);

/** The first or last moment of a unit as the API's from and to take it, no finer than it needs to be. */
function edtf(begin, unit, last) {
  if (unit === 'hour') return iso(last ? begin + HOUR - 1000 : begin).slice(0, 19) + 'Z';
  const day = Math.max(at('0001-01-01T00:00'), last ? step(begin, unit, 1) - DAY : begin);
  return iso(day).slice(0, unit === 'day' || unit === 'week' ? 10 : unit === 'month' ? 7 : 4);
}

export class Strip {
  /** @param choose called with { from, to }, empty for the timeline's period */
  constructor(host, choose) {
    this.host = host;
    this.choose = choose;
    this.pointers = new Map();
  }

  /**
   * Shows when the events are.
   *
   * @param when of the facets
   * @param chosen whether the range was chosen by the reader
   */
  show(when, chosen) {
    // What the reader is still moving is not set back by an answer to what was chosen before.
    if (this.moving) return;
    const focused = this.handles?.findIndex((one) => one === document.activeElement) ?? -1;
    const { unit } = when;
    const first = at(when.first), last = at(when.last);
    this.unit = unit;
    this.begins = [first];
    while (this.begins.at(-1) < last && this.begins.length < 500) this.begins.push(step(this.begins.at(-1), unit, 1));
    const index = new Map(this.begins.map((begin, i) => [begin, i]));
    this.bins = when.bins.map((bin) => ({ ...bin, begin: at(bin.begin), i: index.get(at(bin.begin)) }));
    this.chosen = chosen;
    this.host.hidden = !chosen && this.begins.length < 2;
    this.host.replaceChildren();
    if (this.host.hidden) return;
    this.build();
    if (focused >= 0) this.handles[focused].focus();
  }

  build() {
    const { bins, unit } = this;
    const size = this.begins.length;
    const most = Math.max(1, ...bins.map((one) => one.events));
    this.bars = bins.map(({ events, i, hot, begin }) => {
      // Square roots, so that a quiet year still shows beside a loud one.
      const height = Math.max(6, Math.sqrt(events / most) * 100);
      return svg('rect', { x: i + 0.1, y: 100 - height, width: 0.8, height, class: hot ? 'hot' : null }, svg('title', {}, `${told(begin, unit)}: ${events}`));
    });
    this.chart = el('div', { class: 'chart', 'data-unit': unit },
      svg('svg', { viewBox: `0 0 ${size} 100`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...this.bars));
    this.window = el('div', { class: 'window', 'aria-hidden': 'true' });
    this.handles = ['from', 'to'].map((end) => this.handle(end));
    this.chart.append(this.window, ...this.handles);
    this.chart.addEventListener('pointerdown', (e) => this.press(e));
    this.chart.addEventListener('wheel', (e) => { if (e.ctrlKey) { e.preventDefault(); this.zoom(e.deltaY < 0 ? 0.5 : 2, this.binAt(e)); } }, { passive: false });
    const button = (name, sign, act) => el('button', { type: 'button', 'aria-label': name, title: name, click: act }, sign);
    this.host.append(
      el('h2', { class: 'vh' }, 'When the events are'),
      this.chart,
      el('div', { class: 'zoom' },
        this.chosen ? [button('Earlier', '‹', () => this.pan(-1)), button('Later', '›', () => this.pan(1)), button('Zoom out', '−', () => this.zoom(2))] : [],
        button('Zoom in', '+', () => this.zoom(0.5)),
        this.chosen ? el('button', { type: 'button', class: 'whole', click: () => this.choose({}) }, 'All dates') : null),
      this.ticks());
    this.mark(0, size - 1);
  }

  ticks() {
    const last = this.begins.length - 1;
    const labels = Math.min(TICKS, last + 1);
    return el('div', { class: 'ticks', 'aria-hidden': 'true', lang: LANGUAGE }, Array.from({ length: labels }, (_, k) =>
      el('span', {}, label(this.begins[Math.floor((k * last) / Math.max(1, labels - 1))], this.unit))));
  }

  handle(end) {
    return el('div', {
      class: 'handle', role: 'slider', tabindex: '0', 'aria-label': end === 'from' ? 'First date shown' : 'Last date shown',
      keydown: (e) => this.key(e, end),
    });
  }

  /** When the unit of an index begins; beyond the strip too. */
  beginOf(i) {
    const last = this.begins.length - 1;
    return i < 0 ? step(this.begins[0], this.unit, i) : i > last ? step(this.begins[last], this.unit, i - last) : this.begins[i];
  }

  key(e, end) {
    const last = this.begins.length - 1;
    const big = Math.max(2, Math.round(last / 10));
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -big, PageUp: big, Home: -last, End: last };
    if (e.key === 'Escape') {
      clearTimeout(this.timer);
      this.moving = false;
      return this.choose({});
    }
    if (e.key === '+' || e.key === '-') {
      e.preventDefault();
      return this.zoom(e.key === '+' ? 0.5 : 2, end === 'from' ? 0 : last);
    }
    if (!(e.key in steps)) return;
    e.preventDefault();
    const moved = this[end] + steps[e.key];
    this.mark(...(end === 'from' ? [Math.min(moved, this.to), this.to] : [this.from, Math.max(moved, this.from)]));
    this.commitLater(400);
  }

  commitLater(wait) {
    this.moving = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.commit(), wait);
  }

  /** Shows a part of the range, or more than it, around a unit. */
  zoom(by, around = (this.begins.length - 1) / 2) {
    const size = this.begins.length;
    const half = Math.max(0.5, (size * by) / 2);
    const middle = by < 1 ? Math.min(size - half, Math.max(half, around + 0.5)) : size / 2;
    this.mark(Math.round(middle - half), Math.max(Math.round(middle - half), Math.round(middle + half) - 1));
    this.commit();
  }

  pan(by) {
    const size = Math.max(1, Math.round(this.begins.length / 2)) * by;
    this.mark(size, this.begins.length - 1 + size);
    this.commit();
  }

  partAt(e) {
    const box = this.chart.getBoundingClientRect();
    return ((e.clientX - box.left) / box.width) * this.begins.length;
  }

  binAt(e) {
    return Math.min(this.begins.length - 1, Math.max(0, Math.floor(this.partAt(e))));
  }

  /** One pointer draws a range or moves an end of it; two pinch. */
  press(e) {
    if (e.button !== 0) return;
    e.preventDefault();
    const held = this.handles.indexOf(e.target);
    this.pointers.set(e.pointerId, this.binAt(e));
    // A held handle leaves the other end where it is.
    const fixed = held === 0 ? this.to : held === 1 ? this.from : this.binAt(e);
    if (this.pointers.size > 1) this.pinch = { begin: [...this.pointers.values()] };
    this.moving = true;
    this.chart.setPointerCapture(e.pointerId);
    const move = (to) => {
      if (to.pointerId !== e.pointerId) return;
      this.pointers.set(e.pointerId, this.binAt(to));
      const ends = this.pinch ? this.pinched() : [fixed, this.binAt(to)];
      this.mark(Math.min(...ends), Math.max(...ends));
    };
    const stop = (up) => {
      if (up.pointerId !== e.pointerId) return;
      this.chart.removeEventListener('pointermove', move);
      this.chart.removeEventListener('pointerup', stop);
      this.chart.removeEventListener('pointercancel', stop);
      this.pointers.delete(e.pointerId);
      if (this.pointers.size) return;
      this.pinch = null;
      this.commit();
    };
    move(e);
    this.chart.addEventListener('pointermove', move);
    this.chart.addEventListener('pointerup', stop);
    this.chart.addEventListener('pointercancel', stop);
  }

  /** The range that two fingers stretch over the strip, or squeeze beyond it. */
  pinched() {
    const [a, b] = this.pinch.begin.toSorted((x, y) => x - y);
    const [c, d] = [...this.pointers.values()].slice(0, 2).toSorted((x, y) => x - y);
    if (d === undefined || d === c) return [this.from, this.to];
    const scale = Math.max(1, b - a) / (d - c);
    const from = Math.round(a - c * scale);
    return [from, from + Math.max(0, Math.round(this.begins.length * scale) - 1)];
  }

  commit() {
    clearTimeout(this.timer);
    this.moving = false;
    if (this.from === 0 && this.to === this.begins.length - 1) return;
    this.choose({ from: edtf(this.beginOf(this.from), this.unit, false), to: edtf(this.beginOf(this.to), this.unit, true) });
  }

  mark(from, to) {
    this.from = from;
    this.to = to;
    const size = this.begins.length;
    const share = (i) => `${Math.min(100, Math.max(0, (i / size) * 100))}%`;
    this.window.style.left = share(from);
    this.window.style.right = `calc(100% - ${share(to + 1)})`;
    this.handles[0].style.left = share(from);
    this.handles[1].style.left = share(to + 1);
    this.handles.forEach((handle, i) => {
      handle.setAttribute('aria-valuemin', Math.min(0, from));
      handle.setAttribute('aria-valuemax', Math.max(size - 1, to));
      handle.setAttribute('aria-valuenow', i ? to : from);
      handle.setAttribute('aria-valuetext', told(this.beginOf(i ? to : from), this.unit));
    });
    this.bars.forEach((bar, n) => bar.classList.toggle('out', this.bins[n].i < from || this.bins[n].i > to));
  }

  /** The same as a table, for who cannot see it. */
  table() {
    const { unit, bins } = this;
    return el('details', { class: 'numbers' }, el('summary', {}, `Events by ${unit}`),
      el('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Events by ' + unit }, el('table', {},
        el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'When'), el('th', { scope: 'col' }, 'Events'))),
        el('tbody', {}, bins.map(({ begin, events }) =>
          el('tr', {}, el('th', { scope: 'row' }, told(begin, unit)), el('td', {}, count(events, 'event'))))))));
  }
}
