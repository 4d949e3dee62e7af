// Times as they are known: TIMEX3 values to words of the reader's language, never finer than stated.
// A wall clock without a zone, and any date, stays what it is whatever zone the reader chooses.

const pad = (n, width = 2) => String(n).padStart(width, '0');
const utc = (y, m = 1, d = 1, h = 0, min = 0) => {
  const date = new Date(Date.UTC(2000, m - 1, d, h, min));
  date.setUTCFullYear(y, m - 1, d);
  return date;
};
const day = (date) => date.toISOString().slice(0, 10);

const COARSENESS = ['century', 'decade', 'year', 'half', 'season', 'quarter', 'month', 'week', 'weekend', 'day'];
const PARTS = { MO: 'morning', MI: 'midday', AF: 'afternoon', EV: 'evening', NI: 'night', DT: 'daytime' };
const STARTS = { Q1: 1, H1: 1, Q2: 4, Q3: 7, H2: 7, Q4: 10, SP: 3, SU: 6, FA: 9, WI: 12 };
const SEASONS = { SP: 'spring', SU: 'summer', FA: 'autumn', WI: 'winter' };

/** What a TIMEX3 value says: its unit, its first day, its clock time or part of the day; or null. */
export function parse(value) {
  let m;
  if ((m = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d)(?::(\d\d))?(?::\d\d)?|T([A-Z]{2}))?$/.exec(value))) {
    const [hour, minute] = [m[4], m[5]];
    const date = utc(+m[1], +m[2], +m[3], +(hour ?? 0), +(minute ?? 0));
    const clock = hour === undefined ? null : day(date) + 'T' + date.toISOString().slice(11, 16);
    return { unit: 'day', begin: day(date), clock, part: PARTS[m[6]] ?? null };
  }
  if ((m = /^(\d{4})-W(\d\d)(-WE)?$/.exec(value))) {
    const monday = utc(+m[1], 1, 4);
    monday.setUTCDate(4 - ((monday.getUTCDay() + 6) % 7) + (+m[2] - 1) * 7 + (m[3] ? 5 : 0));
    return { unit: m[3] ? 'weekend' : 'week', begin: day(monday) };
  }
  if ((m = /^(\d{4})-(\d\d)$/.exec(value))) return { unit: 'month', begin: `${value}-01` };
  if ((m = /^(\d{4})-(Q[1-4]|H[12]|SP|SU|FA|WI)$/.exec(value))) {
    const unit = m[2][0] === 'Q' ? 'quarter' : m[2][0] === 'H' ? 'half' : 'season';
    return { unit, begin: `${m[1]}-${pad(STARTS[m[2]])}-01`, code: m[2], year: m[1] };
  }
  if (/^\d{4}$/.test(value)) return { unit: 'year', begin: `${value}-01-01` };
  if (/^\d{3}$/.test(value)) return { unit: 'decade', begin: `${value}0-01-01` };
  if (/^\d{2}$/.test(value)) return { unit: 'century', begin: `${value}00-01-01` };
  return null;
}

const formats = new Map();
function format(options) {
  const key = JSON.stringify(options);
  if (!formats.has(key)) formats.set(key, new Intl.DateTimeFormat(undefined, options));
  return formats.get(key);
}
const wall = (options) => format({ ...options, timeZone: 'UTC' });
const dateOf = (iso) => new Date((iso.length > 10 ? iso : iso + 'T00:00') + 'Z');

/** The language that dates are written in. */
export const LANGUAGE = new Intl.DateTimeFormat().resolvedOptions().locale;

/** The reader's own zone. */
export const MINE = new Intl.DateTimeFormat().resolvedOptions().timeZone;

const zoneId = (choice) => (choice === 'utc' ? 'UTC' : MINE);

/** "Damascus" for Asia/Damascus, "UTC+03:00" for an offset. */
export function zoneName(id) {
  if (!id) return '';
  if (/^[+-]/.test(id)) return 'UTC' + id;
  if (id === 'Z' || id === 'UTC' || id.startsWith('Etc/')) return 'UTC';
  return id.slice(id.lastIndexOf('/') + 1).replace(/_/g, ' ');
}

/** An instant on the clocks of a zone: 2016-02-26T22:00. */
function clockAt(instant, zone) {
  const parts = {};
  const at = new Intl.DateTimeFormat('en-u-ca-iso8601-hc-h23', {
    timeZone: zone, year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit', hourCycle: 'h23',
  });
  for (const { type, value } of at.formatToParts(new Date(instant))) parts[type] = value;
  return `${pad(parts.year, 4)}-${parts.month}-${parts.day}T${parts.hour}:${parts.minute}`;
}

/** Where a time stands for a reader who chose a zone ("own", "utc", "mine"). */
export function place(time, choice = 'own') {
  const told = parse(time.value);
  if (!told) return { key: time.value, begin: (time.earliest || '9999').slice(0, 10), unit: 'day', unknown: time.value };
  const moves = told.clock && time.zone && choice !== 'own';
  const clock = moves ? clockAt(time.earliest, zoneId(choice)) : told.clock;
  const begin = clock ? clock.slice(0, 10) : told.begin;
  return {
    ...told, begin, clock,
    key: told.unit === 'day' ? begin : time.value,
    zone: told.clock ? (moves ? zoneId(choice) : time.zone ?? null) : null,
    moved: Boolean(moves && (clock !== told.clock || zoneName(zoneId(choice)) !== zoneName(time.zone))),
  };
}

/** The last day of the period that a time is grouped by. */
function lastDay(at) {
  if (at.unit === 'day') return at.begin;
  const begin = dateOf(at.begin);
  const [y, m, d] = [begin.getUTCFullYear(), begin.getUTCMonth() + 1, begin.getUTCDate()];
  const end = {
    week: [y, m, d + 6], weekend: [y, m, d + 1], month: [y, m + 1, 0], quarter: [y, m + 3, 0], season: [y, m + 3, 0], half: [y, m + 6, 0],
    year: [y, 12, 31], decade: [y + 9, 12, 31], century: [y + 99, 12, 31],
  }[at.unit];
  return day(utc(...end));
}

/** Orders two events, each with its place: periods after the days in them, and of a day what has no hour first. */
export function order(a, b, latestFirst) {
  const by = (key) => { const [x, y] = [key(a), key(b)]; return x < y ? -1 : x > y ? 1 : 0; };
  const sign = latestFirst ? -1 : 1;
  // Clocks of one day may be of many zones: what came first goes first, whatever its own clock said.
  return sign * by(({ at }) => (latestFirst ? at.begin : lastDay(at)))
    || -by(({ at }) => COARSENESS.indexOf(at.unit))
    || sign * (by(({ at }) => at.key) || by(({ at }) => (at.clock ? 1 : 0)) || by(({ event }) => event.time.earliest) || by(({ event }) => event.id));
}

/** The heading over a group: "Saturday, 27 February 2016", "February 2016", "1980s". */
export function heading(at) {
  if (at.unknown) return at.unknown;
  const date = dateOf(at.begin);
  switch (at.unit) {
    case 'day': return wall({ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' }).format(date);
    case 'week': return 'Week of ' + longDay(at.begin);
    case 'weekend': return 'Weekend of ' + longDay(at.begin);
    case 'month': return wall({ month: 'long', year: 'numeric' }).format(date);
    case 'quarter': return `${at.code} ${at.year}`;
    case 'half': return `${at.code === 'H1' ? 'First' : 'Second'} half of ${at.year}`;
    case 'season': { const s = SEASONS[at.code]; return s[0].toUpperCase() + s.slice(1) + ' ' + at.year; }
    case 'decade': return at.begin.slice(0, 4) + 's';
    case 'century': return at.begin.slice(0, 4) + 's (century)';
    default: return String(+at.begin.slice(0, 4));
  }
}

export const longDay = (iso) => wall({ day: 'numeric', month: 'long', year: 'numeric' }).format(dateOf(iso));
export const shortDay = (iso) => wall({ day: 'numeric', month: 'short', year: 'numeric' }).format(dateOf(iso));
export const shortMonth = (iso) => wall({ month: 'short', year: 'numeric' }).format(dateOf(iso));
export const clockText = (clock) => wall({ hour: '2-digit', minute: '2-digit', hourCycle: 'h23' }).format(dateOf(clock));

const MODS = {
  START: 'early', MID: 'mid', END: 'late', APPROX: 'about', BEFORE: 'before', AFTER: 'after',
  ON_OR_BEFORE: 'by', LESS_THAN: 'by', EQUAL_OR_LESS: 'by', ON_OR_AFTER: 'since', MORE_THAN: 'since', EQUAL_OR_MORE: 'since',
};

/** Under its heading: { lead: "about", main: "21:15", zone: "Damascus", tail: "to 14:00" }. */
export function brief(time, choice) {
  const at = place(time, choice);
  const end = endOf(time, choice);
  return {
    lead: MODS[time.mod] ?? '',
    main: at.clock ? clockText(at.clock) : at.part ?? '',
    zone: at.clock ? (at.zone ? zoneName(at.zone) : 'local time') : '',
    tail: end ? 'to ' + (end.clock && end.begin === at.begin ? clockText(end.clock) : short(end)) : '',
    own: at.moved ? `${ownText(time)}` : '',
  };
}

function ownText(time) {
  const own = place(time, 'own');
  return `${shortDay(own.begin)}, ${clockText(own.clock)} ${zoneName(own.zone)}`;
}

function endOf(time, choice) {
  if (!time.endValue) return null;
  const told = parse(time.endValue);
  // The range ends after its last minute: that minute is what was told.
  const last = told?.clock ? new Date(Date.parse(time.latest) - 60_000).toISOString() : time.latest;
  return place({ ...time, value: time.endValue, earliest: last }, choice);
}

const short = (at) => at.clock ? `${shortDay(at.begin)}, ${clockText(at.clock)}` : at.unit === 'day' ? shortDay(at.begin) + (at.part ? ', ' + at.part : '') : lower(heading(at));
const lower = (text) => (/^(Week|First|Second|Spring|Summer|Autumn|Winter)/.test(text) ? text[0].toLowerCase() + text.slice(1) : text);

/** The whole of it on one line: "about 1 March 2025, 21:15 Damascus". */
export function full(time, choice = 'own') {
  const at = place(time, choice);
  const { lead, main, zone, tail } = brief(time, choice);
  const date = at.unit === 'day' && !at.unknown ? longDay(at.begin) : lower(heading(at));
  return [lead, date + (main ? ', ' + main : ''), zone, tail].filter(Boolean).join(' ');
}

/** When something was published: the day, with the hour where it is known. */
export function published(text) {
  const at = /^(\d{4}-\d\d-\d\d)(?:T(\d\d:\d\d))?/.exec(text ?? '');
  if (!at) return text ?? '';
  return at[2] ? `${shortDay(at[1])}, ${clockText(at[1] + 'T' + at[2])}` : shortDay(at[1]);
}
