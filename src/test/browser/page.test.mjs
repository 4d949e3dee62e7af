// The page in a real browser, against a real server on the sample articles.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { after, before, test } from 'node:test';
import { BASE, answer, axe, days, event, launch, noFaults, open, ready } from './browser.mjs';

const require = createRequire(import.meta.url);
let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const has = async (path) => (await fetch(BASE + path)).ok;
const API = '/v1/timelines/kourou-launch';
const HIGHLIGHTS = { timeline: 'kourou-launch', highlights: [{ date: '2025-05-20', importance: 1, sentences: [{ event: 'm_1', title: 'Corvane 5 left the pad', text: 'The Corvane 5 rocket left the pad.', article: { id: 'a', url: 'https://a.example.com/', title: 'Lift-off', publisher: 'The Post', published: '2025-05-21' } }] }] };

const dayOf = (page, title) => page.evaluate((wanted) => [...document.querySelectorAll('.event')]
  .filter((one) => one.querySelector('.title').textContent === wanted)
  .map((one) => [one.closest('.day').querySelector('h2').textContent, one.querySelector('.when').textContent.trim()]), title);

test('reads without script, down to the quotes', async () => {
  const page = await open(browser, '/t/kourou-launch', { javaScriptEnabled: false });
  assert.ok((await page.locator('#list .event').count()) > 20);
  assert.ok(await page.locator('#q').isVisible());
  await page.locator('.event a').first().click();
  assert.match(new URL(page.url()).pathname, /^\/t\/kourou-launch\/m_/);
  assert.ok((await page.locator('blockquote').first().innerText()).length > 10);
  assert.ok(await page.locator('mark.time').count());
  await page.goto(BASE + '/');
  assert.equal(await page.locator('.timelines a').first().innerText(), 'Aleppo convoy');
  await page.context().close();
});

test('writes the same lines as the server', async () => {
  // The server's own lines are held to the same file by LinesGoldenTest.
  const golden = readFileSync('../../src/test/resources/io/dateline/api/lines.txt', 'utf8');
  let lines = '';
  for (const timeline of ['aleppo-convoy', 'kourou-launch', 'tagus-bridge']) {
    const page = await open(browser, `/t/${timeline}?view=all`);
    await ready(page);
    lines += `# ${timeline}\n` + await page.evaluate(() => {
      const text = (within, selector) => within.querySelector(selector)?.textContent.replace(/\s+/g, ' ').trim() ?? '-';
      return [...document.querySelectorAll('#list .day')].map((day) => `${day.className}: ${text(day, 'h2')}\n`
        + [...day.querySelectorAll('.event')].map((one) => `  ${one.className}: ${text(one, '.title')}\n    when: ${text(one, '.when')}\n    told: ${text(one, '.told')}`
          + [...one.querySelectorAll('.meta > span')].map((fact) => `\n    ${fact.className || 'fact'}: ${fact.textContent}`).join('') + '\n').sort().join('')).join('');
    });
    await page.context().close();
  }
  assert.equal(lines, golden);
});

test('is used by keyboard', async () => {
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  const focused = () => page.evaluate(() => document.activeElement.closest('.event')?.id ?? document.activeElement.id);
  const order = (await days(page)).flatMap(([, ids]) => ids);
  await page.keyboard.press('j');
  assert.equal(await focused(), order[0]);
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  await page.keyboard.press('k');
  assert.equal(await focused(), order[1]);
  await page.keyboard.press('Enter');
  const link = page.locator(`[id="${order[1]}"] [data-open]`);
  assert.equal(await link.getAttribute('aria-expanded'), 'true');
  assert.ok(await page.locator(`[id="${order[1]}"] blockquote`).first().isVisible());
  assert.equal(new URL(page.url()).hash, '#' + order[1]);
  await page.keyboard.press('Escape');
  assert.equal(await link.getAttribute('aria-expanded'), 'false');
  assert.equal(await focused(), order[1]);
  await page.keyboard.press('/');
  assert.equal(await focused(), 'q');
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  assert.ok(await page.locator('dialog').isVisible());
  await page.locator('dialog input').uncheck();
  await page.keyboard.press('Escape');
  await page.locator('dialog').waitFor({ state: 'detached' });
  await page.evaluate(() => document.activeElement.blur());
  await page.keyboard.press('j');
  assert.ok(!(await focused()), 'letters do nothing once turned off');
  noFaults(page);
  await page.context().close();
});

for (const [timezoneId, mine] of [['Asia/Tokyo', ['Saturday, 1 March 2025', '06:00 Tokyo']], ['America/Los_Angeles', ['Friday, 28 February 2025', '13:00 Los Angeles']]]) {
  test(`puts hours on other clocks and never moves a date, in ${timezoneId}`, async () => {
    const page = await open(browser, '/t/aleppo-convoy', { timezoneId });
    await ready(page);
    const truce = async () => (await dayOf(page, 'Truce between two local forces took effect'))[0];
    assert.deepEqual(await truce(), ['Saturday, 1 March 2025', '00:00 Damascus']);
    const dated = () => page.evaluate(() => [...document.querySelectorAll('.event:not(:has(.zone))')].map((one) => one.id + one.closest('.day').querySelector('h2').textContent).sort());
    const still = await dated();
    assert.ok(still.length > 10);
    await page.locator('#fold summary').first().click();
    await page.getByText('UTC', { exact: true }).click();
    let [day, when] = await truce();
    assert.equal(day, 'Friday, 28 February 2025');
    assert.match(when, /^21:00 UTC .*1 Mar 2025, 00:00 Damascus/);
    await page.locator('.zones label').last().click();
    [day, when] = await truce();
    assert.deepEqual([day, when.slice(0, mine[1].length)], mine);
    assert.deepEqual(await dated(), still);
    const headings = (await days(page)).map(([heading]) => heading);
    assert.equal(new Set(headings).size, headings.length, 'each day once');
    assert.match(page.url(), /zone=mine/);
    await page.goBack();
    assert.equal((await truce())[0], 'Friday, 28 February 2025');
    await page.goBack();
    assert.equal((await truce())[1], '00:00 Damascus');
    noFaults(page);
    await page.context().close();
  });
}

test('filters, tells what is chosen, and goes back', async () => {
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  const all = await page.locator('.event').count();
  await page.locator('summary', { hasText: 'Filters' }).click();
  await page.locator('[name=from]').fill('2025-05-20');
  await page.locator('[name=to]').fill('2025-05-20');
  await page.keyboard.press('Enter');
  await page.waitForURL(/from=2025-05-20&to=2025-05-20/);
  await page.waitForFunction((n) => document.querySelectorAll('.event').length < n, all);
  assert.ok(await page.locator('.event').count());
  assert.equal(await page.locator('[data-chip]').count(), 2);
  assert.match(await page.locator('#exports a').first().getAttribute('href'), /events\.csv\?from=2025-05-20&to=2025-05-20&view=story$/);
  await page.locator('[data-chip=from]').click();
  await page.waitForURL((url) => !url.searchParams.has('from'));
  await page.goBack();
  await page.goBack();
  await page.waitForURL((url) => !url.searchParams.has('to'));
  await page.goBack().catch(() => {});
  await page.goto(BASE + '/t/kourou-launch');
  await ready(page);
  assert.equal(await page.locator('.event').count(), all);
  noFaults(page);
  await page.context().close();
});

test('finds words', async (t) => {
  if (!(await has(`${API}/events?q=rocket&limit=1`))) return t.skip('this server has no q yet');
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  const all = await page.locator('.event').count();
  await page.locator('#q').pressSequentially('rocket', { delay: 30 });
  await page.waitForURL(/q=rocket/);
  await page.waitForFunction((n) => document.querySelectorAll('.event').length < n, all);
  await page.goBack();
  await page.waitForFunction((n) => document.querySelectorAll('.event').length === n, all);
  await page.context().close();
});

test('opens on what matters, below little', async () => {
  for (const [viewport, most] of [[{ width: 1280, height: 800 }, 240], [{ width: 390, height: 844 }, 200]]) {
    for (const timeline of ['kourou-launch', 'aleppo-convoy', 'tagus-bridge']) {
      const page = await open(browser, `/t/${timeline}`, { viewport });
      const top = () => page.locator('.event').first().evaluate((one) => one.getBoundingClientRect().top);
      await page.waitForSelector('.event');
      await ready(page);
      assert.ok((await top()) <= most, `${timeline}: ${await top()} px of ${most}`);
      noFaults(page);
      await page.context().close();
    }
  }
});

test('tells how many are shown of how many, and leads to all', async () => {
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  const { counts } = await (await fetch(`${BASE}${API}/facets?view=story`)).json();
  assert.ok(counts.shown < counts.total);
  assert.equal(await page.locator('.event').count(), counts.shown);
  assert.match(await page.locator('#shown').innerText(), new RegExp(`^${counts.shown} shown of ${counts.total} events`));
  await page.locator('#shown a', { hasText: 'before' }).click();
  await page.waitForURL(/from=0001/);
  await page.waitForFunction(() => document.querySelector('.event .title, .day h2') && [...document.querySelectorAll('.day h2')].some((one) => one.textContent.includes('2013')));
  noFaults(page);
  await page.context().close();
  const still = await open(browser, '/t/kourou-launch', { javaScriptEnabled: false });
  assert.match(await still.locator('#shown').innerText(), new RegExp(`^${counts.shown} shown of ${counts.total} events`));
  assert.ok((await still.locator('.chart rect').count()) > 3);
  await still.locator('.chart a').first().evaluate((one) => one.href.baseVal).then((href) => still.goto(BASE + href));
  assert.ok((await still.locator('.event').count()) > 0);
  await still.context().close();
});

test('chooses dates on the strip by keys, buttons and pointer, and zooms', async () => {
  const page = await open(browser, '/t/kourou-launch?view=all&from=2001&to=2050');
  await ready(page);
  const unit = () => page.locator('.chart').getAttribute('data-unit');
  const ticks = () => page.locator('.ticks span').allInnerTexts();
  assert.equal(await unit(), 'year');
  assert.equal((await ticks())[0], '2001');
  assert.equal((await ticks()).at(-1), '2050');
  const all = await page.locator('.event').count();
  const from = page.getByRole('slider', { name: 'First date shown' });
  await from.focus();
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowRight');
  await page.waitForURL(/from=2004/);
  await ready(page);
  assert.ok(await from.evaluate((one) => one === document.activeElement), 'the handle keeps the focus');
  assert.equal((await ticks()).at(-1).slice(-4), '2050', 'labelled to its end');
  await page.goto(BASE + '/t/kourou-launch?view=all');
  await ready(page);
  const units = [await unit()];
  for (let i = 0; i < 3; i++) {
    const before = page.url();
    const box = await page.locator('.chart').boundingBox();
    await page.mouse.move(box.x + box.width * 0.05, box.y + 10);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width * 0.35, box.y + 10);
    await page.mouse.up();
    await page.waitForURL((url) => url.href !== before);
    await ready(page);
    await page.waitForTimeout(100);
    units.push(await unit());
  }
  assert.ok(new Set(units).size > 1, units.join());
  const narrow = page.url();
  await page.getByRole('button', { name: 'Zoom out' }).click();
  await page.waitForURL((url) => url.href !== narrow);
  await ready(page);
  await page.getByRole('button', { name: 'All dates' }).click();
  await page.waitForURL((url) => !url.searchParams.has('from') && !url.searchParams.has('to'));
  await ready(page);
  const bars = () => page.locator('.chart title').allInnerTexts().then((texts) => texts.join());
  const whole = await bars();
  await page.locator('#q').fill('rocket');
  await page.waitForURL(/q=rocket/);
  await page.waitForFunction((was) => [...document.querySelectorAll('.chart title')].map((one) => one.textContent).join() !== was, whole);
  noFaults(page);
  await page.context().close();
});

test('suggests names', async () => {
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  assert.ok((await page.locator('#of-place option').count()) > 1);
  assert.ok((await page.locator('#of-publisher option').count()) > 1);
  await page.context().close();
});

test('offers languages where there are several, and says that of a quote', async () => {
  const foreign = event(1, { title: 'Пожежа на складі у Ризі' });
  foreign.mentions[0].quote.language = 'uk';
  const page = await open(browser, '/t/kourou-launch', { before: async (made) => {
    await answer(made, '**/v1/timelines/kourou-launch/events?**', () => ({ timeline: 'kourou-launch', events: [foreign, event(2)], next: null }));
    await made.route('**/facets?**', async (route) => {
      const response = await route.fetch({ url: route.request().url().replace(/language=[^&]*&?/, '') });
      const body = await response.json();
      body.languages = [{ name: 'en', events: 8 }, { name: 'uk', events: 2 }];
      await route.fulfill({ response, json: body });
    });
  } });
  await ready(page);
  await page.locator('#fold > summary').click();
  await page.locator('#filters [name=language]').selectOption({ label: 'Ukrainian' });
  await page.waitForURL(/language=uk/);
  await ready(page);
  await page.getByRole('button', { name: 'Remove language Ukrainian' }).waitFor();
  assert.equal(await page.locator('#filters [name=language]').inputValue(), 'uk');
  await page.locator(`#${foreign.id} .title a`).click();
  await page.locator(`#${foreign.id} .mentions`).getByText('in Ukrainian').waitFor();
  assert.equal(await page.locator(`#${foreign.id} blockquote`).getAttribute('lang'), 'uk');
  await page.getByRole('button', { name: 'Remove language Ukrainian' }).click();
  await page.waitForURL((url) => !url.searchParams.has('language'));
  noFaults(page);
  await page.unrouteAll({ behavior: 'ignoreErrors' });
  await page.context().close();
  const plain = await open(browser, '/t/kourou-launch');
  await ready(plain);
  await plain.locator('#fold > summary').click();
  assert.ok(!(await plain.locator('#filters [name=language]').isVisible()), 'nothing to choose');
  await plain.context().close();
});

test('shows what was known on a day', async () => {
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  const all = await page.locator('.event').count();
  const slider = page.getByRole('slider', { name: 'As known on' });
  const date = page.getByLabel('As known on').and(page.locator('[type=date]'));
  const asOf = () => new URL(page.url()).searchParams.get('asOf');
  await page.locator('#fold summary').first().click();
  assert.deepEqual([await slider.getAttribute('aria-valuetext'), await date.inputValue()], ['today, all of it', '']);
  await slider.focus();
  await page.keyboard.press('Home');
  await page.waitForURL(/asOf=2025-/);
  await page.waitForFunction((n) => document.querySelectorAll('.event').length < n, all);
  const first = asOf();
  assert.equal(await date.inputValue(), first);
  assert.equal(await slider.getAttribute('aria-valuetext'), new Date(first).toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' }));
  await page.keyboard.press('ArrowRight');
  await page.waitForURL((url) => url.searchParams.get('asOf') > first);
  await page.goBack();
  await page.waitForURL((url) => url.searchParams.get('asOf') === first);
  assert.equal(await date.inputValue(), first);
  const range = () => slider.evaluate((one) => [one.min, one.max]);
  const span = await range();
  await page.reload();
  await ready(page);
  await page.locator('#fold summary').first().click();
  assert.deepEqual(await range(), span, 'it spans all reports, whatever is chosen');
  await date.fill('2025-05-21');
  await page.waitForURL(/asOf=2025-05-21/);
  assert.match(await slider.getAttribute('aria-valuetext'), /21 May 2025/);
  await slider.focus();
  await page.keyboard.press('End');
  await page.waitForURL((url) => !url.searchParams.has('asOf'));
  await page.waitForFunction((n) => document.querySelectorAll('.event').length === n, all);
  noFaults(page);
  const still = await open(browser, '/t/kourou-launch', { javaScriptEnabled: false });
  assert.equal(await still.locator('[type=range]').count(), 0, 'nothing that would not move');
  await still.locator('#fold summary').first().click();
  await still.locator('#asof').fill(first);
  await still.locator('.asof button').click();
  assert.equal(new URL(still.url()).searchParams.get('asOf'), first);
  assert.equal(await still.locator('#asof').inputValue(), first);
  const { events } = await (await fetch(`${BASE}${API}/events?limit=50&view=story&asOf=${first}`)).json();
  assert.equal(await still.locator('.event').count(), events.length);
  await page.context().close();
  await still.context().close();
});

test('links to an event, copies and embeds it', async () => {
  const page = await open(browser, '/t/kourou-launch', { permissions: ['clipboard-read', 'clipboard-write'] });
  await ready(page);
  await page.locator('[data-open]', { hasText: 'Corvane 5 rocket left the pad' }).click();
  const proof = page.locator('.event.open .proof');
  assert.equal(await proof.locator('mark.time').innerText(), '14:05 London time on Tuesday');
  assert.equal(await proof.locator('mark.act').innerText(), 'left');
  assert.match(await proof.locator('.source a[target]').getAttribute('href'), /^https:.*#:~:text=The%20Corvane/);
  assert.match(await proof.innerText(), /Europe\/London, stated in the text/);
  await proof.getByText('Copy link').click();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  assert.match(link, /\/t\/kourou-launch\/m_[0-9a-f]+$/);
  await proof.getByText('Embed').click();
  const snippet = await page.locator('dialog textarea').inputValue();
  assert.match(snippet, /^<iframe src="http:.*embed=1"/);
  const framed = await open(browser, null);
  const response = await framed.goto(link + '?embed=1');
  assert.match(response.headers()['content-security-policy'], /frame-ancestors 'self'/);
  assert.match((await framed.goto(link)).headers()['content-security-policy'], /frame-ancestors 'none'/);
  await framed.waitForSelector('.why');
  assert.equal(await framed.locator('h1').innerText(), 'Corvane 5 rocket left the pad at Kourou');
  await page.goto(BASE + '/t/kourou-launch#' + link.split('/').at(-1));
  await page.waitForSelector('.event.open');
  noFaults(page);
  await page.context().close();
});

test('offers exports', async (t) => {
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  await page.locator('#exports summary').click();
  const links = await page.locator('#exports a').evaluateAll((all) => all.map((one) => new URL(one.href).pathname));
  assert.deepEqual(links.map((path) => path.slice(path.indexOf('/events.') + 8)), ['csv', 'ics', 'md', 'geojson', 'kml', 'timelinejs.json', 'json', 'jsonl', 'rss', 'atom', 'feed.json']);
  await page.keyboard.press('Escape');
  assert.ok(!(await page.locator('#exports a').first().isVisible()));
  await page.context().close();
  if (!(await has(links[0]))) return t.skip('this server has no exports yet');
  for (const path of links) assert.ok(await has(path), path);
});

test('opens in TimelineJS', async (t) => {
  const path = `${API}/events.timelinejs.json`;
  if (!(await has(path))) return t.skip('this server has no TimelineJS export yet');
  const data = await (await fetch(BASE + path)).json();
  const root = require.resolve('@knight-lab/timelinejs/package.json').replace('package.json', 'dist/');
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.route('**/*', (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><div id="tl" style="height:600px"></div>' }));
  await page.goto('http://timeline.invalid/');
  await page.addStyleTag({ content: readFileSync(root + 'css/timeline.css', 'utf8') });
  await page.addScriptTag({ content: readFileSync(root + 'js/timeline.js', 'utf8') });
  await page.evaluate((json) => { window.timeline = new TL.Timeline('tl', json, { script_path: 'http://timeline.invalid/' }); }, data);
  await page.waitForFunction(() => document.querySelectorAll('.tl-timemarker').length > 0);
  assert.equal(await page.locator('.tl-timemarker').count(), data.events.length);
  await context.close();
});

const HOSTILE = [
  event(1, { title: '<script>window.hacked = 1</script>', quote: '<img src=x onerror="window.hacked=1"> met on 1990-01-02.', url: 'javascript:window.hacked=1', publisher: '<b>Bold</b>', headline: '"><svg onload=window.hacked=1>' }),
  event(2, { title: '\u202egnihton did eettimmoC\u2066', url: 'data:text/html,<script>1</script>', publisher: '\u202eevil' }),
  event(3, { title: '=HYPERLINK("http://evil.example","x")', url: 'https://ok.example.com/a-b?x=<y>' }),
  event(4, { title: 'اجتمعت اللجنة في رام الله', quote: 'قالت اللجنة إنها اجتمعت.' }),
];

test('shows hostile text as text', async () => {
  const page = await open(browser, '/t/many', { before: (made) => answer(made, '**/v1/timelines/many/events?**', { timeline: 'many', events: HOSTILE, next: null }) });
  await ready(page);
  for (const link of await page.locator('[data-open]').all()) await link.click();
  assert.equal(await page.locator('[data-open]').first().innerText(), '<script>window.hacked = 1</script>');
  assert.equal(await page.locator('[data-open]').nth(1).innerText(), 'gnihton did eettimmoC');
  assert.equal(await page.locator('[data-open]').nth(2).innerText(), '=HYPERLINK("http://evil.example","x")');
  assert.equal(await page.locator('[data-open]').nth(3).evaluate((one) => getComputedStyle(one).direction), 'rtl');
  const hrefs = await page.locator('main a').evaluateAll((all) => all.map((one) => one.protocol));
  assert.deepEqual(hrefs.filter((protocol) => !/^https?:$/.test(protocol)), []);
  assert.equal(await page.locator('.source a[target]').count(), 2);
  assert.equal(await page.locator('main script, main img, main b:has-text("Bold")').count(), 0);
  assert.equal(await page.evaluate(() => window.hacked), undefined);
  noFaults(page);
  const server = await open(browser, '/t/hostile', { javaScriptEnabled: true });
  await ready(server);
  assert.ok((await server.locator('.event').count()) > 0);
  for (const link of await server.locator('[data-open]').all()) await link.click();
  assert.equal(await server.evaluate(() => window.hacked), undefined);
  assert.equal(await server.locator('main script, main img').count(), 0);
  assert.equal(await server.locator('main a[href^="javascript"]').count(), 0);
  noFaults(server);
  await page.context().close();
});

const CONFLICT = event(5, { factuality: 'planned', conflicts: [{ time: event(6).time, sources: 2 }] });
const SCENES = [
  ['list', '/t/kourou-launch', {}],
  ['opened event', '/t/kourou-launch', { open: 3 }],
  ['conflict', '/t/many', { open: 0, stub: ['**/v1/timelines/many/events?**', { timeline: 'many', events: [CONFLICT], next: null }] }],
  ['dark', '/t/aleppo-convoy', { open: 2, colorScheme: 'dark' }],
  ['phone', '/t/tagus-bridge', { open: 1, viewport: { width: 360, height: 740 } }],
  ['highlights', '/t/kourou-launch?view=highlights', { stub: ['**/highlights?**', HIGHLIGHTS] }],
  ['changes', '/t/kourou-launch?view=changes', { fixed: true }],
  ['latest first, nothing new', '/t/kourou-launch?sort=-time', {}],
  ['one event', null, {}],
  ['front page', '/', {}],
  ['no match', '/t/kourou-launch?from=1950&to=1951', {}],
];
for (const [name, path, { open: opened, stub, fixed, ...options }] of SCENES) {
  test(`has no fault that axe finds: ${name}`, async () => {
    const events = path ?? new URL((await (await fetch(`${BASE}${API}/events?limit=9`)).json()).events.at(-1).id, `${BASE}/t/kourou-launch/`).pathname;
    const page = await open(browser, events, { ...options, bypassCSP: true, before: async (made) => { if (stub) await answer(made, ...stub); } });
    if (path && path !== '/' && !fixed) await ready(page);
    else await page.waitForTimeout(300);
    if (opened !== undefined) await page.locator('[data-open]').nth(opened).click();
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`), []);
    assert.ok(found.passes.length > 10);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    noFaults(page);
    await page.context().close();
  });
}

test('takes an article that is dropped on it', async () => {
  const page = await open(browser, '/t/riga-ferry');
  await page.waitForSelector('#drop:not([hidden])');
  assert.match(await page.locator('#message').innerText(), /No events yet/);
  const text = 'A ferry sank off Riga on Monday. All 40 passengers were rescued.';
  const dropped = await page.evaluateHandle((body) => {
    const data = new DataTransfer();
    data.items.add(new File([body], 'ferry <one>.json', { type: 'application/json' }));
    return data;
  }, JSON.stringify({ id: 'ferry', publisher: 'Riga Post', published: '2025-03-04', text }));
  await page.dispatchEvent('main', 'dragover', { dataTransfer: dropped });
  await page.dispatchEvent('main', 'drop', { dataTransfer: dropped });
  // The list is shown anew when the second sentence's event comes in.
  await page.locator('#list .event', { hasText: 'Ferry sank' }).waitFor();
  assert.match(await page.locator('.report').innerText(), /ferry <one>\.json: 1 article/);
  await page.locator('#files').setInputFiles({ name: 'notes.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF') });
  await page.waitForSelector('.report .fault');
  await page.locator('#files').setInputFiles({ name: 'clip.mov', mimeType: 'video/quicktime', buffer: Buffer.from('x') });
  await page.locator('.report .fault', { hasText: 'clip.mov' }).waitFor();
  const faults = page.locator('.report .fault');
  assert.equal(await faults.count(), 2, 'what is wrong stays while more files come');
  await faults.first().getByRole('button', { name: /^Dismiss/ }).click();
  assert.equal(await faults.count(), 1);
  assert.match(await page.evaluate(() => document.activeElement.textContent), /Dismiss/, 'the next one has the focus');
  noFaults(page);
  await page.context().close();
});

test('takes articles from its own page only', async () => {
  const url = `${BASE}/local/articles/riga-ferry/a.json`;
  const post = (headers, target = url, body = '{}') => fetch(target, { method: 'POST', body, headers }).then((r) => r.status);
  assert.equal(await post({}), 403);
  assert.equal(await post({ origin: 'https://evil.example' }), 403);
  assert.equal(await post({ origin: BASE, 'sec-fetch-site': 'cross-site' }), 403);
  assert.equal(await post({ origin: BASE }, `${BASE}/local/articles/Riga/a.json`), 404);
  assert.equal(await post({ origin: BASE }, `${BASE}/local/articles/riga/a.exe`), 415);
  assert.equal(await post({ origin: BASE }, `${BASE}/local/articles/riga/big.txt`, 'x'.repeat(10_000_001)), 413);
  assert.equal((await fetch(url)).status, 405);
});

test('says what to do when there is nothing, or no answer', async () => {
  const page = await open(browser, '/t/kourou-launch?from=1950&to=1951');
  await ready(page);
  assert.match(await page.locator('#message').innerText(), /No event matches/);
  assert.equal(await page.locator('.chart rect').count(), 0, 'no bar lies in the range');
  await page.getByText('Clear filters').click();
  await page.waitForSelector('.event');
  await page.route('**/v1/**', (route) => route.abort());
  await page.locator('#views a', { hasText: 'Key dates' }).click();
  await page.getByText('Try again').waitFor();
  assert.match(await page.locator('#message').innerText(), /Is it still running/);
  await page.unroute('**/v1/**');
  await page.route('**/highlights?**', (route) => route.fulfill({ contentType: 'application/json', body: JSON.stringify(HIGHLIGHTS) }));
  await page.getByText('Try again').click();
  await page.waitForSelector('.sentence');
  await page.goBack();
  await page.waitForSelector('.event');
  const response = await page.goto(BASE + '/t/kourou-launch?from=yesterday');
  assert.equal(response.status(), 400);
  assert.match(await page.locator('main').innerText(), /EDTF/);
  assert.equal(await page.locator('main code').innerText(), '2016-02-27');
  assert.equal(await page.locator('main a').first().getAttribute('href'), '/t/kourou-launch');
  assert.equal((await page.goto(BASE + '/t/kourou-launch/m_none')).status(), 404);
  await page.context().close();
});

test('shows the dates that matter, and what lies ahead', async (t) => {
  if (!(await has(`${API}/highlights?dates=3`))) return t.skip('this server has no highlights yet');
  const page = await open(browser, '/t/kourou-launch?view=highlights');
  await page.waitForSelector('.sentence');
  assert.ok((await page.locator('.key h2').count()) > 3);
  await page.locator('#views a', { hasText: 'Upcoming' }).click();
  await page.waitForURL(/view=upcoming/);
  await ready(page);
  // The old view's last state is ready too.
  await page.waitForSelector('.event');
  assert.match(await page.locator('main').innerText(), /planned/);
  await page.context().close();
});

test('hides the filters that a view does not have', async () => {
  const page = await open(browser, '/t/kourou-launch?view=highlights&q=rocket&asOf=2025-05-21');
  await page.waitForSelector('.sentence');
  assert.equal(await page.locator('[data-chip]').count(), 0);
  for (const hidden of ['#q', '#controls', '[name=publisher]']) assert.ok(!(await page.locator(hidden).isVisible()), hidden);
  await page.locator('summary', { hasText: 'Filters' }).click();
  const all = await page.locator('.key').count();
  await page.locator('[name=from]').fill('2025-05-20');
  await page.keyboard.press('Tab');
  await page.waitForFunction((n) => document.querySelectorAll('.key').length < n, all);
  assert.equal(await page.locator('[data-chip]').innerText(), 'from: 2025-05-20 ×');
  await page.locator('#views a', { hasText: 'Story' }).click();
  await page.waitForSelector('.event');
  assert.ok(await page.locator('#q').isVisible());
  assert.equal(new URL(page.url()).search, '?from=2025-05-20');
  await page.goto(BASE + '/t/kourou-launch?view=upcoming&factuality=denied');
  await ready(page);
  assert.equal(await page.locator('[data-chip]').count(), 0);
  noFaults(page);
  await page.context().close();
});

test('goes back in time', async () => {
  const page = await open(browser, '/t/kourou-launch');
  await ready(page);
  const headings = () => page.locator('.day:not(.period) h2 time').evaluateAll((all) => all.map((one) => one.dateTime));
  const forwards = await headings();
  assert.deepEqual(forwards, forwards.toSorted());
  await page.locator('#fold summary').first().click();
  await page.locator('[name=sort]').selectOption('latest first');
  await page.waitForURL(/sort=-time/);
  await page.waitForFunction((first) => document.querySelector('.day:not(.period) h2 time')?.dateTime === first, forwards.at(-1));
  assert.deepEqual(await headings(), forwards.toReversed());
  const links = await page.locator('#exports a').evaluateAll((all) => all.map((one) => one.href));
  assert.match(links[0], /events\.csv\?sort=-time&view=story$/);
  assert.match(links.at(-1), /events\.feed\.json\?view=story$/);
  for (const link of links) assert.ok((await fetch(link)).ok, link);
  await page.goBack();
  await page.waitForFunction((first) => document.querySelector('.day:not(.period) h2 time')?.dateTime === first, forwards[0]);
  noFaults(page);
  const still = await open(browser, '/t/kourou-launch', { javaScriptEnabled: false });
  await still.locator('#fold summary').first().click();
  await still.locator('[name=sort]').selectOption('latest first');
  await still.getByText('Show', { exact: true }).first().click();
  await still.waitForURL(/sort=-time/);
  assert.match(await still.locator('.day:not(.period) h2').first().innerText(), new RegExp(forwards.at(-1).slice(0, 4)));
  await page.context().close();
  await still.context().close();
});

for (const javaScriptEnabled of [true, false]) {
  test(`tells what has changed, ${javaScriptEnabled ? 'with' : 'without'} script`, async () => {
    const page = await open(browser, '/t/kourou-launch', { javaScriptEnabled });
    await page.locator('#views a', { hasText: 'Changes' }).click();
    await page.waitForSelector('.change');
    assert.equal(await page.locator('#views [aria-current]').innerText(), 'Changes');
    assert.ok((await page.locator('.change.added').count()) > 20);
    const [when, what] = await page.locator('.change').first().evaluate((one) => ['.when', '.what, h3'].map((part) => one.querySelector(part).getBoundingClientRect()).map(({ right, left }) => ({ right, left })));
    assert.ok(when.right <= what.left, 'nothing lies over anything');
    await page.locator('#since').fill('2999-01-01');
    await page.getByText('Show', { exact: true }).click();
    assert.match(await page.locator('.message').innerText(), /Nothing has changed/);
    await page.getByText('Show all changes').click();
    await page.waitForSelector('.change');
    const told = await page.locator('.change time').evaluateAll((all) => all.map((one) => one.dateTime));
    assert.deepEqual(told, told.toSorted().reverse(), 'the newest first');
    if (javaScriptEnabled) {
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      assert.ok(await page.locator('.change a').nth(1).evaluate((one) => one === document.activeElement));
      await page.keyboard.press('?');
      assert.ok(await page.getByRole('dialog', { name: 'Keys' }).isVisible());
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: 'Embed' }).click();
      const snippet = await page.getByLabel('Snippet').inputValue();
      const host = await open(browser, '/host', { before: (made) => made.route('**/host', (route) => route.fulfill({ contentType: 'text/html', body: snippet })) });
      const frame = host.frameLocator('iframe');
      await frame.locator('.change').first().waitFor();
      assert.ok(!(await frame.locator('.since').isVisible()));
      const [opened] = await Promise.all([host.context().waitForEvent('page'), frame.locator('.change.added a').first().click()]);
      await opened.waitForSelector('blockquote');
      await host.context().close();
      await page.keyboard.press('Escape');
    }
    await page.locator('.change.added a').first().click();
    await page.waitForSelector('blockquote');
    noFaults(page);
    await page.context().close();
  });
}

test('gives the dates that matter without script', async () => {
  const page = await open(browser, '/t/kourou-launch?view=highlights', { javaScriptEnabled: false });
  assert.ok((await page.locator('.key .sentence').count()) > 3);
  assert.ok(!(await page.locator('#q').isVisible()));
  await page.context().close();
});

test('tells why a sentence is of an event', async () => {
  const { events } = await (await fetch(`${BASE}${API}/events?limit=500`)).json();
  const joined = events.find((one) => one.links.some((link) => link.by === 'wording' && link.shared.length));
  const page = await open(browser, `/t/kourou-launch#${joined.id}`);
  await page.waitForSelector('.event.open .because');
  const told = await page.locator('.event.open .because').allInnerTexts();
  assert.equal(told.length, joined.links.length, 'one for each sentence but that the others were matched to');
  assert.match(told.join('\n'), /In this event because it tells the same, of the same time, as .+, in the words [\p{L}\p{N}]+/u);
  noFaults(page);
  await page.context().close();
});

const LINKED = event(7, {});
LINKED.mentions.push({ ...LINKED.mentions[0], id: 'm_b', article: { ...LINKED.mentions[0].article, id: 'b', publisher: 'The Bell' } }, { ...LINKED.mentions[0], id: 'm_c' });
LINKED.links = [{ mention: 'm_b', to: LINKED.id, by: 'redating', shared: [] }, { mention: 'm_c', to: LINKED.id, by: 'kind', shared: ['decis'] }];
test('tells of plans that were given another day, and of other words for the same', async () => {
  const page = await open(browser, '/t/many#' + LINKED.id, { before: (made) => answer(made, '**/v1/timelines/many/events?**', { timeline: 'many', events: [LINKED], next: null }) });
  await page.waitForSelector('.because');
  assert.deepEqual(await page.locator('.because').allInnerTexts(), [
    'In this event because it and The Clerk tell one plan, which was given another day.',
    'In this event because in a story of the same names it tells the same kind of thing, of the same time, as another sentence of this article: decision.',
  ]);
  await page.context().close();
});

test('tells of new events and keeps the reader’s place', async () => {
  const desk = `desk-${Date.now()}`;
  const page = await open(browser, `/t/${desk}`, { before: (one) => one.clock.install() });
  await page.waitForSelector('#drop:not([hidden])');
  const heard = () => page.clock.fastForward(5_000);
  const send = (name, text) => page.evaluate(async ([to, body]) => (await fetch(`/local/articles/${to}`, { method: 'POST', body })).status, [`${desk}/${name}`, JSON.stringify({ id: name, publisher: 'Riga Post', published: '2025-03-04', text })]);
  assert.equal(await send('a.json', 'A ferry sank off Riga on Monday.'), 200);
  const news = page.locator('#news button');
  await heard();
  await news.waitFor();
  assert.equal(await news.innerText(), '1 new event – show');
  assert.equal(await page.locator('.event').count(), 0, 'not before it is asked for');
  await news.click();
  await page.waitForSelector('.event.fresh');
  assert.equal(await news.count(), 0);
  const open1 = page.locator('[data-open]').first();
  assert.ok(await open1.evaluate((one) => one === document.activeElement));
  await open1.press('Enter');
  await page.evaluate(() => {
    window.shifts = 0;
    new PerformanceObserver((list) => { for (const one of list.getEntries()) window.shifts += one.value; }).observe({ type: 'layout-shift' });
  });
  assert.equal(await send('b.json', 'A crane was towed to Liepaja on 12 February 2025.'), 200);
  await heard();
  await news.waitFor();
  assert.equal(await page.evaluate(() => window.shifts), 0);
  assert.ok(await page.locator('.event.open').isVisible());
  const top = () => page.locator('.event.open').evaluate((one) => one.getBoundingClientRect().top);
  await news.click();
  await page.waitForFunction(() => document.querySelectorAll('.event').length === 2);
  assert.ok(await page.locator('.event.open .proof').isVisible(), 'what was open stays open');
  assert.ok((await top()) > 0);
  noFaults(page);
  await page.context().close();
});

test('asks for news only while it is seen, and for nothing twice', async () => {
  const page = await open(browser, null);
  const asked = [];
  page.on('response', (response) => { if (response.url().includes('/changes?')) asked.push(response.status()); });
  await page.clock.install();
  await page.goto(BASE + '/t/kourou-launch');
  await ready(page);
  const later = async (milliseconds) => { await page.clock.fastForward(milliseconds); await page.waitForTimeout(200); };
  const waitFor = async (n) => { while (asked.length < n) await later(5_000); };
  await waitFor(3);
  assert.equal(asked.at(-1), 304);
  await page.evaluate(() => {
    Object.defineProperty(document, 'hidden', { value: true, configurable: true });
    document.dispatchEvent(new Event('visibilitychange'));
  });
  const before = asked.length;
  await later(60_000);
  assert.equal(asked.length, before);
  await page.evaluate(() => {
    delete document.hidden;
    document.dispatchEvent(new Event('visibilitychange'));
  });
  await waitFor(before + 1);
  await page.context().close();
});

test('is laid out for print and without motion', async () => {
  const page = await open(browser, '/t/kourou-launch', { reducedMotion: 'reduce' });
  await ready(page);
  await page.emulateMedia({ media: 'print' });
  assert.ok(!(await page.locator('#filters').isVisible()));
  assert.ok(await page.locator('.event').first().isVisible());
  await page.context().close();
});
