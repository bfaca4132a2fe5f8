// The built page in an engine that is not Chromium: what must hold for every reader there too.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readdir, readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import { serve } from '../../tools/serve.ts';
import { framesGoBy, positionNow, scrollInstantly, stageText } from '../pages/inside.ts';
import { engine, launch, type Page } from './engine.ts';

let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.stop());

const scrollY = (): number => window.scrollY;
const view = (): [number, number] => [window.innerWidth, window.innerHeight];
/** The ids of all steps, in order; those of the pages between chapters are marked with a star. */
const stepIds = (): string[] => [...document.querySelectorAll('.step')].map((step) => (step.matches('.rest-page') ? '*' : '') + step.id);

describe('the story', () => {
  let page: Page;
  beforeAll(async () => {
    page = await launch();
  });
  afterAll(() => page.close());

  const position = (): Promise<number> => page.evaluate(positionNow);
  const picture = (): Promise<string> => page.evaluate(stageText);
  const goTo = async (y: number): Promise<void> => {
    await page.evaluate(scrollInstantly, [y] as const);
    await page.evaluate(framesGoBy);
  };
  /** Opens the story, and waits until the stage draws. */
  const open = async (path = ''): Promise<void> => {
    await page.open(served.address + path);
    await drawn();
  };
  const drawn = async (): Promise<void> => {
    await expect.poll(() => page.evaluate(() => document.querySelectorAll('.stage svg *').length), { message: 'the stage draws' }).toBeGreaterThan(0);
    await page.evaluate(() => document.fonts.ready.then(() => true));
    await page.evaluate(framesGoBy);
  };
  /** Nothing was said, nothing was asked of anybody else, and nothing is kept. */
  const quiet = async (): Promise<void> => {
    expect(await page.said()).toEqual([]);
    expect((await page.asked()).filter((url) => !url.startsWith(served.address) && !url.startsWith('data:'))).toEqual([]);
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await page.evaluate(async () => [(await indexedDB.databases()).length, (await caches.keys()).length])).toEqual([0, 0]);
    expect(await page.cookies()).toEqual([]);
  };

  // Firefox alone can be asked for its own tree. It is held against Chromium's, which stands beside the tests of pages.
  it.runIf(engine === 'firefox')('what is read aloud is what Chromium reads aloud', { timeout: 240_000 }, async () => {
    await open();
    await page.evaluate(() => document.querySelectorAll<HTMLDetailsElement>('.data').forEach((data) => (data.open = true)));
    const folder = 'tests/pages/__pixels__/aloud';
    let asked = 0;
    for (const file of await readdir(folder)) {
      const told = [...(await readFile(`${folder}/${file}`, 'utf8')).matchAll(/^ *(heading|link|columnheader|rowheader)(?: \d)? “(.+)”$/gm)];
      // Words that the query could not hold as they are, and the same words twice, are asked for once or not.
      for (const [role, name] of new Map(told.map(([, role, name]) => [`${role} ${name}`, [role!, name!] as const])).values()) {
        if (/[[\]"\\]/.test(name)) continue;
        const times = told.filter(([, is, of]) => is === role && of === name).length;
        expect(await page.aloud!(`[id="${file.split('.')[0]}"]`, role, name), `${file}: ${role} “${name}”`).toBe(times);
        asked++;
      }
    }
    expect(asked).toBeGreaterThan(200);
    expect(await page.aloud!('body', 'img', ''), 'no picture is told without words').toBe(0);
  });

  describe.each([
    [390, 844],
    [1440, 900]
  ])('in a window of %i by %i', (width, height) => {
    beforeAll(() => page.size(width, height));

    it('it loads without a word, and the stage draws', async () => {
      await open();
      const [wide, tall] = await page.evaluate(view);
      expect(tall).toBe(height);
      // GTK's window has buttons that take some room.
      expect(wide).toBeGreaterThanOrEqual(width);
      expect(wide).toBeLessThan(width + 90);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(wide);
      const svg = await page.evaluate(() => {
        const { width, height } = document.querySelector('.stage svg')!.getBoundingClientRect();
        return [width, height, document.documentElement.className] as const;
      });
      expect(svg[0]).toBeGreaterThan(width * 0.5);
      expect(svg[1]).toBeGreaterThan(height * 0.4);
      expect(svg[2]).toContain('live');
      const faces = await page.evaluate(() => [...document.fonts].filter(({ status }) => status === 'error').map(({ family }) => family));
      expect(faces).toEqual([]);
      await quiet();
    });

    it('a wheel moves it', async () => {
      await open();
      const [wide, tall] = await page.evaluate(view);
      expect(await position()).toBe(0);
      let last = 0;
      const pictures = new Set([await picture()]);
      for (let i = 0; i < 16; i++) {
        await page.wheel(wide / 2, tall / 2, 600);
        await expect.poll(() => page.evaluate(scrollY), { message: `turn ${i}` }).toBeGreaterThan(last + 300);
        last = await page.evaluate(scrollY);
        await page.evaluate(framesGoBy);
        pictures.add(await picture());
      }
      const there = await position();
      expect(there).toBeGreaterThan(1);
      expect(pictures.size).toBeGreaterThan(4);
      await page.wheel(wide / 2, tall / 2, -1200);
      await expect.poll(position).toBeLessThan(there);
      await quiet();
    });

    it('the same place shows the same picture: down, up, jumping and after a reload', async () => {
      await open();
      const height = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
      const places = Array.from({ length: 12 }, (_, i) => Math.round((height * (i + 0.5)) / 12));
      const down: string[] = [];
      for (const y of places) {
        await goTo(y);
        down.push(await picture());
      }
      expect(new Set(down).size).toBeGreaterThan(8);
      for (const [i, y] of [...places.entries()].reverse()) {
        await goTo(y);
        expect(await picture(), `up, at ${y}`).toBe(down[i]);
      }
      for (const i of [7, 1, 11, 4, 0, 9]) {
        await goTo(places[i]!);
        expect(await picture(), `jumping, at ${places[i]}`).toBe(down[i]);
      }
      await goTo(places[6]!);
      await page.reload();
      await expect.poll(() => page.evaluate(scrollY), { message: 'after a reload' }).toBe(places[6]);
      await drawn();
      await expect.poll(picture, { message: 'after a reload' }).toBe(down[6]);
      await quiet();
    });

    it('every step is reached by its address, with its words in view', async () => {
      await open();
      const ids = await page.evaluate(stepIds);
      expect(ids.length).toBeGreaterThan(35);
      const inView = (id: string): boolean => {
        const step = document.getElementById(id)!;
        const words = (step.querySelector('.card, .intro, .front') ?? step).getBoundingClientRect();
        return words.top < window.innerHeight && words.bottom > 0;
      };
      for (const [i, id] of ids.entries()) {
        if (id === '' || id.startsWith('*')) continue;
        await page.evaluate((to) => void (location.hash = to), id);
        await expect.poll(position, { message: id }).toBe(i);
        expect(await page.evaluate(inView, id), id).toBe(true);
      }
      // The same from outside: a page that is opened at a step.
      for (const at of [0.2, 0.5, 0.8]) {
        const i = ids.findIndex((id, i) => i >= ids.length * at && id !== '' && !id.startsWith('*'));
        await open(`#${ids[i]}`);
        await expect.poll(position, { message: `opened at ${ids[i]}` }).toBe(i);
        expect(await page.evaluate(inView, ids[i]!), ids[i]).toBe(true);
      }
      await quiet();
    });
  });

  // WebKit's driver has no word for printing, and so there is nothing there to test: the summary of the suites says so.
  if (engine === 'firefox')
    it('on paper it is more than a page, and full', async () => {
      await open();
      await goTo(6000);
      const file = await page.pdf!();
      expect(file.subarray(0, 5).toString()).toBe('%PDF-');
      expect(file.length).toBeGreaterThan(100_000);
      const pages = pagesOf(file);
      expect(pages).toBeGreaterThan(5);
      expect(pages).toBeLessThan(40);
      await quiet();
    });
});

/** How many pages a PDF has: they may lie in its packed streams. */
function pagesOf(file: Buffer): number {
  const text = [file.toString('latin1')];
  for (let at = file.indexOf('stream\n'); at >= 0; at = file.indexOf('stream\n', at + 7))
    try {
      text.push(inflateSync(file.subarray(at + 7)).toString('latin1'));
    } catch {
      // It is a stream of another kind, or a stream's end.
    }
  return text.join('\n').match(/\/Type\s*\/Page\b(?!s)/g)?.length ?? 0;
}

describe('without script', () => {
  let page: Page;
  beforeAll(async () => {
    page = await launch({ script: false });
  });
  afterAll(() => page.close());

  it.each([
    [390, 844],
    [1440, 900]
  ])('it is an article with every word, stills, captions and tables, %i by %i', async (width, height) => {
    await page.size(width, height);
    await page.open(served.address);
    const seen = await page.evaluate(() => {
      const all = (selector: string): Element[] => [...document.querySelectorAll(selector)];
      const shown = (element: Element): boolean => element.getClientRects().length > 0 && getComputedStyle(element).visibility === 'visible';
      const stills = all('.still');
      return {
        live: document.documentElement.classList.contains('live'),
        title: shown(document.querySelector('h1')!),
        stage: all('.stage').some(shown),
        cards: all('.card').length,
        hidden: all('.card')
          .filter((card) => !shown(card))
          .map((card) => card.closest('.step')?.id),
        stills: stills.length,
        without: stills.filter((still) => [...still.querySelectorAll('svg')].filter(shown).length !== 1).map((still) => still.closest('.step')?.id),
        untold: stills.filter((still) => !still.querySelector('.alt')?.textContent?.trim()).length,
        tables: all('.data').length
      };
    });
    expect(seen).toMatchObject({ live: false, title: true, stage: false, hidden: [], without: [], untold: 0 });
    expect(seen.cards).toBeGreaterThan(35);
    expect(seen.stills).toBeGreaterThan(30);
    expect(seen.tables).toBeGreaterThan(12);
  });
});
