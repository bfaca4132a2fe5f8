// What the build has for those who read, print and count elsewhere.
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import type { Manifest } from '../../src/lib/view/travel/pictures.ts';

/** What a PNG file says of its size. */
const sizeOf = (path: string): [number, number] => {
  const bytes = readFileSync(path);
  return [bytes.readUInt32BE(16), bytes.readUInt32BE(20)];
};

test('the list of pictures and the files of the build agree', () => {
  const manifest = JSON.parse(readFileSync('build/chart/manifest.json', 'utf8')) as Manifest;
  const listed = manifest.pictures.flatMap(({ files }) => files);
  expect(listed.map(({ file }) => file).sort()).toEqual(
    readdirSync('build/chart')
      .filter((name) => name !== 'manifest.json')
      .sort()
  );
  for (const { file, width, height, bytes } of listed) {
    expect(statSync(`build/chart/${file}`).size, file).toBe(bytes);
    if (file.endsWith('.png')) expect(sizeOf(`build/chart/${file}`), file).toEqual([width, height]);
    const wide = /-(640|1280)\.png$/.exec(file);
    if (wide) expect(width, file).toBe(Number(wide[1]));
    if (file.endsWith('-1200x630.png')) expect([width, height], file).toEqual([1200, 630]);
  }
  expect(manifest.licence).toContain('creativecommons.org/licenses/by/4.0');
  for (const { step, alt, sources } of manifest.pictures) {
    expect(alt.length, step).toBeGreaterThan(10);
    expect(sources ?? '', step).toMatch(/^Sources: \S/);
  }
});

test('the page of the data leads to every file, in a window of any width', async ({ page, request }) => {
  await page.goto('./data/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const text = await page.locator('main').innerText();
  expect(text).toContain('CC BY 4.0');
  expect(text.indexOf('can be punished')).toBeLessThan(text.indexOf('facts.json'));
  const links = page.locator('.files a');
  for (const address of await links.evaluateAll((list) => list.map((link) => (link as HTMLAnchorElement).href))) {
    const response = await request.get(address);
    expect(response.status(), address).toBe(200);
    if (/\.json$/.test(address)) JSON.parse(await response.text());
  }
  const tables = readdirSync('build/data').filter((name) => name.endsWith('.csv'));
  for (const name of tables) await expect(page.locator(`.files a[href$="data/${name}"]`)).toHaveCount(1);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  expect(await links.evaluateAll((list) => Math.min(...list.map((link) => link.getBoundingClientRect().height)))).toBeGreaterThanOrEqual(44);
  for (const from of ['./sources/', './print/']) {
    await page.goto(from);
    await expect(page.locator('a[href$="/data/"]').first(), from).toBeVisible();
  }
});

test('feeds are there, and named in the head, where the site knows its address', async ({ page, request }) => {
  await page.goto('./');
  const named = page.locator('link[rel="alternate"][type$="+xml"], link[rel="alternate"][type="application/feed+json"]');
  await expect(named).toHaveCount(process.env.SITE_URL ? 2 : 0);
  expect(existsSync('build/feed.xml')).toBe(Boolean(process.env.SITE_URL));
  expect(existsSync('build/feed.json')).toBe(Boolean(process.env.SITE_URL));
  if (!process.env.SITE_URL) return;
  const parsed = await page.evaluate(
    (xml) => {
      const feed = new DOMParser().parseFromString(xml, 'application/xml');
      return {
        root: feed.documentElement.nodeName,
        faults: feed.querySelectorAll('parsererror').length,
        entries: feed.querySelectorAll('entry').length
      };
    },
    await (await request.get('./feed.xml')).text()
  );
  expect(parsed).toEqual({ root: 'feed', faults: 0, entries: readdirSync('build/card').length });
});

test.describe('the booklet', () => {
  for (const name of ['zine', 'quiet-zine']) {
    test(`${name} is one sheet, with nothing clipped and nothing at its edges`, async ({ browser, baseURL }) => {
      const context = await browser.newContext({ javaScriptEnabled: false, viewport: { width: 1200, height: 900 } });
      const page = await context.newPage();
      await page.goto(`${baseURL}print/${name}/`);
      expect(await page.locator('script[src], script[type="module"]').count()).toBe(0);
      const pdf = (await page.pdf({ format: 'A4', landscape: true })).toString('latin1');
      expect(pdf.match(/\/Type \/Page\b/g)).toHaveLength(1);
      const [width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!.slice(1).map(Number) as [number, number];
      expect(Math.abs(width - 841.9)).toBeLessThan(2);
      expect(Math.abs(height - 595.3)).toBeLessThan(2);
      await page.emulateMedia({ media: 'print' });
      const seen = await page.locator('.zine').evaluate((sheet) => {
        const mm = 96 / 25.4;
        const box = sheet.getBoundingClientRect();
        const words: { text: string; points: number; edge: number }[] = [];
        const walker = document.createTreeWalker(sheet, NodeFilter.SHOW_TEXT);
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const parent = node.parentElement!;
          const text = node.textContent!.trim();
          const range = document.createRange();
          range.selectNodeContents(node);
          const rect = range.getBoundingClientRect();
          if (!text || rect.width < 2 || parent.closest('.alt')) continue;
          const svg = parent.closest('svg');
          const scale = svg ? svg.getBoundingClientRect().width / svg.viewBox.baseVal.width : 1;
          const edge =
            Math.min(rect.left - box.left, rect.top - box.top, 297 * mm - (rect.right - box.left), 210 * mm - (rect.bottom - box.top)) / mm;
          words.push({ text, points: parseFloat(getComputedStyle(parent).fontSize) * scale * 0.75, edge });
        }
        const clipped = [...sheet.querySelectorAll('.panel')].filter(
          (panel) => panel.scrollHeight > panel.clientHeight || panel.scrollWidth > panel.clientWidth
        ).length;
        const panels = [...sheet.querySelectorAll('.panel')].map((panel) => {
          const { left, top } = panel.getBoundingClientRect();
          return [Math.round((left - box.left) / mm / 74.25), Math.round((top - box.top) / mm / 105)].join(' ');
        });
        const heads = [...sheet.querySelectorAll('.panel')].map((panel) => new DOMMatrix(getComputedStyle(panel).transform).d);
        return { words, clipped, panels, heads };
      });
      expect(seen.clipped).toBe(0);
      expect(Math.min(...seen.words.map(({ points }) => points))).toBeGreaterThanOrEqual(6.99);
      for (const { text, edge } of seen.words) expect(edge, text).toBeGreaterThan(4.5);
      // Pages 1, 2, 3, the spread of 4 and 5, 6, 7, 8: where they are printed, and which stand on their heads.
      expect(seen.panels).toEqual(['1 1', '2 1', '3 1', '2 0', '1 0', '0 0', '0 1']);
      expect(seen.heads.map((d) => Math.round(d))).toEqual([1, 1, 1, -1, -1, -1, 1]);
      const said = await page.locator('.zine').innerText();
      expect(said).toContain('CC BY 4.0');
      expect(said.indexOf('can be punished')).toBeGreaterThan(-1);
      const quiet = name.startsWith('quiet');
      await expect(page.locator('svg.code')).toHaveCount(process.env.SITE_URL && !quiet ? 1 : 0);
      if (quiet) {
        expect(await page.title()).not.toMatch(/not a word/i);
        expect(await page.locator('.zine').innerHTML()).not.toMatch(/https?:\/\/(?!www\.w3\.org)/);
      }
      await context.close();
    });
  }

  test('can be read on a screen as narrow as a phone', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.goto('./print/zine/');
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    const turned = await page.locator('.panel').evaluateAll((list) => list.filter((panel) => getComputedStyle(panel).transform !== 'none').length);
    expect(turned).toBe(0);
  });
});
