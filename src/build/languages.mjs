// Rebuilds src/main/resources/io/dateline/time/lang/*/cldr.tsv: what the Unicode CLDR knows of the words
// with which a language tells times.
//
//   node src/build/languages.mjs [DIR]     (Node 20, from the repository root; needs the npm registry)
//
// DIR keeps the packages for the next time; without it a temporary folder is used.
//
// Sources, all of the Unicode CLDR (Unicode licence v3), pinned as npm packages:
//   cldr-dates-full        months, weekdays, "yesterday", "N weeks ago", eras, names of zones and their cities
//   cldr-rbnf              the rules by which numbers are spelt
//   cldr-localenames-full  names of countries; the zones of their capitals are those of countries.tsv

import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const VERSION = '48.2.0';
const PACKAGES = ['cldr-dates-full', 'cldr-rbnf', 'cldr-localenames-full'];
const OUT = 'src/main/resources/io/dateline/time/lang';
const LANGUAGES = ('ar bg cs de el es fa fr he hi hu id it ja ko nl pl pt ro ru sr sv tr uk vi zh').split(' ');
const WEEKDAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
const UNITS = { second: 'SECOND', minute: 'MINUTE', hour: 'HOUR', day: 'DAY', week: 'WEEK', month: 'MONTH', quarter: 'QUARTER', year: 'YEAR' };
// The zone that news means by the name of a region's time.
const REGIONS = {
  Europe_Central: 'Europe/Paris', Europe_Eastern: 'Europe/Bucharest', Europe_Western: 'Europe/Lisbon', Moscow: 'Europe/Moscow',
  GMT: 'UTC', America_Eastern: 'America/New_York', America_Central: 'America/Chicago', America_Mountain: 'America/Denver',
  America_Pacific: 'America/Los_Angeles', Arabian: 'Asia/Riyadh', Israel: 'Asia/Jerusalem', Japan: 'Asia/Tokyo', China: 'Asia/Shanghai',
  India: 'Asia/Kolkata', Iran: 'Asia/Tehran', Korea: 'Asia/Seoul', Argentina: 'America/Argentina/Buenos_Aires', Brasilia: 'America/Sao_Paulo',
  Gulf: 'Asia/Dubai', Afghanistan: 'Asia/Kabul', Pakistan: 'Asia/Karachi', Azerbaijan: 'Asia/Baku', Armenia: 'Asia/Yerevan',
  Georgia: 'Asia/Tbilisi', Australia_Eastern: 'Australia/Sydney', Colombia: 'America/Bogota', Peru: 'America/Lima', Turkey: 'Europe/Istanbul',
};

const dir = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'languages-'));
mkdirSync(dir, { recursive: true });
execFileSync('npm', ['install', '--prefix', dir, '--no-save', '--silent', ...PACKAGES.map((name) => `${name}@${VERSION}`)]);
const read = (path) => JSON.parse(readFileSync(join(dir, 'node_modules', path), 'utf8'));

const capitals = new Map(readFileSync('src/main/resources/io/dateline/text/countries.tsv', 'utf8').split('\n')
  .filter((line) => line && !line.startsWith('#')).map((line) => line.split('\t')).map((fields) => [fields[0], fields[4]]));

for (const language of LANGUAGES) {
  const rows = [...new Set([...rowsOf(language)].map((row) => row.join('\t').trimEnd()))].filter((row) => row !== '#');
  mkdirSync(join(OUT, language), { recursive: true });
  writeFileSync(join(OUT, language, 'cldr.tsv'), header(language) + rows.map((row) => row + '\n').join(''));
}
if (!process.argv[2]) {
  rmSync(dir, { recursive: true });
}

function header(language) {
  return `# What the Unicode CLDR knows of words that tell times in the language "${language}".\n`
    + '# Columns, TAB separated: words or a pattern (several parted by |), kind, value, data; see docs/languages.md.\n'
    + '# Made by a script; do not edit. Rebuild from the repository root with\n'
    + '#   node src/build/languages.mjs\n'
    + `# Source: Unicode CLDR ${VERSION} (https://cldr.unicode.org/), Unicode licence v3; read from the npm packages\n`
    + `#   ${PACKAGES.join(', ')}.\n`;
}

function* rowsOf(language) {
  const dates = read(`cldr-dates-full/main/${language}/ca-gregorian.json`).main[language].dates.calendars.gregorian;
  const fields = read(`cldr-dates-full/main/${language}/dateFields.json`).main[language].dates.fields;
  const zones = read(`cldr-dates-full/main/${language}/timeZoneNames.json`).main[language].dates.timeZoneNames;
  const countries = read(`cldr-localenames-full/main/${language}/territories.json`).main[language].localeDisplayNames.territories;
  yield [order(dates.dateFormats.short), 'order'];
  for (let month = 1; month <= 12; month++) {
    const whole = new Set([dates.months.format.wide[month], dates.months['stand-alone'].wide[month]].map(clean));
    const short = new Set([dates.months.format.abbreviated[month], dates.months['stand-alone'].abbreviated[month]].map(clean));
    yield row([...whole].filter(isWord), 'month', month);
    yield row([...short].filter((name) => isWord(name) && !whole.has(name) && name.length > 1), 'month', month, 'short');
  }
  yield* WEEKDAYS.map((day, i) =>
    row([dates.days.format.wide[day], dates.days['stand-alone'].wide[day]].map(clean), 'weekday', i + 1));
  for (let offset = -2; offset <= 2; offset++) {
    yield row([fields.day[`relative-type-${offset}`]].filter(Boolean).map(clean), 'dayword', offset);
  }
  for (const [name, code] of [['morning1', 'MO'], ['evening1', 'EV'], ['night1', 'NI']]) {
    const part = dates.dayPeriods['stand-alone'].wide[name];
    yield row(part && !/\s/.test(part) ? [clean(part)] : [], 'part', '', code);
  }
  yield row([dates.dayPeriods.format.wide.am, dates.dayPeriods.format.abbreviated.am].map(clean), 'halfday', 0);
  yield row([dates.dayPeriods.format.wide.pm, dates.dayPeriods.format.abbreviated.pm].map(clean), 'halfday', 12);
  yield row([dates.eras.eraNames[0], dates.eras.eraAbbr[0]].map(clean), 'bc');
  yield* units(fields);
  yield* patterns(fields);
  yield* numbers(language);
  for (const [name, zone] of Object.entries(REGIONS)) {
    yield row(Object.values(zones.metazone?.[name]?.long ?? {}).map(clean), 'zone', '', zone);
  }
  yield* cities(zones.zone);
  for (const [code, name] of Object.entries(countries)) {
    if (/^[A-Z]{2}$/.test(code) && !['ZZ', 'XA', 'XB', 'EU', 'EZ', 'UN', 'QO'].includes(code)) {
      const names = [name, countries[`${code}-alt-short`], countries[`${code}-alt-variant`]].filter(Boolean);
      yield row(names.map(clean), 'country', '', capitals.get(code) ? `${code} ${capitals.get(code)}` : code);
    }
  }
}

function row(words, kind, value = '', data = '') {
  const known = [...new Set(words)].filter((word) => word && !/^[\d\s]*$/.test(word));
  return known.length ? [known.join('|'), kind, value, data] : ['#'];
}

function clean(text) {
  return (text ?? '').replaceAll('\u00ad', '').replaceAll(/[\u200e\u200f\u061c]/g, '').replaceAll('\u00a0', ' ').replaceAll('|', ' ')
    .replace(/\.$/, '').trim().toLowerCase();
}

function isWord(name) {
  return !/\d/.test(name);
}

/** "dmy", "mdy" or "ymd". */
function order(format) {
  return ['d', 'M', 'y'].sort((a, b) => format.indexOf(a) - format.indexOf(b)).join('').toLowerCase();
}

/** The words of a field's relative forms: [pattern, unit, sign]. */
function* relative(fields) {
  for (const [field, unit] of Object.entries(UNITS)) {
    for (const [side, sign] of [['past', -1], ['future', 1]]) {
      for (const form of new Set(Object.values(fields[field][`relativeTime-type-${side}`]).map(clean))) {
        yield [form, unit, sign];
      }
    }
  }
}

/** Of "3 weeks ago" what is not in "3 years ago" is the unit. */
function* units(fields) {
  const all = [...relative(fields)];
  for (const unit of Object.values(UNITS)) {
    const names = new Set();
    for (const [form, of, sign] of all) {
      if (of === unit && form.includes('{0}')) {
        const others = all.filter(([, other, side]) => other !== unit && side === sign).map(([other]) => other.split(/\s+/));
        const words = form.split(/\s+/).filter((word) => !word.includes('{0}') && !others.some((other) => other.includes(word)));
        if (words.length === 1) {
          names.add(words[0]);
        }
      }
    }
    yield row([...names], 'unit', '', unit);
  }
}

function* patterns(fields) {
  const names = new Set([...units(fields)].flatMap(([words]) => words.split('|')));
  for (const [form, unit, sign] of relative(fields)) {
    if (form.includes('{0}')) {
      const words = spaced(form).split(' ');
      const at = words.findIndex((word) => names.has(word));
      const named = words.map((word, i) => (i === at ? '<unit>' : word)).join(' ').replace('{0}', ' <number> ');
      yield [spaced(named), 'pattern', at < 0 ? `offset unit=${unit} sign=${sign}` : `offset sign=${sign}`];
    }
  }
  for (const [field, unit] of Object.entries(UNITS)) {
    for (const offset of field === 'day' ? [] : [-1, 0, 1]) {
      const form = fields[field][`relative-type-${offset}`];
      if (form && ['WEEK', 'MONTH', 'QUARTER', 'YEAR'].includes(unit)) {
        yield [spaced(clean(form)), 'pattern', `period unit=${unit} dir=${offset}`];
      }
    }
  }
  for (const [i, day] of WEEKDAYS.entries()) {
    for (const offset of [-1, 0, 1]) {
      const form = fields[day][`relative-type-${offset}`];
      if (form) {
        yield [spaced(clean(form)), 'pattern', `weekday weekday=${i + 1} dir=${offset}`];
      }
    }
  }
}

/** In the notation of patterns brackets are a group. */
function spaced(form) {
  return form.replaceAll(/[()[\]?+]/g, ' ').replaceAll(/\s+/g, ' ').trim();
}

/** The cities of zones; a name that is the same as in the id of its zone is left out of the CLDR. */
function* cities(zones) {
  const latin = /[a-z]/.test(zones.Europe?.Athens?.exemplarCity ?? 'a');
  for (const [id] of zoneIds(read('cldr-dates-full/main/ar/timeZoneNames.json').main.ar.dates.timeZoneNames.zone, '')) {
    const own = id.split('/').reduce((found, name) => found?.[name], zones)?.exemplarCity;
    const plain = id.split('/').at(-1).replaceAll('_', ' ');
    yield row(own || latin ? [clean(own ?? plain)] : [], 'city', '', id);
  }
}

function* zoneIds(zones, path) {
  for (const [name, entry] of Object.entries(zones)) {
    const id = path ? `${path}/${name}` : name;
    if (entry.exemplarCity) {
      yield [id];
    } else if (typeof entry === 'object' && id !== 'Etc') {
      yield* zoneIds(entry, id);
    }
  }
}

function* numbers(language) {
  const rules = read(`cldr-rbnf/rbnf/${language}.json`).rbnf.rbnf.SpelloutRules;
  for (const [kind, last] of [['cardinal', 100], ['ordinal', 31]]) {
    const sets = Object.keys(rules).filter((name) => name.startsWith(`%spellout-${kind}`) && !name.includes('verbose'));
    for (let number = kind === 'ordinal' ? 1 : 0; number <= last; number++) {
      const words = sets.map((set) => clean(spell(rules, set, number))).filter(isWord);
      yield row(words, kind === 'ordinal' ? 'ordinal' : 'number', number);
    }
  }
}

/** A number by a set of rules (UTS 35, part 3: rule-based number formatting). */
function spell(rules, set, number, depth = 0) {
  const own = (rules[set] ?? []).filter(([base]) => /^\d+(\/\d+)?$/.test(base)).map(([base, text]) => [...base.split('/').map(Number), text]);
  let chosen = own[0];
  for (const rule of own) {
    chosen = rule[0] <= number ? rule : chosen;
  }
  if (!chosen || depth > 9) {
    return '0';
  }
  const [base, text] = [chosen[0], chosen.at(-1)];
  const radix = chosen.length > 2 ? chosen[1] : 10;
  let divisor = 1;
  while (base > 0 && divisor * radix <= base) {
    divisor *= radix;
  }
  const rest = number % divisor;
  const quotient = Math.floor(number / divisor);
  return text.replace(/;$/, '').replace(/^'/, '')
    .replaceAll(/\[([^\]]*)\]/g, rest === 0 ? '' : '$1')
    .replaceAll(/\$\([^)]*\)\$/g, '')
    .replaceAll(/→(%*[\w-]*)→+/g, (_, other) => (rest === 0 && !other ? '' : spell(rules, other || set, rest, depth + 1)))
    .replaceAll(/←(%*[\w-]*)←/g, (_, other) => spell(rules, other || set, quotient, depth + 1))
    .replaceAll(/=(%+[\w-]+)=/g, (_, other) => spell(rules, other, number, depth + 1))
    .replaceAll(/=[^=]*=/g, '0');
}
