// A server for members only, against a real OpenID provider: see provider.mjs for who is who.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { after, before, describe, test } from 'node:test';
import { BASE, axe, launch, noFaults, open, ready } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

const PATH = '/t/aleppo-convoy?view=all';
const KOUROU = '/t/kourou-launch?view=all';
const API = '/v1/timelines/aleppo-convoy';
const told = (page, text) => page.waitForFunction((wanted) => document.getElementById('status').textContent.startsWith(wanted), text);

/** Fills in the provider's form. */
async function login(page, name) {
  await page.locator('[name=login]').fill(name);
  await page.locator('[name=password]').fill('anything');
  await page.locator('[type=submit]').click();
}

/** A page on which somebody has signed in. */
async function signedIn(name, path = PATH, options = {}) {
  const page = await open(browser, path, options);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await login(page, name);
  await page.waitForURL(BASE + path);
  if (path.startsWith('/t/')) await ready(page);
  await page.locator('#signout').waitFor();
  return page;
}

const worker = (page) => page.context().serviceWorkers()[0];

/** Lets the token end, and returns it. */
const ends = (page) => worker(page).evaluate(() => {
  session = { ...session, until: 0 };
  return session.token;
});

async function isAccessible(page) {
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run());
  assert.deepEqual(violations.map(({ id, nodes }) => [id, nodes[0].html]), []);
}

const event = (page) => page.locator('.event').first();
const fields = (page) => page.locator('.editing .form');

// All at once; those that decide do so on timelines of their own.
describe('members', { concurrency: true }, () => {
  test('a stranger gets the page to sign in, and no data', async () => {
    const page = await open(browser, PATH, { viewport: { width: 320, height: 600 } });
    const button = page.getByRole('button', { name: 'Sign in' });
    await button.waitFor();
    assert.match(await page.locator('#told').innerText(), /Only members can read this site. You sign in at localhost:\d+\./);
    assert.ok(!/aleppo|convoy/i.test(await page.locator('main').innerText()));
    assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320));
    await isAccessible(page);
    for (const path of [`${API}/events`, '/v1/timelines', '/members/t/aleppo-convoy', `${API}/events.csv`]) {
      const response = await fetch(BASE + path);
      assert.equal(response.status, 401, path);
      assert.match((await response.json()).detail, /sign in/);
    }
    noFaults(page);
    await page.context().close();
    const plain = await open(browser, PATH, { javaScriptEnabled: false });
    assert.match(await plain.locator('main').innerText(), /Signing in needs script/);
    await plain.context().close();
  });

  test('an editor signs in, edits, goes about and saves; no token is stored', async () => {
    const page = await signedIn('ann');
    await page.locator('#views a', { hasText: 'Review' }).waitFor();
    const stored = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, document.cookie]));
    assert.ok(!stored.includes('eyJ'), stored);
    assert.ok(!/code=|state=/.test(page.url()));
    const first = await event(page).getAttribute('id');
    await page.keyboard.press('j');
    await page.keyboard.press('c');
    await told(page, 'Confirmed.');
    const { decisions } = await page.evaluate((api) => fetch(`${api}/decisions`).then((response) => response.json()), API);
    assert.deepEqual([decisions[0].author, decisions[0].kind], ['ann', 'confirm']);
    await page.keyboard.press('u');
    await told(page, 'Undone.');
    await page.locator('#exports summary').click();
    const [saved] = await Promise.all([page.waitForEvent('download'), page.locator('#exports a', { hasText: 'csv' }).click()]);
    assert.match(readFileSync(await saved.path(), 'utf8'), /Truce between two local forces/);
    // The browser ends a worker that has nothing to do; the page still knows what it knew.
    const cdp = await page.context().newCDPSession(page);
    await cdp.send('ServiceWorker.enable');
    await cdp.send('ServiceWorker.stopAllWorkers');
    await page.locator('#views a', { hasText: 'Articles' }).click();
    await page.locator('.listed-article').first().waitFor();
    await page.locator('#signout').waitFor();
    await page.goto(`${BASE}/t/aleppo-convoy/${first}`);
    await page.locator('#event .proof').waitFor();
    await page.reload();
    await page.locator('#event .proof').waitFor();
    // Reloaded by force it comes past the worker; the page finds that out.
    await cdp.send('Page.reload', { ignoreCache: true });
    await page.locator('#event .proof').waitFor();
    await page.locator('#signout').waitFor();
    await page.goto(`${BASE}/articles/mp-20250428-0117`);
    assert.match(page.url(), /\/t\/kourou-launch\/articles\/mp-20250428-0117/);
    assert.ok(await page.locator('.words').count(), 'a redirect keeps the token');
    await page.setViewportSize({ width: 320, height: 600 });
    await page.locator('#signout').waitFor();
    for (const path of [page.url(), BASE + PATH]) {
      await page.goto(path);
      await page.locator('#signout').waitFor();
      assert.ok(await page.evaluate(() => document.documentElement.scrollWidth <= 320), path);
    }
    const other = await page.context().newPage();
    await other.goto(BASE + '/');
    await other.locator('.timelines a').first().waitFor();
    assert.equal(await other.locator('#start').isVisible(), false, 'an editor adds no articles');
    // A path of two slashes is no way to another site, neither for the token nor for the browser.
    let token = null;
    const elsewhere = createServer((request, response) => { token ??= request.headers.authorization ?? ''; response.end(); }).unref();
    await new Promise((done) => elsewhere.listen(0, '127.0.0.1', done));
    const astray = await other.goto(`${BASE}//127.0.0.1:${elsewhere.address().port}/t/aleppo-convoy`);
    assert.deepEqual([astray.status(), new URL(other.url()).origin, token], [400, BASE, null]);
    elsewhere.close();
    // With all tabs closed nothing is left but the issuer's own memory: no form is shown.
    await Promise.all([page.close(), other.close()]);
    const anew = await page.context().newPage();
    await worker(page).evaluate(() => { session = null; });
    await anew.goto(BASE + PATH);
    await anew.locator('#signout').waitFor();
    // A server that refuses all the same is not asked for ever.
    await worker(page).evaluate(() => {
      const real = self.fetch;
      self.fetch = (asked, ...more) => (String(asked.url ?? asked).includes('/members/') ? Promise.resolve(new Response('{}', { status: 401 })) : real(asked, ...more));
    });
    await anew.goto(BASE + PATH);
    await anew.locator('#told', { hasText: 'this server does not accept it' }).waitFor();
    noFaults(page);
    await page.context().close();
  });

  test('a reader is offered nothing that a reader may not do', async () => {
    const page = await signedIn('rita');
    await event(page).locator('[data-open]').click();
    await event(page).locator('.proof').waitFor();
    assert.equal(await page.locator('.editing').count(), 0);
    assert.equal(await page.locator('#views a', { hasText: 'Review' }).count(), 0);
    const body = JSON.stringify({ kind: 'hide', event: await event(page).getAttribute('id') });
    const refused = await page.evaluate(([api, sent]) => fetch(`${api}/decisions`, { method: 'POST', body: sent }).then(async (response) => [response.status, (await response.json()).detail]), [API, body]);
    assert.equal(refused[0], 403);
    assert.match(refused[1], /ask whoever runs this server/);
    // Once their token has ended it is renewed without a word.
    const before = await ends(page);
    await page.locator('#views a', { hasText: 'Changes' }).click();
    await page.locator('#signout').waitFor();
    assert.match(page.url(), /view=changes/);
    assert.notEqual(await worker(page).evaluate(() => session.token), before);
    noFaults(page);
    await page.context().close();
  });

  test('of two editors at once the later one sees what changed, and loses nothing', async () => {
    const [ann, olga] = await Promise.all([signedIn('ann', KOUROU), signedIn('olga', KOUROU)]);
    const id = await event(ann).getAttribute('id');
    const before = await event(ann).locator('.title').textContent();
    for (const page of [ann, olga]) {
      await page.keyboard.press('j');
      await page.keyboard.press('e');
      await fields(page).locator('[name=title]').waitFor();
    }
    await fields(olga).locator('[name=title]').fill('As olga has it');
    await fields(olga).locator('[name=reason]').fill('heard it so');
    await olga.keyboard.press('Enter');
    await told(olga, 'Saved.');
    await fields(ann).locator('[name=factuality]').selectOption('possible');
    await fields(ann).locator('[name=title]').focus();
    await ann.keyboard.press('Enter');
    const news = ann.locator('.changed');
    await news.waitFor();
    assert.match(await news.innerText(), /changed since it was shown here.*What you typed stays[^]*Title: As olga has it[^]*heard it so[^]*olga/);
    assert.equal(await fields(ann).locator('[name=factuality]').inputValue(), 'possible', 'what was typed stays');
    assert.equal(await fields(ann).locator('[name=title]').inputValue(), 'As olga has it', 'what was not typed is not undone');
    await isAccessible(ann);
    await fields(ann).locator('[name=title]').focus();
    await ann.keyboard.press('Enter');
    await told(ann, 'Saved.');
    assert.equal(await ann.locator(`[id="${id}"] .title`).textContent(), 'As olga has it');
    assert.match(await ann.locator(`[id="${id}"] .meta`).first().innerText(), /possible/);
    // One key alone decides nothing on what has changed, either.
    await olga.locator(`[id="${id}"] [data-open]`).focus();
    await olga.keyboard.press('c');
    await olga.locator('.changed', { hasText: 'Status: possible' }).waitFor();
    await ann.keyboard.press('u');
    await told(ann, 'Undone.');
    await olga.keyboard.press('u');
    await told(olga, 'Undone.');
    assert.equal(await olga.locator(`[id="${id}"] .title`).textContent(), before);
    for (const page of [ann, olga]) {
      noFaults(page);
      await page.context().close();
    }
  });

  test('a sign-in that has ended says so, keeps what was typed, and is taken up again in another tab', async () => {
    const page = await signedIn('brief-ann', '/t/tagus-bridge?view=all');
    await page.locator('#views a', { hasText: 'Review' }).waitFor();
    await page.keyboard.press('j');
    await page.keyboard.press('n');
    await fields(page).locator('textarea').fill('A long note');
    await ends(page);
    await fields(page).getByRole('button', { name: 'Save' }).click();
    await page.locator('#ended').waitFor();
    assert.match(await page.locator('#ended').innerText(), /Your sign-in has ended. What you typed stays/);
    assert.equal(await fields(page).locator('textarea').inputValue(), 'A long note');
    await isAccessible(page);
    const [tab] = await Promise.all([page.context().waitForEvent('page'), page.locator('#ended a').click()]);
    // The provider still knows who it is.
    await tab.locator('h1', { hasText: 'Signed in' }).waitFor();
    await page.locator('#ended').waitFor({ state: 'detached' });
    await fields(page).getByRole('button', { name: 'Save' }).click();
    await told(page, 'Noted.');
    await page.keyboard.press('u');
    noFaults(page);
    await page.context().close();
  });

  test('whoever signs out is a stranger in every tab', async () => {
    const page = await signedIn('ann');
    const other = await page.context().newPage();
    await other.goto(BASE + PATH);
    await other.locator('#signout').waitFor();
    const leaving = page.waitForRequest((request) => request.url().includes('client_id=') && request.isNavigationRequest());
    await page.locator('#signout').click();
    assert.ok(!(await leaving).url().includes('eyJ'), 'no token stands in an address');
    await page.locator('button[value=yes], button[autofocus]').first().click();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    assert.equal(page.url(), BASE + '/signin');
    await other.getByRole('button', { name: 'Sign in' }).waitFor();
    assert.equal(await other.locator('.event').count(), 0);
    await page.goto(BASE + PATH);
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    noFaults(page);
    await page.context().close();
  });
});
