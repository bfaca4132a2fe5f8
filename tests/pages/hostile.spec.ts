// A story whose words mean harm, in a browser: read by the browser's own parser, nothing of it runs, and nothing is wider than the page.
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test, type Page } from '@playwright/test';
import { evil, spoilt } from '../story/hostile.ts';
import { openWorkshop, type Workshop } from './workshop.ts';

test.describe.configure({ mode: 'serial' });

// The pages as they are made while one develops: without the policy that a build has, so that markup alone is what holds.
let shop: Workshop;
const tell = async (words: string, places?: string[]): Promise<void> => {
  const { files, faults } = spoilt(words, places);
  expect(faults).toEqual([]);
  for (const { name, text } of files) await writeFile(join(shop.folder, 'data', name), text);
};
test.beforeAll(async () => {
  test.setTimeout(180_000);
  shop = await openWorkshop({ port: 5500, hmr: false });
});
test.afterAll(() => shop?.close());

const files = ['stop-vote', 'waiting-letters'].map((id) => `chart/${id}.svg`);
const routes = ['', 'sources/', 'data/', 'certainty/', 'keep/', 'print/', 'embed/', 'embed/card/', 'embed/code/'];

/** The kinds of element in a file as the browser's parser reads it, before any script: the name of each with the names of its attributes. */
const kinds = (page: Page, path: string): Promise<string[]> =>
  page.evaluate(async (address) => {
    const text = await (await fetch(address)).text();
    const read = new DOMParser().parseFromString(text, address.endsWith('.svg') ? 'image/svg+xml' : 'text/html');
    return [
      ...new Set(
        [...read.querySelectorAll('*')].map(
          (one) =>
            `${one.localName} ${[...one.attributes]
              .map(({ name }) => name)
              .sort()
              .join(' ')}`
        )
      )
    ];
  }, `${shop.address}${path}`);

/** What ran that should not have. */
async function listen(page: Page): Promise<string[]> {
  const ran: string[] = [];
  page.on('dialog', (dialog) => {
    ran.push(dialog.message());
    void dialog.dismiss();
  });
  page.on('pageerror', (error) => ran.push(error.message));
  await page.addInitScript(() => {
    let hit = false;
    Object.defineProperty(window, '__hit', { get: () => hit, set: () => (hit = true) });
  });
  return ran;
}
const hit = (page: Page): Promise<boolean> => page.evaluate(() => (window as unknown as { __hit: boolean }).__hit);

test('nothing of it runs, and no element or attribute comes of it', async ({ page }) => {
  test.setTimeout(180_000);
  const ran = await listen(page);
  const see = async (words: string): Promise<Record<string, string[]>> => {
    await tell(words);
    const found: Record<string, string[]> = {};
    for (const route of routes) {
      // The server that watches may make its packages anew while the first page asks for them; that page then needs a second load.
      await expect(async () => {
        expect((await page.goto(`${shop.address}${route}`, { waitUntil: 'load' }))?.status()).toBe(200);
        if (route === '') await expect(page.locator('.stage svg')).toBeAttached({ timeout: 15_000 });
      }).toPass({ timeout: 90_000 });
      await page.evaluate(() => {
        for (const one of document.querySelectorAll('details')) one.open = true;
        window.scrollTo({ top: document.documentElement.scrollHeight / 2, behavior: 'instant' });
      });
      await page.waitForTimeout(150);
      expect(await hit(page), route).toBe(false);
      if (['', 'sources/', 'embed/'].includes(route)) await expect(page.locator('body')).toContainText(words.slice(0, 20).trim());
      found[route] = await kinds(page, route);
    }
    for (const file of files) found[file] = await kinds(page, file);
    return found;
  };
  const good = await see('and so on, as if words of some length stood here: and so on, as if words of some length stood here');
  const bad = await see(evil.join(' '));
  for (const route of routes)
    expect(
      bad[route]!.filter((kind) => !good[route]!.includes(kind)),
      route
    ).toEqual([]);
  expect(ran).toEqual([]);
});

test('a word of a hundred thousand letters makes no page wider', async ({ page }) => {
  test.setTimeout(180_000);
  await tell('x'.repeat(400));
  await page.setViewportSize({ width: 390, height: 844 });
  for (const route of [...routes, 'long']) {
    if (route === 'long')
      await tell(
        'x'.repeat(100_000),
        ['description', 'cover.lede', 'cover.risk'].map((place) => `story.json:${place}`)
      );
    const answer = await page.goto(`${shop.address}${route === 'long' ? '' : route}`, { waitUntil: 'load' });
    expect(answer?.status(), route).toBe(200);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(wide, route).toBeLessThanOrEqual(0);
  }
});
