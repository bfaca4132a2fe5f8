// Nobody learns of a reader: every page of the build, read to its end and tried out, asks for nothing elsewhere and keeps nothing.
import { readdirSync } from 'node:fs';
import { expect, test, type BrowserContext, type Page } from '@playwright/test';
import { arrive, framesGoBy } from './inside.ts';

const files = readdirSync('build', { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
const routes = files.filter((name) => name.endsWith('.html') && !name.startsWith('editions/')).map((name) => `./${name.replace(/index\.html$/, '')}`);

interface Asked {
  url: string;
  type: string;
}
/** Ways out of a page and into the browser's memory that a script may try, whether or not they lead anywhere. */
const tries = (): void => {
  const tried: string[] = [];
  Object.assign(window, { tried });
  const watch = (owner: object, name: string): void => {
    const known = Object.getOwnPropertyDescriptor(owner, name);
    if (!known) return;
    const wrap = (call: unknown): unknown =>
      typeof call === 'function'
        ? new Proxy(call, {
            apply: (to, self, list) => (tried.push(name), Reflect.apply(to, self, list) as unknown),
            construct: (to, list) => (tried.push(name), Reflect.construct(to, list) as object)
          })
        : call;
    if (known.set) Object.defineProperty(owner, name, { ...known, set: wrap(known.set) as (value: unknown) => void });
    else Object.defineProperty(owner, name, { ...known, value: wrap(known.value) });
  };
  for (const name of ['fetch', 'WebSocket', 'EventSource', 'RTCPeerConnection', 'Worker', 'SharedWorker', 'BroadcastChannel', 'Image', 'open'])
    watch(window, name);
  watch(XMLHttpRequest.prototype, 'send');
  watch(Navigator.prototype, 'sendBeacon');
  watch(Storage.prototype, 'setItem');
  watch(IDBFactory.prototype, 'open');
  watch(CacheStorage.prototype, 'open');
  watch(ServiceWorkerContainer.prototype, 'register');
  watch(Document.prototype, 'cookie');
};

/** Keeps what any page of a context asks for, in frames too. */
async function listen(context: BrowserContext): Promise<Asked[]> {
  const asked: Asked[] = [];
  context.on('request', (request) => asked.push({ url: request.url(), type: request.resourceType() }));
  context.on('serviceworker', (worker) => asked.push({ url: worker.url(), type: 'service worker' }));
  await context.addInitScript(tries);
  return asked;
}

/** Reads a page to its end, opens what can be opened, points at and presses what can be pressed but for links that lead away. */
async function use(page: Page): Promise<void> {
  for (const list of ['summary', 'details[open] summary'])
    await page.locator(list).evaluateAll(async (all) => {
      for (const one of all) (one as HTMLElement).click();
      await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    });
  await page.evaluate(async () => {
    const end = document.documentElement.scrollHeight;
    for (let y = 0; y < end; y += Math.max(500, end / 60)) {
      window.scrollTo({ top: y, behavior: 'instant' });
      await new Promise((done) => requestAnimationFrame(done));
    }
  });
  for (const key of ['End', 'Home', 'Tab', 'Tab', 'Tab', 'PageDown', 'ArrowRight', 'Escape', '?']) await page.keyboard.press(key);
  await page.locator('button, a.copy, select, input, textarea').evaluateAll((all) => {
    for (const one of all as HTMLElement[]) {
      one.focus();
      one.click();
      one.dispatchEvent(new PointerEvent('pointermove', { bubbles: true, pointerType: 'mouse', movementX: 2 }));
      one.dispatchEvent(new Event('input', { bubbles: true }));
      one.dispatchEvent(new Event('change', { bubbles: true }));
    }
  });
  await page.evaluate(framesGoBy);
}

/** All that a page has left, in itself or in the browser. */
const left = async (page: Page): Promise<{ tried: string[] }> =>
  page.evaluate(async () => ({
    tried: (window as unknown as { tried: string[] }).tried,
    cookie: document.cookie,
    stored: [localStorage.length, sessionStorage.length],
    databases: (await indexedDB.databases()).length,
    caches: (await caches.keys()).length,
    workers: (await navigator.serviceWorker.getRegistrations()).length
  }));
const nothing = { tried: [], cookie: '', stored: [0, 0], databases: 0, caches: 0, workers: 0 };

/** What in a document would reach another origin, or tell one where the reader comes from. */
const outward = (page: Page): Promise<object> =>
  page.evaluate(() => {
    const other = (address: string | null): boolean => {
      const url = new URL(address ?? '', location.href);
      return /^(https?|wss?|ftp):$/.test(url.protocol) && url.origin !== location.origin;
    };
    const told = (list: Iterable<Element>): string[] => [...list].map((one) => one.outerHTML.slice(0, 160));
    const all = [...document.querySelectorAll('*')];
    return {
      referrer: document.querySelector<HTMLMetaElement>('meta[name=referrer]')?.content,
      loaded: told(
        all.filter(
          (one) =>
            !one.matches('a, link[rel=canonical], link[rel=alternate], link[rel=license]') &&
            ['src', 'href', 'data', 'poster', 'action', 'formaction'].some((name) => other(one.getAttribute(name)))
        )
      ),
      srcset: told(document.querySelectorAll('[srcset], [imagesrcset]')),
      hints: told(
        document.querySelectorAll(
          'link:is([rel~=prefetch], [rel~=preconnect], [rel~=dns-prefetch], [rel~=prerender]), meta[http-equiv=refresh], script[type=speculationrules]'
        )
      ),
      pings: told(document.querySelectorAll('[ping], [attributionsrc]')),
      forms: told(document.querySelectorAll('form:is([action], [method])')),
      links: told([...document.querySelectorAll('a[href]')].filter((one) => other(one.getAttribute('href')) && !one.matches('[rel~=noreferrer]')))
    };
  });
const none = { referrer: 'no-referrer', loaded: [], srcset: [], hints: [], pings: [], forms: [], links: [] };

test('all pages are looked at', () => {
  expect(routes.length).toBeGreaterThan(25);
  for (const route of [
    './',
    './404.html',
    './embed/',
    './embed/card/',
    './embed/code/',
    './sources/',
    './data/',
    './certainty/',
    './keep/',
    './print/zine/'
  ])
    expect(routes).toContain(route);
});

for (const route of routes)
  test(`${route} asks for nothing elsewhere and keeps nothing`, { tag: route === './' ? [] : '@desktop' }, async ({ page, context, baseURL }) => {
    const asked = await listen(context);
    const own = new URL(baseURL!).origin;
    const response = await page.goto(route, { waitUntil: 'load' });
    expect(response!.headers()['referrer-policy']).toBe('no-referrer');
    expect(response!.headers()['set-cookie']).toBeUndefined();
    await page.evaluate(() => document.fonts.ready);
    await page.waitForTimeout(150);
    const first = asked.length;
    await use(page);
    expect(asked.filter(({ url }) => !url.startsWith('data:') && !url.startsWith('about:') && new URL(url).origin !== own)).toEqual([]);
    // Reading on asks for nothing: whoever sees the asking cannot see the reading. The page of codes shows the frames it speaks of,
    // and the table of all facts reads a part of it where it is turned to; the table says so.
    const parts = asked.filter(({ url }) => route === './data/events/' && url.startsWith(`${baseURL}data/events/`) && url.endsWith('.json'));
    const rest = asked.filter((one) => !parts.includes(one));
    if (route !== './embed/code/') expect(rest.slice(first)).toEqual([]);
    expect(rest.filter(({ type }) => /ping|beacon|service|websocket|eventsource|fetch|xhr|manifest/.test(type))).toEqual([]);
    const kept = await left(page);
    expect({ ...kept, tried: kept.tried.filter((one) => one !== 'fetch' || parts.length === 0) }).toEqual(nothing);
    expect(await context.cookies()).toEqual([]);
    expect(await outward(page)).toEqual(none);
  });

test('read step by step, with rows asked and chapters chosen, the story asks for nothing after it is there', async ({ page, context, isMobile }) => {
  const asked = await listen(context);
  await page.goto('./');
  await expect(page.locator('.stage svg')).toBeAttached();
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(150);
  const first = asked.length;
  expect(asked.filter(({ type }) => type === 'font').length, 'the face that a later picture needs comes now').toBe(1);
  for (const id of await page.locator('.step:not(.cover)').evaluateAll((list) => list.map(({ id }) => id).filter(Boolean)))
    await page.evaluate(arrive, id);
  await page.evaluate(arrive, 'silence-six');
  for (const button of await page.locator('#silence-six .rows li button').all()) await (isMobile ? button.tap() : button.hover());
  await page.locator('#silence-six .rows li button').nth(2).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.locator('#silence-six .sheet')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.locator('.menu summary').click();
  await page.locator('.menu a[data-chapter="price"]').click();
  // The address follows a reader who pauses; browsers without a memory of icons ask for one then, if it is a file.
  await page.waitForTimeout(1200);
  await page.goBack();
  await page.waitForTimeout(1200);
  expect(asked.slice(first)).toEqual([]);
  expect(await left(page)).toEqual(nothing);
});

test('a source that is followed does not learn from where', async ({ page, context }) => {
  const asked: Record<string, string>[] = [];
  await context.route(/^https:/, async (route) => {
    asked.push(await route.request().allHeaders());
    await route.fulfill({ contentType: 'text/html', body: '<title>A source</title>' });
  });
  await page.goto('./sources/');
  const link = page.locator('.sources a.title').first();
  await link.evaluate((one: HTMLAnchorElement) => one.click());
  await expect.poll(() => asked.length).toBe(1);
  expect(asked[0]!.referer).toBeUndefined();
  expect(asked[0]!.origin).toBeUndefined();
  const there = context.pages().at(-1)!;
  await expect(there).toHaveTitle('A source');
  expect(await there.evaluate(() => [document.referrer, window.opener])).toEqual(['', null]);
});
