// The story in frames of other sites: two real origins, hosts served for real, each with what its reader gets.
import { expect, test, type Frame, type Page } from '@playwright/test';
import { document as hostPage, frame as code, hosts, loader, serveHosts, type Host } from './hosts.ts';

const base = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');
const story = `http://localhost:${process.env.PAGES_PORT || 4183}${base}/`;
const extra: Record<string, Pick<Host, 'html' | 'headers'>> = {};
const all = hosts(story);
let served: Awaited<ReturnType<typeof serveHosts>>;
test.beforeAll(async () => {
  served = await serveHosts(() => ({ ...all, ...extra }));
});
test.afterAll(() => served.stop());

interface Seen {
  said: string[];
}

/** Opens a host; keeps what either side says to its console, and what shifts in the host. */
async function open(page: Page, name: string): Promise<Seen> {
  const seen: Seen = { said: [] };
  page.on('console', (message) => seen.said.push(`${message.type()}: ${message.text()}`));
  page.on('pageerror', (error) => seen.said.push(error.message));
  await page.addInitScript(() => {
    if (window !== window.top) return;
    const shifts: number[] = [];
    Object.defineProperty(window, 'shifts', { value: shifts, enumerable: false });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) shifts.push((entry as PerformanceEntry & { value: number }).value);
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(served.address(name));
  return seen;
}

const frames = (page: Page): Frame[] => page.frames().filter((frame) => frame.url().startsWith(story));
const mode = (frame: Frame): Promise<string | undefined> => frame.evaluate(() => document.documentElement.dataset.mode);
const position = (frame: Frame): Promise<number> => frame.evaluate(() => Number(document.querySelector<HTMLElement>('.stage')!.dataset.t));
const shifted = (page: Page): Promise<number> =>
  page.evaluate(() => (window as unknown as { shifts: number[] }).shifts.reduce((sum, shift) => sum + shift, 0));
const settle = (page: Page): Promise<void> =>
  page.evaluate(() => new Promise<void>((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(() => done())))));

/** The child of a host once it stands in the mode that is asked for. */
async function standing(page: Page, rung: string): Promise<Frame> {
  await expect.poll(() => frames(page).length).toBeGreaterThan(0);
  await expect.poll(() => mode(frames(page)[0]!), { message: 'the rung' }).toBe(rung);
  return frames(page)[0]!;
}

/** Scrolls whatever scrolls in the host. */
const scrollHost = (page: Page, to: number, scroller?: string): Promise<void> =>
  page.evaluate(
    ([to, scroller]) => (scroller ? document.querySelector(scroller)! : document.scrollingElement!).scrollTo({ top: to, behavior: 'instant' }),
    [to, scroller] as const
  );

/** Where the frame stands, and where the arithmetic of a pin says it should, px. */
const pinned = (page: Page, head: number, scroller?: string): Promise<{ off: number; gone: number; end: number; tall: number }> =>
  page.evaluate(
    ([head, scroller]) => {
      const frame = document.querySelector('iframe')!;
      const box = frame.parentElement!.getBoundingClientRect();
      const at = frame.getBoundingClientRect();
      const start = (scroller ? document.querySelector(scroller)!.getBoundingClientRect().top : 0) + head;
      const gone = Math.min(Math.max(start - box.top, 0), box.height - at.height);
      return { off: Math.abs(at.top - box.top - gone), gone, end: box.height - at.height, tall: at.height };
    },
    [head, scroller] as const
  );

for (const [name, host] of Object.entries(all)) {
  test(`host: ${name} (${host.rung}): ${host.why}`, async ({ page }, { project }) => {
    test.skip(project.name === 'phone' && !['plain', 'overflow hidden around it', 'plain iframe', 'app shell'].includes(name), 'once is enough');
    if (host.window) await page.setViewportSize(host.window);
    const seen = await open(page, name);
    const top = await page.evaluate(
      (scroller) =>
        document.querySelector('iframe')!.getBoundingClientRect().top -
        (scroller ? document.querySelector(scroller)!.getBoundingClientRect().top : 0),
      host.scroller
    );
    // A frame that is out of view may be left asleep by the browser.
    await scrollHost(page, Math.max(top - (host.window?.height ?? page.viewportSize()!.height) + 80, 0), host.scroller);
    const child = await standing(page, host.rung);
    if (host.rung === 'pin') {
      await expect
        .poll(async () => {
          const { end, tall } = await pinned(page, host.head ?? 0, host.scroller);
          return Math.abs(end + tall - (await child.evaluate(() => document.body.getBoundingClientRect().height)));
        }, 'as long as the story')
        .toBeLessThan(1.01);
      const { end } = await pinned(page, host.head ?? 0, host.scroller);
      let worst = 0;
      for (const share of [0, 0.02, 0.3, 0.31, 0.75, 0.5, 0.98, 1]) {
        await scrollHost(page, top - (host.head ?? 0) + end * share, host.scroller);
        await settle(page);
        const at = await pinned(page, host.head ?? 0, host.scroller);
        worst = Math.max(worst, at.off);
        await expect
          .poll(() => child.evaluate(() => document.documentElement.scrollTop), `at ${share} the child is where the host is`)
          .toBeCloseTo(at.gone, -0.5);
      }
      expect(worst, 'px that the frame is off its pin').toBeLessThan(0.6);
      expect(await position(child), 'the last step is reached').toBe(await child.evaluate(() => document.querySelectorAll('.step').length - 1));
      // After the story comes what comes after it in the host.
      await scrollHost(page, 1e6, host.scroller);
      await expect(page.locator('#after p').last()).toBeInViewport();
    } else if (host.rung === 'flow') {
      const length = await child.evaluate(() => document.body.getBoundingClientRect().height);
      await expect.poll(() => page.evaluate(() => document.querySelector('iframe')!.offsetHeight), 'as tall as its content').toBe(Math.ceil(length));
      await page.waitForTimeout(300);
      expect(await page.evaluate(() => document.querySelector('iframe')!.offsetHeight), 'and it stays so').toBe(Math.ceil(length));
      expect(await child.evaluate(() => document.documentElement.scrollHeight - window.innerHeight), 'nothing scrolls in it').toBeLessThanOrEqual(0);
      expect(await child.locator('.step .card').count()).toBe(await child.locator('.step .card:visible').count());
    } else {
      const steps = await child.locator('.step').count();
      const next = child.getByRole('button', { name: 'Next step' });
      const reached = new Set<number>();
      for (let turn = 0; turn < steps * 3 && (await next.getAttribute('aria-disabled')) !== 'true'; turn++) {
        reached.add(Math.round(await position(child)));
        await next.evaluate((button: HTMLElement) => button.click());
      }
      expect(reached.size, 'steps that it went through').toBe(steps);
    }
    // A wheel over the frame moves the host: no trap.
    await scrollHost(page, Math.max(top - 100, 0), host.scroller);
    await settle(page);
    const size = page.viewportSize()!;
    if (project.name !== 'phone') {
      await page.mouse.move(size.width / 2, size.height * 0.7);
      const before = await page.evaluate(() => document.querySelector('iframe')!.parentElement!.getBoundingClientRect().top);
      await page.mouse.wheel(0, 300);
      const length = await child.evaluate(() => document.body.getBoundingClientRect().height);
      await expect
        .poll(() => page.evaluate(() => document.querySelector('iframe')!.parentElement!.getBoundingClientRect().top), 'the wheel over it')
        .toBeLessThan(before - 150);
    }
    expect(await shifted(page), 'layout shift in the host').toBe(0);
    // What a policy forbids the browser says itself; neither of us says a word.
    expect(seen.said.filter((one) => !/Content Security Policy|violates the following/.test(one))).toEqual([]);
  });
}
