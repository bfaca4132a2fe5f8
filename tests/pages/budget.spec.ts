// What the story page may cost, as far as it can be told without a clock: bytes, requests, layouts, leaks, marks. The numbers are
// in tools/budgets.ts; what needs a clock is measured by `npm run bench`.
import { expect, test, type CDPSession, type Page } from '@playwright/test';
import { host, type Host } from '../../tools/bench/host.ts';
import { wheel } from '../../tools/bench/phone.ts';
import { forcedReflows, layoutShift, recordedOf, traced } from '../../tools/bench/trace.ts';
import { answersOf, weigh, type Answer } from '../../tools/bench/wire.ts';
import { budgets } from '../../tools/budgets.ts';
import { framesGoBy, positionNow, stageText } from './inside.ts';

const { story, closedEmbed } = budgets;

let site: Host;
test.beforeAll(async () => {
  site = await host('build');
});
test.afterAll(() => site.stop());
interface Opened {
  session: CDPSession;
  answers: Answer[];
}

/** Opens a page of a host that compresses, and keeps what is asked for. */
async function open(page: Page, path = ''): Promise<Opened> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.setCacheDisabled', { cacheDisabled: true });
  const answers = answersOf(session);
  await page.goto(`${site.address}${path}`, { waitUntil: 'load' });
  await page.evaluate(() => document.fonts.ready);
  return { session, answers };
}

/** Turns a wheel, and waits until the page has answered. False when it stands at an end and does not move. */
async function turn(page: Page, by: number): Promise<boolean> {
  const before = await page.evaluate(() => window.scrollY);
  await page.mouse.wheel(0, by);
  for (let wait = 0; wait < 4; wait++) {
    await page.evaluate(framesGoBy);
    if ((await page.evaluate(() => window.scrollY)) !== before) return true;
  }
  return false;
}

/**
 * Bytes of a page's own things: objects, lists, texts and functions. What an engine keeps beside them of code that it has run
 * (and compiled anew), and the browser of timings, is not the page's to free.
 */
async function ownHeap(session: CDPSession): Promise<number> {
  const parts: string[] = [];
  const collect = ({ chunk }: { chunk: string }): void => void parts.push(chunk);
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  session.on('HeapProfiler.addHeapSnapshotChunk', collect);
  await session.send('HeapProfiler.takeHeapSnapshot', { reportProgress: false });
  session.off('HeapProfiler.addHeapSnapshotChunk', collect);
  const { snapshot, nodes } = JSON.parse(parts.join('')) as {
    snapshot: { meta: { node_fields: string[]; node_types: [string[], ...unknown[]] } };
    nodes: number[];
  };
  const { node_fields: fields, node_types: types } = snapshot.meta;
  const own = new Set(['object', 'array', 'closure', 'string', 'concatenated string', 'sliced string', 'regexp', 'number', 'bigint', 'symbol']);
  const [type, size] = [fields.indexOf('type'), fields.indexOf('self_size')];
  let bytes = 0;
  for (let i = 0; i < nodes.length; i += fields.length) if (own.has(types[0][nodes[i + type]!]!)) bytes += nodes[i + size]!;
  return bytes;
}

const atEnd = (page: Page): Promise<boolean> =>
  page.evaluate(() => Math.abs(document.documentElement.scrollHeight - window.innerHeight - window.scrollY) < 2);

/** Bytes of the faces that stand in a page, of which its own bytes hold them too. */
const facesIn = (html: string): number =>
  [...html.matchAll(/url\(data:font\/woff2;base64,([^)]*)\)/g)].reduce((sum, [, data]) => sum + Buffer.from(data!, 'base64').length, 0);

test('the whole story, from its address to its last pixel: bytes, requests, shifts and layouts', async ({ page }) => {
  test.setTimeout(120_000);
  let opened!: Opened;
  let seen = 0;
  const events = await traced(await page.context().newCDPSession(page), async () => {
    opened = await open(page);
    await expect(page.locator('.stage svg')).toBeAttached();
    await page.mouse.move(200, 400);
    while (!(await atEnd(page)) && (await turn(page, 500))) seen = Math.max(seen, await page.locator('.stage svg *').count());
    expect(await atEnd(page), 'the story was scrolled to its end').toBe(true);
  });
  const recorded = recordedOf(events, site.address);
  const wire = weigh(opened.answers);
  test.info().annotations.push({ type: 'weight', description: JSON.stringify({ ...wire, seen }) });
  expect(opened.answers.filter(({ failed }) => failed)).toEqual([]);
  expect(wire.script, 'script').toBeLessThanOrEqual(story.script);
  const faces = facesIn(await page.content());
  expect(faces, 'faces in the page').toBeGreaterThan(40_000);
  expect(wire.font + faces, 'typefaces').toBeLessThanOrEqual(story.fonts);
  expect(wire.all, 'everything').toBeLessThanOrEqual(story.whole);
  expect(wire.requests, `requests: ${opened.answers.map(({ path }) => path).join(' ')}`).toBeLessThanOrEqual(story.requests);
  expect(layoutShift(recorded), 'layout shift').toBe(story.layoutShift);
  const moving = recorded.main.find(({ name }) => name === 'ScrollLayer')?.ts;
  expect(moving, 'the trace knows of scrolling').toBeDefined();
  expect(forcedReflows(recorded, site.address, moving).length, 'layouts that script waited for').toBe(story.forcedReflows);
  expect(seen, 'the picture was looked at').toBeGreaterThan(10);
  expect(seen, 'live marks').toBeLessThanOrEqual(story.liveMarks);
});

test('no script waits for a layout while the reader goes on and on, and rows come and go', async ({ page }) => {
  const { session } = await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();
  const from = await page.evaluate(() => {
    const top = document.getElementById('silence-six')!.getBoundingClientRect().top + window.scrollY - 1000;
    window.scrollTo({ top, behavior: 'instant' });
    return top;
  });
  await page.waitForTimeout(300);
  let rows = 0;
  const events = await traced(session, async () => {
    let done = false;
    const scrolled = wheel(session, 3000, 500).then(() => (done = true));
    while (!done) {
      rows = Math.max(rows, await page.locator('.rows li').count());
      await page.waitForTimeout(50);
    }
    await scrolled;
  });
  expect(await page.evaluate(() => window.scrollY), 'it was scrolled').toBeGreaterThan(from + 2900);
  expect(rows, 'rows came').toBe(6);
  expect(forcedReflows(recordedOf(events, site.address), site.address).length).toBe(story.forcedReflows);
});

test('a page that stands has nothing run, nor has one whose picture stands while its words go by', async ({ page }) => {
  await page.addInitScript(() => {
    const own = window.requestAnimationFrame.bind(window);
    let asked = 0;
    window.requestAnimationFrame = (call) => {
      asked++;
      return own(call);
    };
    Object.assign(window, {
      asked: () => asked,
      /** Scrolls by so many px in each of so many frames; how many frames the page asked for meanwhile. */
      stroll: async (px: number, frames: number) => {
        const before = asked;
        for (let i = 0; i < frames; i++) {
          window.scrollBy({ top: px, behavior: 'instant' });
          await new Promise(own);
        }
        return asked - before;
      }
    });
  });
  type Strolling = Window & { asked(): number; stroll(px: number, frames: number): Promise<number> };
  const { session } = await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();

  const { result } = await session.send('Runtime.evaluate', { expression: 'window' });
  const { listeners } = await session.send('DOMDebugger.getEventListeners', { objectId: result.objectId! });
  const heard = listeners.map(({ type }) => type);
  expect(heard).toContain('click');
  for (const type of ['scroll', 'wheel', 'touchmove', 'touchstart']) expect(heard, `nothing listens to ${type}`).not.toContain(type);

  const stroll = (px: number, frames: number): Promise<number> =>
    page.evaluate(([px, frames]) => (window as unknown as Strolling).stroll(px, frames), [px, frames] as const);
  /** how many frames are asked for in half a second, once the reader has paused */
  const idle = async (): Promise<number> => {
    await page.waitForTimeout(1600);
    const before = await page.evaluate(() => (window as unknown as Strolling).asked());
    await page.waitForTimeout(500);
    return (await page.evaluate(() => (window as unknown as Strolling).asked())) - before;
  };
  // At rest: a step whose words take their time to go by.
  await page.evaluate(() => void (location.hash = '#street-days'));
  const index = await page.locator('.step').evaluateAll((steps) => steps.findIndex(({ id }) => id === 'street-days'));
  await expect.poll(() => page.evaluate(positionNow)).toBe(index);
  expect(await idle(), 'at rest').toBe(0);
  expect(await stroll(6, 30), 'of thirty frames, while it is at rest').toBeLessThan(15);
  expect(await page.evaluate(positionNow), 'it was at rest all the way').toBe(index);
  // So is the first step after words that have left along a line: nothing of them moves any more.
  const after = await page
    .locator('.step')
    .evaluateAll((steps) => steps.flatMap(({ id }, i) => (steps[i - 1]?.matches('.on-split') ? [{ id, i }] : [])));
  let calm = 0;
  for (const { id, i } of after) {
    await page.evaluate((id) => void (location.hash = `#${id}`), id);
    await expect.poll(() => page.evaluate(positionNow)).toBe(i);
    await page.waitForTimeout(1600);
    const asked = await stroll(6, 30);
    if ((await page.evaluate(positionNow)) !== i) continue;
    expect(asked, `of thirty frames, in ${id}`).toBeLessThan(15);
    calm++;
  }
  expect(calm, 'some of them stand for as long').toBeGreaterThan(0);
  // Amid a picture that changes with each px or two.
  await page.evaluate(() => void (location.hash = '#silence-all'));
  const all = await page.locator('.step').evaluateAll((steps) => steps.findIndex(({ id }) => id === 'silence-all'));
  await expect.poll(() => page.evaluate(positionNow)).toBe(all);
  let changes = 0;
  for (let i = 0, was = ''; i < 300 && changes < 4; i++) {
    await stroll(3, 1);
    await page.evaluate(framesGoBy);
    const now = await page.evaluate(stageText);
    changes = was && now !== was ? changes + 1 : 0;
    was = now;
  }
  expect(changes, 'the picture changes').toBe(4);
  expect(await idle(), 'amid a change').toBe(0);
  const drawn = await page.evaluate(stageText);
  await stroll(3, 1);
  await page.evaluate(framesGoBy);
  expect(await page.evaluate(stageText), 'three px further').not.toBe(drawn);
  expect(await stroll(1, 20), 'of twenty frames, while it changes').toBeGreaterThan(15);
});

test('the first screen needs no script, and is light', async ({ page }) => {
  // Everything that the page asks for by itself, but its script.
  await page.route('**/live/*.js', (route) => route.abort());
  const { answers } = await open(page);
  await expect(page.locator('.cover h1')).toBeInViewport();
  await expect(page.locator('.cover figure svg:visible')).toHaveCount(1);
  await expect(page.locator('.cover .risk')).toBeInViewport();
  const wire = weigh(answers.filter(({ kind, path }) => kind === 'page' || (kind === 'style' && !path.endsWith('/paper.css'))));
  expect(facesIn(await page.content()), 'the faces it begins with').toBeGreaterThan(40_000);
  expect(wire.all).toBeLessThanOrEqual(story.firstScreen);
});

test('words wait for the faces that stand in the page, however slowly they come', async ({ page }) => {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  // The faces alone take most of a second, and stand before any word.
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 50, downloadThroughput: 100_000, uploadThroughput: 100_000 });
  await page.addInitScript(() => {
    const root = (): DOMTokenList | undefined => document.documentElement?.classList;
    let waited = false;
    new MutationObserver(() => {
      if (root()?.contains('wait')) waited = true;
      else if (waited && !root()!.contains('seen')) {
        const ready = document.body !== null && ['Source Serif 4', 'Commissioner'].every((face) => document.fonts.check(`1em "${face}"`));
        root()!.add('seen', ready ? 'ready' : 'early');
      }
    }).observe(document, { subtree: true, childList: true, attributes: true, attributeFilter: ['class'] });
  });
  await page.goto(site.address, { waitUntil: 'load' });
  await expect(page.locator('html')).toHaveClass(/\bseen\b/);
  await expect(page.locator('html'), 'words were shown before their faces').toHaveClass(/\bready\b/);
});

test('the picture of the cover stands where it will stand, whatever face its words have before theirs', async ({ page }) => {
  await open(page);
  for (const [width, height, early] of [
    [360, 740, false],
    [390, 800, false],
    [390, 844, true],
    [412, 844, true],
    [420, 932, true],
    [430, 932, false],
    [820, 1180, false],
    [1440, 896, true],
    [1600, 896, true],
    [1920, 1080, false]
  ] as const) {
    await page.setViewportSize({ width, height });
    const places = await page.evaluate(() => {
      const at = (): number[] => {
        const { left, top, width, height } = document.querySelector('.cover figure')!.getBoundingClientRect();
        return [left, top, width, height];
      };
      const [root, front] = [document.documentElement, document.querySelector<HTMLElement>('.cover .front')!];
      const after = at();
      root.classList.add('wait');
      front.style.letterSpacing = '0.2em';
      const waiting = { at: at(), seen: getComputedStyle(document.querySelector('.cover figure svg')!).visibility };
      root.classList.remove('wait');
      const longer = at();
      front.style.letterSpacing = '';
      return { after, waiting, longer };
    });
    expect(places.waiting.seen, `${width} x ${height}`).toBe(early ? 'visible' : 'hidden');
    if (early) expect(places.waiting.at, `${width} x ${height}`).toEqual(places.after);
    if (width === 390) expect(places.longer, 'words that are longer do push it').not.toEqual(places.after);
  }
});

test('the script of a page in a frame is asked for ahead, and comes last, after a module: with the end of the page it would be one long task', async ({
  request
}) => {
  for (const path of ['embed/', 'steps/']) {
    const html = await (await request.get(path)).text();
    const ahead = /<link rel="preload" as="script" href="([^"]+)"/.exec(html)?.[1];
    expect(ahead, path).toMatch(/\/live\/frame\.\w+\.js$/);
    expect(html.trimEnd(), path).toMatch(/<script type="module">0<\/script><script defer src="[^"]+"><\/script>\s*<\/body>\s*<\/html>$/);
    expect(html.split(`src="${ahead}"`), path).toHaveLength(2);
  }
});

test('a closed embed is light', async ({ page }) => {
  const { answers } = await open(page, 'embed/card/');
  const wire = weigh(answers);
  expect(answers.filter(({ failed }) => failed)).toEqual([]);
  expect(wire.all, answers.map(({ path, body }) => `${path} ${body}`).join('\n')).toBeLessThanOrEqual(closedEmbed.whole);
});

test('an open embed weighs no more than the page, and shifts as little', async ({ page }) => {
  let answers: Answer[] = [];
  const events = await traced(await page.context().newCDPSession(page), async () => {
    ({ answers } = await open(page, 'embed/'));
    await expect(page.locator('html')).not.toHaveClass(/held/);
    await page.evaluate(framesGoBy);
  });
  expect(layoutShift(recordedOf(events, site.address)), 'layout shift').toBe(story.layoutShift);
  await expect(page.locator('.stage svg')).toBeAttached();
  const wire = weigh(answers);
  expect(answers.filter(({ failed }) => failed)).toEqual([]);
  expect(wire.script, 'script').toBeGreaterThan(20_000);
  expect(wire.script, 'script').toBeLessThanOrEqual(story.script);
  expect(wire.all, 'everything').toBeLessThanOrEqual(story.whole);
});

test('ten trips up and down leave nothing behind', async ({ page }) => {
  test.setTimeout(180_000);
  const { session } = await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();
  await session.send('Performance.enable');
  const places = await page.evaluate(() => {
    const end = document.documentElement.scrollHeight - window.innerHeight;
    return Array.from({ length: 41 }, (_, i) => Math.round((end * i) / 40));
  });
  const trips = (times: number): Promise<void> =>
    page.evaluate(
      async ({ times, places }) => {
        for (let i = 0; i < times; i++)
          for (const y of [...places, ...[...places].reverse()]) {
            window.scrollTo({ top: y, behavior: 'instant' });
            await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          }
      },
      { times, places }
    );
  const left = async (): Promise<{ nodes: number; listeners: number; heap: number }> => {
    // The address follows the reader after a pause.
    await page.waitForTimeout(1200);
    const heap = await ownHeap(session);
    const { metrics } = await session.send('Performance.getMetrics');
    const of = (name: string): number => metrics.find((one) => one.name === name)!.value;
    return { nodes: of('Nodes'), listeners: of('JSEventListeners'), heap };
  };
  // What is made once is made on the first three, or, where a busy browser left frames out, a trip later: it is not made again.
  // What is left behind is left each time, so of three times ten trips each would leave it.
  await trips(3);
  const grown: number[] = [];
  for (let before = await left(); grown.length < 3 && !grown.some((bytes) => bytes <= story.heap);) {
    await trips(10);
    const after = await left();
    expect(after.nodes, 'nodes').toBeLessThanOrEqual(before.nodes);
    expect(after.listeners, 'listeners').toBeLessThanOrEqual(before.listeners);
    expect(before.heap, 'the heap was read').toBeGreaterThan(100_000);
    grown.push(after.heap - before.heap);
    before = after;
  }
  expect(Math.min(...grown), `bytes of heap in ten trips: ${grown.join(', ')}`).toBeLessThanOrEqual(story.heap);
});

test('most of the way nothing is written but the place', async ({ page }) => {
  test.setTimeout(120_000);
  await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();
  // A frame at reading pace, 500 px/s, here and there all through the story.
  const { places, changed } = await page.evaluate(async () => {
    const frames = (): Promise<void> => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));
    let written = 0;
    new MutationObserver((records) => (written += records.length)).observe(document, {
      subtree: true,
      childList: true,
      attributes: true,
      characterData: true
    });
    const end = document.documentElement.scrollHeight - window.innerHeight;
    const places = 500;
    let changed = 0;
    for (let i = 0; i < places; i++) {
      const top = (end * (i + 0.5)) / places;
      window.scrollTo({ top, behavior: 'instant' });
      await frames();
      const before = written;
      window.scrollTo({ top: top + 500 / 60, behavior: 'instant' });
      await frames();
      if (written > before) changed++;
    }
    return { places, changed };
  });
  test.info().annotations.push({ type: 'written', description: `${changed} of ${places}` });
  expect(changed, 'the story moves').toBeGreaterThan(places * 0.1);
  expect(changed / places).toBeLessThanOrEqual(story.written);
});

test('few layers, and none wider than the window', async ({ page }) => {
  test.setTimeout(60_000);
  const { session } = await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();
  const { innerWidth, innerHeight, ends } = await page.evaluate(() => ({
    innerWidth: window.innerWidth,
    innerHeight: window.innerHeight,
    ends: [...document.querySelectorAll('.step')].map((step) => step.getBoundingClientRect().bottom + window.scrollY)
  }));
  let layers: { width: number; height: number; drawsContent: boolean }[] = [];
  session.on('LayerTree.layerTreeDidChange', ({ layers: now }) => void (layers = now ?? layers));
  await session.send('LayerTree.enable');
  const most: number[] = [];
  const wide: string[] = [];
  for (const end of ends) {
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), end - innerHeight - 100);
    await page.evaluate(framesGoBy);
    const drawn = layers.filter(({ drawsContent }) => drawsContent);
    most.push(drawn.length);
    wide.push(...drawn.filter(({ width }) => width > innerWidth + 1).map(({ width, height }) => `${width} x ${height} at ${end}`));
  }
  expect(Math.min(...most), 'the layers were read').toBeGreaterThan(3);
  expect(wide).toEqual([]);
  expect(Math.max(...most)).toBeLessThanOrEqual(story.layers);
});

test('a step stands where it stood, near and far, and its words are found', async ({ page }) => {
  await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();
  const boxes = (): Promise<string[]> =>
    page.evaluate(() =>
      [...document.querySelectorAll('.step, .step .card')].map((one) => {
        const { top, left, width, height } = one.getBoundingClientRect();
        // What sticks moves in its step; what it measures stays.
        const stands = one.matches('.step') ? [top + window.scrollY, left] : [];
        return `${one.id} ${[...stands, width, height].map((n) => n.toFixed(1)).join(' ')}`;
      })
    );
  const first = await boxes();
  expect(first.length).toBeGreaterThan(100);
  const near = (): Promise<number> => page.evaluate(() => document.querySelectorAll('.step.near').length);
  const end = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  for (let i = 0; i <= 20; i++) {
    await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), (end * i) / 20);
    await page.evaluate(framesGoBy);
    expect(await boxes(), `at ${i} twentieths`).toEqual(first);
    if (i < 20) expect(await near()).toBeGreaterThan(0);
    expect(await near()).toBeLessThan(12);
  }
  // The browser's own search, from the beginning to the last words.
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  const last = await page.evaluate(() => [...document.querySelectorAll('.step .card > p:not([class])')].at(-1)!.textContent.trim().slice(0, 40));
  const found = await page.evaluate((words) => (window as unknown as { find(words: string): boolean }).find(words), last);
  expect(found, `"${last}" is found`).toBe(true);
  await page.evaluate(framesGoBy);
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(end * 0.8);
});

test('a layout that script waits for would be seen', async ({ page }) => {
  await page.goto(`${site.address}certainty/`);
  const session = await page.context().newCDPSession(page);
  const events = await traced(session, async () => {
    await page.evaluate(async () => {
      document.body.style.paddingTop = '10px';
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
      for (let i = 0; i < 3; i++) {
        document.body.style.paddingTop = `${20 + i}px`;
        document.body.dataset.tall = String(document.body.offsetHeight);
      }
    });
  });
  expect(forcedReflows(recordedOf(events, site.address))).toHaveLength(3);
});
