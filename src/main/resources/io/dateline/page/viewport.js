// What part of the world a map shows, and how it is moved: by pointer, wheel, pinch and keys.

/** How close places are shown unless the reader goes closer: one alone, and several. */
const ALONE = 2 ** 14, CLOSE = 2 ** 15;

const STEP = 80;

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Web Mercator: the world is a square of 1 by 1, from its upper left. */
export function mercator([lon, lat]) {
  const sine = Math.sin(radians(Math.max(-85.05, Math.min(85.05, lat))));
  return { x: (lon + 180) / 360, y: 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI) };
}

const longitude = (x) => (x - Math.floor(x)) * 360 - 180;
const latitude = (y) => (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;

export class Viewport {
  /** @param most how many pixels the world is wide at most */
  constructor(most) {
    Object.assign(this, { x: 0.5, y: 0.4, scale: 512, width: 512, height: 400, most });
  }

  /** The size in pixels; what is in the middle stays there. */
  resize(width, height) {
    Object.assign(this, { width, height });
    this.look(this);
  }

  /** Shows a place in the middle, so far as the world goes. */
  look({ x = this.x, y = this.y, scale = this.scale }) {
    this.scale = Math.min(this.most, Math.max(this.width, this.height, scale));
    this.x = x - Math.floor(x);
    const half = this.height / 2 / this.scale;
    this.y = Math.min(1 - half, Math.max(half, y));
  }

  pan(dx, dy) {
    this.look({ x: this.x + dx / this.scale, y: this.y + dy / this.scale });
  }

  /** Zooms; what is at a pixel stays there. */
  zoom(by, px = this.width / 2, py = this.height / 2) {
    const at = this.at(px, py);
    this.scale = Math.min(this.most, Math.max(this.width, this.height, this.scale * by));
    this.look({ x: at.x - (px - this.width / 2) / this.scale, y: at.y - (py - this.height / 2) / this.scale });
  }

  /** The place at a pixel. */
  at(px, py) {
    return { x: this.x + (px - this.width / 2) / this.scale, y: this.y + (py - this.height / 2) / this.scale };
  }

  /** Where a place is in pixels: where it is nearest to the middle, as the world comes again and again. */
  pixel({ x, y }) {
    const dx = x - this.x;
    return { x: this.width / 2 + (dx - Math.round(dx)) * this.scale, y: this.height / 2 + (y - this.y) * this.scale };
  }

  /** What is shown, and some pixels around it. */
  box(margin = 0) {
    const a = this.at(-margin, -margin), b = this.at(this.width + margin, this.height + margin);
    return { left: a.x, top: a.y, right: b.x, bottom: b.y };
  }

  /** The view that shows a box with room around it. */
  around({ left, top, right, bottom }, room = Math.min(64, this.width / 8)) {
    const across = Math.max((right - left) / (this.width - 2 * room), (bottom - top) / (this.height - 2 * room));
    return { x: (left + right) / 2, y: (top + bottom) / 2, scale: across ? Math.min(1 / across, CLOSE) : ALONE };
  }

  /** What is shown, as the API's bbox: west, south, east, north. */
  bbox() {
    const { left, top, right, bottom } = this.box();
    return bboxOf(right - left >= 1 - 1e-4 ? { left: 0, right: 1 - 1e-9, top, bottom } : { left, top, right, bottom });
  }
}

/** A box of the map as the API's bbox; where it crosses the date line, its west is greater than its east. No finer than is seen. */
export function bboxOf({ left, top, right, bottom }) {
  const digits = Math.max(1, Math.min(5, Math.ceil(-Math.log10(((right - left) * 360) / 200))));
  return [longitude(left), latitude(bottom), longitude(right), latitude(top)].map((part) => +part.toFixed(digits)).join(',');
}

/** The box of a bbox. */
export function boxOf(bbox) {
  const [west, south, east, north] = bbox.split(',').map(Number);
  const a = mercator([west, north]), b = mercator([east, south]);
  return { left: a.x, top: a.y, right: b.x + (b.x < a.x ? 1 : 0), bottom: b.y };
}

/**
 * Moves a view by what the reader does on an element.
 *
 * @param moved called after each step
 * @param fit called for the key that shows everything
 */
export function gestures(host, view, { moved, fit }) {
  const pointers = new Map();
  let wasDragged = false;
  const at = (e) => {
    const box = host.getBoundingClientRect();
    return { x: e.clientX - box.left, y: e.clientY - box.top };
  };
  /** The middle of the fingers, and how far they are apart. */
  const hold = () => {
    const [a, b = a] = [...pointers.values()];
    return { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2, apart: Math.hypot(a.x - b.x, a.y - b.y) };
  };
  host.addEventListener('pointerdown', (e) => {
    if (e.button !== 0) return;
    wasDragged = pointers.size > 0;
    pointers.set(e.pointerId, at(e));
  });
  host.addEventListener('pointermove', (e) => {
    if (!pointers.has(e.pointerId)) return;
    // A button that was let go outside of the map tells nobody.
    if (!e.buttons) return stop(e);
    const before = hold();
    const start = pointers.get(e.pointerId), now = at(e);
    // A hand is never quite still when it presses.
    if (!wasDragged && Math.hypot(now.x - start.x, now.y - start.y) < 4) return;
    wasDragged = true;
    host.setPointerCapture(e.pointerId);
    pointers.set(e.pointerId, now);
    const after = hold();
    view.pan(before.x - after.x, before.y - after.y);
    if (before.apart && after.apart) view.zoom(after.apart / before.apart, after.x, after.y);
    moved();
  });
  const stop = (e) => pointers.delete(e.pointerId);
  host.addEventListener('pointerup', stop);
  host.addEventListener('pointercancel', stop);
  // The end of a drag chooses nothing.
  host.addEventListener('click', (e) => { if (wasDragged) e.stopPropagation(); wasDragged = false; }, { capture: true });
  host.addEventListener('dblclick', (e) => { view.zoom(2, at(e).x, at(e).y); moved(); });
  host.addEventListener('wheel', (e) => {
    e.preventDefault();
    const lines = e.deltaMode ? 18 : 1;
    view.zoom(2 ** (-Math.max(-120, Math.min(120, e.deltaY * lines)) / (e.ctrlKey ? 60 : 240)), at(e).x, at(e).y);
    moved();
  }, { passive: false });
  const pans = { ArrowLeft: [-STEP, 0], ArrowRight: [STEP, 0], ArrowUp: [0, -STEP], ArrowDown: [0, STEP] };
  host.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey) return;
    if (e.key in pans) view.pan(...pans[e.key]);
    else if (e.key === '+' || e.key === '=') view.zoom(2);
    else if (e.key === '-') view.zoom(0.5);
    else if (e.key === '0' || e.key === 'Home') return fit(e.preventDefault());
    else return;
    e.preventDefault();
    moved();
  });
}
