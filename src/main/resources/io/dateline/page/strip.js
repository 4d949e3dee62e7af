// The density strip: how many events when, and a brush to choose a range with pointer or keys.
import { count, el, svg } from './dom.js';
import { parse, shortDay, shortMonth } from './time.js';

const MOST_BINS = 160;
const UNITS = ['day', 'month', 'year', 'decade', 'century'];
const WIDTH = { day: 10, month: 7, year: 4, decade: 3, century: 2 };

const binOf = (iso, unit) => iso.slice(0, WIDTH[unit]);

function next(bin, unit) {
  if (unit === 'day' || unit === 'month') {
    const date = new Date((unit === 'day' ? bin : bin + '-01') + 'T00:00Z');
    if (unit === 'day') date.setUTCDate(date.getUTCDate() + 1);
    else date.setUTCMonth(date.getUTCMonth() + 1);
    return date.toISOString().slice(0, WIDTH[unit]);
  }
  return String(+bin + 1).padStart(WIDTH[unit], '0');
}

function label(bin, unit) {
  if (unit === 'day') return shortDay(bin);
  if (unit === 'month') return shortMonth(bin + '-01');
  return unit === 'year' ? String(+bin) : bin + (unit === 'decade' ? '0s' : '00s');
}

/** The first and last day a bin stands for, as the API's from and to take them. */
const edtf = (bin, unit, last) => (UNITS.indexOf(unit) <= 2 ? bin : (bin + (last ? '99' : '00')).slice(0, 4));

/** Counts by the finest unit that fits; years are all that the list of timelines tells. */
export function bins(counts, finest) {
  const days = [...counts.keys()].sort();
  if (!days.length) return null;
  for (const unit of UNITS.slice(UNITS.indexOf(finest))) {
    const last = binOf(days.at(-1), unit);
    const list = [];
    for (let bin = binOf(days[0], unit); bin <= last && list.length <= MOST_BINS; bin = next(bin, unit)) list.push({ bin, events: 0 });
    if (list.length > MOST_BINS) continue;
    const at = new Map(list.map((one) => [one.bin, one]));
    for (const [day, events] of counts) at.get(binOf(day, unit)).events += events;
    return { unit, list };
  }
  return null;
}

export function countsOfYears(years) {
  return new Map(years.filter(({ year }) => /^\d{4}$/.test(year)).map(({ year, events }) => [year + '-01-01', events]));
}

export function countsOfEvents(events) {
  const counts = new Map();
  for (const event of events) {
    const day = parse(event.time.value)?.begin ?? event.time.earliest.slice(0, 10);
    counts.set(day, (counts.get(day) ?? 0) + 1);
  }
  return counts;
}

export class Strip {
  /** @param choose called with { from, to }, empty for all */
  constructor(host, choose) {
    this.host = host;
    this.choose = choose;
  }

  show(made, from, to) {
    this.host.replaceChildren();
    this.host.hidden = !made || made.list.length < 2;
    if (this.host.hidden) return;
    this.made = made;
    this.build();
    this.select(from, to);
  }

  build() {
    const { list, unit } = this.made;
    const most = Math.max(...list.map((one) => one.events));
    this.bars = list.map(({ events }, i) => {
      // Square roots, so that a quiet year still shows beside a loud one.
      const height = events ? Math.max(6, Math.sqrt(events / most) * 100) : 0;
      return svg('rect', { x: i + 0.1, y: 100 - height, width: 0.8, height });
    });
    this.chart = el('div', { class: 'chart' },
      svg('svg', { viewBox: `0 0 ${list.length} 100`, preserveAspectRatio: 'none', 'aria-hidden': 'true' }, ...this.bars));
    this.window = el('div', { class: 'window', 'aria-hidden': 'true' });
    this.handles = ['from', 'to'].map((end) => this.handle(end));
    this.chart.append(this.window, ...this.handles);
    this.chart.addEventListener('pointerdown', (e) => this.drag(e));
    const total = list.reduce((sum, one) => sum + one.events, 0);
    const loudest = list.find((one) => one.events === most);
    this.reset = el('button', { type: 'button', class: 'quiet', click: () => this.choose({}) }, 'All dates');
    this.host.append(
      el('h2', { class: 'vh' }, 'When the events are'),
      this.chart, this.ticks(),
      el('div', { class: 'strip-foot' },
        el('details', {},
          el('summary', {}, `Whole timeline: ${count(total, 'event')}, ${label(list[0].bin, unit)} to ${label(list.at(-1).bin, unit)}; most in ${label(loudest.bin, unit)} (${most})`),
          this.table()),
        this.reset));
  }

  table() {
    const { list, unit } = this.made;
    return el('div', { class: 'table', tabindex: '0', role: 'region', 'aria-label': 'Events by ' + unit }, el('table', {},
      el('thead', {}, el('tr', {}, el('th', { scope: 'col' }, 'When'), el('th', { scope: 'col' }, 'Events'))),
      el('tbody', {}, list.filter((one) => one.events).map(({ bin, events }) =>
        el('tr', {}, el('th', { scope: 'row' }, label(bin, unit)), el('td', {}, String(events)))))));
  }

  ticks() {
    const { list, unit } = this.made;
    const row = el('div', { class: 'ticks', 'aria-hidden': 'true' });
    const every = Math.max(1, Math.ceil(list.length / 6));
    for (let i = 0; i < list.length; i += every) {
      const tick = el('span', {}, label(list[i].bin, unit));
      tick.style.left = `${(i / list.length) * 100}%`;
      row.append(tick);
    }
    return row;
  }

  handle(end) {
    return el('div', {
      class: 'handle', role: 'slider', tabindex: '0', 'aria-label': end === 'from' ? 'First date shown' : 'Last date shown',
      'aria-valuemin': 0, 'aria-valuemax': this.made.list.length - 1, keydown: (e) => this.key(e, end),
    });
  }

  key(e, end) {
    const last = this.made.list.length - 1;
    const big = Math.max(2, Math.round(last / 10));
    const steps = { ArrowLeft: -1, ArrowRight: 1, ArrowDown: -1, ArrowUp: 1, PageDown: -big, PageUp: big, Home: -last, End: last };
    if (e.key === 'Escape') {
      clearTimeout(this.timer);
      this.moving = false;
      return this.choose({});
    }
    if (!(e.key in steps)) return;
    e.preventDefault();
    const moved = Math.min(last, Math.max(0, this[end] + steps[e.key]));
    const range = end === 'from' ? [Math.min(moved, this.to), this.to] : [this.from, Math.max(moved, this.from)];
    this.mark(...range);
    this.moving = true;
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.commit(), 300);
  }

  binAt(e) {
    const box = this.chart.getBoundingClientRect();
    const part = (e.clientX - box.left) / box.width;
    return Math.min(this.made.list.length - 1, Math.max(0, Math.floor(part * this.made.list.length)));
  }

  drag(e) {
    if (e.button !== 0) return;
    e.preventDefault();
    const held = this.handles.indexOf(e.target);
    // A held handle leaves the other end where it is.
    const fixed = held === 0 ? this.to : held === 1 ? this.from : this.binAt(e);
    this.moving = true;
    this.chart.setPointerCapture(e.pointerId);
    const move = (at) => this.mark(Math.min(fixed, this.binAt(at)), Math.max(fixed, this.binAt(at)));
    const stop = () => {
      this.chart.removeEventListener('pointermove', move);
      this.commit();
    };
    move(e);
    this.chart.addEventListener('pointermove', move);
    this.chart.addEventListener('pointerup', stop, { once: true });
    this.chart.addEventListener('pointercancel', stop, { once: true });
  }

  commit() {
    this.moving = false;
    const { list, unit } = this.made;
    const all = this.from === 0 && this.to === list.length - 1;
    this.choose(all ? {} : { from: edtf(list[this.from].bin, unit, false), to: edtf(list[this.to].bin, unit, true) });
  }

  /** Shows the range that the address tells. */
  select(from, to) {
    // What the reader is still moving is not set back by an answer to what was chosen before.
    if (!this.made || this.moving) return;
    const { list, unit } = this.made;
    const width = WIDTH[unit];
    const first = from ? list.findIndex((one) => one.bin >= from.slice(0, width)) : 0;
    const last = to ? list.findLastIndex((one) => one.bin.slice(0, to.length) <= to.slice(0, width)) : list.length - 1;
    const begin = first < 0 ? list.length - 1 : first;
    this.mark(begin, Math.max(begin, last));
    // A range before or after all events has none of the bars.
    if (first < 0 || last < first) this.bars.forEach((bar) => bar.classList.add('out'));
    this.reset.hidden = !from && !to;
  }

  mark(from, to) {
    const { list, unit } = this.made;
    this.from = from;
    this.to = to;
    const share = (i) => `${(i / list.length) * 100}%`;
    this.window.style.left = share(from);
    this.window.style.width = share(to + 1 - from);
    this.handles[0].style.left = share(from);
    this.handles[1].style.left = share(to + 1);
    this.handles.forEach((handle, i) => {
      handle.setAttribute('aria-valuenow', i ? to : from);
      handle.setAttribute('aria-valuetext', label(list[i ? to : from].bin, unit));
    });
    this.bars.forEach((bar, i) => bar.classList.toggle('out', i < from || i > to));
  }
}
