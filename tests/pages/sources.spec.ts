// From a step to what it rests on and back; the signs; how to keep a copy; a link to a chapter.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import type { Stage } from '../../src/lib/view/play.ts';
import { complaints } from './watch.ts';

interface Timeline {
  sources: { id: string; linkPolicy: string; url?: string }[];
}
const { sources } = JSON.parse(readFileSync('data/timeline.json', 'utf8')) as Timeline;
const plainPages = ['./sources/', './certainty/', './keep/'];

test('a step leads to what it rests on, and back to its place', async ({ page }) => {
  const errors = complaints(page);
  await page.goto('./#list-peak');
  await page.locator('#list-peak .behind > a').first().click();
  await expect(page).toHaveURL(/\/sources\/#on-list-peak$/);
  const entry = page.locator('#on-list-peak');
  await expect(entry).toBeInViewport();
  await expect(entry.locator('.kind').first()).not.toBeEmpty();
  await entry.locator('.go a').click();
  await expect(page).toHaveURL(/\/#list-peak$/);
  await expect(page.locator('#list-peak .card')).toBeInViewport();
  expect(errors).toEqual([]);
});

test('the way back lands where the picture rests, at the first step of a chapter too', async ({ page }) => {
  for (const id of ['street-result', 'inside-ulcer', 'list-grows']) {
    await page.goto(`./sources/#on-${id}`);
    await page.locator(`#on-${id} .go a`).click();
    // A list of steps is asked at once: it would be that of the page that is left.
    await expect(page.locator(`.step[id="${id}"]`)).toBeAttached();
    const index = await page.locator('.step').evaluateAll((steps, wanted) => steps.findIndex((step) => step.id === wanted), id);
    // The browser's own way to the address comes first.
    await page.waitForTimeout(600);
    await expect.poll(() => page.locator('.stage').evaluate((stage) => (stage as Stage).t), id).toBe(index);
  }
});

test('every link to the sources finds its entry, and every entry its step', async ({ request, page }) => {
  const story = await (await request.get('./')).text();
  const listed = await (await request.get('./sources/')).text();
  const ids = (html: string): Set<string> => new Set([...html.matchAll(/\sid="([^"]+)"/g)].map((match) => match[1]!));
  const wanted = [...story.matchAll(/href="[^"]*sources\/#(on-[^"]+)"/g)].map((match) => match[1]!);
  expect(wanted.length).toBeGreaterThan(40);
  expect(new Set(wanted).size).toBe(wanted.length);
  const [there, here] = [ids(listed), ids(story)];
  for (const id of wanted) expect(there.has(id), id).toBe(true);
  await page.goto('./sources/');
  const back = await page.locator('.rests .go a').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
  expect(back.length).toBeGreaterThanOrEqual(wanted.length);
  for (const id of back) expect(here.has(id), id).toBe(true);
  const inside = await page.locator('main a[href^="#"]').evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).hash.slice(1)));
  for (const id of inside) expect(there.has(id), id).toBe(true);
  expect(listed.match(/\sid="/g)!.length).toBe(there.size);
});

test('the warning stands before every source, and nothing is written out twice in a chapter', async ({ page }) => {
  await page.goto('./sources/');
  const order = await page.locator('.warning, .cites, .sources').evaluateAll((list) => list.map((one) => one.className));
  expect(order[0]).toBe('warning');
  for (const chapter of await page.locator('.of-chapter').all()) {
    const facts = await chapter
      .locator('.rests')
      .evaluateAll((steps) => steps.map((step) => [...step.querySelectorAll<HTMLElement>('[data-fact]')].map((fact) => fact.dataset.fact)));
    for (const ids of facts) expect(new Set(ids).size).toBe(ids.length);
    await expect(chapter.locator('ol.sources')).toHaveCount(1);
  }
  expect(await page.locator('[data-fact]').count()).toBeGreaterThan(100);
});

test('no page gives an address that the policy does not', () => {
  const hosts = new Set(sources.filter((source) => source.linkPolicy === 'link').map((source) => new URL(source.url!).host));
  expect(sources.filter((source) => source.linkPolicy !== 'link' && source.url)).toEqual([]);
  const pages = readdirSync('build', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(html|json|txt|xml|svg|csv|webmanifest)$/.test(name));
  expect(pages.length).toBeGreaterThan(15);
  const own = process.env.SITE_URL ? [new URL(process.env.SITE_URL).host] : [];
  // Names of vocabularies and the licence: nobody is led there by a source.
  const known = new Set([...own, 'www.w3.org', 'schema.org', 'creativecommons.org', 'search.yahoo.com', 'jsonfeed.org']);
  // In the codes for editors: where AMP's own script is, and what stands for an address that is not known.
  const inCodes = new Set(['cdn.ampproject.org', 'address-of-this-site.example']);
  for (const name of pages) {
    const file = readFileSync(join('build', name), 'utf8');
    // In the story in one file stands its script, whose library names its own pages.
    const text = name.startsWith('editions') ? file.replace(/<script type="module">[\s\S]*?<\/script>/, '') : file;
    const found = [...text.matchAll(/(?:https?:)?\/\/([a-z0-9-]+(?:\.[a-z0-9-]+)+)/gi)].map((match) => match[1]!.toLowerCase());
    for (const host of found) {
      const there =
        ((name.startsWith('sources') || name === join('data', 'facts.json')) && hosts.has(host)) ||
        (name.startsWith('embed/code') && inCodes.has(host));
      expect(known.has(host) || there, `${name}: ${host}`).toBe(true);
    }
  }
  const html = readFileSync('build/sources/index.html', 'utf8');
  const links = [...html.matchAll(/href="(https?:[^"]+)"/g)].map((match) => match[1]!.replace(/&amp;/g, '&'));
  const allowed = new Set(sources.filter((source) => source.linkPolicy === 'link').map((source) => source.url!));
  expect(links.length).toBeGreaterThan(10);
  for (const link of links) expect(allowed.has(link), link).toBe(true);
});

test('the ways out of a card can be reached by keyboard and are large enough to touch', async ({ page }) => {
  await page.goto('./#list-peak');
  await page.locator('#list-peak .data summary').focus();
  await page.keyboard.press('Tab');
  await expect(page.locator('#list-peak .behind > a').first()).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.locator('#list-peak .behind > a').last()).toBeFocused();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.locator('#list-peak .save a').first()).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.locator('#list-peak .save a').first()).toBeHidden();
  await expect(page.locator('#list-peak .save summary')).toBeFocused();
  for (const link of await page.locator('.behind > a, a.copy').all()) expect((await link.boundingBox())!.height).toBeGreaterThanOrEqual(44);
});

test('on the page of sources the keyboard goes from a number to its source', async ({ page }) => {
  await page.goto('./sources/#on-silence-key');
  const number = page.locator('#on-silence-key .cites a').first();
  await number.focus();
  await page.keyboard.press('Enter');
  const target = await number.evaluate((link) => (link as HTMLAnchorElement).hash);
  await expect(page.locator(target)).toBeInViewport();
});

for (const path of plainPages)
  test(`${path} complains of nothing and does not scroll sideways at 320 px`, async ({ page }) => {
    const errors = complaints(page);
    await page.setViewportSize({ width: 320, height: 640 });
    await page.goto(path);
    await expect(page.locator('h1')).toBeVisible();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await page.locator('[style]').count()).toBe(0);
    expect(errors).toEqual([]);
  });

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('the ways there and back are plain links', async ({ page }) => {
    await page.goto('./');
    await page.locator('#silence-six .behind > a').first().click();
    await expect(page).toHaveURL(/\/sources\/#on-silence-six$/);
    await expect(page.locator('#on-silence-six')).toBeInViewport();
    await page.locator('#on-silence-six .go a').click();
    await expect(page.locator('#silence-six')).toBeInViewport();
    await page.locator('#silence a.copy').click();
    await expect(page).toHaveURL(/#silence$/);
    await page.locator('.end a', { hasText: 'How sure is this?' }).click();
    await expect(page.locator('.signs svg')).toHaveCount(11);
    for (const svg of await page.locator('.signs svg').all()) await expect(svg).toBeVisible();
  });
});

test('the risk stands beside the way to keep a copy, and before it on its own page', async ({ page }) => {
  await page.goto('./');
  const kept = page.locator('.end .kept');
  await expect(kept.locator('.risk')).toContainText('can be punished');
  await kept.locator('a').click();
  await expect(page.locator('.choose .risk')).toContainText('can be punished');
  await expect(page.locator('.choose .risk')).toBeInViewport();
  await page.getByRole('link', { name: 'What a copy gives away' }).click();
  await expect(page.locator('.keep .warning')).toContainText('can be punished');
  await expect(page.locator('.keep .warning')).toBeInViewport();
});

test('a link to a chapter is copied where the clipboard is open, and followed where it is not', async ({ page, context }) => {
  const errors = complaints(page);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto('./#silence');
  const link = page.locator('#silence a.copy');
  await link.click();
  await expect(link.locator('[role=status]')).toContainText('Copied');
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/^http:\/\/localhost:\d+\/.*#silence$/);
  await expect(link.locator('[role=status]')).toBeEmpty({ timeout: 4000 });
  await page.evaluate(() => Object.defineProperty(navigator, 'clipboard', { value: { writeText: () => Promise.reject(new Error('closed')) } }));
  await page.locator('#price a.copy').evaluate((one) => (one as HTMLElement).click());
  await expect(page).toHaveURL(/#price$/);
  await expect(page.locator('#price .title')).toBeInViewport();
  expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
  expect(errors).toEqual([]);
});

test('a wide table scrolls in its box on a phone; its first column stays', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto('./#silence-six');
  await page.locator('#silence-six .data summary').click();
  const box = page.locator('#silence-six .scroller');
  expect(await box.evaluate((one) => one.scrollWidth - one.clientWidth)).toBeGreaterThan(100);
  const first = box.locator('tbody th').first();
  const before = (await first.boundingBox())!.x;
  await box.evaluate((one) => (one.scrollLeft = 150));
  expect((await first.boundingBox())!.x).toBeCloseTo(before, 0);
  await box.focus();
  await expect(box).toBeFocused();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360);
});

test('in a wide window the rows open over the picture: nothing moves, and Escape closes them', { tag: '@desktop' }, async ({ page }) => {
  for (const id of ['list-peak', 'released-september', 'silence-six']) {
    await page.goto(`./#${id}`);
    const card = page.locator(`#${id} .card`);
    const summary = card.locator('.data summary');
    await expect(card).toBeInViewport();
    await page.waitForTimeout(300);
    const before = { card: await card.boundingBox(), y: await page.evaluate(() => window.scrollY) };
    await summary.focus();
    await page.keyboard.press('Enter');
    const rows = card.locator('.scroller');
    await expect(rows).toBeInViewport();
    expect({ card: await card.boundingBox(), y: await page.evaluate(() => window.scrollY) }, id).toEqual(before);
    const box = (await rows.boundingBox())!;
    expect(box.width, id).toBeGreaterThan(800);
    expect(box.y, id).toBeGreaterThan(50);
    expect(box.y + box.height, id).toBeLessThanOrEqual(page.viewportSize()!.height);
    const top = await rows.evaluate((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return one.contains(document.elementFromPoint(x + width / 2, y + height / 2));
    });
    expect(top, `${id}: nothing lies over the rows`).toBe(true);
    await page.keyboard.press('Tab');
    await expect(rows).toBeFocused();
    await page.keyboard.press('Escape');
    await expect(rows).toBeHidden();
    await expect(summary).toBeFocused();
  }
});

test('on paper the sources keep their words and say their addresses', async ({ page }) => {
  await page.goto('./sources/');
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.warning')).toBeVisible();
  await expect(page.locator('.jump')).toBeHidden();
  await expect(page.locator('.sources li').last()).toBeVisible();
  const said = await page
    .locator('.sources a.title')
    .first()
    .evaluate((link) => getComputedStyle(link, '::after').content);
  expect(said).toContain('http');
});
