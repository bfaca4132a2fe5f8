// While an editor works: a fault in the data stands in the browser, and goes by itself when the file is mended.
import { open, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { openWorkshop, type Workshop } from './workshop.ts';

test.describe.configure({ mode: 'serial' });

let shop: Workshop;
test.beforeAll(async () => {
  test.setTimeout(120_000);
  shop = await openWorkshop({ port: 5300 + test.info().parallelIndex * 20 });
});
test.afterAll(() => shop?.close());

const fault = (page: import('@playwright/test').Page): Promise<string> =>
  page.evaluate(() => document.querySelector('vite-error-overlay')?.shadowRoot?.textContent ?? '');

test('a fault shows in an open page, and in one opened later; both recover', async ({ page }) => {
  test.setTimeout(180_000);
  const file = join(shop.folder, 'data/story.json');
  const whole = await readFile(file, 'utf8');
  const broken = whole.replace('"weight": 900', '"wieght": 900');
  expect(broken).not.toBe(whole);

  await page.goto(shop.address);
  await expect(page.locator('.stage svg')).toBeAttached({ timeout: 60_000 });
  await writeFile(file, broken);
  await expect.poll(() => fault(page), { timeout: 60_000 }).toMatch(/data\/story\.json, line \d+ .*unknown key "wieght".*Write "weight"/s);

  await page.goto(shop.address);
  await expect.poll(() => fault(page), { timeout: 60_000 }).toContain('wieght');

  await writeFile(file, whole);
  await expect(page.locator('.stage svg')).toBeAttached({ timeout: 60_000 });
  expect(await fault(page)).toBe('');
});

test('a file that is emptied first and filled a moment later counts as it is in the end', async ({ page }) => {
  test.setTimeout(180_000);
  const file = join(shop.folder, 'data/story.json');
  const whole = await readFile(file, 'utf8');

  await page.goto(shop.address);
  await expect(page.locator('.stage svg')).toBeAttached({ timeout: 60_000 });
  let loads = 0;
  page.on('load', () => loads++);
  const handle = await open(file, 'w');
  await page.waitForTimeout(25);
  await handle.write(whole);
  await handle.close();

  await expect.poll(() => loads, { timeout: 60_000 }).toBeGreaterThan(0);
  await expect(page.locator('.stage svg')).toBeAttached({ timeout: 60_000 });
  expect(await fault(page)).toBe('');
});
