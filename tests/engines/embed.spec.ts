// The story in frames of other sites, in an engine that is not Chromium: two real origins, and hosts of each rung.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Stage } from '../../src/lib/view/play.ts';
import { serve } from '../../tools/serve.ts';
import { hosts, serveHosts, type Host } from '../pages/hosts.ts';
import { framesGoBy, pinnedNow, positionNow, scrollInstantly } from '../pages/inside.ts';
import { launch, type Page } from './engine.ts';

const width = 1440;
const height = 900;
const names = ['plain', 'overflow hidden around it', 'sandbox', 'sandbox without loader', 'app shell', 'script blocked'] as const;

let story: Awaited<ReturnType<typeof serve>>;
let all: Record<string, Host> = {};
let served: Awaited<ReturnType<typeof serveHosts>>;
let page: Page;
beforeAll(async () => {
  story = await serve();
  all = hosts(story.address);
  served = await serveHosts(() => all);
  page = await launch();
  await page.size(width, height);
});
afterAll(async () => {
  await page.close();
  served.stop();
  story.stop();
});

const mode = (): Promise<string | undefined> => page.frame.evaluate(() => document.documentElement.dataset.mode).catch(() => undefined);
const position = (): Promise<number> => page.frame.evaluate(positionNow);
const bodyHeight = (): number => document.body.getBoundingClientRect().height;
const frameHeight = (): number => document.querySelector('iframe')!.offsetHeight;
const boxTop = (): number => document.querySelector('iframe')!.parentElement!.getBoundingClientRect().top;

describe.each(names)('host: %s', (name) => {
  let host: Host;
  let top = 0;
  const scrollHost = async (to: number): Promise<void> => {
    await page.evaluate(scrollInstantly, [to, host.scroller] as const);
    await page.evaluate(framesGoBy);
  };
  const pinned = (): Promise<ReturnType<typeof pinnedNow>> => page.evaluate(pinnedNow, [host.head ?? 0, host.scroller] as const);
  /** The place of the page is no longer on its way. */
  const still = async (): Promise<number> => {
    let before = NaN;
    await expect.poll(async () => before === (before = await page.evaluate(boxTop)), { message: 'the host comes to rest' }).toBe(true);
    return before;
  };

  beforeAll(async () => {
    host = all[name]!;
    await page.open(served.address(name));
    top = await page.evaluate(
      (scroller) =>
        document.querySelector('iframe')!.getBoundingClientRect().top -
        (scroller ? document.querySelector(scroller)!.getBoundingClientRect().top : 0),
      host.scroller ?? null
    );
    await scrollHost(Math.max(top - height + 80, 0));
  });

  it('its reader gets what it allows', async () => {
    await expect.poll(mode, { message: 'the rung' }).toBe(host.rung);
    if (host.rung === 'pin') {
      await expect
        .poll(
          async () => {
            const { end, tall } = await pinned();
            return Math.abs(end + tall - (await page.frame.evaluate(bodyHeight)));
          },
          { message: 'as long as the story' }
        )
        .toBeLessThan(1.01);
      const { end } = await pinned();
      let worst = 0;
      for (const share of [0, 0.02, 0.3, 0.31, 0.75, 0.5, 0.98, 1]) {
        await scrollHost(top - (host.head ?? 0) + end * share);
        const at = await pinned();
        worst = Math.max(worst, at.off);
        await expect
          .poll(() => page.frame.evaluate(() => document.documentElement.scrollTop), { message: `at ${share} the child is where the host is` })
          .toBeCloseTo(at.gone, -0.5);
      }
      expect(worst, 'px that the frame is off its pin').toBeLessThan(0.6);
      console.log(`${name}: ${worst.toFixed(2)} px off its pin at most, ${Math.round(end)} px long`);
      await expect
        .poll(position, { message: 'the last step is reached' })
        .toBe(await page.frame.evaluate(() => document.querySelectorAll('.step').length - 1));
      await scrollHost(1e6);
      const last = await page.evaluate(() => [...document.querySelectorAll('#after p')].at(-1)!.getBoundingClientRect().top);
      expect(last, 'what comes after it is reached').toBeLessThan(height);
    } else if (host.rung === 'flow') {
      const length = Math.ceil(await page.frame.evaluate(bodyHeight));
      await expect.poll(() => page.evaluate(frameHeight), { message: 'as tall as its content' }).toBe(length);
      await new Promise((done) => setTimeout(done, 300));
      expect(await page.evaluate(frameHeight), 'and it stays so').toBe(length);
      expect(
        await page.frame.evaluate(() => document.documentElement.scrollHeight - window.innerHeight),
        'nothing scrolls in it'
      ).toBeLessThanOrEqual(0);
      expect(
        await page.frame.evaluate(() => [...document.querySelectorAll('.step .card')].filter((card) => card.getClientRects().length === 0).length),
        'cards that are not shown'
      ).toBe(0);
    } else {
      const steps = await page.frame.evaluate(() => document.querySelectorAll('.step').length);
      const next = (): number | null => {
        const button = [...document.querySelectorAll<HTMLElement>('.stepper button')].at(-1)!;
        if (button.getAttribute('aria-disabled') === 'true') return null;
        const { t } = document.querySelector<Stage>('.stage')!;
        button.click();
        return t!;
      };
      const reached = new Set<number>();
      for (let turn = 0; turn < steps * 3; turn++) {
        const t = await page.frame.evaluate(next);
        if (t === null) break;
        reached.add(Math.round(t));
      }
      expect(reached.size, 'steps that it went through').toBe(steps);
    }
  });

  it('a wheel over the frame moves the host', async () => {
    await scrollHost(Math.max(top - 100, 0));
    for (const by of [300, 300, -300]) {
      const before = await still();
      await page.wheel(width / 2, height * 0.7, by);
      await expect.poll(async () => (before - (await page.evaluate(boxTop))) * Math.sign(by), { message: `${by} px` }).toBeGreaterThan(150);
    }
  });

  // Without the loader a frame is a page of its own, and its keys are its own.
  const keys = hosts('http://localhost/')[name]!.rung !== 'box';
  if (keys)
    it('keys with the focus in the frame move the host', async () => {
      await scrollHost(top + 5000);
      await still();
      // Into the frame, and onto nothing in it.
      await page.click(width / 2 + 300, 300);
      await page.frame.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
      expect(await page.evaluate(() => document.activeElement?.localName)).toBe('iframe');
      for (const [key, by] of [
        ['PageDown', 1],
        ['Space', 1],
        ['PageUp', -1]
      ] as const) {
        const before = await still();
        await page.press(key);
        await expect.poll(async () => (before - (await page.evaluate(boxTop))) * by, { message: key }).toBeGreaterThan(400);
      }
    });

  it('it stores nothing, asks nobody else, and says nothing', async () => {
    expect(await page.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    if (!name.startsWith('sandbox')) expect(await page.frame.evaluate(() => [localStorage.length, sessionStorage.length])).toEqual([0, 0]);
    expect(await page.cookies()).toEqual([]);
    const origins = [new URL(served.address(name)).origin, new URL(story.address).origin];
    const asked = await page.asked();
    expect(asked.length).toBeGreaterThan(1);
    expect(asked.filter((url) => !url.startsWith('data:') && !origins.includes(new URL(url).origin))).toEqual([]);
    // What a policy forbids the engine says itself.
    expect((await page.said()).filter((one) => !/Content.Security.Policy/i.test(one))).toEqual([]);
  });
});
