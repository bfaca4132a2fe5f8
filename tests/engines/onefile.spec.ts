// The story in one file, opened from the disk in an engine that is not Chromium, on a phone: it plays, and asks for nothing.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mkdtempSync, rmSync } from 'node:fs';
import { readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { oneFile } from '../../tools/onefile.ts';
import { framesGoBy, positionNow, scrollInstantly } from '../pages/inside.ts';
import { launch, type Page } from './engine.ts';

const folder = mkdtempSync(join(tmpdir(), 'not-a-word-'));
const files = ['whole', 'quiet'].map((name) => ({
  name,
  path: join(folder, `${name}.html`),
  address: pathToFileURL(join(folder, `${name}.html`)).href
}));
beforeAll(async () => {
  const html = await readFile('build/index.html', 'utf8');
  for (const { name, path } of files)
    await writeFile(
      path,
      await oneFile({ html, read: (file) => readFile(join('build', file)), date: '2001-02-03', quiet: name === 'quiet', name: 'Reading copy' })
    );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const others = async (page: Page, address: string): Promise<string[]> =>
  (await page.asked()).filter((url) => !url.startsWith('data:') && url.replace(/#.*/, '') !== address);

describe.each([true, false])('with script: %s', (script) => {
  let page: Page;
  beforeAll(async () => {
    page = await launch({ script });
    await page.size(390, 844);
  });
  afterAll(() => page.close());

  it.each(files)('$name: it is complete, and asks for nothing', async ({ address }) => {
    await page.open(address);
    if (script) {
      await expect.poll(() => page.evaluate(() => document.querySelectorAll('.stage svg *').length)).toBeGreaterThan(0);
      const before = await page.evaluate(positionNow);
      await page.evaluate(scrollInstantly, [9000] as const);
      await page.evaluate(framesGoBy);
      await expect.poll(() => page.evaluate(positionNow)).toBeGreaterThan(before);
    }
    const seen = await page.evaluate(() => {
      const shown = (one: Element): boolean => one.getClientRects().length > 0;
      const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
      return {
        risk: shown(document.querySelector('.cover .risk')!),
        cards: all('.step .card').length,
        cardsShown: all('.step .card').filter(shown).length,
        stills: all('.still').length,
        stillsShown: all('.still .phone svg').filter(shown).length,
        tables: all('details.data table').length,
        faces: [...document.fonts].filter(({ status }) => status === 'loaded').length
      };
    });
    expect(seen.risk).toBe(true);
    expect(seen.cards).toBeGreaterThan(30);
    expect(seen.cardsShown).toBe(seen.cards);
    expect(seen.stills).toBeGreaterThan(25);
    if (!script) expect(seen.stillsShown).toBe(seen.stills);
    expect(seen.tables).toBeGreaterThan(10);
    expect(seen.faces, 'typefaces out of the file').toBeGreaterThan(1);
    expect(await others(page, address)).toEqual([]);
    expect(await page.said()).toEqual([]);
  });
});
