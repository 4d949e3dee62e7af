// Rebuilds src/main/resources/io/dateline/page/world.txt: the coasts, borders and names under the map of the page.
//
//   node src/build/world.mjs        (Node 20, from the repository root; needs the npm registry)
//
// Source: Natural Earth 1:50m (public domain), as packed in the npm package below. Its borders are those
// that are in effect, whoever claims what. Names are those of countries.tsv where it has the country.
// The script downloads the package into a temporary directory and removes it afterwards.
//
// The file has three parts with an empty line between them: labels, rings of land, borders.
//   label    code, name, x, y of its middle, width of its largest part; tabs between
//   ring     one line a ring, closed by its first point
//   border   one line a border
// Coordinates are Web Mercator in units of 1/24576 of the world. A line holds the steps from point to
// point, x before y, the first from the end of the line before. A step is written by `written` below, mostly
// as one character, so that the whole is small once compressed; world.js reads it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';

const PACKAGE = 'world-atlas';
const VERSION = '2.0.2';
const COUNTRIES = 'src/main/resources/io/dateline/text/countries.tsv';
const OUT = 'src/main/resources/io/dateline/page/world.txt';

const UNITS = 24576;

/** Mercator ends where the world is a square. */
const MOST_LATITUDE = 85.0511;

/** Islands smaller than this share of the globe (some 400 km²) go, unless a country has no larger one. */
const LEAST_ISLAND = 8e-7;

/**
 * A bend goes if its triangle is smaller than this times the root of the area of the smaller country at
 * it: a map of Lebanon is looked at more closely than a map of Russia. All areas are shares of the globe.
 */
const COARSENESS = 5e-6;

/** Where few live, and fjords are many, bends go that are this many times larger. */
const REMOTE = 6, FROM_NORTH = 60, FROM_SOUTH = -42;

/** Names of Natural Earth that countries.tsv spells otherwise; what it does not have gets no label. */
const SAME = { 'Central African Rep.': 'CF', 'Dem. Rep. Congo': 'CD', 'Dominican Rep.': 'DO', 'Eq. Guinea': 'GQ', 'S. Sudan': 'SS',
  'Bosnia and Herz.': 'BA', 'Côte d\'Ivoire': 'CI', Macedonia: 'MK', 'Solomon Is.': 'SB', 'W. Sahara': 'EH', 'Falkland Is.': 'FK',
  eSwatini: 'SZ', 'Marshall Is.': 'MH', 'Antigua and Barb.': 'AG', 'St. Kitts and Nevis': 'KN', 'St. Vin. and Gren.': 'VC',
  'São Tomé and Principe': 'ST', 'Cabo Verde': 'CV', 'Turks and Caicos Is.': 'TC', 'U.S. Virgin Is.': 'VI', 'British Virgin Is.': 'VG',
  'Cayman Is.': 'KY', 'Cook Is.': 'CK', 'N. Mariana Is.': 'MP', 'Fr. Polynesia': 'PF', 'Faeroe Is.': 'FO', Åland: 'AX', 'Timor-Leste': 'TL' };

const radians = (degrees) => (degrees * Math.PI) / 180;

/** Equal-area coordinates in which the globe has the area 1. */
const equalArea = ([lon, lat]) => [lon / 360, Math.sin(radians(lat)) / 2];

function mercator([lon, lat]) {
  const sine = Math.sin(radians(Math.max(-MOST_LATITUDE, Math.min(MOST_LATITUDE, lat))));
  const y = 0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI);
  return [((lon + 180) / 360) * UNITS, y * UNITS];
}

const twice = ([ax, ay], [bx, by], [cx, cy]) => (bx - ax) * (cy - ay) - (cx - ax) * (by - ay);

function areaOf(ring) {
  const flat = ring.map(equalArea);
  return Math.abs(flat.reduce((sum, point, i) => sum + (i ? twice([0, 0], flat[i - 1], point) : 0), 0)) / 2;
}

const same = (a, b) => a[0] === b[0] && a[1] === b[1];

/** A line that goes on beyond 180° where it crosses the date line, instead of leaping around the globe. */
function unrolled(line) {
  let last = line[0][0];
  return line.map(([lon, lat]) => [(last = lon - 360 * Math.round((lon - last) / 360)), lat]);
}

/** Of a sharp bend as much less counts than of a blunt one, so that coasts are smooth rather than spiked. */
function bluntness([ax, ay], [bx, by], [cx, cy]) {
  const [px, py, qx, qy] = [ax - bx, ay - by, cx - bx, cy - by];
  return 1 - 0.7 * ((px * qx + py * qy) / (Math.hypot(px, py) * Math.hypot(qx, qy) || 1));
}

/** Takes bends out of a line, the smallest first (Visvalingam), and keeps its ends. */
function simplified(line, least) {
  const flat = line.map(equalArea), angled = line.map(mercator);
  const before = line.map((_, i) => i - 1), after = line.map((_, i) => i + 1);
  const bend = (i) => (Math.abs(twice(flat[before[i]], flat[i], flat[after[i]])) / 2) * bluntness(angled[before[i]], angled[i], angled[after[i]]);
  const left = new Map(line.slice(1, -1).map((_, i) => [i + 1, bend(i + 1)]));
  const fewest = same(line[0], line.at(-1)) ? 3 : 0;
  let largest = 0;
  while (left.size > fewest) {
    let next = -1, smallest = Infinity;
    for (const [i, area] of left) if (area < smallest) [next, smallest] = [i, area];
    largest = Math.max(largest, smallest);
    if (largest > least) break;
    left.delete(next);
    after[before[next]] = after[next];
    before[after[next]] = before[next];
    for (const i of [before[next], after[next]]) if (left.has(i)) left.set(i, bend(i));
  }
  return line.filter((_, i) => i === 0 || i === line.length - 1 || left.has(i));
}

/** The point in a ring of the map that is farthest from its edge, on a grid; and the ring's width. */
function middle(points) {
  const xs = points.map(([x]) => x), ys = points.map(([, y]) => y);
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  let best = { x: left, y: top, room: -Infinity };
  for (let i = 1; i < 40; i++) {
    for (let j = 1; j < 40; j++) {
      const x = left + ((right - left) * i) / 40, y = top + ((bottom - top) * j) / 40;
      const room = roomAt(points, x, y);
      if (room > best.room) best = { x, y, room };
    }
  }
  return { x: Math.round(best.x), y: Math.round(best.y), width: Math.round(right - left) };
}

/** The distance to the edge, twice as much upward as sideways since names are wide; negative outside. */
function roomAt(points, x, y) {
  let inside = false, nearest = Infinity;
  for (let i = 1; i < points.length; i++) {
    const [ax, ay] = points[i - 1], [bx, by] = points[i];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
    const dx = bx - ax, dy = 2 * (by - ay), px = x - ax, py = 2 * (y - ay);
    const along = Math.max(0, Math.min(1, (px * dx + py * dy) / (dx * dx + dy * dy || 1)));
    nearest = Math.min(nearest, Math.hypot(px - along * dx, py - along * dy));
  }
  return inside ? nearest : -nearest;
}

// The steps: 76 characters stand for the small ones, which are most; eight begin one of two characters,
// one begins one of four. Neither quote nor backslash is among them.
const DIGITS = 80, ONE = 76, TWO = 8;
const digit = (n) => String.fromCharCode(n + 35 === 92 ? 126 : n + 35);

function written(step) {
  const n = step < 0 ? -2 * step - 1 : 2 * step;
  if (n < ONE) return digit(n);
  const two = n - ONE;
  if (two < TWO * DIGITS) return digit(ONE + Math.floor(two / DIGITS)) + digit(two % DIGITS);
  const four = two - TWO * DIGITS;
  return digit(ONE + TWO) + digit(Math.floor(four / DIGITS / DIGITS)) + digit(Math.floor(four / DIGITS) % DIGITS) + digit(four % DIGITS);
}

/** Lines in an order in which each begins near the end of the one before, as steps that are small. */
function chained(lines, isRing) {
  const left = new Set(lines);
  const chain = [];
  let end = [0, 0];
  while (left.size) {
    let next = { way: Infinity };
    for (const line of left) {
      // A ring may begin anywhere, a border at either end.
      for (const i of isRing ? line.keys() : [0, line.length - 1]) {
        const way = Math.abs(line[i][0] - end[0]) + Math.abs(line[i][1] - end[1]);
        if (way < next.way) next = { line, i, way };
      }
    }
    left.delete(next.line);
    chain.push(isRing ? [...next.line.slice(next.i), ...next.line.slice(0, next.i)] : next.i ? next.line.toReversed() : next.line);
    end = chain.at(-1).at(-1);
  }
  return chain;
}

function encoded(lines, isRing) {
  let [x, y] = [0, 0];
  return chained(lines, isRing).map((line) => line.map(([toX, toY]) => {
    const text = written(toX - x) + written(toY - y);
    [x, y] = [toX, toY];
    return text;
  }).join('')).join('\n');
}

/** A ring on the map. The coast of Antarctica goes around the pole; its land ends where the map does. */
function flattened(ring) {
  const points = ring.map(mercator);
  const [first, last] = [points[0], points.at(-1)];
  return Math.abs(first[0] - last[0]) < 1 ? points : [...points, [last[0], UNITS], [first[0], UNITS], first];
}

/** Whole units, without points that have become the same; empty where nothing is left of a line. */
function whole(line, isRing) {
  const points = line.map((point) => point.map(Math.round)).filter((point, i, all) => !i || !same(point, all[i - 1]));
  if (isRing && points.length > 1 && same(points[0], points.at(-1))) points.pop();
  return points.length < (isRing ? 3 : 2) ? [] : points;
}

function download() {
  const folder = mkdtempSync(join(tmpdir(), 'world-'));
  try {
    execFileSync('npm', ['pack', `${PACKAGE}@${VERSION}`, '--silent'], { cwd: folder });
    execFileSync('tar', ['xzf', `${PACKAGE}-${VERSION}.tgz`], { cwd: folder });
    return JSON.parse(readFileSync(join(folder, 'package', 'countries-50m.json'), 'utf8'));
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const atlas = download();
const { scale, translate } = atlas.transform;
const arcs = atlas.arcs.map((arc) => {
  let x = 0, y = 0;
  return unrolled(arc.map(([dx, dy]) => [(x += dx) * scale[0] + translate[0], (y += dy) * scale[1] + translate[1]]));
});
const index = (arc) => (arc < 0 ? ~arc : arc);
const joined = (ring, of) => unrolled(ring.flatMap((arc, i) => (arc < 0 ? of[~arc].toReversed() : of[arc]).slice(i ? 1 : 0)));
const parts = ({ type, arcs: of }) => (type === 'Polygon' ? [of] : of);

// Which arcs are looked at how closely, and which divide two countries.
const area = arcs.map(() => Infinity), uses = arcs.map(() => 0), wanted = new Set();
const labels = [];
const known = new Map(), codes = new Map();
for (const line of readFileSync(COUNTRIES, 'utf8').split('\n')) {
  if (!line || line.startsWith('#')) continue;
  const [country, names] = line.split('\t');
  known.set(country, names.split('|')[0]);
  for (const name of names.split('|')) codes.set(name, country);
}
for (const country of atlas.objects.countries.geometries) {
  const outer = parts(country).map(([ring]) => joined(ring, arcs));
  const areas = outer.map(areaOf);
  const total = areas.reduce((sum, one) => sum + one);
  const largest = areas.indexOf(Math.max(...areas));
  parts(country).forEach((rings, i) => rings.flat().map(index).forEach((arc) => {
    uses[arc]++;
    area[arc] = Math.min(area[arc], total);
    if (i === largest || areas[i] >= LEAST_ISLAND) wanted.add(arc);
  }));
  const { name } = country.properties;
  const code = SAME[name] ?? codes.get(name);
  if (code) labels.push({ code, name: known.get(code), ...middle(flattened(outer[largest])) });
  else console.error(`no label: ${name}`);
}

const isRemote = ([, lat]) => lat > FROM_NORTH || lat < FROM_SOUTH;
const drawn = arcs.map((arc, i) => simplified(arc, COARSENESS * Math.sqrt(area[i]) * (isRemote(arc[arc.length >> 1]) ? REMOTE : 1)));
const land = atlas.objects.land.geometries.flatMap(parts).flat()
  .filter((ring) => ring.some((arc) => wanted.has(index(arc))))
  .map((ring) => whole(flattened(joined(ring, drawn)), true)).filter((ring) => ring.length);
const borders = drawn.filter((_, i) => uses[i] > 1 && wanted.has(i))
  .map((line) => whole(line.map(mercator), false)).filter((line) => line.length);
labels.sort((a, b) => b.width - a.width || (a.name < b.name ? -1 : 1));

const text = [
  labels.map(({ code, name, x, y, width }) => [code, name, x, y, width].join('\t')).join('\n'),
  encoded(land, true),
  encoded(borders, false),
].join('\n\n') + '\n';
writeFileSync(OUT, text);
const points = [...land, ...borders].reduce((sum, line) => sum + line.length, 0);
console.log(`${labels.length} labels, ${land.length} rings, ${borders.length} borders, ${points} points, ${text.length} bytes, ${gzipSync(text).length} compressed`);
