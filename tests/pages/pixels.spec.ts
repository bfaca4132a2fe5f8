// A chosen dozen states as the browser paints them. A change here is a change a reader sees: look at it, then
// `npx playwright test pixels --update-snapshots`.
import { expect, test } from '@playwright/test';
import type { Stage } from '../../src/lib/view/play.ts';
import { withFonts } from './fonts.ts';

const chosen = [
  'cover',
  'thirty-pardoned',
  'voices-women',
  'street-days',
  'border-passport',
  'years-since',
  'list-peak',
  'silence-key',
  'silence-all',
  'silence-names',
  'inside-badge',
  'released-september',
  'price-out',
  'why-disputed',
  'after-days',
  'after-ledger'
];

for (const id of chosen)
  test(id, async ({ page }) => {
    await withFonts(page);
    await page.goto(id === 'cover' ? './' : `./#${id}`);
    await expect(page.locator('.stage svg')).toBeAttached();
    await page.evaluate(() => document.fonts.ready);
    const index = await page.locator('.step').evaluateAll((steps, name) => steps.findIndex((step) => step.id === name), id);
    await expect.poll(() => page.locator('.stage').evaluate((stage) => (stage as Stage).t)).toBe(Math.max(index, 0));
    // A little room for how one version of a browser rounds an edge that another does not.
    await expect(page).toHaveScreenshot(`${id}.png`, { maxDiffPixelRatio: 0.01, animations: 'disabled', scale: 'css' });
  });
