// Which names stand on the map: none over a circle, none over another.

/** The width of a letter and the height of a line, in pixels; letters differ, the space between names forgives it. */
const LETTER = 6.3, LINE = 14;

/** Of so many pixels are the cells in which what is taken is looked for. */
const CELL = 96;

const MOST_LETTERS = 28;

const cut = (text) => (text.length > MOST_LETTERS ? text.slice(0, MOST_LETTERS - 1) + '…' : text);

/**
 * Names for a scale: each with its place, how many pixels it stands beside it, and how it is written.
 *
 * @param circles the busiest get their names first
 * @param countries names of countries, the largest first
 */
export function labelsOf(circles, countries, scale) {
  const taken = new Taken();
  for (const { x, y, r } of circles) taken.take(around(x * scale, y * scale, r + 2, r + 2));
  const labels = [];
  const put = (label, px, py, width) => {
    const box = around(label.anchor === 'start' ? px + width / 2 : label.anchor === 'end' ? px - width / 2 : px, py, width / 2, LINE / 2);
    if (!taken.isFree(box)) return false;
    taken.take(box);
    labels.push(label);
    return true;
  };
  const ringed = new Set();
  for (const { x, y, r, isRing, named, spots } of circles.toSorted((a, b) => b.events - a.events)) {
    const text = cut(named.name ?? '');
    const width = text.length * LETTER;
    const sides = isRing ? [['middle', 0, r + 9], ['middle', 0, -r - 9]] : [['start', r + 6, 0], ['end', -r - 6, 0], ['middle', 0, r + 9]];
    const isPut = text && sides.some(([anchor, dx, dy]) => put({ x, y, dx, dy, text, anchor, kind: named.vague ?? 'spot' }, x * scale + dx, y * scale + dy, width));
    for (const spot of isPut ? spots : []) if (spot.vague === 'country') ringed.add(spot.country).add(spot.name);
  }
  for (const { code, name, x, y, width } of countries) {
    const wide = name.length * LETTER;
    if (ringed.has(code) || ringed.has(name) || width * scale < wide * 0.8) continue;
    put({ x, y, text: name, anchor: 'middle', kind: 'land-name' }, x * scale, y * scale, wide);
  }
  return labels;
}

const around = (x, y, rx, ry) => ({ left: x - rx, right: x + rx, top: y - ry, bottom: y + ry });

/** Boxes that are taken, by the cells that they lie in. */
class Taken {
  constructor() {
    this.cells = new Map();
  }

  *cellsOf({ left, right, top, bottom }) {
    for (let x = Math.floor(left / CELL); x <= right / CELL; x++) for (let y = Math.floor(top / CELL); y <= bottom / CELL; y++) yield `${x},${y}`;
  }

  take(box) {
    for (const cell of this.cellsOf(box)) {
      if (!this.cells.has(cell)) this.cells.set(cell, []);
      this.cells.get(cell).push(box);
    }
  }

  isFree(box) {
    for (const cell of this.cellsOf(box)) if (this.cells.get(cell)?.some((other) => overlap(box, other))) return false;
    return true;
  }
}

const overlap = (a, b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
