// The list of a timeline's articles, and an article's page, in a real browser.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, axe, launch, noFaults, open, ready } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const ARTICLE = '/t/kourou-launch/articles/mp-20250428-0117';
const HEBREW = `/t/reader/articles/${encodeURIComponent('https://reader.example/a?b=1#c')}`;

/** What of a page can be seen of a sentence, and whether it stands out. */
const shown = (page, place) => page.evaluate((id) => {
  const sentence = document.getElementById(id);
  const { top, bottom } = sentence.getBoundingClientRect();
  return { text: sentence.textContent, seen: top >= 0 && bottom <= innerHeight, marked: getComputedStyle(sentence).backgroundColor !== 'rgba(0, 0, 0, 0)' };
}, place);

test('a quote is one click from its sentence in the text', async () => {
  const page = await open(browser, '/t/kourou-launch', { viewport: { width: 1100, height: 420 } });
  await ready(page);
  await page.locator('[data-open]').nth(3).click();
  const quote = await page.locator('.event.open blockquote').first().textContent();
  await page.locator('.event.open').getByRole('link', { name: 'In the text' }).first().click();
  await page.waitForURL(/\/articles\/[^#]+#at=\d+-\d+$/);
  await page.locator('.words .at').waitFor();
  const there = await shown(page, new URL(page.url()).hash.slice(1));
  assert.equal(there.text, quote);
  assert.ok(there.seen && there.marked, JSON.stringify(there));
  assert.equal(await page.evaluate(() => document.activeElement.id), new URL(page.url()).hash.slice(1));
  noFaults(page);
  await page.context().close();
});

test('an address opens at the sentence that holds its offset', async () => {
  const page = await open(browser, ARTICLE + '#at=300', { viewport: { width: 1100, height: 420 } });
  await page.locator('.words .at').waitFor();
  const [from, to] = (await page.locator('.words .at').getAttribute('id')).slice(3).split('-').map(Number);
  assert.ok(from <= 300 && 300 < to);
  await page.evaluate(() => { location.hash = '#at=0-10'; });
  await page.waitForFunction(() => document.querySelector('.words .at')?.id.startsWith('at=0-'));
  assert.equal(await page.locator('.at').count(), 1);
  noFaults(page);
  await page.context().close();
});

test('the text is read, and opens at a quote, without script', async () => {
  const page = await open(browser, null, { javaScriptEnabled: false, viewport: { width: 1100, height: 420 } });
  await page.goto(`${BASE}/t/kourou-launch?view=articles`);
  assert.equal(await page.locator('.listed-article').count(), 8);
  await page.locator('#q').fill('moved');
  await page.keyboard.press('Enter');
  await page.waitForURL(/q=moved/);
  assert.equal(await page.locator('.listed-article').count(), 1);
  await page.locator('.listed-article .title a').click();
  await page.getByRole('link', { name: 'in the text' }).last().click();
  const sentence = page.locator('.words .s:target');
  assert.equal(await sentence.count(), 1);
  const box = await sentence.boundingBox();
  assert.ok(box.y >= 0 && box.y < 420);
  await page.locator('.words a.to').first().click();
  assert.match(new URL(page.url()).pathname, /^\/t\/kourou-launch\/m_/);
  await page.context().close();
});

test('each article tells what became of it, and refusals are found by their state', async () => {
  const page = await open(browser, '/t/reader?view=articles');
  const states = await page.locator('.listed-article .state').allTextContents();
  assert.deepEqual(states.sort(), ['1 event', 'could not be read', 'no dated event found', 'withdrawn']);
  await page.getByRole('link', { name: '1 refused' }).click();
  await page.waitForURL(/state=refused/);
  assert.equal(await page.locator('.listed-article').count(), 1);
  assert.match(await page.locator('.why').textContent(), /empty/);
  await page.getByRole('link', { name: '4 articles' }).click();
  await page.waitForURL((url) => !url.searchParams.has('state'));
  noFaults(page);
  await page.context().close();
});

test('the articles are gone through by keys', async () => {
  const page = await open(browser, '/t/kourou-launch?view=articles');
  const links = await page.locator('.listed-article .title a').evaluateAll((all) => all.map((one) => one.pathname));
  await page.keyboard.press('j');
  await page.keyboard.press('j');
  assert.equal(await page.evaluate(() => document.activeElement.pathname), links[1]);
  await page.keyboard.press('k');
  await page.keyboard.press('Enter');
  await page.waitForURL((url) => url.pathname === links[0]);
  await page.keyboard.press('j');
  assert.ok(await page.evaluate(() => document.activeElement.matches('.words .to')));
  await page.goBack();
  await page.keyboard.press('/');
  assert.equal(await page.evaluate(() => document.activeElement.id), 'q');
  noFaults(page);
  await page.context().close();
});

test('text that runs from right to left stands so, among text that does not', async () => {
  const page = await open(browser, HEBREW);
  const directions = await page.locator('.words p').evaluateAll((all) => all.map((one) => getComputedStyle(one).direction));
  assert.deepEqual(directions, ['rtl', 'ltr']);
  assert.equal(await page.locator('h1').evaluate((one) => getComputedStyle(one).direction), 'rtl');
  noFaults(page);
  await page.context().close();
});

test('hostile articles stay text', async () => {
  for (const path of ['/t/hostile?view=articles', '/t/hostile/articles/hostile-1', '/t/hostile/articles/hostile-1#at=0-5']) {
    const page = await open(browser, path);
    assert.equal(await page.evaluate(() => window.hacked), undefined);
    assert.equal(await page.locator('main img, main script').count(), 0);
    assert.equal(await page.locator('a[href^="javascript"]').count(), 0);
    assert.ok(!(await page.content()).includes('\u202e'));
    noFaults(page);
    await page.context().close();
  }
});

test('is laid out for print', async () => {
  const page = await open(browser, ARTICLE);
  await page.emulateMedia({ media: 'print' });
  assert.ok(await page.locator('.words .s').first().isVisible());
  assert.ok(await page.locator('.found li').last().isVisible());
  assert.ok(!(await page.locator('#tools').isVisible()));
  assert.equal(await page.locator('.found').evaluate((one) => getComputedStyle(one).position), 'static');
  await page.context().close();
});

const NARROW = { viewport: { width: 320, height: 640 } };
for (const [name, path, options] of [
  ['articles', '/t/kourou-launch?view=articles', {}],
  ['articles of all kinds', '/t/reader?view=articles', {}],
  ['articles, dark, narrow', '/t/reader?view=articles', { ...NARROW, colorScheme: 'dark' }],
  ['no article', '/t/kourou-launch?view=articles&q=nothing', {}],
  ['feeds, dark, narrow', '/t/reader?view=feeds', { ...NARROW, colorScheme: 'dark' }],
  ['article', ARTICLE + '#at=300', {}],
  ['article, dark', ARTICLE + '#at=300', { colorScheme: 'dark' }],
  ['article, narrow', ARTICLE, NARROW],
  ['article, right to left, narrow', HEBREW, NARROW],
  ['article with a long headline, narrow', '/t/reader/articles/long', NARROW],
  ['article that was refused', `/t/reader/articles/${encodeURIComponent('articles/reader/empty.txt')}`, NARROW],
  ['article that was withdrawn', '/t/reader/articles/hostile-1', NARROW],
  ['hostile article, narrow', '/t/hostile/articles/hostile-1', NARROW],
  ['article, embedded', ARTICLE + '?embed=1', {}],
]) {
  test(`has no fault that axe finds: ${name}`, async () => {
    const page = await open(browser, path, { ...options, bypassCSP: true });
    await page.evaluate(() => Promise.all(document.getAnimations().map(({ finished }) => finished)));
    assert.ok((await page.locator('h1').count()) === 1);
    await page.evaluate(axe);
    const found = await page.evaluate(() => axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] }));
    assert.deepEqual(found.violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).slice(0, 3).join(' | ')}`), []);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(wide <= 0, `${wide} px too wide`);
    noFaults(page);
    await page.context().close();
  });
}
