// Everyone can read it: axe on every route and at every step, the order of an article, keys, large text, narrow windows.
import AxeBuilder from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const routes = [
  './',
  './calm/',
  './steps/',
  './sources/',
  './certainty/',
  './keep/',
  './print/',
  './print/sheet/',
  './print/quiet/',
  './print/quiet-sheet/',
  './embed/',
  './embed/card/',
  './data/',
  './data/events/',
  './embed/code/',
  './chapter/silence/',
  './404.html'
];

/** What axe finds: rule, how often, and the first element. */
async function found(page: Page, within: string[] = []): Promise<string[]> {
  // In one go in the page itself: by parts, with a window of its own for each report, it takes many times as long.
  const axe = new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ['violations'] })
    .withTags(tags);
  for (const one of within) axe.include(one);
  const { violations } = await axe.analyze();
  return violations.map(
    ({ id, nodes }) => `${id} ×${nodes.length}: ${nodes[0]!.html.slice(0, 120)} — ${nodes[0]!.failureSummary?.replace(/\s+/g, ' ').slice(0, 200)}`
  );
}
const toStep = async (page: Page, id: string): Promise<void> => {
  await page.evaluate((to) => (location.hash = to), id);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
};
/** What a step changes on the screen: the rest of the page is looked at once. */
const onScreen = (id: string): string[] => ['.bar', '.stage', `[id="${id}"]`];
const stepsOf = (page: Page): Promise<string[]> => page.locator('.step').evaluateAll((list) => list.map(({ id }) => id));

for (const route of routes)
  test(`axe finds nothing on ${route}`, async ({ page }) => {
    test.setTimeout(120_000);
    await page.goto(route);
    await page.evaluate(() => document.fonts.ready);
    expect(await found(page)).toEqual([]);
  });

test('axe finds nothing at any step', async ({ page }) => {
  test.setTimeout(300_000);
  await page.goto('./');
  await expect(page.locator('.stage svg')).toBeAttached();
  for (const id of await stepsOf(page)) {
    await toStep(page, id);
    expect(await found(page, onScreen(id)), id).toEqual([]);
  }
});

for (const [name, media] of [
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { forcedColors: 'active' }],
  ['more contrast', { contrast: 'more' }]
] as const)
  test(`axe finds nothing in ${name}`, async ({ page }) => {
    test.setTimeout(240_000);
    await page.emulateMedia(media);
    await page.goto('./');
    expect(await found(page)).toEqual([]);
    for (const id of (await stepsOf(page)).filter((_, i) => i % 9 === 4)) {
      await toStep(page, id);
      expect(await found(page, onScreen(id)), id).toEqual([]);
    }
    for (const route of ['./sources/', './certainty/', './embed/code/']) {
      await page.goto(route);
      expect(await found(page), route).toEqual([]);
    }
  });

test('read aloud it is an article: headings in order, the stage hidden, each picture told in a sentence', async ({ page }) => {
  await page.goto('./');
  await expect(page.locator('.stage svg')).toBeAttached();
  // Every picture hides itself as well, so that the reading alone would not tell whether the stage does.
  await expect(page.locator('.stage')).toHaveAttribute('aria-hidden', 'true');
  const before = await page.locator('main').ariaSnapshot();
  expect(before).not.toMatch(/- img\b.*570/);
  const levels = [...before.matchAll(/- heading .*\[level=(\d)\]/g)].map(([, level]) => Number(level));
  expect(levels[0]).toBe(1);
  expect(levels.filter((level) => level === 1)).toHaveLength(1);
  for (const [i, level] of levels.entries()) if (i > 0) expect(level - levels[i - 1]!, `heading ${i}`).toBeLessThanOrEqual(1);
  expect(before.match(/- '?figure/g)!.length).toBeGreaterThan(25);
  // Nothing of it changes, and nothing is announced, while the story is scrolled.
  await page.evaluate(() => {
    const said: string[] = [];
    Object.assign(window, { said });
    new MutationObserver((list) => {
      for (const { target } of list) {
        const element = target instanceof Element ? target : target.parentElement;
        if (element?.closest('[aria-live], [role=status], [role=alert]')) said.push(element.outerHTML.slice(0, 80));
      }
    }).observe(document.body, { subtree: true, childList: true, characterData: true });
  });
  for (const y of [4000, 14_000, 30_000]) {
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
    await page.waitForTimeout(120);
  }
  expect(await page.evaluate(() => (window as unknown as { said: string[] }).said)).toEqual([]);
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(120);
  expect(await page.locator('main').ariaSnapshot()).toBe(before);
});

for (const route of ['./', './calm/', './steps/'])
  test(`by keyboard: the first stop on ${route} leads past the bar and the cover`, { tag: '@desktop' }, async ({ page }) => {
    await page.goto(route);
    if (route !== './calm/') await expect(page.locator('.stage svg')).toBeAttached();
    await page.keyboard.press('Tab');
    const skip = page.locator('.skip');
    await expect(skip).toBeFocused();
    await expect(skip).toBeInViewport({ ratio: 1 });
    const to = (await skip.getAttribute('href'))!;
    await page.keyboard.press('Enter');
    await expect(page.locator(to)).toBeInViewport();
    await expect(skip).not.toBeInViewport();
    await page.keyboard.press('Tab');
    expect(await page.evaluate((chapter) => document.activeElement!.closest(chapter) !== null, to), 'the next stop is in the story').toBe(true);
  });

for (const route of ['./', './calm/', './steps/'])
  test(
    `by keyboard: every stop of the tab on ${route} is seen, in order, and none is under the bar or off the screen`,
    { tag: '@desktop' },
    async ({ page }) => {
      test.setTimeout(120_000);
      await page.goto(route);
      if (route !== './calm/') await expect(page.locator('.stage svg')).toBeAttached();
      let last = '';
      let stops = 0;
      for (let turn = 0; turn < 60; turn++) {
        await page.keyboard.press('Tab');
        await page.waitForTimeout(40);
        const at = await page.evaluate(() => {
          const element = document.activeElement!;
          const box = element.getBoundingClientRect();
          const style = getComputedStyle(element);
          const bar = document.querySelector('.bar')!;
          return {
            key: `${element.localName} ${element.textContent!.slice(0, 30)} ${Math.round(box.top + window.scrollY)}`,
            inBar: bar.contains(element),
            skip: element.matches('.skip'),
            top: box.top,
            bottom: box.bottom,
            below: bar.getBoundingClientRect().bottom,
            ring: style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2,
            body: element === document.body
          };
        });
        if (at.body) break;
        expect(at.key, 'no trap').not.toBe(last);
        last = at.key;
        stops++;
        expect(at.ring, `${at.key}: a ring`).toBe(true);
        if (at.inBar || at.skip) continue;
        expect(at.top, `${at.key}: not under the bar`).toBeGreaterThanOrEqual(at.below - 1);
        expect(at.bottom, `${at.key}: on the screen`).toBeLessThanOrEqual((await page.evaluate(() => window.innerHeight)) + 1);
      }
      expect(stops).toBeGreaterThan(40);
    }
  );

test('in the article no picture lies over a link', async ({ page }) => {
  await page.goto('./calm/');
  await page.evaluate(() => document.fonts.ready);
  const { covered, looked } = await page.evaluate(() => {
    const covered: string[] = [];
    const links = [...document.querySelectorAll('main a, main summary')].filter((one) => one.checkVisibility() && !one.closest('.skip'));
    for (const link of links) {
      link.scrollIntoView({ block: 'center', behavior: 'instant' });
      const { left, top, width, height } = link.getBoundingClientRect();
      const over = document.elementFromPoint(left + width / 2, top + height / 2);
      if (!over || !link.contains(over))
        covered.push(`${link.closest('.step')?.id}: ${link.textContent.trim()} under ${over?.outerHTML.slice(0, 80)}`);
    }
    return { covered, looked: links.length };
  });
  expect(covered).toEqual([]);
  expect(looked).toBeGreaterThan(60);
});

for (const [name, size, css] of [
  ['at 320 px', { width: 320, height: 640 }, ''],
  ['at 400 % zoom', { width: 320, height: 256 }, ''],
  ['on a phone on its side', { width: 740, height: 360 }, ''],
  ['with twice as large text', { width: 1280, height: 900 }, 'html { font-size: 200%; }'],
  ['with twice as large text on a phone', { width: 390, height: 844 }, 'html { font-size: 200%; }'],
  [
    'with wide spacing',
    { width: 390, height: 844 },
    '* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; } p { margin-bottom: 2em !important; }'
  ]
] as const)
  test(`${name} nothing is lost, cut or beside the window`, async ({ page }) => {
    await page.setViewportSize(size);
    for (const route of ['./', './sources/', './certainty/', './print/', './embed/code/', './chapter/silence/']) {
      await page.goto(route);
      if (css) await page.evaluate((text) => document.head.append(Object.assign(document.createElement('style'), { textContent: text })), css);
      await page.waitForTimeout(250);
      const lost = await page.evaluate(() => {
        const wide = document.documentElement.scrollWidth - document.documentElement.clientWidth;
        const out = [...document.querySelectorAll('main p, main h1, main h2, main h3, main li, main a')]
          .filter((one) => one.getClientRects().length > 0 && !one.closest('.scroller, .stage, .still, .alt, pre, textarea, .skip'))
          .filter((one) => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
          .map((one) => `${one.localName} ${one.textContent!.slice(0, 40)}`);
        // What a box of a set height would hide of its words.
        const cut = [...document.querySelectorAll('main *')]
          .filter((one) => one.getClientRects().length > 0 && !one.closest('.scroller, .stage, .still, .alt, svg, textarea, iframe, .skip'))
          .filter((one) => /hidden|clip/.test(getComputedStyle(one).overflow) && one.scrollHeight > one.clientHeight + 1)
          .map((one) => `${one.localName}.${one.className} ${one.textContent.trim().slice(0, 40)}`);
        return { wide, out, cut };
      });
      expect(lost, route).toEqual({ wide: 0, out: [], cut: [] });
    }
  });
