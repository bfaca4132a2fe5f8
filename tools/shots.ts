/**
 * `npm run shots [-- folder]`: the built page in a real browser, each step at rest and half-way to the next, at five
 * sizes. The pictures are for people to look at; nothing is compared.
 * Options in the environment: `SIZES=390x844,1440x900`, `STEPS=silence-key,street-days`, `BETWEEN=25,50,75` (per cent).
 */
import { mkdir } from 'node:fs/promises';
import { chromium } from '@playwright/test';
import type { Stage } from '../src/lib/view/play.ts';
import { chromiumArgs, findChromium } from './browser.ts';
import { serve } from './serve.ts';

const folder = process.argv[2] ?? 'pictures/shots';
const sizes = (process.env.SIZES ?? '360x740,390x844,820x1180,1440x900,2560x1440').split(',');
const wanted = process.env.STEPS?.split(',') ?? null;
const between = (process.env.BETWEEN ?? '').split(',').filter(Boolean).map(Number);

await mkdir(folder, { recursive: true });
const { address, stop } = await serve();
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
try {
  for (const size of sizes) {
    const [width = 0, height = 0] = size.split('x').map(Number);
    const page = await browser.newPage({ viewport: { width, height }, deviceScaleFactor: 1, isMobile: width < 700, hasTouch: width < 1100 });
    await page.goto(address);
    await page.locator('.stage svg').waitFor({ state: 'attached' });
    await page.evaluate(() => document.fonts.ready);
    const steps = await page.locator('.step').evaluateAll((list) => list.map((step, i) => step.id || step.closest('.chapter')?.id || String(i)));
    const settle = (): Promise<void> =>
      page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))));
    const positionAt = async (y: number): Promise<number> => {
      await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
      await settle();
      return page.locator('.stage').evaluate((stage) => (stage as Stage).t!);
    };
    const tall = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
    /** The scroll place of a position between steps, found by halving: the position never falls as the page is scrolled. */
    const scrollTo = async (t: number): Promise<void> => {
      let low = 0;
      let high = tall;
      for (let turn = 0; turn < 24 && high - low > 1; turn++) {
        const middle = (low + high) / 2;
        if ((await positionAt(middle)) < t) low = middle;
        else high = middle;
      }
    };
    const shoot = async (name: string): Promise<void> => {
      await settle();
      await page.screenshot({ path: `${folder}/${name}-${size}.png` });
    };
    for (const [i, id] of steps.entries()) {
      if (wanted && !wanted.includes(id)) continue;
      const number = String(i).padStart(2, '0');
      await page.evaluate((to) => void (location.hash = to), id);
      await shoot(`${number}-${id}`);
      for (const share of between) {
        if (i === steps.length - 1) continue;
        await scrollTo(i + share / 100);
        await shoot(`${number}-${id}+${share}`);
      }
    }
    await page.close();
  }
} finally {
  await browser.close();
  stop();
}
console.log(`${folder}/`);
