// With the real fonts, in the built page: no word of a picture is too small, cut at the side or on another, wherever the
// reader stops. The unit tests prove the same of the width table; this proves the table.
import { expect, test } from '@playwright/test';
import type { Stage } from '../../src/lib/view/play.ts';
import { withFonts } from './fonts.ts';

test.describe.configure({ mode: 'parallel' });

const sizes = [
  { width: 360, height: 740 },
  { width: 390, height: 844 },
  { width: 820, height: 1180 },
  { width: 1440, height: 900 },
  { width: 2560, height: 1440 }
];

for (const size of sizes)
  test(`every label at ${size.width}x${size.height}, at rest and in passing`, async ({ page }) => {
    test.setTimeout(180_000);
    await withFonts(page);
    await page.setViewportSize(size);
    await page.goto('./');
    await expect(page.locator('.stage svg')).toBeAttached();
    await page.evaluate(() => document.fonts.ready);
    const found = await page.evaluate(async () => {
      const stage = document.querySelector<Stage>('.stage')!;
      const frame = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => done()));
      const faults = new Set<string>();
      const visited = new Set<number>();
      const quarters = new Set<string>();
      let smallest = Infinity;
      const height = document.documentElement.scrollHeight - window.innerHeight;
      // A tenth of a window at a time is finer than a quarter of any passage.
      for (let y = 0; y <= height; y += window.innerHeight / 10) {
        window.scrollTo({ top: y, behavior: 'instant' });
        await frame();
        await frame();
        const t = stage.t!;
        if (Number.isInteger(t)) visited.add(t);
        else quarters.add(`${Math.floor(t)}+${Math.floor((t % 1) * 4)}`);
        const svg = stage.querySelector('svg')!;
        const scale = svg.getBoundingClientRect().width / svg.viewBox.baseVal.width;
        const left = svg.getBoundingClientRect().left;
        const words = [...svg.querySelectorAll('text')].filter((text) => Number(text.getAttribute('opacity') ?? 1) > 0.05);
        const boxes = words.map((text) => {
          const font = Number.parseFloat(getComputedStyle(text).fontSize);
          const width = text.getComputedTextLength();
          const anchor = text.getAttribute('text-anchor');
          const x = Number(text.getAttribute('x')) - (anchor === 'end' ? width : anchor === 'middle' ? width / 2 : 0);
          const base = Number(text.getAttribute('y'));
          return { says: text.textContent, font, left: x, right: x + width, top: base - font * 0.72, bottom: base + font * 0.2 };
        });
        boxes.forEach((a, i) => {
          smallest = Math.min(smallest, a.font * scale);
          if (a.left * scale + left < -1 || a.right * scale + left > window.innerWidth + 1) faults.add(`${t.toFixed(2)}: "${a.says}" is cut`);
          for (const b of boxes.slice(i + 1))
            if (Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1.5 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 1.5)
              faults.add(`${t.toFixed(2)}: "${a.says}" and "${b.says}"`);
        });
      }
      const steps = [...document.querySelectorAll('.step')];
      // An opener covers the stage, and rests for a moment only.
      const missed = steps.filter((step, i) => !step.classList.contains('rest-page') && !visited.has(i)).map((step) => step.id);
      return { faults: [...faults], smallest, missed, passages: quarters.size, steps: steps.length };
    });
    expect(found.faults).toEqual([]);
    expect(found.smallest).toBeGreaterThanOrEqual(11.99);
    expect(found.missed).toEqual([]);
    expect(found.passages).toBeGreaterThan(found.steps);
  });
