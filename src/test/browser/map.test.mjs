// The map in a real browser: on places made up for what is to be seen, and on those that the server finds.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, answer, axe, launch, open, ready } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const TIMELINE = 'kourou-launch';
const KOUROU = [-52.65, 5.16, 'Kourou', 'French Guiana', 'city'], CAYENNE = [-52.33, 4.92, 'Cayenne', 'French Guiana', 'city'];
const PARIS = [2.35, 48.86, 'Paris', 'France', 'city'], FRANCE = [2.5, 48.5, 'France', null, 'country', 'FR'];

/** A feature as the API gives it. */
const feature = (id, [lon, lat, place, within, precision, country = null], more = {}) => ({
  type: 'Feature', id, geometry: { type: 'Point', coordinates: [lon, lat] },
  properties: { title: `Event ${id}`, edtf: '2025-05-20', granularity: 'day', earliest: '2025-05-20T00:00:00Z', factuality: 'happened', kind: 'other', importance: 0.2, sources: 1, place, in: within, country, precision, url: `/t/${TIMELINE}/${id}`, ...more },
});
const collection = (features, unplaced = 0) => ({ type: 'FeatureCollection', unplaced, shown: features.length + unplaced, total: features.length + unplaced, features });
const many = (n, at, more) => Array.from({ length: n }, (_, i) => feature(`${at[2]}-${i}`, at, more));

/** The map of made-up features, beside a real list. */
async function mapOf(made, options = {}, query = '?map=1') {
  const page = await open(browser, null, options);
  await answer(page, '**/events.geojson**', made);
  await page.goto(`${BASE}/t/${TIMELINE}${query}`);
  await ready(page);
  if (query.includes('map')) await page.waitForFunction(() => document.querySelector('.told-map')?.textContent);
  return page;
}

/** What the circles say, the busiest first. */
const circles = (page) => page.locator('.circle title').evaluateAll((all) => all.map((one) => one.textContent).sort((a, b) => b.match(/(\d+) events?$/)[1] - a.match(/(\d+) events?$/)[1]));
const circle = (page, name) => page.locator('.circle').filter({ has: page.locator('title', { hasText: name }) });
const names = (page) => page.locator('.name').allTextContents();
const still = (page) => page.waitForTimeout(450);
const listed = async () => (await (await fetch(`${BASE}/v1/timelines/${TIMELINE}/events?view=story&limit=500`)).json()).events;
const done = async (page) => {
  assert.deepEqual(page.faults, []);
  await page.context().close();
};

test('is loaded when it is opened, from here alone, in at most 60 KB', async () => {
  const page = await mapOf(collection(many(3, PARIS)), {}, '');
  const asked = () => page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => !name.includes('/v1/')).map(({ name, transferSize }) => ({ name, transferSize })));
  const first = await asked();
  assert.ok(!first.some(({ name }) => /\/(map|world|viewport)\./.test(name)));
  await page.getByRole('link', { name: 'Map', exact: true }).click();
  await page.waitForSelector('.circle');
  const more = (await asked()).slice(first.length);
  assert.ok(more.some(({ name }) => name.endsWith('/world.txt')));
  assert.deepEqual(more.filter(({ name }) => !name.startsWith(BASE + '/assets/')), []);
  const bytes = more.reduce((sum, { transferSize }) => sum + transferSize, 0);
  console.log(`the map: ${(bytes / 1000).toFixed(1)} KB transferred`);
  assert.ok(bytes > 20_000 && bytes <= 60_000, `${bytes} bytes`);
  assert.match(page.url(), /\?map=1$/);
  assert.ok(await page.locator('.event').first().isVisible(), 'the list stays beside it');
  await page.getByRole('link', { name: 'Hide map' }).click();
  assert.ok(!(await page.locator('.map').isVisible()));
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.map').offsetParent);
  await done(page);
});

test('draws coasts and borders, and names of countries', async () => {
  const page = await mapOf(collection([...many(2, PARIS), ...many(2, [12.48, 41.89, 'Rome', 'Italy', 'city'])]));
  const land = await page.locator('.land').getAttribute('d');
  assert.ok(land.split('L').length > 150, 'the coasts of France and Italy');
  assert.ok((await page.locator('.borders').getAttribute('d')).split('M').length > 5);
  assert.ok((await names(page)).includes('Switzerland'));
  // The Ligurian Sea is sea, and Lyon is on land.
  const isLand = (lon, lat) => page.evaluate(([paris, at]) => {
    const [, x, y] = /translate\(([-\d.]+) ([-\d.]+)/.exec([...document.querySelectorAll('.circle')].find((one) => one.textContent.startsWith('Paris')).getAttribute('transform')).map(Number);
    const [, rx, ry] = /translate\(([-\d.]+) ([-\d.]+)/.exec([...document.querySelectorAll('.circle')].find((one) => one.textContent.startsWith('Rome')).getAttribute('transform')).map(Number);
    const mercator = ([lon, lat]) => [lon, (Math.log(Math.tan(Math.PI / 4 + (lat * Math.PI) / 360)) * 180) / Math.PI];
    const [p, r, a] = [mercator(paris), mercator([12.48, 41.89]), mercator(at)];
    const scale = (rx - x) / (r[0] - p[0]);
    if (Math.abs((ry - y) / (p[1] - r[1]) - scale) > 0.01 * scale) throw new Error('not conformal');
    return document.querySelector('.land').isPointInFill(new DOMPoint(x + (a[0] - p[0]) * scale, y - (a[1] - p[1]) * scale));
  }, [PARIS.slice(0, 2), [lon, lat]]);
  assert.ok(await isLand(4.84, 45.76), 'Lyon');
  assert.ok(!(await isLand(8.9, 43.6)), 'the Ligurian Sea');
  await done(page);
});

test('puts near places into one circle, which comes apart', async () => {
  const page = await mapOf(collection([...many(5, PARIS), ...many(7, KOUROU), ...many(2, CAYENNE)], 4));
  assert.deepEqual(await circles(page), ['Kourou, French Guiana and 1 more: 9 events', 'Paris, France: 5 events']);
  assert.equal(await page.locator('.told-map').innerText(), '14 events here · 4 without a place');
  await circle(page, 'Kourou').click();
  await still(page);
  assert.ok((await circles(page)).includes('Cayenne, French Guiana: 2 events'));
  assert.equal(await page.locator('.told-map').innerText(), '9 events here · 5 elsewhere · 4 without a place');
  await circle(page, 'Kourou').click();
  assert.equal(await page.locator('.picker h3').innerText(), 'Kourou, French Guiana');
  assert.equal(await page.locator('.picker li').count(), 7);
  await page.getByRole('button', { name: 'All events' }).click();
  await still(page);
  assert.equal((await circles(page)).length, 2);
  await done(page);
});

test('shows a country as a ring on its name, not as a point', async () => {
  const page = await mapOf(collection([...many(6, FRANCE), ...many(3, PARIS, { importance: 0.7 })]));
  assert.match(await circle(page, 'France: 6').getAttribute('class'), /\bring\b/, 'away from Paris, where its people are');
  assert.doesNotMatch(await circle(page, 'Paris').getAttribute('class'), /\bring\b/);
  assert.match(await circle(page, 'Paris').getAttribute('class'), /\bweighty\b/);
  assert.equal((await names(page)).filter((name) => name === 'France').length, 1, 'the name stands once');
  assert.match(await page.locator('.told-map').innerText(), /6 by country or region only/);
  await circle(page, 'France: 6').click();
  assert.match(await page.locator('.picker').innerText(), /somewhere in this country/);
  await done(page);
});

test('is linked with the list both ways', async () => {
  const events = await listed();
  const [paris, kourou] = [events.slice(0, 3), events.slice(3, 8)];
  const page = await mapOf(collection([...paris.map(({ id }) => feature(id, PARIS)), ...kourou.map(({ id }) => feature(id, KOUROU))]));
  await circle(page, 'Kourou').hover();
  const pointed = await page.locator('.event.pointed').evaluateAll((all) => all.map(({ id }) => id));
  assert.deepEqual(pointed.sort(), kourou.map(({ id }) => id).sort());
  await page.mouse.move(300, 100);
  assert.equal(await page.locator('.event.pointed').count(), 0);
  await page.locator(`[id="${paris[1].id}"]`).hover();
  await page.waitForSelector('.circle.lit');
  assert.match(await page.locator('.circle.lit title').textContent(), /^Paris/);
  await page.mouse.move(300, 100);
  await page.locator(`[id="${kourou[0].id}"] [data-open]`).focus();
  await page.waitForFunction(() => /^Kourou/.test(document.querySelector('.circle.lit title')?.textContent));
  assert.ok(!(await page.locator('.away').isVisible()));
  await circle(page, 'Kourou').click();
  await page.locator('.picker a').nth(2).click();
  await page.waitForSelector('.event.open');
  assert.ok(kourou.some(({ id }) => page.url().endsWith('#' + id)));
  await page.locator('.surface').focus();
  // Not so far that the other way round the world is the shorter one.
  const isInSight = () => page.locator('.circle', { hasText: 'Paris' }).evaluateAll((all) => all.some((one) => one.getBoundingClientRect().x < document.querySelector('.surface').getBoundingClientRect().right));
  for (let i = 0; i < 12 && await isInSight(); i++) await page.keyboard.press('ArrowLeft');
  await page.locator(`[id="${paris[1].id}"] [data-open]`).focus();
  await page.waitForFunction(() => document.querySelector('.away').getAttribute('display') === 'inline');
  // The map is on its way for a moment: in the end Paris lies to the right.
  await page.waitForFunction(() => {
    const [surface, away] = ['.surface', '.away'].map((one) => document.querySelector(one).getBoundingClientRect());
    return away.x > surface.right - 40;
  });
  await done(page);
});

test('filters the list to what it shows, and back', async () => {
  const page = await mapOf(collection([...many(7, KOUROU), ...many(5, PARIS)]));
  await page.locator('.surface').focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('+');
  await page.getByRole('button', { name: 'Only this area' }).click();
  await page.waitForURL(/bbox=/);
  const [west, south, east, north] = new URL(page.url()).searchParams.get('bbox').split(',').map(Number);
  assert.ok(west < east && south < north && north - south < 60, [west, south, east, north].join());
  assert.match(await page.locator('[data-chip=bbox]').innerText(), /^area: [\d.]+° [NS] to [\d.]+° [NS], [\d.]+° [EW] to [\d.]+° [EW]/);
  await page.waitForSelector('.area[d]');
  const asked = page.waitForRequest((request) => /events\?.*view=story/.test(request.url()) && !request.url().includes('bbox'));
  await page.getByRole('button', { name: 'Everywhere' }).click();
  await asked;
  assert.ok(!page.url().includes('bbox'));
  await done(page);
});

test('shows the places that the server finds, and filters by one', async () => {
  const api = `${BASE}/v1/timelines/aleppo-convoy`;
  const { features, unplaced, shown } = await (await fetch(`${api}/events.geojson?view=story`)).json();
  assert.ok(features.length > 5 && features.length + unplaced === shown);
  const page = await open(browser, '/t/aleppo-convoy?map=1');
  await ready(page);
  await page.waitForSelector('.circle');
  await page.locator('.places-map summary').click();
  const places = await page.locator('.places-map li').allInnerTexts();
  assert.equal(places.reduce((sum, text) => sum + +/(\d+) events?$/.exec(text)[1], 0), features.length);
  assert.ok((await page.locator('.told-map').innerText()).endsWith(`${unplaced} without a place`));
  const [name, number] = /^(.+) (\d+) events$/.exec(places[0]).slice(1);
  await page.locator('.places-map button', { hasText: name }).click();
  assert.equal(await page.locator('.picker li').count(), +number);
  const [bars, all] = [await page.locator('.chart rect').count(), await page.locator('.event').count()];
  await page.getByRole('button', { name: 'Show only these' }).click();
  await page.waitForURL(/bbox=/);
  await page.waitForFunction((n) => document.querySelectorAll('.event').length < n, all);
  assert.ok((await page.locator('.event').count()) >= +number);
  assert.ok((await page.locator('.chart rect').count()) < bars, 'the strip follows');
  await page.goBack();
  await page.waitForFunction((n) => document.querySelectorAll('.event').length === n, all);
  await done(page);
});

test('goes over the date line', async () => {
  const SUVA = [178.44, -18.14, 'Suva', 'Fiji', 'city'], TONGA = [-175.2, -21.13, 'Nukuʻalofa', 'Tonga', 'city'];
  const page = await mapOf(collection([...many(3, SUVA), ...many(2, TONGA)]));
  const x = async (name) => (await circle(page, name).boundingBox()).x;
  assert.ok(await x('Suva') < await x('Nuku'), 'Fiji lies west of Tonga');
  assert.equal(await page.locator('.told-map').innerText(), '5 events here');
  await page.getByRole('button', { name: 'Only this area' }).click();
  await page.waitForURL(/bbox=/);
  const [west, , east] = new URL(page.url()).searchParams.get('bbox').split(',').map(Number);
  assert.ok(west > 0 && east < 0, `${west} to ${east}`);
  await done(page);
});

test('takes no place, one event, thousands in one city, and thousands of places', async () => {
  const none = await mapOf(collection([], 37));
  assert.equal(await none.locator('.told-map').innerText(), 'None of 37 events has a place.');
  assert.equal(await none.locator('.circle').count(), 0);
  await done(none);
  const one = await mapOf(collection(many(1, KOUROU)));
  assert.deepEqual(await circles(one), ['Kourou, French Guiana: 1 event']);
  await done(one);
  const city = await mapOf(collection(many(3000, PARIS)));
  await circle(city, 'Paris').click();
  assert.match(await city.locator('.picker').innerText(), /50 that matter most of 3,000 events/);
  assert.equal(await city.locator('.picker li').count(), 50);
  await done(city);
  const spread = await mapOf(collection(Array.from({ length: 3000 }, (_, i) => feature(`s${i}`, [((i * 137.5) % 360) - 180, ((i * 0.618) % 1) * 120 - 55, `Town ${i}`, 'Land', 'city']))));
  assert.ok((await spread.locator('.circle').count()) < 400, 'no more than has room');
  assert.equal((await circles(spread)).reduce((sum, text) => sum + +text.match(/(\d+) events?$/)[1], 0), 3000);
  assert.equal(await spread.locator('.places-map li').count(), 200);
  await done(spread);
});

test('takes events in parts, those that matter most first', async () => {
  const page = await open(browser, null);
  let late;
  const held = new Promise((go) => { late = go; });
  const parts = { '': [many(5, PARIS), 2, '<?cursor=b>; rel="next"'], b: [many(7, KOUROU), 1, ''] };
  await page.route('**/events.geojson**', async (route) => {
    const { searchParams } = new URL(route.request().url());
    const [features, unplaced, link] = parts[searchParams.get('cursor') ?? ''];
    if (searchParams.has('cursor')) await held;
    else assert.equal(searchParams.get('sort'), '-importance');
    return route.fulfill({ contentType: 'application/geo+json', headers: link ? { link: link.replace('?', new URL(route.request().url()).pathname + '?') } : {}, body: JSON.stringify({ ...collection(features, unplaced), total: 15 }) });
  });
  await page.goto(`${BASE}/t/${TIMELINE}?map=1`);
  await page.waitForSelector('.circle');
  assert.equal(await page.locator('.told-map').innerText(), '5 events here · 2 without a place · the 7 that matter most of 15');
  late();
  await page.waitForFunction(() => /^5 events here · 7 elsewhere · 3 without a place$/.test(document.querySelector('.told-map').textContent));
  assert.deepEqual(await page.locator('.places-map li').allTextContents(), ['Kourou, French Guiana 7 events', 'Paris, France 5 events']);
  await done(page);
});

test('shows hostile names as text', async () => {
  const page = await mapOf(collection(many(2, [10, 10, '<img src=x onerror=window.hacked=1>\u202e', '"><script>', 'city'], { title: '<b>Bold</b>', edtf: '<i>' })));
  await page.locator('.circle').click();
  assert.equal(await page.locator('.picker h3').innerText(), '<img src=x onerror=window.hacked=1>, "><script>');
  assert.equal(await page.locator('.picker a').first().innerText(), '<b>Bold</b>');
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  await done(page);
});

test('is used by keyboard, and by the list of its places', async () => {
  const page = await mapOf(collection([...many(5, PARIS), ...many(7, KOUROU)]), { reducedMotion: 'reduce' });
  const at = async () => (await circle(page, 'Paris').boundingBox()).x;
  await page.locator('.surface').focus();
  const start = await at();
  await page.keyboard.press('ArrowRight');
  await page.waitForTimeout(100);
  assert.ok(Math.abs(start - 80 - await at()) < 1);
  await page.keyboard.press('+');
  await page.waitForTimeout(100);
  assert.match(await page.locator('.told-map').innerText(), /elsewhere/);
  await page.keyboard.press('0');
  assert.ok(Math.abs(start - await at()) < 1, 'at once, for who wants no motion');
  await page.locator('.places-map summary').click();
  assert.deepEqual(await page.locator('.places-map li').allInnerTexts(), ['Kourou, French Guiana 7 events', 'Paris, France 5 events']);
  await page.locator('.places-map button', { hasText: 'Paris' }).focus();
  await page.keyboard.press('Enter');
  assert.equal(await page.evaluate(() => document.activeElement.className), 'picker');
  assert.equal(await page.locator('#status').textContent(), 'Paris, France: 5 events.');
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate(() => document.activeElement.getAttribute('aria-label')), 'Close');
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('.picker').isVisible()));
  assert.match(await page.evaluate(() => document.activeElement.textContent), /^Paris/, 'back on the list of places');
  await done(page);
});

test('is moved by drag, wheel and pinch', async () => {
  const page = await mapOf(collection([...many(5, PARIS), ...many(7, KOUROU)]), { hasTouch: true });
  const at = async (name) => (await circle(page, name).boundingBox());
  const box = await page.locator('.surface').boundingBox();
  const start = await at('Paris');
  await page.mouse.move(box.x + 200, box.y + 300);
  await page.mouse.down();
  await page.mouse.move(box.x + 150, box.y + 280, { steps: 4 });
  await page.mouse.up();
  await page.waitForTimeout(100);
  const dragged = await at('Paris');
  assert.ok(Math.abs(start.x - 50 - dragged.x) < 6, `${start.x} ${dragged.x}`);
  const apart = async () => (await at('Paris')).x - (await at('Kourou')).x;
  const before = await apart();
  await page.mouse.wheel(0, -120);
  await page.waitForTimeout(100);
  const wheeled = await apart();
  assert.ok(wheeled > before * 1.2);
  const touch = await page.context().newCDPSession(page);
  const fingers = (type, gap) => touch.send('Input.dispatchTouchEvent', { type, touchPoints: gap ? [-1, 1].map((side, id) => ({ x: box.x + 250 + side * gap, y: box.y + 250, id })) : [] });
  await fingers('touchStart', 100);
  for (const gap of [90, 80, 70, 60, 50]) await fingers('touchMove', gap);
  await fingers('touchEnd');
  await page.waitForTimeout(100);
  assert.ok(await apart() < wheeled * 0.75, 'pinched out');
  await done(page);
});

test('takes the place of the list on a phone', async () => {
  const page = await mapOf(collection([...many(5, PARIS), ...many(7, KOUROU)]), { viewport: { width: 390, height: 844 } });
  assert.ok(await page.locator('.map').isVisible());
  assert.ok(!(await page.locator('#list').isVisible()));
  assert.equal((await page.locator('.surface').boundingBox()).width > 340, true);
  await page.getByRole('link', { name: 'List' }).click();
  assert.ok(await page.locator('#list').isVisible());
  assert.ok(!(await page.locator('.map').isVisible()));
  await done(page);
});

test('without script the list stands alone', async () => {
  const page = await open(browser, `/t/${TIMELINE}?map=1`, { javaScriptEnabled: false });
  assert.ok(await page.locator('.event').first().isVisible());
  assert.equal(await page.locator('.map, .map-switch').count(), 0);
  await page.context().close();
});

test('is printed without what is pressed', async () => {
  const page = await mapOf(collection(many(5, PARIS)));
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.surface').isVisible());
  assert.ok(await page.locator('.event').first().isVisible());
  assert.ok(!(await page.locator('.keys-map').isVisible()));
  assert.ok((await page.locator('.map').boundingBox()).y < (await page.locator('#list').boundingBox()).y);
  const [paper, dot] = [await page.locator('.surface').boundingBox(), await circle(page, 'Paris').locator('.dot').boundingBox()];
  assert.ok(dot.y > paper.y && dot.y + dot.height < paper.y + paper.height);
  await done(page);
});

test('says when it cannot be shown, and leaves the list', async () => {
  const page = await open(browser, null);
  await answer(page, '**/events.geojson**', { title: 'Unavailable', detail: 'the table does not answer' }, 503);
  await page.goto(`${BASE}/t/${TIMELINE}?map=1`);
  await page.getByRole('alert').filter({ hasText: 'The map cannot be shown. the table does not answer' }).waitFor();
  await page.locator('.event').first().waitFor();
  await page.context().close();
});

test('shows the tiles of a map server where one is named', async () => {
  const page = await open(browser, null);
  const tiles = [];
  await page.route('https://tiles.example.org/**', (route) => {
    tiles.push(route.request());
    return route.fulfill({ contentType: 'image/svg+xml', body: '<svg xmlns="http://www.w3.org/2000/svg" width="256" height="256"/>' });
  });
  await page.route(`**/t/${TIMELINE}?map=1`, async (route) => {
    const response = await route.fetch();
    const policy = response.headers()['content-security-policy'].replace('data:', 'data: https://tiles.example.org');
    const body = (await response.text()).replace('<html ', '<html data-tiles="https://tiles.example.org/{z}/{x}/{y}.png" data-credit="© Somebody" ');
    return route.fulfill({ response, body, headers: { ...response.headers(), 'content-security-policy': policy } });
  });
  await answer(page, '**/events.geojson**', collection(many(5, PARIS)));
  await page.goto(`${BASE}/t/${TIMELINE}?map=1`);
  await page.waitForSelector('.tiles img');
  await page.waitForFunction(() => [...document.querySelectorAll('.tiles img')].every((one) => one.complete));
  assert.ok(tiles.length >= 4);
  for (const tile of tiles) assert.match(tile.url(), /\/\d+\/\d+\/\d+\.png$/);
  const place = await circle(page, 'Paris').locator('.dot').boundingBox();
  const z = Math.log2((2 ** 14) / 256), [x, y] = [Math.floor(((2.35 + 180) / 360) * 2 ** z), Math.floor((0.5 - Math.asinh(Math.tan((48.86 * Math.PI) / 180)) / (2 * Math.PI)) * 2 ** z)];
  const tile = await page.locator(`.tiles img[src$="/${z}/${x}/${y}.png"]`).boundingBox();
  const [px, py] = [place.x + place.width / 2, place.y + place.height / 2];
  assert.ok(px > tile.x && px < tile.x + tile.width && py > tile.y && py < tile.y + tile.height, 'Paris is on its tile');
  assert.equal(await page.locator('.credit').innerText(), '© Somebody');
  assert.equal(await page.locator('.land').count(), 0);
  assert.equal(await page.evaluate(() => performance.getEntriesByType('resource').filter(({ name }) => name.endsWith('world.txt')).length), 0);
  await done(page);
});

const SCENES = [['laptop', {}], ['dark', { colorScheme: 'dark' }], ['phone', { viewport: { width: 390, height: 844 } }], ['320 px, right to left', { viewport: { width: 320, height: 640 }, rtl: true }], ['forced colours', { forcedColors: 'active' }]];
for (const [name, { rtl, ...options }] of SCENES) {
  test(`has no fault that axe finds: map, ${name}`, async () => {
    const page = await mapOf(collection([...many(5, PARIS), ...many(7, KOUROU), ...many(3, FRANCE)], 2), { ...options, bypassCSP: true });
    if (rtl) await page.evaluate(() => { document.documentElement.dir = 'rtl'; });
    await page.locator('.places-map summary').click();
    await circle(page, 'Kourou').click();
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    await done(page);
  });
}
