// Editing in a real browser, on a timeline that no other test reads.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, axe, days, launch, noFaults, open, ready } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const TIMELINE = 'launch-desk';
const API = `/v1/timelines/${TIMELINE}`;

/** Opens the timeline for editing; each test undoes what it decided. */
const decide = async (page) => {
  await page.goto(`${BASE}/t/${TIMELINE}?view=all`);
  await ready(page);
  await page.locator('#views a', { hasText: 'Review' }).waitFor();
};
const told = (page, text) => page.waitForFunction((wanted) => document.getElementById('status').textContent.startsWith(wanted), text);

test('edits an event in place, and undoes it, by keyboard', async () => {
  const page = await open(browser, null);
  await decide(page);
  await page.keyboard.press('j');
  const id = await page.evaluate(() => document.activeElement.closest('.event').id);
  const title = page.locator(`[id="${id}"] .title a`);
  const before = await title.textContent();
  await page.keyboard.press('e');
  await page.keyboard.press('ControlOrMeta+A');
  await page.keyboard.type('A title by <b>hand</b>');
  const when = page.locator(`[id="${id}"] input[name=time]`);
  await when.fill('about noon Paris time on 20 May 2025');
  await page.waitForFunction((one) => /20 May 2025/.test(document.getElementById('read-' + one).textContent), id);
  await when.fill('one fine day');
  await page.waitForFunction((one) => document.getElementById('read-' + one).textContent === 'not understood yet', id);
  await when.fill('2025-05-19');
  await page.waitForFunction((one) => /19 May 2025/.test(document.getElementById('read-' + one).textContent), id);
  await page.keyboard.press('Enter');
  await told(page, 'Saved.');
  assert.equal(await title.innerText(), 'A title by <b>hand</b>');
  assert.match(await page.locator('.day', { has: page.locator(`[id="${id}"]`) }).locator('h2').innerText(), /19 May 2025/);
  assert.ok(await page.locator(`[id="${id}"] .decided li`).count() >= 2);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id: rule, nodes }) => [rule, nodes[0].html]), []);
  await page.keyboard.press('u');
  await told(page, 'Undone.');
  assert.equal(await title.textContent(), before);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.event').id), id, 'the focus is where it was undone');
  noFaults(page);
  await page.context().close();
});

test('edits an event on a page of its own, and tells beside the review what no event shows', async () => {
  const page = await open(browser, null);
  await decide(page);
  const id = (await days(page))[0][1][0];
  await page.goto(`${BASE}/t/${TIMELINE}/${id}`);
  await page.locator('.editing').waitFor();
  const before = await page.locator('h1').innerText();
  await page.keyboard.press('e');
  await page.locator('.editing [name=title]').fill('Alone');
  await page.locator('.editing [name=factuality]').selectOption('possible');
  await page.locator('.editing [type=submit]').click();
  await told(page, 'Saved.');
  assert.equal(await page.locator('h1').innerText(), 'Alone');
  assert.match(await page.locator('.alone .meta').innerText(), /possible/);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id: rule, nodes }) => [rule, nodes[0].html]), []);
  await page.keyboard.press('u');
  await told(page, 'Undone.');
  assert.equal(await page.locator('h1').innerText(), before);
  await page.evaluate((api) => fetch(`${api}/decisions`, { method: 'POST', headers: { 'dateline-edit': '1' }, body: '{"kind": "alias", "value": ["Harbour Times", "The Harbour"]}' }), API);
  await page.goto(`${BASE}/t/${TIMELINE}?view=all&sort=review&confirmed=false`);
  await page.locator('.others summary', { hasText: 'Decided of names and articles (1)' }).click();
  await page.locator('.others li', { hasText: 'One and the same: Harbour Times, The Harbour' }).getByRole('button', { name: 'Undo' }).click();
  await page.locator('.others summary').waitFor({ state: 'detached' });
  await page.locator('#fold summary').first().click();
  assert.equal(await page.locator('[name=confirmed]').inputValue(), 'false');
  await page.locator('[name=confirmed]').selectOption('yes');
  await page.waitForURL(/confirmed=true/);
  noFaults(page);
  await page.context().close();
});

test('hides, joins and splits events', async () => {
  const page = await open(browser, null);
  await decide(page);
  const shown = () => page.locator('#list .event').count();
  const all = await shown();
  await page.keyboard.press('j');
  const [first, second] = (await days(page)).flatMap(([, ids]) => ids);
  await page.keyboard.press('x');
  await told(page, 'Hidden.');
  assert.equal(await page.locator(`[id="${first}"]`).count(), 0);
  assert.equal(await page.evaluate(() => document.activeElement.closest('.event')?.id), second, 'the focus goes on');
  await page.keyboard.press('u');
  await told(page, 'Undone.');
  assert.equal(await shown(), all);
  await page.locator(`[id="${first}"] [data-open]`).focus();
  await page.keyboard.press('s');
  await page.locator(`[id="${second}"] [data-open]`).focus();
  await page.keyboard.press('m');
  await told(page, 'Joined.');
  assert.equal(await shown(), all - 1);
  const joined = page.locator('.event', { has: page.locator('.meta .edited') });
  await joined.locator('[data-open]').click();
  const boxes = joined.locator('.mentions input[type=checkbox]');
  await boxes.last().check();
  await joined.getByRole('button', { name: 'Split off the ticked sentences' }).click();
  await told(page, 'Split.');
  assert.equal(await shown(), all);
  await page.keyboard.press('u');
  await told(page, 'Undone.');
  await page.keyboard.press('u');
  await page.waitForFunction((n) => document.querySelectorAll('#list .event').length === n, all);
  noFaults(page);
  await page.context().close();
});

test('leads an editor through what is to be confirmed', async () => {
  const page = await open(browser, null);
  await decide(page);
  await page.locator('#views a', { hasText: 'Review' }).click();
  await ready(page);
  await page.locator('#note', { hasText: ' confirmed.' }).waitFor();
  await page.keyboard.press('j');
  const id = await page.evaluate(() => document.activeElement.closest('.event').id);
  await page.keyboard.press('c');
  await told(page, 'Confirmed.');
  assert.equal(await page.locator(`[id="${id}"]`).count(), 0, 'what is confirmed is done');
  assert.match(await page.locator('#note').innerText(), /^1 event of \d+ confirmed/);
  assert.ok(await page.evaluate(() => document.activeElement.closest('.event')), 'the focus is on the next');
  await page.keyboard.press('u');
  await told(page, 'Undone.');
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id: rule, nodes }) => [rule, nodes[0].html]), []);
  noFaults(page);
  await page.context().close();
});

test('decisions are taken from its own page only', async () => {
  const url = `${BASE}${API}/decisions`;
  const body = JSON.stringify({ kind: 'hide', event: (await (await fetch(`${BASE}${API}/events?limit=1`)).json()).events[0].id });
  const send = (headers) => fetch(url, { method: 'POST', body, headers }).then(({ status }) => status);
  assert.equal(await send({ 'dateline-edit': '1' }), 403, 'no page');
  assert.equal(await send({ 'dateline-edit': '1', origin: 'https://evil.example.com' }), 403, 'another site');
  assert.equal(await send({ origin: BASE }), 403, 'a form');
  assert.equal((await (await fetch(url)).json()).decisions.filter(({ kind }) => kind === 'hide' ).filter(({ state }) => state === 'holds').length, 0);
});
