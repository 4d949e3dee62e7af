// Makes the pictures of README.md and docs/api.md: target/dateline serve in one window, then, after an mvn verify,
//   cd target/browser && DATELINE_URL=http://127.0.0.1:8080 node screenshots.mjs ../../src/site
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { launch, open, ready } from './browser.mjs';

const folder = process.argv[2] ?? '.';
mkdirSync(folder, { recursive: true });
const browser = await launch();

async function shoot(name, path, options = {}, arrange = async () => {}) {
  const page = await open(browser, path, { viewport: { width: 1100, height: 860 }, timezoneId: 'Europe/London', ...options });
  await ready(page);
  await arrange(page);
  if (!options.keepFocus) await page.evaluate(() => document.activeElement.blur());
  await page.waitForTimeout(400);
  await page.screenshot({ path: join(folder, name + '.png') });
  await page.context().close();
}

const unfold = (words) => async (page) => {
  const title = page.locator('[data-open]', { hasText: words }).first();
  await title.click();
  await title.evaluate((one) => scrollBy(0, one.getBoundingClientRect().top - 200));
  await page.mouse.move(0, 0);
};

await shoot('list', '/t/tagus-bridge');
await shoot('opened', '/t/aleppo-convoy', {}, unfold('Truce between two local forces took effect'));
await shoot('highlights', '/t/kourou-launch?view=highlights');
await shoot('map', '/t/aleppo-convoy?map=1', { viewport: { width: 1280, height: 860 } }, (page) => page.waitForSelector('.circle'));
await shoot('edit', '/t/kourou-launch?view=all&sort=review&confirmed=false', { keepFocus: true }, async (page) => {
  await page.locator('#views a', { hasText: 'Review' }).waitFor();
  await page.keyboard.press('j');
  await page.keyboard.press('e');
});
await shoot('phone', '/t/aleppo-convoy?from=2025-03-01', { viewport: { width: 390, height: 844 } });
await shoot('dark', '/t/kourou-launch?from=2025-05-12', { colorScheme: 'dark' });
await browser.close();
