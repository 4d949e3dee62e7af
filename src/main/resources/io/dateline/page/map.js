// The map: the events of the list as circles on coasts and borders, linked both ways with the list.
import { announce, count, el, svg } from './dom.js';
import { EventPicker, placeList } from './picker.js';
import { boxAround, circlesOf, denseBox, nameOf, spotsOf } from './spots.js';
import { Viewport, bboxOf, boxOf, gestures } from './viewport.js';
import { labelsOf } from './labels.js';
import { Ground } from './world.js';

/** Around a place that is filtered by, as a share of the world: some hundred metres. */
const CLOSE_BY = 3e-6;

const FLIGHT = 350;

/** How far beyond the edge a circle or a name may reach in, in pixels. */
const MARGIN = 180;

/** Nearer to the edge than this a circle may lie under a button, in pixels. */
const EDGE = 50;

/** How far from the edge a mark stands for what lies beyond it, in pixels. */
const AWAY = 16;

const number = new Intl.NumberFormat();

/** The style comes with the map, not with the page. */
function style() {
  return new Promise((loaded, failed) => {
    document.head.append(el('link', { rel: 'stylesheet', href: new URL('map.css', import.meta.url).href, load: loaded, error: failed }));
  });
}

export class EventMap {
  /**
   * A map in an element, once what it needs has been loaded.
   *
   * @param list.open called with the id of an event to open
   * @param list.point called with the ids of the events that are pointed at, or none
   * @param list.filter called with a bbox to filter by, or empty
   */
  static async in(host, list) {
    const { tiles, credit } = document.documentElement.dataset;
    const [ground] = await Promise.all([tiles ? import('./tiles.js').then(({ Tiles }) => new Tiles(tiles, credit)) : Ground.load(), style()]);
    return new EventMap(host, ground, list);
  }

  constructor(host, ground, list) {
    Object.assign(this, { host, ground, list, view: new Viewport(ground.most), spots: [], circles: [], bbox: '' });
    this.picker = new EventPicker(list, () => this.close());
    this.marks = svg('g', { class: 'marks' });
    this.area = svg('path', { class: 'area' });
    this.away = svg('path', { class: 'away', d: 'M10 0L-6 8V-8Z', display: 'none' });
    this.svg = svg('svg', { 'aria-hidden': 'true' }, ...ground.layers, this.area, this.marks, this.away);
    const button = (name, sign, act) => el('button', { type: 'button', 'aria-label': name, title: name, click: act }, sign);
    this.only = el('button', { type: 'button', class: 'only', click: () => this.filter(this.bbox ? '' : this.view.bbox()) });
    this.surface = el('div', { class: 'surface', tabindex: '0', role: 'group', 'aria-label': 'Map: arrow keys move it, + and − zoom, 0 shows all events. The list has the same events.' }, ...ground.below, this.svg);
    this.told = el('p', { class: 'told-map', dir: 'auto' });
    this.places = el('details', { class: 'places-map' });
    host.replaceChildren(
      el('h2', { class: 'vh' }, 'Where the events are'),
      el('div', { class: 'chart-map' }, this.surface,
        el('div', { class: 'keys-map' }, button('Zoom in', '+', () => this.zoom(2)), button('Zoom out', '−', () => this.zoom(0.5)), button('All events', '⤢', () => this.fit())),
        this.only, el('p', { class: 'credit' }, ground.credit)),
      this.picker.host,
      el('div', { class: 'below-map' }, this.told, this.places));
    gestures(this.surface, this.view, { moved: () => this.moved(), fit: () => this.fit() });
    this.surface.addEventListener('click', (e) => this.choose(this.circleOf(e.target)));
    this.surface.addEventListener('pointerover', (e) => this.point(this.circleOf(e.target)));
    this.surface.addEventListener('pointerleave', () => this.point(null));
    host.addEventListener('keydown', (e) => {
      if (e.key !== 'Escape' || this.picker.host.hidden) return;
      e.stopPropagation();
      this.close();
    });
    new ResizeObserver(() => this.resize()).observe(this.surface);
    for (const type of ['scroll', 'resize']) addEventListener(type, () => this.fill(), { passive: true });
  }

  /**
   * Shows events; unless the reader has moved the map, it moves to them.
   *
   * @param collection what the API gives as GeoJSON
   * @param bbox the area that is filtered by, or empty
   */
  show(collection, bbox) {
    if (bbox !== this.bbox && bbox !== this.asked) this.isMoved = false;
    this.asked = null;
    this.bbox = bbox;
    this.only.textContent = bbox ? 'Everywhere' : 'Only this area';
    this.choose(null);
    this.fill();
    this.know(collection);
    if (this.isSized) this.start();
  }

  /** More of the events that are shown. */
  add({ features, shown, unplaced }) {
    const { collection } = this;
    this.know({ ...collection, features: [...collection.features, ...features], shown: collection.shown + shown, unplaced: collection.unplaced + unplaced });
    this.lay();
  }

  know(collection) {
    this.collection = collection;
    this.spots = spotsOf(collection.features, this.ground.labels);
    this.places.replaceChildren(...placeList(this.spots, (spot) => this.visit(spot)));
    this.places.hidden = !this.spots.length;
    this.only.hidden = !this.spots.length && !this.bbox;
  }

  /** Beside the list the map reaches to the end of the window, however far the page is scrolled. */
  fill() {
    const above = Math.max(0, Math.round(this.host.parentElement.getBoundingClientRect().top));
    this.host.style.setProperty('--above', `${above}px`);
  }

  resize() {
    const { clientWidth: width, clientHeight: height } = this.surface;
    // On paper stands what is on the screen.
    if (!width || !height || matchMedia('print').matches) return;
    this.view.resize(width, height);
    this.svg.setAttribute('viewBox', `0 0 ${width} ${height}`);
    this.host.style.setProperty('--ratio', width / height);
    if (this.chosen) this.keepInSight(this.chosen);
    if (this.isSized) return this.lay();
    this.isSized = true;
    this.start();
  }

  /** The events of a circle stand below the map, which has less room for the circle then. */
  keepInSight(circle) {
    const { x, y } = this.view.pixel(circle), { width, height } = this.view;
    if (x < EDGE || x > width - EDGE || y < EDGE || y > height - EDGE) this.view.look({ x: circle.x, y: circle.y });
  }

  start() {
    if (!this.isMoved && (this.spots.length || this.bbox)) {
      this.view.look(this.view.around(this.bbox ? boxOf(this.bbox) : denseBox(this.spots), this.bbox ? 12 : undefined));
    }
    this.lay();
  }

  /** All events, those far from the others too. */
  fit() {
    this.isMoved = false;
    if (this.spots.length) this.fly(this.view.around(boxAround(this.spots)));
  }

  /** Pressed twice at once, it zooms twice as far. */
  zoom(by) {
    this.isMoved = true;
    const { x, y, scale } = this.goal ?? this.view;
    this.fly({ x, y, scale: scale * by });
  }

  /** The reader has moved the map. */
  moved() {
    this.isMoved = true;
    this.goal = null;
    cancelAnimationFrame(this.flight);
    this.frame ??= requestAnimationFrame(() => {
      this.frame = null;
      this.lay();
    });
  }

  /** Moves there in a moment, or at once for who does not like things that move. */
  fly(to) {
    cancelAnimationFrame(this.flight);
    this.goal = to;
    const { x, y, scale } = this.view;
    const around = to.x - x - Math.round(to.x - x);
    const began = performance.now();
    const time = matchMedia('(prefers-reduced-motion: reduce)').matches ? 0 : FLIGHT;
    const step = (now) => {
      const part = time ? Math.min(1, Math.max(0, (now - began) / time)) : 1;
      const eased = part * (2 - part);
      // The middle moves as fast as the scale lets it be seen to move.
      const grown = scale * (to.scale / scale) ** eased;
      const way = Math.abs(to.scale / scale - 1) < 1e-6 ? eased : (1 / scale - 1 / grown) / (1 / scale - 1 / to.scale);
      this.view.look({ x: x + around * way, y: y + (to.y - y) * way, scale: grown });
      this.lay();
      if (part < 1) this.flight = requestAnimationFrame(step);
      else this.goal = null;
    };
    step(began);
  }

  /** Lays the circles and names out, anew where the scale has changed. */
  lay() {
    const { view } = this;
    if (this.scale !== view.scale || this.laid !== this.spots) {
      [this.scale, this.laid] = [view.scale, this.spots];
      this.circles = circlesOf(this.spots, view.scale);
      const names = labelsOf(this.circles, this.ground.labels, view.scale);
      this.items = [...names.map((name) => ({ ...name, make: () => nameNode(name) })), ...this.circles.map((circle, i) => ({ ...circle, make: () => circleNode(circle, i) }))];
      this.marks.replaceChildren();
    }
    this.ground.paint(view);
    this.place();
    this.frameArea();
    this.pointAway();
    this.tell();
  }

  /** Puts circles and names where they are; those out of sight are not made. */
  place() {
    const { view } = this;
    let isNew = false;
    for (const item of this.items) {
      const { x, y } = view.pixel(item);
      const isSeen = x > -MARGIN && x < view.width + MARGIN && y > -MARGIN && y < view.height + MARGIN;
      if (isSeen && !item.node) {
        item.node = item.make();
        this.marks.append(item.node);
        isNew = true;
      }
      if (isSeen) item.node.setAttribute('transform', `translate(${(x + (item.dx ?? 0)).toFixed(1)} ${(y + (item.dy ?? 0)).toFixed(1)})`);
      else if (item.node) {
        item.node.remove();
        item.node = null;
      }
    }
    if (isNew) this.light();
  }

  /** The area that is filtered by. */
  frameArea() {
    if (!this.bbox) return this.area.removeAttribute('d');
    const { left, right, top, bottom } = boxOf(this.bbox);
    const a = this.view.pixel({ x: (left + right) / 2, y: top }), b = this.view.pixel({ x: 0, y: bottom });
    const half = ((right - left) * this.view.scale) / 2;
    this.area.setAttribute('d', `M${a.x - half} ${a.y}H${a.x + half}V${b.y}H${a.x - half}Z`);
  }

  /** How many events can be seen here, and what cannot be. */
  tell() {
    const { width, height } = this.view;
    let here = 0, vague = 0, elsewhere = 0;
    for (const spot of this.spots) {
      const { x, y } = this.view.pixel(spot);
      if (x < 0 || x > width || y < 0 || y > height) elsewhere += spot.events.length;
      else {
        here += spot.events.length;
        if (spot.vague) vague += spot.events.length;
      }
    }
    const { unplaced = 0, shown, total } = this.collection ?? {};
    const parts = !this.collection ? ['Loading the events …'] : !this.spots.length ? [unplaced ? `None of ${count(unplaced, 'event')} has a place.` : 'No event matches.'] : [
      `${count(here, 'event')} here` + (vague ? `, ${number.format(vague)} by country or region only (rings)` : ''),
      elsewhere ? `${number.format(elsewhere)} elsewhere` : '',
      unplaced ? `${number.format(unplaced)} without a place` : '',
      shown < total ? `the ${number.format(shown)} that matter most of ${number.format(total)}` : ''];
    const text = parts.filter(Boolean).join(' · ');
    if (this.told.textContent !== text) this.told.textContent = text;
  }

  circleOf(target) {
    const node = target.closest?.('[data-circle]');
    return node ? this.circles[node.dataset.circle] : null;
  }

  /** Goes closer to places that can be told apart; else shows their events. */
  choose(circle) {
    const box = circle && boxAround(circle.spots);
    if (circle?.spots.length > 1 && this.view.scale < this.view.most && Math.max(box.right - box.left, box.bottom - box.top) * this.view.most > 2 * circle.r) {
      this.isMoved = true;
      const to = this.view.around(box);
      return this.fly({ ...to, scale: Math.max(to.scale, this.view.scale * 2) });
    }
    this.chosen = circle;
    this.light();
    if (!circle) return this.picker.hide();
    this.isMoved = true;
    const { left, right, top, bottom } = boxAround(circle.spots.map((spot) => spot.at));
    const close = bboxOf({ left: left - CLOSE_BY, right: right + CLOSE_BY, top: top - CLOSE_BY, bottom: bottom + CLOSE_BY });
    this.picker.show(circle, () => this.filter(close));
    announce(`${circle.name}: ${count(circle.events, 'event')}.`);
  }

  /** Closes the events of a circle; who was among them is back where they were opened. */
  close() {
    const wasInside = this.picker.host.contains(document.activeElement);
    this.choose(null);
    if (wasInside) (this.opener ?? this.surface).focus({ preventScroll: true });
    this.opener = null;
  }

  /** Filters by an area that is in sight: the map stays where it is. */
  filter(bbox) {
    this.asked = bbox;
    this.list.filter(bbox);
  }

  /** Shows a place of the list of places, and its events. */
  visit(spot) {
    this.isMoved = true;
    this.opener = document.activeElement;
    const to = this.view.around(boxAround([spot]));
    this.view.look({ ...to, scale: Math.max(to.scale, this.view.scale) });
    this.lay();
    const circle = this.circles.find(({ spots }) => spots.includes(spot));
    this.choose({ ...circle, spots: [spot], events: spot.events.length, ids: spot.events.map(({ id }) => id), name: nameOf(spot) });
    this.picker.focus();
  }

  /** The pointer is on a circle: the list shows which events those are. */
  point(circle) {
    if (circle === this.pointed) return;
    this.pointed = circle;
    this.list.point(circle?.ids ?? []);
  }

  /** An event of the list is looked at: its circle lights up. */
  mark(id) {
    this.marked = id;
    this.light();
    this.pointAway();
  }

  /** At the edge a mark points to where the event is that is looked at, if that is out of sight. */
  pointAway() {
    const circle = this.marked && this.circles.find(({ ids }) => ids.includes(this.marked));
    const at = circle && this.view.pixel(circle);
    const x = at && Math.min(this.view.width - AWAY, Math.max(AWAY, at.x)), y = at && Math.min(this.view.height - AWAY, Math.max(AWAY, at.y));
    const isAway = at && Math.hypot(at.x - x, at.y - y) > AWAY;
    this.away.setAttribute('display', isAway ? 'inline' : 'none');
    if (isAway) this.away.setAttribute('transform', `translate(${x} ${y}) rotate(${(Math.atan2(at.y - y, at.x - x) * 180) / Math.PI})`);
  }

  light() {
    for (const node of this.marks.children) {
      const ids = this.circles[node.dataset.circle]?.ids;
      node.classList.toggle('lit', Boolean(ids && this.marked && ids.includes(this.marked)));
      node.classList.toggle('chosen', Boolean(ids && this.chosen && ids.includes(this.chosen.ids[0])));
    }
  }
}

function circleNode({ r, events, isRing, isMixed, isWeighty, isOpen, name }, i) {
  const kinds = ['circle', isRing && 'ring', isMixed && 'mixed', isWeighty && 'weighty', isOpen && 'open'];
  return svg('g', { class: kinds.filter(Boolean).join(' '), 'data-circle': i },
    svg('title', {}, `${name}: ${count(events, 'event')}`),
    svg('circle', { class: 'touch', r: Math.max(12, r + 2) }),
    svg('circle', { class: 'dot', r }),
    ...(events > 1 ? [svg('text', { dy: '.35em' }, number.format(events))] : []));
}

function nameNode({ text, kind, anchor }) {
  return svg('text', { class: `name ${kind}`, 'text-anchor': anchor, dy: '.35em' }, text);
}
