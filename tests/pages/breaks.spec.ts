// The page does not break: files that fail, browsers that lack something, others who change the page, and a monkey.
import { expect, test, type BrowserContext, type Page, type Route } from '@playwright/test';
import { arrive, framesGoBy, pageNow, positionNow, stageText, type Arrived } from './inside.ts';
import { complaints } from './watch.ts';

const settle = (page: Page): Promise<void> => page.evaluate(framesGoBy);
const stage = (page: Page): Promise<string> => page.locator('.stage').evaluate(stageText);

/** What the stage shows at a step, with the picture as text. */
interface Shown extends Arrived {
  text: string;
}
/** Goes from step to step, and tells what the stage shows at each. */
async function walk(page: Page, ids: readonly string[]): Promise<Shown[]> {
  const shown: Shown[] = [];
  for (const id of ids) shown.push({ ...(await page.evaluate(arrive, id)), text: await stage(page) });
  return shown;
}
const position = (page: Page): Promise<number> => page.locator('.stage').evaluate(positionNow);
const goTo = async (page: Page, y: number): Promise<void> => {
  await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
  await settle(page);
};
const awake = (page: Page): Promise<void> => expect(page.locator('.stage svg')).toBeAttached();

/** The words of the page and its pictures where nothing is wrong; made once in a worker and for a size of window. */
interface Right {
  words: string[];
  steps: Shown[];
}
const made = new Map<string, Right>();
const everyThird = (ids: string[]): string[] => ids.filter((_, i) => i % 3 === 1);
const idsOf = (page: Page): Promise<string[]> => page.locator('.step:not(.cover)').evaluateAll((list) => list.map(({ id }) => id).filter(Boolean));
async function right(context: BrowserContext, page: Page): Promise<Right> {
  const size = page.viewportSize()!;
  const key = `${size.width} ${size.height}`;
  if (!made.has(key)) {
    const other = await context.newPage();
    await other.setViewportSize(size);
    await other.goto('./');
    await awake(other);
    const { words } = await other.evaluate(pageNow);
    const ids = await idsOf(other);
    made.set(key, { words, steps: await walk(other, ids) });
    await other.close();
  }
  return made.get(key)!;
}

/** Every word is there, and every picture: on the stage, or as stills. */
async function whole(context: BrowserContext, page: Page): Promise<'story' | 'article'> {
  const { words } = await right(context, page);
  expect(words.length).toBeGreaterThan(60);
  const now = await page.evaluate(pageNow);
  expect(now.words).toEqual(words);
  expect(now.stills).toBeGreaterThan(30);
  if (now.live) expect(now.stage, 'the stage is not blank').toBe(true);
  else expect(now.bare, 'stills without a picture').toBe(0);
  return now.live ? 'story' : 'article';
}

/** The story plays as it should: every third step shows what it shows where nothing is wrong. */
async function plays(context: BrowserContext, page: Page): Promise<void> {
  expect(await whole(context, page)).toBe('story');
  const { steps } = await right(context, page);
  const wanted = steps.filter(({ id }) => everyThird(steps.map((one) => one.id)).includes(id));
  expect(
    await walk(
      page,
      wanted.map(({ id }) => id)
    )
  ).toEqual(wanted);
}

const scripts = '**/live/*.js';

test.describe('a script that', () => {
  const faults: Record<string, (route: Route) => Promise<void>> = {
    'does not come': (route) => route.abort(),
    'breaks off': async (route) => {
      const response = await route.fetch();
      const body = await response.body();
      await route.fulfill({ response, body: body.subarray(0, body.length / 2), headers: { 'content-type': 'text/javascript' } });
    },
    'is not there any more': (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>none' }),
    'is a page of the network that asks for a password': (route) => route.fulfill({ contentType: 'text/html', body: '<p>log in' }),
    'throws at once': (route) => route.fulfill({ contentType: 'text/javascript', body: 'throw new Error("no")' }),
    'is empty': (route) => route.fulfill({ contentType: 'text/javascript', body: '' })
  };
  for (const [name, fault] of Object.entries(faults))
    test(`${name} leaves the article`, { tag: name === 'does not come' ? [] : '@desktop' }, async ({ page, context }) => {
      await right(context, page);
      const asked: string[] = [];
      page.on('request', (request) => {
        if (request.resourceType() === 'script') asked.push(request.url());
      });
      await page.route(scripts, fault);
      await page.goto('./');
      if (name === 'is empty') await page.mouse.wheel(0, 10);
      await expect(page.locator('html')).not.toHaveClass(/live/);
      expect(await whole(context, page)).toBe('article');
      // There is no other script that could fail.
      expect(new Set(asked).size).toBe(1);
      await page.locator('.step .card').last().scrollIntoViewIfNeeded();
      await expect(page.locator('.step .card').last()).toBeInViewport();
    });

  test(
    'is late is an article to who reads on meanwhile, and a story at the same step when it comes',
    { tag: '@desktop' },
    async ({ page, context }) => {
      await right(context, page);
      let letIn = (): void => {};
      const late = new Promise<void>((done) => (letIn = done));
      const from = Date.now();
      await page.route(scripts, async (route) => {
        await late;
        await route.continue();
      });
      await page.goto('./', { waitUntil: 'commit' });
      await expect(page.locator('footer.end')).toBeAttached();
      // Who goes on sees no blank stage for a moment.
      await page.mouse.wheel(0, 300);
      await expect(page.locator('html')).not.toHaveClass(/live/);
      expect(await whole(context, page)).toBe('article');
      await page.locator('#list-peak').evaluate((step) => step.scrollIntoView({ behavior: 'instant' }));
      await page.waitForTimeout(Math.max(0, 6000 - (Date.now() - from)));
      letIn();
      await awake(page);
      await settle(page);
      const ids = await page.locator('.step').evaluateAll((list) => list.map(({ id }) => id));
      expect(await position(page)).toBe(ids.indexOf('list-peak'));
      await expect(page.locator('#list-peak .card')).toBeInViewport();
      await plays(context, page);
    }
  );

  test('is late is an article after three seconds, also to who only drags the bar', { tag: '@desktop' }, async ({ page, context }) => {
    await right(context, page);
    await page.route(scripts, () => {});
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.locator('footer.end')).toBeAttached();
    await page.evaluate(() => window.scrollTo({ top: 5000, behavior: 'instant' }));
    await expect(page.locator('html')).not.toHaveClass(/live/, { timeout: 4500 });
    expect(await whole(context, page)).toBe('article');
  });
});

test('without its style sheets every word and every still is there', { tag: '@desktop' }, async ({ page, context }) => {
  const { words } = await right(context, page);
  await page.route('**/*.css', (route) => route.abort());
  await page.route('./', async (route) => {
    const response = await route.fetch();
    const html = await response.text();
    const bare = html.replace(/<style>[^]*?<\/style>/, '');
    if (bare === html) throw new Error('the page has no style sheet in it: change this');
    await route.fulfill({ response, body: bare });
  });
  await page.goto('./');
  await page.waitForTimeout(300);
  const now = await page.evaluate(pageNow);
  for (const word of words) expect(now.words).toContain(word);
  expect(now.bare).toBe(0);
});

test('without its fonts it plays as with them', { tag: '@phone' }, async ({ page, context }) => {
  await right(context, page);
  const asked: string[] = [];
  await page.route('**/*.woff2', (route) => {
    asked.push(route.request().url());
    return route.abort();
  });
  await page.goto('./');
  await awake(page);
  expect(asked.length).toBeGreaterThan(0);
  expect(await whole(context, page)).toBe('story');
  const shown = await walk(page, everyThird(await idsOf(page)));
  expect(shown.every(({ by }) => by === 'picture')).toBe(true);
});

test('when the network is lost in the middle it goes on to its end', async ({ page, context }) => {
  await right(context, page);
  const said = complaints(page);
  await page.goto('./');
  await awake(page);
  await page.evaluate(() => document.fonts.ready);
  await context.setOffline(true);
  await plays(context, page);
  await page.keyboard.press('End');
  await expect(page.locator('.end')).toBeInViewport();
  await context.setOffline(false);
  expect(said).toEqual([]);
});

test.describe('a chart that', () => {
  interface Sent {
    deck: { stops: { id: string; chart: string }[]; charts: Record<string, { data: unknown }> };
  }
  /** Spoils the data of every other chart in the page, beginning with the first or second. */
  const spoil =
    (first: number, worse: (data: unknown) => unknown, spoilt: Set<string>) =>
    async (route: Route): Promise<void> => {
      const response = await route.fetch();
      const html = await response.text();
      const body = html.replace(/(<script type="application\/json" id="deck">)(.*?)(<\/script>)/s, (_, open: string, json: string, close: string) => {
        const sent = JSON.parse(json) as Sent;
        const bad = Object.keys(sent.deck.charts).filter((_, i) => i % 2 === first);
        for (const name of bad) sent.deck.charts[name]!.data = worse(sent.deck.charts[name]!.data);
        for (const { id, chart } of sent.deck.stops) if (bad.includes(chart)) spoilt.add(id);
        return `${open}${JSON.stringify(sent).replace(/</g, '\\u003c')}${close}`;
      });
      await route.fulfill({ response, body });
    };
  const noNumbers = (data: unknown): unknown =>
    JSON.parse(JSON.stringify(data), (_, value: unknown) => (typeof value === 'number' ? 'x' : value)) as unknown;
  for (const [name, worse] of [
    ['throws', () => null],
    ['has numbers that are none', noNumbers]
  ] as const)
    for (const first of [0, 1])
      test(
        `${name} is its still, and the others play (${first === 0 ? 'odd' : 'even'} ones)`,
        { tag: name === 'throws' ? '@desktop' : '@phone' },
        async ({ page, context }) => {
          const { steps } = await right(context, page);
          const spoilt = new Set<string>();
          const errors: string[] = [];
          page.on('pageerror', (error) => errors.push(error.message));
          await page.route(/:\d+(\/[^.]*)?\/(#.*)?$/, spoil(first, worse, spoilt));
          await page.goto('./');
          await expect.poll(() => page.evaluate(positionNow)).toBe(0);
          const ids = steps.map(({ id }) => id);
          const shown = await walk(page, ids);
          expect(spoilt.size).toBeGreaterThan(5);
          let stills = 0;
          for (const [i, one] of shown.entries()) {
            const page = ids[i]!;
            expect(one.t, page).toBe(steps[i]!.t);
            // Numbers that are none are not in every picture: one that has none of them may be drawn.
            if (spoilt.has(page)) expect(one.by, page).not.toBe('nothing');
            else expect(one, page).toEqual(steps[i]);
            if (one.by === 'still') stills++;
            expect(one.text, page).not.toMatch(/NaN|undefined|Infinity/);
          }
          expect(stills).toBeGreaterThan(4);
          expect(errors).toEqual([]);
        }
      );

  test('the browser refuses to draw is its still until it can be drawn', async ({ page, context }) => {
    const { steps } = await right(context, page);
    const errors: string[] = [];
    page.on('pageerror', (error) => errors.push(error.message));
    await page.addInitScript(() => {
      const set = Element.prototype.setAttribute;
      Element.prototype.setAttribute = function (name, value) {
        if (name === 'd' && (window as unknown as { refuse?: boolean }).refuse) throw new Error('refused');
        set.call(this, name, value);
      };
    });
    await page.goto('./');
    await awake(page);
    const refuse = (on: boolean): Promise<void> => page.evaluate((on) => void Object.assign(window, { refuse: on }), on);
    const stills = await page.locator('.step:has(.still)').evaluateAll((list) => list.map(({ id }) => id));
    for (const at of [3, 9, 15]) {
      const [before, here, after] = [stills[at]!, stills[at + 3]!, stills[at + 5]!];
      const wanted = (id: string): Shown => steps.find((one) => one.id === id)!;
      expect(await walk(page, [before])).toEqual([wanted(before)]);
      await refuse(true);
      const [shown] = await walk(page, [here]);
      expect(shown!.by, here).toBe('still');
      const still = page.locator('.stage svg');
      await expect(still).toHaveCount(1);
      // It lies over no word of its step.
      const picture = (await still.boundingBox())!;
      const card = (await page.locator(`#${here} .card`).boundingBox())!;
      const apart = picture.y + picture.height <= card.y + 1 || picture.x >= card.x + card.width - 1;
      expect(apart, `${here}: ${JSON.stringify({ picture, card })}`).toBe(true);
      await refuse(false);
      expect(await walk(page, [before, here, after])).toEqual([wanted(before), wanted(here), wanted(after)]);
    }
    expect(errors).toEqual([]);
  });
});

test.describe('a browser with', () => {
  const lacks: Record<string, { lack: () => void; how: 'story' | 'article' }> = {
    'no IntersectionObserver': { how: 'story', lack: () => Reflect.deleteProperty(window, 'IntersectionObserver') },
    'no ResizeObserver': { how: 'article', lack: () => Reflect.deleteProperty(window, 'ResizeObserver') },
    'no matchMedia': { how: 'article', lack: () => Object.assign(window, { matchMedia: undefined }) },
    'a matchMedia that answers nothing': { how: 'article', lack: () => Object.assign(window, { matchMedia: () => null }) },
    'a matchMedia that knows nothing': { how: 'story', lack: () => Object.assign(window, { matchMedia: () => ({}) }) },
    'no storage': {
      how: 'story',
      lack: () => {
        const no = {
          get: () => {
            throw new DOMException('forbidden', 'SecurityError');
          }
        };
        for (const name of ['localStorage', 'sessionStorage', 'indexedDB', 'caches']) Object.defineProperty(window, name, no);
        Object.defineProperty(Document.prototype, 'cookie', no);
      }
    },
    'a history that refuses': {
      how: 'story',
      lack: () => {
        history.replaceState = () => {
          throw new DOMException('too often', 'SecurityError');
        };
      }
    },
    'no times of its own': { how: 'story', lack: () => Object.assign(performance, { getEntriesByType: () => [] }) },
    'scrolling by script that is always smooth': {
      how: 'story',
      lack: () => addEventListener('DOMContentLoaded', () => document.documentElement.style.setProperty('scroll-behavior', 'smooth'))
    }
  };
  for (const [name, { lack, how }] of Object.entries(lacks))
    test(`${name}: ${how === 'story' ? 'the story plays' : 'the article is whole'}`, { tag: '@phone' }, async ({ page, context }) => {
      await right(context, page);
      await page.addInitScript(lack);
      await page.goto('./');
      await expect(page.locator('html')).toHaveClass(how === 'story' ? /live/ : /^(?!.*live)/);
      if (how === 'story') {
        await awake(page);
        await plays(context, page);
      } else expect(await whole(context, page)).toBe('article');
    });

  // The first script of the page takes the stage back at an error, once; the error of another may have used that up before this one comes.
  test('no ResizeObserver, after an error of another: the article is whole', { tag: '@phone' }, async ({ page, context }) => {
    await right(context, page);
    await page.addInitScript(() => Reflect.deleteProperty(window, 'ResizeObserver'));
    let letIn = (): void => {};
    const late = new Promise<void>((done) => (letIn = done));
    await page.route(scripts, async (route) => {
      await late;
      await route.continue();
    });
    const thrown = page.waitForEvent('pageerror');
    await page.goto('./', { waitUntil: 'commit' });
    await expect(page.locator('footer.end')).toBeAttached();
    await page.evaluate(() => dispatchEvent(new ErrorEvent('error', { message: 'of another' })));
    await expect(page.locator('html')).not.toHaveClass(/live/);
    letIn();
    expect((await thrown).message).toContain('ResizeObserver');
    expect(await whole(context, page)).toBe('article');
  });
});

test.describe('others who change the page:', () => {
  /** Replaces what the page says by nodes of its own, now and whenever something is said anew, as translators and extensions do. */
  const rewriter = (manner: 'translation' | 'extension'): void => {
    const done = new WeakSet<Node>();
    const replace = (root: Node): void => {
      const texts: Text[] = [];
      const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
      for (let node = root.nodeType === 3 ? root : walker.nextNode(); node; node = walker.nextNode()) texts.push(node as Text);
      for (const text of texts) {
        const within = text.parentElement;
        if (done.has(text) || !text.data.trim() || !within || within.closest('script, style, textarea')) continue;
        const anew = document.createTextNode(text.data);
        done.add(anew);
        if (manner === 'extension') {
          text.replaceWith(anew);
          continue;
        }
        if (within.closest('[translate=no]')) continue;
        const [outer, inner] = [document.createElement('font'), document.createElement('font')];
        inner.append(anew);
        outer.append(inner);
        text.replaceWith(outer);
      }
    };
    if (manner === 'translation') {
      document.documentElement.classList.add('translated-ltr');
      document.documentElement.lang = 'be';
    } else {
      document.body.prepend(Object.assign(document.createElement('div'), { id: 'extension-bar' }));
      document.body.append(Object.assign(document.createElement('extension-root'), { textContent: 'found 3 coupons' }));
      for (const card of document.querySelectorAll('.card')) card.append(document.createElement('extension-button'));
    }
    replace(document.body);
    new MutationObserver((list) => {
      for (const { addedNodes } of list) for (const node of addedNodes) replace(node);
    }).observe(document.body, { childList: true, subtree: true });
  };

  for (const manner of ['translation', 'extension'] as const)
    test(
      `${manner}: no picture keeps words of another, and every row answers for itself`,
      { tag: manner === 'extension' ? '@desktop' : [] },
      async ({ page, context, isMobile }) => {
        await right(context, page);
        const said = complaints(page);
        await page.goto('./');
        await awake(page);
        await page.evaluate(rewriter, manner);
        await settle(page);
        await plays(context, page);
        await walk(page, ['silence-six']);
        const third = page.locator('#silence-six .rows li').nth(2).getByRole('button');
        await (isMobile ? third.tap() : third.click());
        const sheet = page.locator('#silence-six .sheet');
        await expect(sheet).toContainText('Row 3 of 6');
        await expect(sheet).toContainText('Maria Kalesnikava');
        await sheet.getByRole('button', { name: 'Next row' }).click();
        await expect(sheet).toContainText('Maksim Znak');
        await expect(sheet).toContainText('Row 4 of 6');
        await expect(sheet).not.toContainText('Kalesnikava');
        await sheet.getByRole('button', { name: 'Close' }).click();
        await expect(sheet).toBeHidden();
        await page.locator('.menu summary').click();
        await page.locator('.menu a[data-chapter="price"]').click();
        await expect(page.locator('.menu .here')).toHaveText(/^9\s+The price$/);
        expect(said).toEqual([]);
      }
    );
});

test('a tab that slept shows the place it is woken at', async ({ page, context }) => {
  const { steps } = await right(context, page);
  await page.addInitScript(() => {
    const frame = window.requestAnimationFrame.bind(window);
    const waiting: FrameRequestCallback[] = [];
    let asleep = false;
    window.requestAnimationFrame = (call) => (asleep ? waiting.push(call) : frame(call));
    Object.assign(window, {
      sleep(on: boolean) {
        asleep = on;
        Object.defineProperty(document, 'hidden', { value: on, configurable: true });
        Object.defineProperty(document, 'visibilityState', { value: on ? 'hidden' : 'visible', configurable: true });
        document.dispatchEvent(new Event('visibilitychange'));
        if (!on) for (const call of waiting.splice(0)) frame(call);
      }
    });
  });
  const sleep = (on: boolean): Promise<void> => page.evaluate((on) => (window as unknown as { sleep(on: boolean): void }).sleep(on), on);
  await page.goto('./');
  await awake(page);
  const all = await page.evaluate(() => document.documentElement.scrollHeight - innerHeight);
  await goTo(page, all * 0.3);
  const [before, wanted] = [await stage(page), steps.at(-4)!];
  await sleep(true);
  for (const share of [0.35, 0.6, 0.1, 0.9]) {
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), all * share);
    await page.waitForTimeout(60);
  }
  await sleep(false);
  await settle(page);
  expect(await stage(page)).not.toBe(before);
  expect(await walk(page, [wanted.id])).toEqual([wanted]);
  await goTo(page, all * 0.3);
  expect(await stage(page)).toBe(before);
});

test('turned and turned back in the middle, it stays at its step', async ({ page, context }) => {
  const { steps } = await right(context, page);
  const said = complaints(page);
  const size = page.viewportSize()!;
  await page.goto('./');
  await awake(page);
  for (const at of [12, 25]) {
    const wanted = steps[at]!;
    expect(await walk(page, [wanted.id])).toEqual([wanted]);
    await page.setViewportSize({ width: size.height, height: size.width });
    await settle(page);
    await page.waitForTimeout(100);
    if (size.width > 600) expect(await position(page), 'on its side').toBeCloseTo(wanted.t, 1);
    else {
      expect((await page.evaluate(pageNow)).bare, 'on its side it is the article').toBe(0);
      const top = await page.evaluate((id) => document.getElementById(id)!.getBoundingClientRect().top, wanted.id);
      expect(top, 'below the bar').toBeGreaterThan(50);
      expect(top, 'with its step in view').toBeLessThan(100);
    }
    await page.setViewportSize(size);
    await settle(page);
    await page.waitForTimeout(100);
    expect(await position(page), 'and back').toBeCloseTo(wanted.t, 1);
    expect(await walk(page, [wanted.id])).toEqual([wanted]);
  }
  expect(said).toEqual([]);
});

test('a window that is drawn wider in the middle of a passage keeps the place in it', async ({ page, context }) => {
  const size = page.viewportSize()!;
  await page.goto('./');
  await awake(page);
  // A place between two steps.
  let y = 6000;
  for (; (await position(page)) % 1 < 0.3 || (await position(page)) % 1 > 0.7; y += 60) await goTo(page, y);
  for (const [turn, by] of [40, 90, 140, 20, 110, 60].entries()) {
    // Right after the page has moved, when its place is looked at in each frame, and when it may be looked at no more.
    await goTo(page, (await page.evaluate(() => window.scrollY)) + (turn % 2 ? 3 : -3));
    const t = await position(page);
    await page.setViewportSize({ width: size.width + by, height: size.height });
    await settle(page);
    await expect.poll(() => position(page), `${by} px wider`).toBeCloseTo(t, 1);
  }
  const [picture, there] = [await stage(page), await page.evaluate(() => window.scrollY)];
  const fresh = await context.newPage();
  await fresh.setViewportSize(page.viewportSize()!);
  await fresh.goto('./');
  await awake(fresh);
  await goTo(fresh, there);
  expect(picture).toBe(await stage(fresh));
});

test('printed from the middle, it stands where it stood', async ({ page, context }) => {
  const { steps } = await right(context, page);
  const said = complaints(page);
  await page.goto('./');
  await awake(page);
  const wanted = steps[18]!;
  expect(await walk(page, [wanted.id])).toEqual([wanted]);
  const y = await page.evaluate(() => window.scrollY);
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.stage')).toBeHidden();
  for (const figure of await page.locator('.still.on-paper').all()) await expect(figure.locator('.paper svg')).toBeVisible();
  // Layout on paper may move the page, and tells of it: nothing is drawn for that, neither on paper nor on the way back.
  await goTo(page, 1000);
  await page.emulateMedia({ media: 'screen' });
  await settle(page);
  expect(await stage(page), 'drawn while it was printed').toBe(wanted.text);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await goTo(page, y);
  expect(await stage(page)).toBe(wanted.text);
  // And as a browser does it: the story on A4 is shorter than the place is far down.
  await page.pdf({ format: 'A4' });
  await settle(page);
  expect(await page.evaluate(() => window.scrollY)).toBe(y);
  expect(await stage(page)).toBe(wanted.text);
  expect(await walk(page, [steps[20]!.id])).toEqual([steps[20]]);
  // And shown as paper by who does not print, such as developers' tools: the browser leaps to where the paper ends.
  const low = steps.at(-4)!;
  expect(await walk(page, [low.id])).toEqual([low]);
  const there = await page.evaluate(() => window.scrollY);
  await page.emulateMedia({ media: 'print' });
  expect(await page.evaluate(() => window.scrollY)).toBeLessThan(there);
  await settle(page);
  await page.emulateMedia({ media: 'screen' });
  await settle(page);
  expect(await page.evaluate(() => window.scrollY)).toBe(there);
  expect(await stage(page)).toBe(low.text);
  expect(said).toEqual([]);
});

test('ten thousand things that a monkey does leave it as it was', async ({ page, context, isMobile }, { project }) => {
  test.setTimeout(120_000);
  const seed = Number(process.env.MONKEY_SEED || (project.name === 'phone' ? 19 : 2020));
  const said = complaints(page);
  const size = page.viewportSize()!;
  const seen: { round: number; size: { width: number; height: number }; y: number; picture: string }[] = [];
  await page.goto('./');
  await awake(page);
  const client = await context.newCDPSession(page);
  await client.send('Performance.enable');

  /** Acts in the page: scrolls, keys, wheels, taps; a frame goes by now and then. Ends with nothing open. */
  const act = async ([seed = 0, times = 0]: readonly number[]): Promise<number> => {
    let state = seed;
    const random = (): number => {
      state = (state + 0x6d2b79f5) | 0;
      let t = Math.imul(state ^ (state >>> 15), 1 | state);
      t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
      return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
    };
    const pick = <T>(list: ArrayLike<T>): T | undefined => list[Math.floor(random() * list.length)];
    const keys = ['Escape', 'ArrowDown', 'ArrowUp', 'PageDown', 'Home', 'End', 'Tab', ' ', 'Enter', 'F3'];
    let target: Element = document.body;
    for (let i = 0; i < times; i++) {
      const what = random();
      // What lies under a place is asked for only now and then: it costs the browser a layout.
      if (i % 20 === 0) target = document.elementFromPoint(random() * innerWidth, random() * innerHeight) ?? document.body;
      if (what < 0.25) window.scrollTo({ top: random() * document.documentElement.scrollHeight, behavior: 'instant' });
      else if (what < 0.55) window.scrollBy({ top: (random() - 0.45) * 900, behavior: 'instant' });
      else if (what < 0.65) target.dispatchEvent(new WheelEvent('wheel', { deltaY: (random() - 0.5) * 400, bubbles: true, cancelable: true }));
      else if (what < 0.78)
        (document.activeElement ?? document.body).dispatchEvent(new KeyboardEvent('keydown', { key: pick(keys)!, bubbles: true, cancelable: true }));
      else if (what < 0.86) {
        target.dispatchEvent(new PointerEvent('pointerdown', { bubbles: true, pointerType: 'touch' }));
        target.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', movementX: 3 }));
        target.dispatchEvent(new PointerEvent('pointerleave', { bubbles: true, pointerType: 'mouse' }));
      } else if (what < 0.9) pick(document.querySelectorAll<HTMLElement>('summary'))?.click();
      else if (what < 0.97) pick(document.querySelectorAll<HTMLElement>('.rows button, .sheet button'))?.click();
      else if (what < 0.98) pick(document.querySelectorAll<HTMLElement>('a[href^="#"]'))?.focus();
      // Browsers hold it against a page when its address changes too often.
      else if (what < 0.985) pick(document.querySelectorAll<HTMLElement>('.menu a[href^="#"], .go a[href^="#"]'))?.click();
      else dispatchEvent(new Event('resize'));
      if (i % 100 === 0) await new Promise((done) => requestAnimationFrame(done));
    }
    for (const open of document.querySelectorAll<HTMLDetailsElement>('details[open]')) open.open = false;
    await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    return state;
  };
  const metrics = async (): Promise<Record<'heap' | 'nodes' | 'listeners', number>> => {
    await page.setViewportSize(size);
    await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await goTo(page, 0);
    for (let turn = 0; turn < 3; turn++) await client.send('HeapProfiler.collectGarbage');
    const found = Object.fromEntries((await client.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));
    return { heap: found.JSHeapUsedSize!, nodes: found.Nodes!, listeners: found.JSEventListeners! };
  };

  let state = seed;
  let before = await metrics();
  for (let round = 0; round < 10; round++) {
    const message = `seed ${seed}, round ${round}`;
    state = await page.evaluate(act, [state, 1000] as const);
    // A few that only a browser can do.
    if (isMobile) await page.touchscreen.tap(size.width / 2, size.height / 2);
    else await page.mouse.wheel(0, 250);
    await page.keyboard.press('PageDown');
    await page.waitForTimeout(120);
    await page.keyboard.press('Escape');
    const wide = round % 3 === 1 ? Math.abs(state % 90) : 0;
    await page.setViewportSize({ width: size.width + wide, height: size.height + (round % 4 === 2 ? 60 : 0) });
    await settle(page);
    const y = await page.evaluate(
      (share) => Math.round((document.documentElement.scrollHeight - innerHeight) * share),
      Math.abs(state % 1000) / 1000
    );
    await goTo(page, y);
    seen.push({ round, size: page.viewportSize()!, y, picture: await stage(page) });
    expect(said, message).toEqual([]);
    if (round === 1) before = await metrics();
  }
  const after = await metrics();
  const message = `seed ${seed}: ${JSON.stringify({ before, after })}`;
  expect(after.nodes - before.nodes, message).toBeLessThan(150);
  expect(after.listeners - before.listeners, message).toBeLessThan(20);
  expect(after.heap - before.heap, message).toBeLessThan(1_500_000);
  // What it showed at each place is what a page shows there that was just opened.
  const fresh = await context.newPage();
  for (const { round, size, y, picture } of seen.filter(({ round }) => round % 2 === 1)) {
    await fresh.setViewportSize(size);
    await fresh.goto('about:blank');
    await fresh.goto('./');
    await awake(fresh);
    await goTo(fresh, y);
    expect(picture, `seed ${seed}, round ${round}, at ${y}`).toBe(await stage(fresh));
  }
});
