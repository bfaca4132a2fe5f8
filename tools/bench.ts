/**
 * `npm run bench [-- --load --scroll --embed --scale] [--runs=5] [--chapters=3] [--sizes=10,1000] [--out=file.json] [--no-build]`:
 * what the story page costs on a cheap phone, against a floor made of the same words and against TimelineJS with our events; what
 * its embeds cost to load, and the page around them; and what longer stories cost. Real Chromium, real wheel, figures from its
 * traces; runs alternate, and a table gives medians and ranges. Without a part it measures all four. It is a benchmark and no
 * test: it fails only when it cannot measure.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { budgets } from './budgets.ts';
import { measureHosts, stride, turns, watched, type HostCost } from './bench/embed.ts';
import { floorOf } from './bench/floor.ts';
import { host } from './bench/host.ts';
import { measureLoads, type LoadResult, type Subject } from './bench/load.ts';
import { blank, labour, openPhone } from './bench/phone.ts';
import { measureScale, scaleTable } from './bench/scale.ts';
import { measureScrolls, measureSettling, pace } from './bench/scroll.ts';
import { cell, figure, settingOf, spread, table, told, type Spread } from './bench/table.ts';
import { eventsOf, timelineFolder, timelinePages } from './bench/timelinejs.ts';
import { chromiumArgs, findChromium } from './browser.ts';

const { values: asked } = parseArgs({
  options: {
    load: { type: 'boolean' },
    scroll: { type: 'boolean' },
    embed: { type: 'boolean' },
    scale: { type: 'boolean' },
    runs: { type: 'string', default: '5' },
    chapters: { type: 'string' },
    sizes: { type: 'string', default: '10,100,1000,10000,100000' },
    out: { type: 'string', default: 'build-bench/bench.json' },
    build: { type: 'boolean', default: true }
  },
  allowNegative: true
});
const parts = { load: asked.load, scroll: asked.scroll, embed: asked.embed, scale: asked.scale };
const all = !Object.values(parts).some(Boolean);
const wants = (part: keyof typeof parts): boolean => all || Boolean(parts[part]);
const whole = (name: string, text: string): number => {
  const value = Number(text);
  if (!Number.isInteger(value) || value < 1) throw new Error(`--${name} is "${text}": give a whole number from 1 on`);
  return value;
};
const runs = whole('runs', asked.runs);
const chapters = asked.chapters === undefined ? Infinity : whole('chapters', asked.chapters);
const sizes = asked.sizes.split(',').map((size) => whole('sizes', size));

if (asked.build) {
  const built = spawnSync('npm', ['run', 'build', '--', '--logLevel', 'warn'], { stdio: 'inherit', shell: process.platform === 'win32' });
  if (built.status !== 0) process.exit(1);
}
const browser = await chromium.launch({ executablePath: await findChromium(), args: chromiumArgs });
const html = readFileSync('build/index.html', 'utf8');
const timeline = JSON.parse(readFileSync('data/timeline.json', 'utf8')) as Parameters<typeof eventsOf>[0];
const otherFolder = timelineFolder();
if (!otherFolder) console.log('TimelineJS cannot be had from the registry: it is left out.');
const { address, stop } = await host('build', {
  pages: { '/floor.html': await floorOf(html, browser), '/blank.html': blank, ...timelinePages('other', eventsOf(timeline)) },
  ...(otherFolder && { beside: { '/timelinejs/': otherFolder } })
});
const story: Subject = { name: 'story', address };
const floor: Subject = { name: 'floor', address: `${address}floor.html` };
const other: Subject[] = otherFolder ? [{ name: 'TimelineJS', address: `${address}other.html` }] : [];

/** How many times slower the phone really is. */
async function slowness(): Promise<number> {
  const timed: number[] = [];
  for (const slow of [false, true]) {
    const { page, close } = await openPhone(browser, address, { slow });
    // The throttle takes hold a moment after it is set.
    await labour(page);
    timed.push(await labour(page));
    await close();
  }
  return timed[1]! / timed[0]!;
}

const setting = settingOf(browser, await slowness());
const results: Record<string, unknown> = { setting, runs };
console.log(`\n${told(setting)}\nMedians of ${runs} alternating runs, and their range.`);

const percent = (share: number): string => `${(share * 100).toFixed(1)} %`;
const percents = ({ median, least, most }: Spread): string => `${percent(median)} (${percent(least)}–${percent(most)})`;
const ratio = (a: number, b: number): string => (b > 0 ? (a / b).toFixed(2) : a > 0 ? '∞' : '1.00');
const met = (yes: boolean): string => (yes ? 'met' : 'MISSED');
const { timing, story: may, closedEmbed } = budgets;

if (wants('load')) {
  const loads = await measureLoads(browser, [story, floor, ...other], runs);
  results.load = loads;
  const [mine, least, theirs] = [loads.story!, loads.floor!, loads.TimelineJS];
  const row = (
    name: string,
    key: 'fcp' | 'lcp' | 'shift' | 'blocking' | 'longest' | 'work' | 'reflows',
    goal: string,
    yes: boolean | null
  ): string[] => [
    name,
    cell(mine[key]),
    cell(least[key]),
    theirs ? cell(theirs[key]) : '',
    ratio(mine[key].median, least[key].median),
    goal,
    yes === null ? '' : met(yes)
  ];
  const bytes = (name: string, key: keyof LoadResult['wire'], goal: number | null): string[] => [
    name,
    figure(mine.wire[key]),
    figure(least.wire[key]),
    theirs ? figure(theirs.wire[key]) : '',
    ratio(mine.wire[key], least.wire[key]),
    goal === null ? '' : `at most ${figure(goal)}`,
    goal === null ? '' : met(mine.wire[key] <= goal)
  ];
  const paint = (key: 'fcp' | 'lcp'): boolean => mine[key].median <= timing.paint * least[key].median;
  console.log(
    `\nLoading\n${table(
      ['', 'story', 'floor', 'TimelineJS', 'story/floor', 'goal', ''],
      [
        row('first paint, ms', 'fcp', `${timing.paint} x floor`, paint('fcp')),
        row('largest paint, ms', 'lcp', `${timing.paint} x floor`, paint('lcp')),
        row('layout shift', 'shift', '0', mine.shift.most === 0),
        row('blocking time, ms', 'blocking', `at most ${timing.blocking}`, mine.blocking.median <= timing.blocking),
        row('longest task, ms', 'longest', `at most ${timing.task}`, mine.longest.median <= timing.task),
        row('main thread, ms', 'work', '', null),
        row('forced reflows', 'reflows', '', null),
        bytes('bytes: page', 'page', null),
        bytes('bytes: style', 'style', null),
        bytes('bytes: script', 'script', may.script),
        bytes('bytes: fonts', 'font', may.fonts),
        bytes('bytes: all', 'all', may.whole),
        bytes('bytes: headers', 'headers', null),
        bytes('requests', 'requests', may.requests)
      ]
    )}`
  );
}

if (wants('scroll')) {
  const scrolls = await measureScrolls(browser, [story, floor], runs, chapters);
  const settled = await measureSettling(browser, story, 12, timing.settled);
  const [mine, least] = [scrolls.story!, scrolls.floor!];
  // Run by run: those that were side by side had the same machine.
  const ratios = spread(mine.work.runs.map((work, run) => work / least.work.runs[run]!));
  results.scroll = { pace, ...scrolls, ratios, settled };
  const slow = (name: string, key: 'slow' | 'late' | 'flungSlow' | 'flungLate'): string[] => [
    name,
    percents(mine[key]),
    percents(least[key]),
    `floor + ${percent(timing.slow)}`,
    met(mine[key].median <= least[key].median + timing.slow)
  ];
  console.log(
    `\nScrolling: reading pace is ${pace} px/s by wheel; flings by finger\n${table(
      ['', 'story', 'floor', 'goal', ''],
      [
        [
          'main thread per 1,000 px, ms',
          cell(mine.work),
          cell(least.work),
          `${timing.work} x floor (is ${cell(ratios)})`,
          met(ratios.median <= timing.work)
        ],
        slow('reading: frames of more than 16.7 ms', 'slow'),
        slow('reading: screens late', 'late'),
        slow('fling: frames of more than 16.7 ms', 'flungSlow'),
        slow('fling: screens late', 'flungLate'),
        ['forced reflows', cell(mine.reflows), cell(least.reflows), '0', met(mine.reflows.most === 0)],
        ['layout shift', cell(mine.shift), cell(least.shift), '0', met(mine.shift.most === 0)],
        [`wrong ${timing.settled} ms after a fling`, `${settled.wrong} frames of ${settled.flings} flings`, '', '0', met(settled.wrong === 0)],
        ['picture behind after a fling, ms', figure(settled.worst), '', '', '']
      ]
    )}`
  );
  console.log(
    `\nBy passage: main thread per 1,000 px, frames of more than 16.7 ms, screens late\n${table(
      ['', 'story', '', '', 'floor', '', ''],
      mine.passages.map((one) => {
        const under = least.passages.find(({ id }) => id === one.id);
        const cells = ({ work, slow, late }: typeof one): string[] => [figure(work), percent(slow), percent(late)];
        return [one.id, ...cells(one), ...(under ? cells(under) : ['', '', ''])];
      })
    )}`
  );
}

if (wants('embed')) {
  const closed: Subject = { name: 'closed', address: `${address}embed/card/` };
  const open: Subject = { name: 'open', address: `${address}embed/` };
  const loads = await measureLoads(browser, [closed, open, story], runs);
  const hosts = await measureHosts(browser, address, runs);
  results.embed = { loads, hosts };
  const [card, opened, page] = [loads.closed!, loads.open!, loads.story!];
  const bytes = (name: string, key: 'script' | 'all' | 'requests', goal: string, yes: boolean | null): string[] => [
    name,
    ...[card, opened, page].map(({ wire }) => figure(wire[key])),
    goal,
    yes === null ? '' : met(yes)
  ];
  const row = (name: string, key: 'fcp' | 'longest'): string[] => [name, ...[card, opened, page].map((one) => cell(one[key])), '', ''];
  console.log(
    `\nLoading embeds: the closed card, and what it opens, each as a page of its own\n${table(
      ['', 'closed', 'open', 'story', 'goal', ''],
      [
        bytes('bytes: script', 'script', `open, as the page: at most ${figure(may.script)}`, opened.wire.script <= may.script),
        bytes('bytes: all', 'all', `closed: at most ${figure(closedEmbed.whole)}`, card.wire.all <= closedEmbed.whole),
        bytes('requests', 'requests', '', null),
        row('first paint, ms', 'fcp'),
        row('longest task, ms', 'longest')
      ]
    )}`
  );
  const cost = (name: string, key: keyof HostCost, goal: number | null): string[] => [
    name,
    cell(hosts.with[key]),
    cell(hosts.without[key]),
    figure(hosts.ours[key]),
    goal === null ? '' : `at most ${figure(goal)}`,
    goal === null ? '' : met(hosts.ours[key] <= goal)
  ];
  console.log(
    `\nThe page around five embeds, on a window not slowed: µs of its main thread a frame, ${turns} frames of ${stride} px\n${table(
      ['', 'with our loader', 'without', 'ours', 'goal', ''],
      [
        cost('tasks', 'task', timing.hostFrame),
        cost('script', 'script', null),
        cost('layout', 'layout', null),
        cost(`script while nothing moves, µs in ${watched / 1000} s`, 'still', null)
      ]
    )}`
  );
}

if (wants('scale')) {
  const scale = await measureScale(browser, sizes, runs, otherFolder);
  results.scale = scale;
  console.log(`\n${scaleTable(scale)}`);
}

await browser.close();
stop();
mkdirSync(dirname(asked.out), { recursive: true });
writeFileSync(asked.out, `${JSON.stringify(results, null, 1)}\n`);
console.log(`\n${asked.out}`);
