// How fast the page is, in a real browser. These tests measure time, so nothing may run beside them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { answer, event, launch, noFaults, open, ready } from './browser.mjs';

let browser;
before(async () => { browser = await launch(); });
after(() => browser.close());

test('shows its first page within half a second, in at most 60 KB', async () => {
  // Each time in a context that has nothing yet; a machine busy with other work gets more tries.
  const paints = [];
  let page;
  for (let i = 0; i < 3 || (i < 15 && Math.min(...paints) > 500); i++) {
    await page?.context().close();
    page = await open(browser, '/t/kourou-launch');
    await ready(page);
    paints.push(await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime));
  }
  const painted = Math.min(...paints);
  const bytes = await page.evaluate(() => [...performance.getEntriesByType('navigation'), ...performance.getEntriesByType('resource')]
      .filter((entry) => !entry.name.includes('/v1/')).reduce((sum, entry) => sum + entry.transferSize, 0));
  console.log(`first page visible after ${Math.round(painted)} ms (of ${paints.map(Math.round).join(', ')}); ${(bytes / 1000).toFixed(1)} KB transferred`);
  assert.ok(painted <= 500, `${painted} ms`);
  assert.ok(bytes > 5_000 && bytes <= 60_000, `${bytes} bytes`);
  noFaults(page);
  await page.context().close();
});

test('scrolls through 10,000 events', async () => {
  const total = 10_000;
  const page = await open(browser, '/t/many', { before: (made) => answer(made, '**/v1/timelines/many/events?**', (url) => {
    const from = Number(url.searchParams.get('cursor') ?? 0), to = Math.min(total, from + Number(url.searchParams.get('limit')));
    return { timeline: 'many', events: Array.from({ length: to - from }, (_, i) => event(from + i)), next: to < total ? String(to) : null };
  }) });
  await ready(page);
  const told = await page.evaluate(async (wanted) => {
    const begin = performance.now();
    const gaps = [];
    let last = begin;
    while (document.querySelectorAll('.event').length < wanted && performance.now() - begin < 90_000) {
      scrollBy(0, 4000);
      await new Promise(requestAnimationFrame);
      gaps.push(performance.now() - last);
      last = performance.now();
    }
    // All are there: now only scrolling counts. A machine busy with other work gets more tries.
    let smooth = [];
    for (let tries = 0; tries === 0 || (tries < 5 && smooth[190] >= 120); tries++) {
      smooth = [];
      scrollTo(0, 0);
      await new Promise(requestAnimationFrame);
      for (let i = 0; i < 200; i++) {
        const at = performance.now();
        scrollBy(0, 600);
        await new Promise(requestAnimationFrame);
        smooth.push(performance.now() - at);
      }
      smooth.sort((a, b) => a - b);
    }
    return { events: document.querySelectorAll('.event').length, seconds: (last - begin) / 1000, median: smooth[100], p95: smooth[190] };
  }, total);
  console.log(`10,000 events: all loaded by scrolling in ${told.seconds.toFixed(1)} s; then a frame takes ${told.median.toFixed(0)} ms, 95 of 100 at most ${told.p95.toFixed(0)} ms`);
  assert.equal(told.events, total);
  assert.ok(told.seconds < 90 && told.p95 < 120, JSON.stringify(told));
  noFaults(page);
  await page.context().close();
});
