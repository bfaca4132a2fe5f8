// The built page in a real browser: what must hold for every reader.
import { expect, test, type Page } from '@playwright/test';
import { serve } from '../../tools/serve.ts';
import { arrive, framesGoBy, positionNow, stageText } from './inside.ts';
import { watch, type Seen } from './watch.ts';

/** Opens the page and keeps what it says and asks for. */
async function open(page: Page, path = './'): Promise<Seen> {
  const seen = watch(page);
  await page.goto(path);
  await page.evaluate(() => document.fonts.ready);
  return seen;
}

const settle = (page: Page): Promise<void> => page.evaluate(framesGoBy);

const goTo = async (page: Page, y: number): Promise<void> => {
  await page.evaluate((top) => window.scrollTo({ top, behavior: 'instant' }), y);
  await settle(page);
};

const stage = (page: Page): Promise<string> => page.locator('.stage').evaluate(stageText);
const position = (page: Page): Promise<number> => page.locator('.stage').evaluate(positionNow);

test('the same place shows the same picture: down, up, jumping and after a reload', async ({ page }) => {
  const seen = await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();
  const height = await page.evaluate(() => document.documentElement.scrollHeight - window.innerHeight);
  const places = Array.from({ length: 12 }, (_, i) => Math.round((height * (i + 0.5)) / 12));
  const down: string[] = [];
  for (const y of places) {
    await goTo(page, y);
    down.push(await stage(page));
  }
  expect(new Set(down).size).toBeGreaterThan(8);
  for (const [i, y] of [...places.entries()].reverse()) {
    await goTo(page, y);
    expect(await stage(page), `up, at ${y}`).toBe(down[i]);
  }
  for (const i of [7, 1, 11, 4, 0, 9]) {
    await goTo(page, places[i]!);
    expect(await stage(page), `jumping, at ${places[i]}`).toBe(down[i]);
  }
  await goTo(page, places[6]!);
  await page.reload();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(places[6]);
  await expect(page.locator('.stage svg')).toBeAttached();
  await settle(page);
  expect(await stage(page), 'after a reload').toBe(down[6]);
  // What the history remembers is the last pause: who has gone on since is not led back to it.
  await expect.poll(() => page.evaluate(() => (history.state as { y: number } | null)?.y)).toBe(places[6]);
  await goTo(page, places[9]!);
  await page.reload();
  await expect(page.locator('.stage svg')).toBeAttached();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(300);
  expect(await page.evaluate(() => window.scrollY), 'reloaded before a pause').toBe(places[9]);
  expect(await stage(page), 'reloaded before a pause').toBe(down[9]);
  expect(seen.errors).toEqual([]);
  expect(seen.foreign).toEqual([]);
});

test('who walks on, back and on again sees what who has each px told would see', async ({ page, context }) => {
  test.slow();
  // Without what watches, scrolling tells, and each place is read.
  const told = await context.newPage();
  await told.addInitScript(() => Reflect.deleteProperty(window, 'IntersectionObserver'));
  /** All that stands on the stage and beside it. */
  const standing = (): string =>
    [
      ...[...document.querySelectorAll<HTMLElement>('html, .story, .stage, .pane, .view, .spine .slab, .opener.on-split :is(.turn, .intro)')].map(
        (one) => `${one.className} ${JSON.stringify({ ...one.dataset })} ${one.style.transform}`
      ),
      document.querySelector('.menu .here')?.textContent,
      document.querySelector('.menu [aria-current]')?.getAttribute('href')
    ].join('\n');
  /** Goes a way of paces of every kind, and tells what is seen after each; the same way on both pages. */
  const walk = async (on: Page, see: (now: () => Promise<string>, pace: number) => Promise<void>): Promise<void> => {
    await on.bringToFront();
    await open(on);
    await expect(on.locator('.stage svg')).toBeAttached();
    const tops = await on.locator('.step').evaluateAll((steps) => steps.map((step) => step.getBoundingClientRect().top + window.scrollY));
    const paces = [-60, -7, 2, 5, 9, 13, 30, 90, 260, 610];
    let y = 0;
    let seed = 20_240_703;
    for (let i = 0; i < 120; i++) {
      seed = (seed * 16_807) % 2_147_483_647;
      y = i % 15 === 0 ? tops[Math.floor((tops.length * i) / 120)]! : y + paces[seed % paces.length]!;
      await goTo(on, Math.max(Math.round(y), 0));
      await see(async () => `${await on.evaluate(() => window.scrollY)} ${await position(on)} ${await on.evaluate(standing)}\n${await stage(on)}`, i);
    }
  };
  const wanted: string[] = [];
  await walk(told, async (now) => void wanted.push(await now()));
  expect(new Set(wanted).size, 'places that look different').toBeGreaterThan(80);
  await walk(page, async (now, i) => expect(await now(), `pace ${i}`).toBe(wanted[i]));
});

test('nothing shifts, as it wakes and as it is scrolled with a wheel', async ({ page }) => {
  await page.addInitScript(() => {
    const shifts: number[] = [];
    Object.assign(window, { shifts });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await open(page);
  await page.mouse.move(200, 400);
  for (let i = 0; i < 24; i++) {
    await page.mouse.wheel(0, 600);
    await settle(page);
  }
  expect(await page.evaluate(() => window.scrollY)).toBeGreaterThan(3000);
  const shifts = await page.evaluate(() => (window as unknown as { shifts: number[] }).shifts);
  expect(shifts.reduce((sum, shift) => sum + shift, 0)).toBeLessThan(0.001);
});

test('a link to a step lands where its picture rests, and the address follows without filling the history', async ({ page }) => {
  await open(page, './#released-september');
  const steps = await page.locator('.step').evaluateAll((list) => list.map((step) => step.id));
  await expect.poll(() => position(page)).toBe(steps.indexOf('released-september'));
  const before = await page.evaluate(() => history.length);
  for (const y of [8000, 12000, 16000]) {
    await goTo(page, y);
    const at = steps[Math.round(await position(page))]!;
    await expect.poll(() => page.evaluate(() => location.hash)).toBe(`#${at}`);
  }
  expect(await page.evaluate(() => history.length)).toBe(before);
});

test('who came by an address stays there when the faces come after it, unless gone on by then', async ({ page }) => {
  // The faces stand in the page, but a browser may have them later than the script: here by a network.
  const faces: Buffer[] = [];
  let send: () => void = () => {};
  let wanted = Promise.resolve();
  await page.route('**/*', async (route) => {
    if (route.request().resourceType() !== 'document') return route.fallback();
    const response = await route.fetch();
    const body = (await response.text())
      // The policy knows the style sheet by its hash, and this is another. Not every browser keeps in view what is there when more
      // comes above it, nor does one that does so where the page is changed in the same frame.
      .replace(/<meta http-equiv="Content-Security-Policy"[^>]*>/, '<style>html { overflow-anchor: none; }</style>')
      .replace(/url\(data:font\/woff2;base64,([^)]+)\)/g, (_, bytes: string) => `url(./late-${faces.push(Buffer.from(bytes, 'base64')) - 1}.woff2)`);
    await route.fulfill({ response, body });
  });
  await page.route(/late-\d+\.woff2/, async (route) => {
    await wanted;
    await route.fulfill({ contentType: 'font/woff2', body: faces[Number(/late-(\d+)/.exec(route.request().url())![1])]! });
  });
  const tall = (): Promise<number> => page.evaluate(() => document.documentElement.scrollHeight);
  const index = async (): Promise<number> => (await page.locator('.step').evaluateAll((steps) => steps.map(({ id }) => id))).indexOf('silence-names');
  for (const goesOn of [false, true]) {
    faces.length = 0;
    wanted = new Promise((done) => (send = done));
    await page.goto('about:blank');
    // The page is not loaded as long as they are on their way.
    await page.goto('./#silence-names', { waitUntil: 'commit' });
    await expect(page.locator('.stage svg')).toBeAttached();
    expect(await position(page)).toBe(await index());
    expect(faces.length, 'faces in the page').toBeGreaterThan(1);
    const [before, from] = [await tall(), await page.evaluate(() => window.scrollY)];
    if (goesOn) await goTo(page, from + 4000);
    send();
    expect(await page.evaluate(() => document.fonts.ready.then(() => document.fonts.check('1em "Source Serif 4"')))).toBe(true);
    expect(await tall(), 'they change how long the page is').not.toBe(before);
    await settle(page);
    if (goesOn) expect(await page.evaluate(() => window.scrollY), 'left where they are').toBe(from + 4000);
    else expect(await position(page)).toBe(await index());
  }
});

test('an address that is none, or is broken, shows the story from its beginning', async ({ page }) => {
  for (const hash of ['#%', '#%E0%A4%A', '#no-such-step', '#deck']) {
    await page.goto('about:blank');
    const seen = await open(page, `./${hash}`);
    await expect(page.locator('.stage svg'), hash).toBeAttached();
    expect(await position(page), hash).toBe(0);
    expect(seen.errors, hash).toEqual([]);
  }
});

test('every step rests with its words in view and its card over no more than its share', async ({ page }) => {
  await open(page);
  const all = await page.locator('.step').evaluateAll((list) => list.map((step) => step.id));
  const ids = await page.locator('.step:not(.rest-page)').evaluateAll((list) => list.map((step) => step.id));
  for (const id of ids) {
    await page.evaluate((to) => (location.hash = to), id);
    await expect.poll(() => position(page), id).toBe(all.indexOf(id));
    const card = page.locator(`#${id} .card`);
    if ((await card.count()) === 0) continue;
    const height = page.viewportSize()!.height;
    const box = (await card.boundingBox())!;
    expect(box.y, `${id}: its words begin in view`).toBeGreaterThanOrEqual(0);
    if (page.viewportSize()!.width < 1100)
      expect(box.y, `${id}: its card is over more than its share`).toBeGreaterThanOrEqual(height * (1 - 0.38) - 26);
    // Where they are longer than their share they scroll on, with the picture, to their end.
    if (box.y + box.height > height + 1) await page.evaluate((by) => window.scrollBy({ top: by, behavior: 'instant' }), box.y + box.height - height);
    await settle(page);
    const end = (await card.boundingBox())!;
    expect(end.y + end.height, `${id}: its words end in view`).toBeLessThanOrEqual(height + 2);
    expect(await position(page), `${id}: and its picture is still at rest`).toBe(all.indexOf(id));
  }
});

test('the dark of an opener ends where the ground of the picture under it turns, and its words go on as they would', async ({ page }) => {
  await open(page);
  await expect(page.locator('.stage svg')).toBeAttached();
  const openers = page.locator('.opener.on-split');
  expect(await openers.count()).toBeGreaterThan(1);
  for (const opener of await openers.all())
    for (const share of [0.1, 0.3, 0.5, 0.7, 0.9, 1.4]) {
      const top = await opener.evaluate((one, share) => one.getBoundingClientRect().top + window.scrollY + window.innerHeight * share, share);
      await goTo(page, top);
      const seen = await opener.evaluate((one) => {
        const of = (box: Element): { top: number; bottom: number } => box.getBoundingClientRect();
        const intro = one.querySelector('.intro')!;
        return { opener: of(one), turn: of(one.querySelector('.turn')!), intro: of(intro), high: intro.clientHeight };
      });
      const where = `${await opener.getAttribute('id')} at ${share}`;
      const line = await page.evaluate(() => document.querySelector('.stage .ground.on-ink')!.getBoundingClientRect().top);
      expect(line, where).toBeGreaterThan(60);
      expect(Math.abs(seen.intro.bottom - seen.opener.bottom), `${where}: words`).toBeLessThan(0.2);
      // Seen is what of the words is inside the box that cuts them.
      const shown = Math.max(seen.intro.top, seen.turn.top);
      if (seen.intro.bottom > line) expect(Math.abs(shown - Math.max(line, seen.intro.top)), `${where}: dark`).toBeLessThan(0.6);
      else expect(seen.turn.top, `${where}: gone`).toBeGreaterThanOrEqual(seen.intro.bottom - 0.2);
    }
});

test('keys move it as they move any page', async ({ page }) => {
  await open(page);
  await page.keyboard.press('PageDown');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBeGreaterThan(300);
  // A key pressed while the last one still scrolls may be lost, on any page.
  let before = -1;
  await expect.poll(async () => before === (before = await page.evaluate(() => window.scrollY))).toBe(true);
  await page.keyboard.press('End');
  await expect.poll(() => page.evaluate(() => Math.abs(document.documentElement.scrollHeight - window.innerHeight - window.scrollY))).toBeLessThan(2);
  await page.keyboard.press('Home');
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(0);
});

test('the list of chapters leads to each, by pointer', async ({ page }) => {
  await open(page);
  await page.locator('.menu summary').click();
  await page.locator('.menu a[data-chapter="price"]').click();
  await expect(page.locator('#price .title')).toBeInViewport();
  await expect(page.locator('.menu .here')).toHaveText(/^9\s+The price$/);
});

test('the back button leads back to where the reader was', async ({ page }) => {
  await open(page);
  await goTo(page, 7000);
  const before = { y: await page.evaluate(() => window.scrollY), picture: await stage(page) };
  await page.locator('.menu summary').click();
  await page.locator('.menu a[data-chapter="after"]').click();
  await expect(page.locator('#after .title')).toBeInViewport();
  await page.goBack();
  await expect.poll(() => page.evaluate(() => window.scrollY)).toBe(before.y);
  await settle(page);
  expect(await stage(page)).toBe(before.picture);
});

test('the same build works wherever it is put', async ({ page }) => {
  const { address, stop } = await serve('build', { base: '/moved/twice', port: 4300 + test.info().parallelIndex * 40, strict: false });
  try {
    const missing: string[] = [];
    page.on('response', (response) => {
      if (response.status() >= 400) missing.push(response.url());
    });
    const seen = await open(page, address);
    await expect(page.locator('.stage svg')).toBeAttached();
    await page.locator('.end a').first().click();
    await expect(page.locator('.sources').first()).toBeVisible();
    await page.locator('.go a').first().click();
    await expect(page.locator('.cover h1')).toBeVisible();
    await page.goto(`${address}chapter/silence/`);
    await page.locator('.go a').first().click();
    await expect.poll(() => position(page)).toBeGreaterThan(10);
    expect(missing).toEqual([]);
    expect(seen.errors).toEqual([]);
  } finally {
    stop();
  }
});

test('reduced motion: every picture is a whole step', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const whole = new Set<string>();
  for (const id of await page.locator('.step:not(.cover)').evaluateAll((list) => list.map(({ id }) => id).filter(Boolean))) {
    await page.evaluate(arrive, id);
    whole.add(await stage(page));
  }
  const height = await page.evaluate(() => document.documentElement.scrollHeight);
  let between = 0;
  for (let i = 1; i < 40; i++) {
    await goTo(page, (height * i) / 40);
    const t = await position(page);
    if (Math.abs(t - Math.round(t)) > 0.05) between++;
    expect(whole.has(await stage(page)), `at ${t} it is the picture of a step`).toBe(true);
  }
  expect(between).toBeGreaterThan(8);
});

test('reduced motion: the passage without words is left out, says so, and comes back when asked for', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const passage = page.locator('.step.passage');
  const [first, last] = [await passage.first().getAttribute('id'), await passage.last().getAttribute('id')];
  const key = await page.locator(`.step:has(+ #${first})`).getAttribute('id');
  const note = page.locator('.calm');
  // No link offers to skip what is not there, and an address inside it leads to where it would have led.
  await page.evaluate((id) => void (location.hash = id), `${key}`);
  await expect(page.locator(`#${key} .go`)).toBeHidden();
  const start = await position(page);
  await page.evaluate((id) => void (location.hash = id), `${last}`);
  await expect(note).toBeInViewport();
  const end = await position(page);
  expect(end - start).toBeGreaterThan(1);
  // On from the step before it no day of it is drawn.
  await page.evaluate((id) => void (location.hash = id), `${key}`);
  await expect.poll(() => position(page)).toBe(start);
  const before = await stage(page);
  for (let i = 0; i < 12; i++) {
    await goTo(page, (await page.evaluate(() => window.scrollY)) + 60);
    if ((await stage(page)) !== before) break;
  }
  const drawn = await stage(page);
  await page.evaluate((id) => void (location.hash = id), `${last}`);
  await expect.poll(() => position(page)).toBe(end);
  expect(await stage(page)).toBe(drawn);
  await note.locator('a').click();
  await expect(note).toBeHidden();
  await expect.poll(() => position(page)).toBe(start + 1);
  const pictures = new Set<string>();
  for (let i = 0; i < 6; i++) {
    await goTo(page, (await page.evaluate(() => window.scrollY)) + 200);
    pictures.add(await stage(page));
  }
  expect(pictures.size).toBeGreaterThan(3);
});

test.describe('without script', () => {
  test.use({ javaScriptEnabled: false });

  test('it is an article with every word, stills, captions and tables', async ({ page }) => {
    await page.goto('./');
    await expect(page.locator('h1')).toBeVisible();
    await expect(page.locator('.cover .risk')).toBeInViewport();
    await expect(page.locator('.stage')).toBeHidden();
    const cards = page.locator('.card');
    expect(await cards.count()).toBeGreaterThan(35);
    for (const card of await cards.all()) await expect(card).toBeVisible();
    const stills = page.locator('.still');
    expect(await stills.count()).toBeGreaterThan(30);
    for (const still of await stills.all()) {
      await expect(still.locator('svg:visible')).toHaveCount(1);
      await expect(still.locator('.alt')).not.toBeEmpty();
    }
    expect(await page.locator('.data').count()).toBeGreaterThan(12);
  });
});

test('on paper there are stills and no stage', async ({ page }) => {
  await open(page);
  await goTo(page, 12000);
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('.stage')).toBeHidden();
  await expect(page.locator('.bar')).toBeHidden();
  const figures = page.locator('.still.on-paper');
  expect(await figures.count()).toBeGreaterThanOrEqual(14);
  for (const figure of await figures.all()) await expect(figure.locator('.paper svg')).toBeVisible();
});

test('low windows and narrow ones lose nothing', async ({ page }) => {
  await page.setViewportSize({ width: 740, height: 360 });
  await open(page);
  await expect(page.locator('.stage')).toBeHidden();
  await expect(page.locator('.still svg:visible').first()).toBeAttached();
  await page.setViewportSize({ width: 320, height: 640 });
  await settle(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
});

test('the built HTML says what it is', async ({ request }) => {
  const html = await (await request.get('./')).text();
  expect(html).toMatch(/<html lang="en">/);
  expect(html).toMatch(/<title>Not a word<\/title>/);
  expect(html).toMatch(/<meta name="description" content="[^"{}]{80,}"/);
  expect(html).toMatch(/property="og:title"/);
  const ld = JSON.parse(/<script type="application\/ld\+json">(.*?)<\/script>/s.exec(html)![1]!) as Record<string, unknown>;
  expect(ld['@type']).toBe('NewsArticle');
  expect(ld.dateModified).toMatch(/^\d{4}-\d{2}-\d{2}$/);
  expect(html).not.toMatch(/\sstyle="/);
  expect(html.match(/<script[^>]*type="module"/g)).toHaveLength(1);
});

test('sources: no address where the policy gives none, and a warning first', async ({ page }) => {
  const seen = await open(page, './sources/');
  await expect(page.locator('.warning')).toBeVisible();
  expect(await page.locator('.sources li').count()).toBeGreaterThan(100);
  for (const link of await page.locator('.sources a').all()) expect(await link.getAttribute('rel')).toContain('noreferrer');
  expect(await page.locator('.sources a').count()).toBeLessThan((await page.locator('.sources li').count()) / 3);
  expect(seen.errors).toEqual([]);
});

test('each chapter has a page of its own', async ({ page }) => {
  const seen = await open(page, './chapter/silence/');
  await expect(page.locator('h1')).toHaveText('Not a word');
  await expect(page.locator('.still svg:visible').first()).toBeAttached();
  expect(seen.errors).toEqual([]);
});
