// The ground of the map: coasts, borders and names of countries, as src/build/world.mjs has written them.
import { svg } from './dom.js';

const UNITS = 24576;
const DIGITS = 80, ONE = 76, TWO = 8;

/** How far beyond the edge of the map a line is drawn, in pixels. */
const MARGIN = 8;

/** Points nearer to the last one drawn than this are left out, in pixels. */
const NEAR = 0.7;

/** What lies under the events: it has layers of the picture, names to put on it, and how far one may zoom in. */
export class Ground {
  static async load() {
    const response = await fetch(new URL('world.txt', import.meta.url));
    if (!response.ok) throw new Error('The coasts could not be loaded.');
    return new Ground(...(await response.text()).split('\n\n'));
  }

  constructor(labels, land, borders) {
    this.labels = labels.split('\n').map(label);
    this.shapes = { land: lines(land), borders: lines(borders) };
    this.paths = { land: svg('path', { class: 'land' }), borders: svg('path', { class: 'borders' }) };
    this.layers = Object.values(this.paths);
    this.below = [];
    this.credit = 'Natural Earth';
    this.most = 2 ** 16;
  }

  paint(view) {
    for (const [name, path] of Object.entries(this.paths)) path.setAttribute('d', pathOf(this.shapes[name], view, name === 'land'));
  }
}

function label(line) {
  const [code, name, x, y, width] = line.split('\t');
  return { code, name, x: x / UNITS, y: y / UNITS, width: width / UNITS };
}

/** Lines as arrays of x and y by turns, in shares of the world's width, each with the box around it. */
function lines(text) {
  let x = 0, y = 0;
  return text.trim().split('\n').map((line) => {
    const steps = read(line);
    const points = new Float64Array(steps.length);
    let left = Infinity, top = Infinity, right = -Infinity, bottom = -Infinity;
    for (let i = 0; i < steps.length; i += 2) {
      points[i] = (x += steps[i]) / UNITS;
      points[i + 1] = (y += steps[i + 1]) / UNITS;
      left = Math.min(left, points[i]);
      right = Math.max(right, points[i]);
      top = Math.min(top, points[i + 1]);
      bottom = Math.max(bottom, points[i + 1]);
    }
    return { points, left, right, top, bottom };
  });
}

function read(line) {
  const steps = [];
  let i = 0;
  const digit = () => {
    const code = line.charCodeAt(i++);
    return (code === 126 ? 92 : code) - 35;
  };
  while (i < line.length) {
    const first = digit();
    const n = first < ONE ? first
      : first < ONE + TWO ? ONE + (first - ONE) * DIGITS + digit()
      : ONE + TWO * DIGITS + (digit() * DIGITS + digit()) * DIGITS + digit();
    steps.push(n % 2 ? -(n + 1) / 2 : n / 2);
  }
  return steps;
}

/** What of some lines a view shows, as the path of an SVG. */
function pathOf(shapes, view, isClosed) {
  const { left, right, top, bottom } = view.box(MARGIN);
  let path = '';
  for (const shape of shapes) {
    if (shape.bottom < top || shape.top > bottom) continue;
    // The world goes on beyond the date line, on either side.
    for (let turn = Math.ceil(left - shape.right); shape.left + turn <= right; turn++) path += outline(shape.points, view, turn, isClosed);
  }
  return path;
}

/** One line. Of what lies outside the view only as much is kept as its inside needs. */
function outline(points, { x, y, scale, width, height }, turn, isClosed) {
  const atX = width / 2 + (turn - x) * scale, atY = height / 2 - y * scale;
  const side = (i) => {
    const px = atX + points[i] * scale, py = atY + points[i + 1] * scale;
    return (px < -MARGIN ? 1 : px > width + MARGIN ? 2 : 0) | (py < -MARGIN ? 4 : py > height + MARGIN ? 8 : 0);
  };
  const last = points.length - 2;
  let path = '', kept = 0, keptX = Infinity, keptY = Infinity, here = side(0);
  for (let i = 0; i <= last; i += 2) {
    const next = i < last ? side(i + 2) : 0;
    const px = Math.round((atX + points[i] * scale) * 10) / 10, py = Math.round((atY + points[i + 1] * scale) * 10) / 10;
    const isNear = Math.abs(px - keptX) < NEAR && Math.abs(py - keptY) < NEAR;
    if (!i || i === last || !(isNear || here & kept & next)) {
      path += `${i ? 'L' : 'M'}${px} ${py}`;
      [kept, keptX, keptY] = [here, px, py];
    }
    here = next;
  }
  return path + (isClosed ? 'Z' : '');
}
