// Where events are: the places of a timeline, and circles of places that are near each other on the map.
import { plain } from './dom.js';
import { mercator } from './viewport.js';

/** Precisions whose point is none: somewhere in a country, or in a region. */
const VAGUE = ['country', 'region'];

/** As in the list: events that matter have the accent. */
const WEIGHTY = 0.36;

/** How much of a circle another may cover, as a share of its radius. */
const COVERED = 0.6;

/** A length that two of the largest circles do not reach over, in pixels. */
const CELL = 80;

const NEIGHBOURS = [-1, 0, 1].flatMap((dx) => [-1, 0, 1].map((dy) => [dx, dy]));

/**
 * Places, each with its events, the busiest first: where it is drawn, and where the API has it (`at`).
 *
 * @param labels where the names of countries stand: there, too, are the events known by country only
 */
export function spotsOf(features, labels) {
  const middles = new Map(labels.map((label) => [label.code, label]));
  const spots = new Map();
  for (const { id, geometry, properties } of features) {
    const [lon, lat] = geometry.coordinates;
    const vague = VAGUE.includes(properties.precision) ? properties.precision : null;
    const key = `${lon},${lat},${vague}`;
    const at = mercator([lon, lat]);
    const { x, y } = (vague === 'country' && middles.get(properties.country)) || at;
    if (!spots.has(key)) spots.set(key, { key, x, y, at, vague, name: plain(properties.place), within: plain(properties.in), country: properties.country, events: [] });
    spots.get(key).events.push({ id, ...properties });
  }
  return [...spots.values()].sort(busiest);
}

const busiest = (a, b) => b.events.length - a.events.length || (a.key < b.key ? -1 : 1);

/** Area by number, with room for the digits. */
const radius = (events) => (events === 1 ? 5 : Math.min(28, 6 + 1.3 * Math.sqrt(events)));

/**
 * Circles for a scale, so that none covers much of another: the busier takes in what is too near, and
 * stays where it is. A country or region has a ring, as its events have no point.
 */
export function circlesOf(spots, scale) {
  let circles = spots.map((spot) => ({ x: spot.x, y: spot.y, spots: [spot], events: spot.events.length, r: radius(spot.events.length) }));
  for (let before = Infinity; circles.length < before;) {
    before = circles.length;
    circles = merged(circles, scale);
  }
  return circles.map((circle) => ({ ...circle, ...told(circle) }));
}

/** One round: circles that have grown may be too near to others, which the next round finds. */
function merged(circles, scale) {
  const kept = [];
  const cells = new Map();
  const across = Math.max(1, Math.floor(scale / CELL));
  const cell = (x, y, dx, dy) => `${(Math.floor(x * across) + dx + across) % across},${Math.floor(y * across) + dy}`;
  for (const one of circles.toSorted((a, b) => b.events - a.events)) {
    const near = NEIGHBOURS.flatMap(([dx, dy]) => cells.get(cell(one.x, one.y, dx, dy)) ?? [])
      .map((other) => ({ other, apart: distance(one, other) * scale - Math.max(one.r, other.r) - (1 - COVERED) * Math.min(one.r, other.r) }))
      .filter(({ apart }) => apart < 0).sort((a, b) => a.apart - b.apart)[0]?.other;
    if (near) {
      near.spots = [...near.spots, ...one.spots];
      near.events += one.events;
      near.r = radius(near.events);
      continue;
    }
    kept.push(one);
    const key = cell(one.x, one.y, 0, 0);
    cells.set(key, [...(cells.get(key) ?? []), one]);
  }
  return kept;
}

/** Over the date line where that is nearer. */
function distance(a, b) {
  const dx = Math.abs(a.x - b.x);
  return Math.hypot(Math.min(dx, 1 - dx), a.y - b.y);
}

/** What a circle says of its events. */
function told({ spots }) {
  const all = spots.flatMap((spot) => spot.events);
  const named = spots.toSorted(busiest)[0];
  return {
    named,
    // It stands where most of its events are: in the middle of a country they are at no point.
    isRing: Boolean(named.vague),
    isMixed: !named.vague && spots.some((spot) => spot.vague),
    ids: all.map((event) => event.id),
    isWeighty: all.some((event) => event.importance >= WEIGHTY),
    // As in the list, what has not happened is hollow.
    isOpen: all.every((event) => event.factuality !== 'happened'),
    name: nameOf(named) + (spots.length > 1 ? ` and ${spots.length - 1} more` : ''),
  };
}

/** "Homs, Syria". */
export const nameOf = ({ name, within }) => [name, within].filter(Boolean).join(', ');

/** A gap less wide than this, as a share of the world, decides nothing. */
const ATLAS = 0.3;

/** The box around some places, however the globe is turned: across the widest gap between them it does not go. */
export function boxAround(spots) {
  const xs = spots.map(({ x }) => x).sort((a, b) => a - b), ys = spots.map(({ y }) => y);
  let left = xs[0], gap = xs[0] + 1 - xs.at(-1);
  for (let i = 1; i < xs.length; i++) if (xs[i] - xs[i - 1] > gap) [left, gap] = [xs[i], xs[i] - xs[i - 1]];
  // Where no gap is wide, the world stands as it stands in an atlas.
  if (gap < ATLAS) [left, gap] = [xs[0], xs[0] + 1 - xs.at(-1)];
  return { left, right: left + 1 - gap, top: Math.min(...ys), bottom: Math.max(...ys) };
}

/** Of all events, this many stay in sight at least. */
const DENSE = 0.75;

/**
 * The box in which most events are, where it is less than half as wide or high as that of all: far
 * places are cut off, as long as the box shrinks more than twice as much as the events in it.
 */
export function denseBox(spots) {
  const whole = boxAround(spots);
  let kept = spots.map(({ x, y, events }) => ({ x: x + (x < whole.left ? 1 : 0), y, events: events.length }));
  const least = DENSE * eventsOf(kept);
  for (let cut = bestCut(kept, least); cut; cut = bestCut(kept, least)) kept = cut;
  const xs = kept.map(({ x }) => x), ys = kept.map(({ y }) => y);
  const box = { left: Math.min(...xs), right: Math.max(...xs), top: Math.min(...ys), bottom: Math.max(...ys) };
  const isDenser = Math.max(box.right - box.left, box.bottom - box.top) * 2 < Math.max(whole.right - whole.left, whole.bottom - whole.top);
  return isDenser ? box : whole;
}

const eventsOf = (places) => places.reduce((sum, { events }) => sum + events, 0);

/** What is left if the most room for the fewest events is cut off at one of the four sides; null if no cut is worth it. */
function bestCut(places, least) {
  const all = eventsOf(places);
  let best = { worth: 2 };
  for (const [axis, sign] of [['x', 1], ['x', -1], ['y', 1], ['y', -1]]) {
    const sorted = places.toSorted((a, b) => sign * (a[axis] - b[axis]));
    const extent = Math.abs(sorted.at(-1)[axis] - sorted[0][axis]);
    for (let i = 1, lost = 0; i < sorted.length; i++) {
      lost += sorted[i - 1].events;
      if (all - lost < least) break;
      const worth = Math.abs(sorted[i][axis] - sorted[0][axis]) / extent / (lost / all);
      if (worth > best.worth) best = { worth, left: sorted.slice(i) };
    }
  }
  return best.left ?? null;
}
