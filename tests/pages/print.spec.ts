// Paper: the same from every page of the story and at any moment, complete, and nothing cut.
import { expect, test, type Browser, type BrowserContextOptions, type Page } from '@playwright/test';
import { patched } from '../../tools/pdf.ts';

const day = new Date('2001-02-03T00:00:00Z');
const print = async (page: Page, format: 'A4' | 'Letter' = 'A4'): Promise<Buffer> =>
  Buffer.from(patched(await page.pdf({ format, tagged: true, outline: true }), { date: day, author: null }));
const pagesOf = (file: Buffer): number => (file.toString('latin1').match(/\/Type\s*\/Page\b(?!s)/g) ?? []).length;

/** The printed page of a moment: what is done before is done in a context of its own. */
async function moment(
  browser: Browser,
  path: string,
  options: BrowserContextOptions,
  before: (page: Page) => Promise<void> = async () => {}
): Promise<Buffer> {
  const context = await browser.newContext({ baseURL: test.info().project.use.baseURL!, viewport: { width: 1440, height: 900 }, ...options });
  const page = await context.newPage();
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready).catch(() => undefined);
  await before(page);
  const file = await print(page);
  await context.close();
  return file;
}

test('the story prints the same paper at any moment: scrolled, dark, still, without script, on a phone', async ({ browser }) => {
  test.setTimeout(120_000);
  const loaded = await moment(browser, './', {});
  expect(pagesOf(loaded)).toBeGreaterThan(8);
  expect(pagesOf(loaded)).toBeLessThanOrEqual(20);
  const scrolled = async (page: Page): Promise<void> => {
    await page.evaluate(() => window.scrollTo({ top: 21_345, behavior: 'instant' }));
    await page.waitForTimeout(200);
  };
  const moments: [string, Buffer][] = [
    ['in a passage', await moment(browser, './', {}, scrolled)],
    ['dark', await moment(browser, './', { colorScheme: 'dark' })],
    ['reduced motion', await moment(browser, './', { reducedMotion: 'reduce' }, scrolled)],
    ['without script', await moment(browser, './', { javaScriptEnabled: false })],
    ['on a phone', await moment(browser, './', { viewport: { width: 390, height: 844 } }, scrolled)],
    ['without motion', await moment(browser, './calm/', {}, scrolled)],
    [
      'step by step',
      await moment(browser, './steps/', {}, async (page) => {
        for (let i = 0; i < 9; i++) await page.keyboard.press('ArrowRight');
      })
    ]
  ];
  for (const [name, file] of moments) {
    expect(pagesOf(file), name).toBe(pagesOf(loaded));
    expect(file.equals(loaded), `${name}: the same bytes`).toBe(true);
  }
});

test('the page of the printed edition prints what the story prints, and both twice the same', async ({ browser }) => {
  test.setTimeout(120_000);
  const [first, again, story] = [await moment(browser, './print/', {}), await moment(browser, './print/', {}), await moment(browser, './', {})];
  expect(again.equals(first)).toBe(true);
  expect(pagesOf(first)).toBe(pagesOf(story));
  expect(Math.abs(first.length - story.length)).toBeLessThan(2000);
  for (const file of [first, story]) expect(file.toString('latin1')).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
});

for (const format of ['A4', 'Letter'] as const)
  test(`one leaf is two sides of ${format}, and the whole story is twenty pages at most`, async ({ page }) => {
    for (const [path, most] of [
      ['./print/sheet/', 2],
      ['./print/quiet-sheet/', 2],
      ['./print/quiet/', 20],
      ['./print/', 20]
    ] as const) {
      await page.goto(path);
      const count = pagesOf(await print(page, format));
      expect(count, path).toBeLessThanOrEqual(most);
      if (most === 2) expect(count, path).toBe(2);
    }
  });

test('on paper every word and every chosen figure is there, none too small, none cut at the edge', async ({ page }) => {
  await page.goto('./');
  await page.emulateMedia({ media: 'print' });
  // The width between the margins of A4.
  await page.setViewportSize({ width: Math.round((184 / 25.4) * 96), height: 1000 });
  const seen = await page.evaluate(() => {
    const shown = (element: Element): boolean => element.getClientRects().length > 0;
    const small: string[] = [];
    const cut: string[] = [];
    const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walk.nextNode()) {
      const text = walk.currentNode;
      const parent = text.parentElement!;
      if (!text.textContent!.trim() || !shown(parent) || /^(script|style|title)$/i.test(parent.localName)) continue;
      const svg = parent.closest('svg');
      const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
      const size = svg ? Number(parent.getAttribute('font-size')) * scale : parseFloat(getComputedStyle(parent).fontSize);
      if (size * 0.75 < 6.5) small.push(`${text.textContent!.trim().slice(0, 40)}: ${(size * 0.75).toFixed(1)} pt`);
      const range = document.createRange();
      range.selectNodeContents(text);
      if (range.getBoundingClientRect().right > document.documentElement.clientWidth + 1) cut.push(text.textContent!.trim().slice(0, 40));
    }
    return {
      small,
      cut,
      hidden: [...document.querySelectorAll('.step .card > p:not(.go, .key), .opener .title, .opener .intro > p:not(.behind)')]
        .filter((one) => !shown(one))
        .map((one) => one.textContent!.slice(0, 40)),
      figures: [...document.querySelectorAll('.still.on-paper .paper svg')].filter((svg) => shown(svg)).length,
      chosen: document.querySelectorAll('.still.on-paper').length,
      named: [...document.querySelectorAll('.still.on-paper figcaption b')].map((one) => one.textContent),
      stage: shown(document.querySelector('.stage')!),
      risk: shown(document.querySelector('.cover .risk')!),
      sources: document.querySelectorAll('.numbered li').length,
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth
    };
  });
  expect(seen.small).toEqual([]);
  expect(seen.cut).toEqual([]);
  expect(seen.hidden).toEqual([]);
  expect(seen.figures).toBe(seen.chosen);
  expect(seen.chosen).toBeGreaterThan(12);
  expect(new Set(seen.named).size, 'each figure has a number of its own').toBe(seen.chosen);
  expect(seen.stage).toBe(false);
  expect(seen.risk).toBe(true);
  expect(seen.sources).toBeGreaterThan(100);
  expect(seen.wide).toBeLessThanOrEqual(0);
});

test('a quiet edition tells nothing: no address, no code, no telling name', async ({ page, request }) => {
  for (const path of ['./print/quiet/', './print/quiet-sheet/']) {
    const html = await (await request.get(path)).text();
    await page.goto(path);
    await page.emulateMedia({ media: 'print' });
    expect(await page.title(), path).toBe('Reading copy');
    expect(await page.locator('svg.code, .address, .where').count(), path).toBe(0);
    expect(html, path).not.toMatch(/<link rel="canonical"|property="og:|application\/ld\+json|name="description"/);
    const words = await page.locator('main').innerText();
    // A publisher may be called like its address; a way to a page has a slash.
    expect(words, path).not.toMatch(/https?:|www\.|[a-z0-9-]+\.(?:org|com|net|by|eu|info)\//i);
  }
});
