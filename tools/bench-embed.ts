import { chromium, type CDPSession } from '@playwright/test';
import { chromiumArgs, findChromium } from './browser.ts';
import { serve } from './serve.ts';
import { document as hostPage, frame, loader, prose, serveHosts } from '../tests/pages/hosts.ts';

/**
 * `npm run bench:embed`: what five embeds cost the page around them. The same page is scrolled at the same pace with our loader,
 * and without it where the browser alone pins five frames of the same length; what the main thread of the host did more is
 * ours. CPU unthrottled; medians of five alternating runs. The frames are of another site, so a process of their own draws them.
 */
const runs = 5;
const turns = 240;

interface Cost {
  /** µs of main thread per animation frame, and of script in it */
  task: number;
  script: number;
  layout: number;
}

const { address, stop } = await serve('build', { port: 4390 });
const length = 60_000;
const five = (code: string): string => Array.from({ length: 5 }, () => code + prose(1)).join('');
const bare = `<div class="box">${frame(address).replace(' data-storyframe', '').replace('height:100vh', 'height:100svh;position:sticky;top:0')}</div>`;
const hosts = await serveHosts(() => ({
  with: { html: hostPage(prose(8) + five(frame(address)) + prose(12) + loader(address)) },
  without: { html: hostPage(prose(8) + five(bare) + prose(12), { style: `.box > div { height: ${length}px; }` }) }
}));
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });

const metrics = async (session: CDPSession): Promise<Record<string, number>> =>
  Object.fromEntries((await session.send('Performance.getMetrics')).metrics.map(({ name, value }) => [name, value]));

async function measure(name: string): Promise<{ moving: Cost; still: number }> {
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(hosts.address(name));
  await page.waitForTimeout(1500);
  // Every frame is waked once, so that all five stand.
  for (let i = 0; i < 5; i++) {
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
  const before = await metrics(session);
  // As text: what runs this file names functions in a way that the page does not know.
  await page.evaluate(`new Promise((done) => {
    let turn = 0;
    requestAnimationFrame(function step() {
      scrollBy({ top: 40, behavior: 'instant' });
      if (turn++ < ${turns}) requestAnimationFrame(step);
      else done();
    });
  })`);
  const after = await metrics(session);
  await page.waitForTimeout(500);
  const rest = await metrics(session);
  await page.waitForTimeout(2000);
  const rested = await metrics(session);
  await page.close();
  const each = (key: string): number => ((after[key]! - before[key]!) * 1e6) / turns;
  return {
    moving: { task: each('TaskDuration'), script: each('ScriptDuration'), layout: each('LayoutDuration') },
    still: (rested.ScriptDuration! - rest.ScriptDuration!) * 1e6
  };
}

const median = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
const seen: Record<string, { moving: Cost; still: number }[]> = { with: [], without: [] };
for (let run = 0; run < runs; run++) for (const name of ['with', 'without']) seen[name]!.push(await measure(name));
const of = (name: string, key: keyof Cost): number => median(seen[name]!.map(({ moving }) => moving[key]));

console.log(`Five embeds, ${turns} frames of 40 px, medians of ${runs} runs, µs of the host's main thread per frame:`);
for (const key of ['task', 'script', 'layout'] as const) {
  const [mine, alone] = [of('with', key), of('without', key)];
  console.log(
    `  ${key.padEnd(7)} with the loader ${mine.toFixed(0).padStart(5)}   without ${alone.toFixed(0).padStart(5)}   ours ${(mine - alone).toFixed(0).padStart(5)}`
  );
}
console.log(`  while nothing moves: ${median(seen.with!.map(({ still }) => still)).toFixed(0)} µs of script in 2 s`);
await browser.close();
hosts.stop();
stop();
