// What the tests and the screenshots share: Chromium, contexts, and made-up answers of the API.
import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { readFileSync } from 'node:fs';
import { chromium } from 'playwright-core';

export const BASE = process.env.DATELINE_URL;
if (!BASE) throw new Error('DATELINE_URL names the server to test, such as http://127.0.0.1:8080');

export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM || '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync'],
  });

/** A page in a context of its own, which fails on any fault of a script or of the policy. */
export async function open(browser, path, options = {}) {
  const context = await browser.newContext({ locale: 'en-GB', timezoneId: 'UTC', viewport: { width: 1100, height: 900 }, ...options });
  const page = await context.newPage();
  page.faults = [];
  page.on('pageerror', (fault) => page.faults.push(fault.message));
  page.on('console', (message) => {
    if (/Content Security Policy|TrustedHTML/.test(message.text())) page.faults.push(message.text());
  });
  if (options.before) await options.before(page);
  if (path !== null) await page.goto(BASE + path);
  return page;
}

/** Asserts that no script of a page failed, and that nothing broke its policy. */
export const noFaults = (page) => assert.deepEqual(page.faults, []);

/** The script of axe, to evaluate in a page. */
export const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Event ids under each heading. */
export const days = (page) => page.evaluate(() => [...document.querySelectorAll('#list .day')].map((day) =>
  [day.querySelector('h2').textContent, [...day.querySelectorAll('.event')].map((one) => one.id)]));

/** Waits until the scripts have shown the list. */
export const ready = (page) => page.waitForFunction(() => document.documentElement.classList.contains('live')
  && !document.documentElement.classList.contains('loading') && document.getElementById('status').textContent !== '');

const json = (body, status = 200) => ({ status, contentType: status < 400 ? 'application/json' : 'application/problem+json', body: JSON.stringify(body) });

/** Answers an API path with a made-up body, or with what a function of the url gives. */
export const answer = (page, glob, body, status) =>
  page.route(glob, (route) => route.fulfill(json(typeof body === 'function' ? body(new URL(route.request().url())) : body, status)));

/** An event of the API's shape with one mention that quotes it. */
export function event(n, more = {}) {
  const day = new Date(Date.UTC(1990, 0, 1 + n)).toISOString().slice(0, 10);
  const id = `m_${String(n).padStart(20, '0')}`;
  const title = more.title ?? `Committee number ${n} met and put off its decision`;
  const quote = more.quote ?? `${title} on ${day}, the clerk said.`;
  const begin = quote.indexOf(day);
  const time = {
    text: begin < 0 ? '' : day, value: day, endValue: null, edtf: day, granularity: 'day', basis: 'stated', mod: null,
    earliest: `${day}T00:00:00Z`, latest: `${day}T23:59:59Z`, rule: 'iso-date', begin: Math.max(0, begin) + 40, end: begin < 0 ? 0 : begin + 50, ...more.time,
  };
  const article = { id: `a${n}`, revision: 1, url: more.url ?? `https://clerk.example.com/${n}`, title: more.headline ?? 'Minutes', publisher: more.publisher ?? 'The Clerk', published: `${day}T18:00:00Z` };
  return {
    id, timeline: more.timeline ?? 'many', title, time, factuality: more.factuality ?? 'happened', sources: 1, firstReported: article.published, lastReported: article.published,
    importance: 0.3, participants: [], places: [], conflicts: more.conflicts ?? [], revision: 1, updated: article.published,
    mentions: [{ id, timeline: 'many', article, time, event: { title, trigger: { text: 'met', begin: quote.indexOf('met') + 40, end: quote.indexOf('met') + 43 }, factuality: 'happened', participants: [], places: [] }, quote: { text: quote, in: 'text', begin: 40, end: 40 + quote.length } }],
  };
}
