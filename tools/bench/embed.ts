import type { Browser, CDPSession } from '@playwright/test';
import { document as hostPage, frame, loader, prose, serveHosts } from '../../tests/pages/hosts.ts';
import { spread, type Spread } from './table.ts';

/** How many frames of the screen a host is scrolled for, and px in each. */
export const turns = 240;
export const stride = 40;
/** How long a host is watched while nothing moves, ms. */
export const watched = 2000;

/** What the host's main thread does: µs a frame while it is scrolled, and µs of script in all while nothing moves. */
export interface HostCost {
  task: Spread;
  script: Spread;
  layout: Spread;
  still: Spread;
}

/** A host with five embeds, with our loader and without it, and the difference of their medians. */
export interface HostResult {
  with: HostCost;
  without: HostCost;
  ours: Record<keyof HostCost, number>;
}

const embeds = 5;
const metrics = async (session: CDPSession): Promise<Record<string, number>> =>
  Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));

async function hostOnce(browser: Browser, address: string): Promise<Record<keyof HostCost, number>> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  try {
    await page.goto(address);
    await page.waitForTimeout(1500);
    // Every frame is waked once, so that all five stand.
    for (let i = 0; i < embeds; i++) {
      await page.locator('iframe').nth(i).scrollIntoViewIfNeeded();
      await page.waitForTimeout(700);
    }
    const session = await page.context().newCDPSession(page);
    // Ticks of the thread itself: on a machine with two cores the frames' own processes would else be counted where they crowd it out.
    await session.send('Performance.enable', { timeDomain: 'threadTicks' });
    await page.evaluate(() =>
      window.scrollTo({ top: document.querySelector('iframe')!.getBoundingClientRect().top + window.scrollY, behavior: 'instant' })
    );
    await page.waitForTimeout(500);
    const top = await page.evaluate(() => window.scrollY);
    const before = await metrics(session);
    // As text: what runs this file names functions in a way that the page does not know.
    await page.evaluate(`new Promise((done) => {
      let turn = 0;
      requestAnimationFrame(function step() {
        scrollBy({ top: ${stride}, behavior: 'instant' });
        if (++turn < ${turns}) requestAnimationFrame(step);
        else done();
      });
    })`);
    const after = await metrics(session);
    await page.waitForTimeout(500);
    // Boxes that were not made long leave less to scroll: then the frames counted are not those of a story that moves.
    const moved = (await page.evaluate(() => window.scrollY)) - top;
    if (moved < (turns * stride) / 2)
      throw new Error(`the host ${address} moved ${Math.round(moved)} of ${turns * stride} px: its embeds do not stand`);
    const rest = await metrics(session);
    await page.waitForTimeout(watched);
    const rested = await metrics(session);
    const each = (key: string): number => ((after[key]! - before[key]!) * 1e6) / turns;
    return {
      task: each('TaskDuration'),
      script: each('ScriptDuration'),
      layout: each('LayoutDuration'),
      still: (rested.ScriptDuration! - rest.ScriptDuration!) * 1e6
    };
  } finally {
    await page.close();
  }
}

/**
 * What five embeds cost the page around them. The same page is scrolled at the same pace with our loader, and without it where
 * the browser alone pins five frames of the same length; what the main thread of the host did more is ours. Its processor is not
 * slowed. The hosts are of another site than the story, so a process of its own draws the frames. Runs alternate, after one
 * of each that does not count.
 * @param story the address of the story's site, with a slash at its end
 */
export async function measureHosts(browser: Browser, story: string, runs: number): Promise<HostResult> {
  const length = 60_000;
  const five = (code: string): string => Array.from({ length: embeds }, () => code + prose(1)).join('');
  const bare = `<div class="box">${frame(story).replace(' data-storyframe', '').replace('height:100vh', 'height:100svh;position:sticky;top:0')}</div>`;
  const { address, stop } = await serveHosts(() => ({
    with: { html: hostPage(prose(8) + five(frame(story)) + prose(12) + loader(story)) },
    without: { html: hostPage(prose(8) + five(bare) + prose(12), { style: `.box > div { height: ${length}px; }` }) }
  }));
  const seen: Record<'with' | 'without', Record<keyof HostCost, number>[]> = { with: [], without: [] };
  try {
    for (let run = -1; run < runs; run++)
      for (const name of ['with', 'without'] as const) {
        const once = await hostOnce(browser, address(name));
        if (run >= 0) seen[name].push(once);
      }
  } finally {
    stop();
  }
  const costOf = (list: readonly Record<keyof HostCost, number>[]): HostCost => {
    const of = (key: keyof HostCost): Spread => spread(list.map((once) => once[key]));
    return { task: of('task'), script: of('script'), layout: of('layout'), still: of('still') };
  };
  const [mine, alone] = [costOf(seen.with), costOf(seen.without)];
  const more = (key: keyof HostCost): number => mine[key].median - alone[key].median;
  return { with: mine, without: alone, ours: { task: more('task'), script: more('script'), layout: more('layout'), still: more('still') } };
}
