import type { Browser, BrowserContext, CDPSession, Page } from '@playwright/test';

/** The cheap phone of every measurement, and its network; Lighthouse's figures for "slow 4G". */
export const phone = {
  width: 390,
  height: 844,
  /** how many times slower than this machine */
  cpu: 4,
  /** ms that every request waits at least, and bits per second */
  wait: 150,
  down: 1_600_000,
  up: 750_000
} as const;

/** The page that a measurement begins on; a host of pages to be measured serves it at /blank.html. */
export const blank = '<!doctype html><title>blank</title>';

/** A page on the phone, in a context of its own: nothing is cached from one that was before. */
export interface PhonePage {
  page: Page;
  session: CDPSession;
  close(): Promise<void>;
}

/**
 * Opens a blank page of `origin` on the phone. The throttles are set there, and hold for what is loaded next: a page of another
 * origin could get a process of its own without them.
 * @param options.script false: scripts are off
 * @param options.slow false: neither the processor nor the network is slowed
 */
export async function openPhone(browser: Browser, origin: string, options: { script?: boolean; slow?: boolean } = {}): Promise<PhonePage> {
  const { script = true, slow = true } = options;
  const context: BrowserContext = await browser.newContext({
    viewport: { width: phone.width, height: phone.height },
    deviceScaleFactor: 2,
    isMobile: true,
    hasTouch: true,
    javaScriptEnabled: script
  });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.goto(new URL('/blank.html', origin).href);
  await session.send('Network.enable');
  if (slow) {
    await session.send('Network.emulateNetworkConditions', {
      offline: false,
      latency: phone.wait,
      downloadThroughput: phone.down / 8,
      uploadThroughput: phone.up / 8
    });
    await session.send('Emulation.setCPUThrottlingRate', { rate: phone.cpu });
  }
  return { page, session, close: () => context.close() };
}

/** ms that a fixed piece of arithmetic takes in a page: how slow its processor really is. Runs it a few times and gives the least. */
export const labour = (page: Page): Promise<number> =>
  page.evaluate(() => {
    let least = Infinity;
    for (let run = 0; run < 5; run++) {
      const from = performance.now();
      let x = 1;
      for (let i = 0; i < 3e6; i++) x = (x * 16_807) % 2_147_483_647;
      least = Math.min(least, performance.now() - from + (x < 0 ? 1 : 0));
    }
    return least;
  });

/**
 * Scrolls down by a wheel at a steady pace, and comes back when the page stands still.
 * @param by px down; up when negative
 * @param pace px per second
 */
export async function wheel(session: CDPSession, by: number, pace: number): Promise<void> {
  await session.send('Input.synthesizeScrollGesture', {
    x: phone.width / 2,
    y: phone.height / 2,
    yDistance: -by,
    speed: pace,
    gestureSourceType: 'mouse'
  });
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

/** One quick swipe of a finger over most of the screen, let go in motion: the page flies on by itself. Does not wait for it to land. */
export async function fling(session: CDPSession): Promise<void> {
  const [from, to, steps] = [phone.height * 0.88, phone.height * 0.18, 6];
  const x = phone.width / 2;
  await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y: from }] });
  for (let i = 1; i <= steps; i++) {
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x, y: from + ((to - from) * i) / steps }] });
    await pause(14);
  }
  await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
}

/** Waits until a page has not moved for `still` ms. Asks seldom, so as not to be a load of its own. */
export async function landed(page: Page, still = 400): Promise<number> {
  let last = NaN;
  for (;;) {
    const y = await page.evaluate(() => window.scrollY);
    if (y === last) return y;
    last = y;
    await pause(still);
  }
}
