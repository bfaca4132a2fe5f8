// The other ways to read the story: without motion, and one step at a time. Both from the same content, each at its own address.
import { expect, test, type Page } from '@playwright/test';
import { framesGoBy, positionNow } from './inside.ts';

const wordsOf = (page: Page): Promise<string> =>
  page
    .locator('article')
    .evaluate((article) =>
      [...article.querySelectorAll('.card p, .opener p, .cover .lede > p:not(.byline), figcaption')]
        .map((one) => one.textContent!.replace(/\s+/g, ' ').trim())
        .join('\n')
    );

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('a link on the first screen leads to the story without motion, and back', async ({ page }) => {
    await page.goto('./');
    const link = page.locator('.cover').getByRole('link', { name: 'Without motion' });
    await expect(link).toBeInViewport();
    await link.click();
    await expect(page).toHaveURL(/\/calm\/$/);
    await expect(page.locator('.still').first()).toBeAttached();
    await page.locator('.cover').getByRole('link', { name: 'With motion' }).click();
    await expect(page).not.toHaveURL(/calm/);
  });

  test('step by step is an article where no script runs', async ({ page }) => {
    await page.goto('./steps/');
    await expect(page.locator('.stepper')).toBeHidden();
    await expect(page.locator('.step').last()).toBeVisible();
  });
});

test('without motion: every word and every still, no script and no stage, nothing that moves as it is scrolled', async ({ page }) => {
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.resourceType()));
  await page.goto('./');
  const words = await wordsOf(page);
  const stills = await page.locator('.still').count();
  asked.length = 0;
  await page.goto('./calm/');
  expect(await wordsOf(page)).toBe(words);
  expect(await page.locator('.still').count()).toBe(stills);
  expect(asked).not.toContain('script');
  expect(await page.locator('.stage, script:not([type*="json"])').count()).toBe(0);
  for (const still of await page.locator('.still').all()) await expect(still).toBeVisible();
  const boxes = (): Promise<string> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.still, .step p')]
        .filter((one) => one.checkVisibility())
        .map((one) => Math.round(one.getBoundingClientRect().top + window.scrollY))
        .join(' ')
    );
  const before = await boxes();
  await page.evaluate(() => window.scrollTo({ top: 9000, behavior: 'instant' }));
  expect(await boxes()).toBe(before);
  expect(await page.evaluate(() => document.getAnimations().length)).toBe(0);
});

test('step by step: arrow keys and buttons move by a step, to the last and back, each with its picture and its words in view', async ({ page }) => {
  test.setTimeout(120_000);
  const thrown: string[] = [];
  page.on('pageerror', ({ message }) => thrown.push(message));
  await page.goto('./steps/');
  await expect(page.locator('.stage svg')).toBeAttached();
  const counter = page.locator('.stepper .at');
  const number = async (): Promise<number> => Number((await counter.textContent())!.split(' ')[0]);
  const ids = await page.locator('.step').evaluateAll((list) => list.map(({ id }) => id));
  const next = page.getByRole('button', { name: 'Next step' });
  const seen = new Set<number>();
  // Words longer than the window take a press of their own before the next step.
  for (let press = 0; press < ids.length * 3 && (await number()) < ids.length; press++) {
    if (press % 2) await next.click();
    else await page.keyboard.press('ArrowRight');
    await page.evaluate(framesGoBy);
    const at = await number();
    if (seen.has(at)) continue;
    seen.add(at);
    expect(Math.abs((await page.evaluate(positionNow)) - (at - 1)), ids[at - 1]).toBeLessThan(0.51);
    const words = page.locator(`[id="${ids[at - 1]}"] :is(.card > *, .intro > *)`).first();
    if (await words.count()) await expect(words, ids[at - 1]).toBeInViewport();
  }
  expect(await number()).toBe(ids.length);
  expect(seen.size).toBe(ids.length - 1);
  await page.keyboard.press('ArrowLeft');
  expect(await number()).toBe(ids.length - 1);
  await page.getByRole('button', { name: 'Previous step' }).click();
  expect(await number()).toBe(ids.length - 2);

  // The list of chapters leads to a step, and the buttons go on from there.
  await page.locator('.menu summary').click();
  await page.locator('.menu [data-chapter="inside"]').click();
  const there = ids.indexOf('inside-opener') + 1;
  expect(await number()).toBe(there);
  await next.click();
  expect(await number()).toBe(there + 1);
  expect(thrown).toEqual([]);
});

test('step by step begins at the step of its address', async ({ page }) => {
  await page.goto('./steps/#inside-badge');
  await expect(page.locator('.stage svg')).toBeAttached();
  await expect(page.locator('[id="inside-badge"] .card p').first()).toBeInViewport();
});
