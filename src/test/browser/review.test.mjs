// What an editor does through the review and with several events, on a timeline that only edit.test.mjs edits too.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { BASE, axe, days, launch, noFaults, open, ready } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const TIMELINE = 'launch-desk';
const API = `/v1/timelines/${TIMELINE}`;
const REVIEW = `/t/${TIMELINE}?view=all&sort=review&confirmed=false`;

const desk = async (page, path = `/t/${TIMELINE}?view=all`) => {
  await page.goto(BASE + path);
  await ready(page);
  await page.locator('#views a', { hasText: 'Review' }).waitFor();
};
const told = (page, text) => page.waitForFunction((wanted) => document.getElementById('status').textContent.startsWith(wanted), text);
const undone = async (page) => {
  await page.evaluate(() => { document.getElementById('status').textContent = ''; });
  await page.keyboard.press('u');
  await told(page, 'Undone.');
};
const noViolations = async (page) => {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id: rule, nodes }) => [rule, nodes[0].html]), []);
};
const ids = async (page) => (await days(page)).flatMap(([, some]) => some);
const post = (page, body) => page.evaluate(([api, sent]) => fetch(`${api}/decisions`, { method: 'POST', headers: { 'dateline-edit': '1' }, body: JSON.stringify(sent) }).then((answer) => answer.json()), [API, body]);
const revoke = (page, id) => page.evaluate(([api, which]) => fetch(`${api}/decisions/${which}`, { method: 'DELETE', headers: { 'dateline-edit': '1' } }).then(({ status }) => status), [API, id]);

test('joins events by dragging the title of one onto the other', async () => {
  const page = await open(browser, null);
  await desk(page);
  const all = await ids(page);
  await page.locator(`[id="${all[0]}"] [data-open]`).dragTo(page.locator(`[id="${all[2]}"] .meta`));
  await told(page, 'Joined.');
  assert.equal((await ids(page)).length, all.length - 1);
  await undone(page);
  assert.deepEqual(await ids(page), all);
  noFaults(page);
  await page.context().close();
});

test('an event is reviewed in at most three key presses, and seen to be within a second', async () => {
  const page = await open(browser, null);
  await desk(page, REVIEW);
  let keys = 0;
  const press = async (key) => { keys++; await page.keyboard.press(key); };
  const queue = await page.evaluate(() => [...document.querySelectorAll('#list .event')].map(({ id }) => id));
  await press('j');
  const took = [];
  for (const [i, key] of ['c', 'x', 'c'].entries()) {
    const id = await page.evaluate(() => document.activeElement.closest('.event').id);
    assert.equal(id, queue[i], 'the focus goes on by itself');
    const begin = performance.now();
    await press(key);
    await page.waitForFunction((one) => !document.getElementById(one), id, { polling: 20 });
    took.push(performance.now() - begin);
    await told(page, key === 'c' ? 'Confirmed.' : 'Hidden.');
  }
  assert.ok(keys <= 3 * 3, `${keys} keys`);
  console.log(`written and seen after ${took.map(Math.round).join(', ')} ms; ${keys} keys for ${took.length} events`);
  assert.match(await page.locator('#note').innerText(), /^2 events of \d+ confirmed/);
  assert.match(await page.locator('.differ').innerText(), /Editors confirmed 2 events as read, and differ in 1 point: 1 event hidden\./);
  const cases = await page.evaluate(() => fetch(document.querySelector('.differ a').href).then((answer) => answer.text()));
  assert.equal(JSON.parse(cases).kind, 'hide');
  for (let i = 0; i < 3; i++) await undone(page);
  assert.deepEqual(await page.evaluate(() => [...document.querySelectorAll('#list .event')].map(({ id }) => id)), queue, 'every step is undone');
  noFaults(page);
  await page.context().close();
});

test('shows a likely duplicate beside the event with its sentence, and joins them by one key', async () => {
  const page = await open(browser, null);
  await desk(page);
  const [first] = await ids(page);
  const { title, time } = await page.evaluate(([api, id]) => fetch(`${api}/events/${id}`).then((answer) => answer.json()), [API, first]);
  const { decisions: [written] } = await post(page, { kind: 'event', value: { title, time: time.value.slice(0, 10) } });
  await desk(page);
  const shown = (await ids(page)).length;
  await page.locator(`[id="${first}"] [data-open]`).focus();
  await page.keyboard.press('d');
  await told(page, 'Likely the same: press d again');
  const pair = page.locator(`[id="${first}"] .doubles .pair`).first();
  assert.equal(await pair.locator('> div').count(), 2);
  assert.ok((await pair.locator('blockquote').count()) >= 2, 'both sides show their sentences');
  await noViolations(page);
  await page.keyboard.press('d');
  await told(page, 'Joined.');
  assert.equal((await ids(page)).length, shown - 1);
  await undone(page);
  assert.equal(await revoke(page, written.id), 200);
  noFaults(page);
  await page.context().close();
});

test('decides of a selection at once, with a reason', async () => {
  const page = await open(browser, null);
  await desk(page);
  const all = await ids(page);
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  const bar = page.locator('.desk');
  await bar.getByRole('button', { name: 'Select all shown' }).click();
  assert.match(await bar.innerText(), new RegExp(`^${all.length} events selected`));
  await bar.getByLabel('Why it is hidden').selectOption('off topic');
  await noViolations(page);
  await bar.getByRole('button', { name: 'Hide' }).click();
  await told(page, 'Hidden.');
  assert.deepEqual((await ids(page)).filter((id) => all.includes(id)), []);
  const { decisions } = await page.evaluate((api) => fetch(`${api}/decisions?kind=hide&state=holds`).then((answer) => answer.json()), API);
  assert.deepEqual([...new Set(decisions.map(({ reason }) => reason))], ['off topic']);
  await undone(page);
  assert.deepEqual(await ids(page), all);
  noFaults(page);
  await page.context().close();
});

test('writes an event by hand', async () => {
  const page = await open(browser, null);
  await desk(page);
  const all = (await ids(page)).length;
  await page.keyboard.press('a');
  const form = page.locator('dialog form').first();
  await form.locator('[name=title]').fill('Written <i>here</i>');
  await form.locator('[name=time]').fill('about noon Paris time on 20 May 2025');
  await page.waitForFunction(() => /20 May 2025/.test(document.getElementById('read-written').textContent));
  await form.locator('[name=place]').fill('Zzyzzxgrad');
  await form.locator('[name=url]').fill('https://news.example/1');
  await form.locator('[name=publisher]').fill('The Example');
  await noViolations(page);
  await form.locator('[type=submit]').click();
  await form.locator('.fault', { hasText: 'no place' }).waitFor();
  await form.locator('[name=place]').fill('Paris');
  await form.locator('[type=submit]').click();
  await told(page, 'Written.');
  assert.equal((await ids(page)).length, all + 1);
  assert.equal(await page.locator('.title', { hasText: 'Written <i>here</i>' }).count(), 1);
  await undone(page);
  assert.equal((await ids(page)).length, all);
  noFaults(page);
  await page.context().close();
});

test('places a decision whose sentence is gone', async () => {
  const page = await open(browser, null);
  await desk(page);
  const [first] = await ids(page);
  const { decisions: [written] } = await post(page, { kind: 'event', value: { title: 'To be gone', time: '2025-05-20' } });
  await desk(page);
  const lost = await page.locator('.event', { hasText: 'To be gone' }).getAttribute('id');
  await post(page, { kind: 'title', event: lost, value: 'A better title', reason: 'shorter' });
  await revoke(page, written.id);
  await desk(page, REVIEW);
  await page.locator('.others summary', { hasText: 'Decisions whose sentence is gone (1)' }).click();
  await page.getByRole('button', { name: 'Place on the selected event' }).click();
  await told(page, 'Select the one event');
  await page.locator(`[id="${first}"] [data-open]`).focus();
  await page.keyboard.press('s');
  await page.getByRole('button', { name: 'Place on the selected event' }).click();
  await told(page, 'Placed.');
  assert.equal(await page.locator(`[id="${first}"] .title a`).innerText(), 'A better title');
  assert.equal(await page.locator('.others summary').count(), 0);
  await undone(page);
  await page.locator('.others li', { hasText: 'A better title' }).waitFor({ state: 'attached' });
  await page.locator('.others summary').click();
  await page.locator('.others li').getByRole('button', { name: 'Undo' }).click();
  await page.locator('.others summary').waitFor({ state: 'detached' });
  noFaults(page);
  await page.context().close();
});
