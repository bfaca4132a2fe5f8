import { spawn } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { bind } from '../../src/lib/scene/bind.ts';
import { picture } from '../../src/lib/scene/picture.ts';
import { check, tell } from '../../src/lib/story/check.ts';
import { budgets } from '../budgets.ts';
import { copySite } from '../copy.ts';
import { scaled, writeScaled, type Scaled } from '../scale.ts';
import { brotli, host } from './host.ts';
import { blank, openPhone } from './phone.ts';
import { cell, figure, spread, table, type Spread } from './table.ts';
import { loadOf, recordedOf, traced, type Loaded } from './trace.ts';
import { eventsOf, timelinePages } from './timelinejs.ts';

/** What a story of one size costs. */
export interface ScaleResult {
  events: number;
  personDays: number;
  /** bytes of its two files */
  size: number;
  /** ms to read and check it in Node, by the clock and of its own processor time: other work on a machine slows the first */
  check: Spread;
  own: Spread;
  /** ms of a picture in Node, in the middle of pictures all over the story, and marks of the largest */
  picture: Spread;
  marks: number;
  /** ms of a build of the whole site, and bytes (brotli) of the story page; null where it was not built */
  build: number | null;
  page: number | null;
  story: Loaded | null;
  /** the same events with TimelineJS; the reason where it shows none */
  other: Loaded | string | null;
}

/** How long a page may take until it shows its events before it counts as one that does not, ms. */
const patience = 90_000;

/** Times the check of a story, and its pictures. Throws when the story that was made has a fault: then a measurement says nothing. */
export function timedCheck(made: Scaled, runs: number): Pick<ScaleResult, 'check' | 'own' | 'picture' | 'marks'> {
  const files = [
    { name: 'timeline.json', text: made.timeline },
    { name: 'story.json', text: made.story }
  ];
  const times: number[] = [];
  const own: number[] = [];
  let story = null;
  for (let run = 0; run < runs; run++) {
    const from = performance.now();
    const used = process.cpuUsage();
    const checked = check(files);
    times.push(performance.now() - from);
    const { user, system } = process.cpuUsage(used);
    own.push((user + system) / 1000);
    if (!checked.story) throw new Error(`a story of ${made.events} events has faults:\n${checked.faults.slice(0, 5).map(tell).join('\n')}`);
    story = checked.story;
  }
  const deck = bind(story!);
  const drawn: number[] = [];
  let marks = 0;
  for (let turn = 0; turn < 3; turn++)
    for (let t = 0; t < deck.stops.length - 1; t += 0.05) {
      const from = performance.now();
      const { scene } = picture(deck, t, 'phone390');
      if (turn > 0) drawn.push(performance.now() - from);
      marks = Math.max(marks, scene.marks.length);
    }
  return { check: spread(times), own: spread(own), picture: spread(drawn), marks };
}

/** Builds the site with a story of this size, in a folder of its own. Gives the build's folder and its time, ms. Throws when it fails. */
async function builtWith(events: number, folder: string): Promise<{ built: string; time: number }> {
  rmSync(folder, { recursive: true, force: true });
  copySite(folder);
  writeScaled(events, join(folder, 'data'));
  const from = performance.now();
  const said: string[] = [];
  const code = await new Promise<number | null>((done) => {
    const ran = spawn(process.execPath, ['--max-old-space-size=6144', 'node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
      cwd: folder
    });
    for (const stream of [ran.stdout, ran.stderr]) stream.on('data', (text: Buffer) => said.push(text.toString()));
    ran.once('close', done);
  });
  if (code !== 0) throw new Error(`the build of ${events} events ended with ${code}:\n${said.join('').slice(-2000)}`);
  return { built: join(folder, 'build'), time: performance.now() - from };
}

/** Loads a page on the phone until `shown` (an expression in it) is true. Gives what it cost, or why it failed. */
async function shownOf(browser: Browser, address: string, shown: string): Promise<Loaded | string> {
  const { page, session, close } = await openPhone(browser, address);
  try {
    const events = await traced(session, async () => {
      await page.goto(address, { waitUntil: 'commit', timeout: patience });
      // A page that is busy answers when it is done: the clock runs beside it.
      let clock: NodeJS.Timeout | undefined;
      const late = new Promise<never>((_, failed) => (clock = setTimeout(() => failed(new Error('Timeout')), patience)));
      try {
        while (!(await Promise.race([page.evaluate<boolean>(shown), late]))) await page.waitForTimeout(500);
      } finally {
        clearTimeout(clock);
      }
      await page.waitForTimeout(1000);
    });
    return loadOf(recordedOf(events, address), new URL('/', address).href);
  } catch (error) {
    const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
    return /Timeout/.test(message) ? `nothing in ${patience / 1000} s` : message;
  } finally {
    await close();
  }
}

/**
 * Stories of each size: reading and checking, pictures, the build of the site and its page on the phone, and the same events
 * with TimelineJS. Takes minutes at the large sizes.
 * @param other the folder of TimelineJS; null leaves it out
 */
export async function measureScale(browser: Browser, sizes: readonly number[], runs: number, other: string | null): Promise<ScaleResult[]> {
  const results: ScaleResult[] = [];
  // The first check of a process pays for all that follow.
  timedCheck(scaled(1000), 3);
  for (const events of sizes) {
    const made = scaled(events);
    const result: ScaleResult = {
      events,
      personDays: made.personDays,
      size: made.timeline.length + made.story.length,
      ...timedCheck(made, runs),
      build: null,
      page: null,
      story: null,
      other: null
    };
    results.push(result);
    const { built, time } = await builtWith(events, `build-bench/site-${events}`);
    result.build = time;
    result.page = brotli(readFileSync(join(built, 'index.html'))).length;
    const timeline = JSON.parse(made.timeline) as Parameters<typeof eventsOf>[0];
    const { address, stop } = await host(built, {
      pages: { '/blank.html': blank, ...timelinePages('other', eventsOf(timeline)) },
      ...(other && { beside: { '/timelinejs/': other } })
    });
    const story = await shownOf(browser, address, 'document.querySelector(".stage svg") !== null');
    if (typeof story === 'string') throw new Error(`the story of ${events} events: ${story}`);
    result.story = story;
    // What does not show thousands will not show more.
    const before = results.at(-2)?.other;
    if (other) result.other = typeof before === 'string' ? before : await shownOf(browser, `${address}other.html`, 'window.shown === true');
    stop();
    rmSync(`build-bench/site-${events}`, { recursive: true, force: true });
  }
  return results;
}

/** The results in words and tables. */
export function scaleTable(results: readonly ScaleResult[]): string {
  const at = (events: number): ScaleResult | undefined => results.find((one) => one.events === events);
  const most = at(100_000);
  const fast = most && most.check.median <= budgets.timing.check;
  const other = (value: ScaleResult['other'], key: keyof Loaded): string =>
    value === null ? '' : typeof value === 'string' ? value : figure(value[key]);
  return [
    'Scale: stories made by tools/scale.ts; times of Node unslowed, of pages on the phone',
    table(
      [
        'events',
        'person-days',
        'MB',
        'read and check, ms',
        'own time',
        'ms a 1,000',
        'picture, ms',
        'marks',
        'build, s',
        'page, bytes',
        'main thread, ms'
      ],
      results.map((one) => [
        figure(one.events),
        figure(one.personDays),
        (one.size / 1e6).toFixed(2),
        cell(one.check),
        figure(one.own.median),
        figure((one.check.median / one.events) * 1000),
        cell(one.picture),
        figure(one.marks),
        one.build === null ? '' : (one.build / 1000).toFixed(1),
        one.page === null ? '' : figure(one.page),
        one.story ? figure(one.story.work) : ''
      ])
    ),
    ...(most
      ? [`100,000 events are read and checked in ${figure(most.check.median)} ms; the goal is ${budgets.timing.check}: ${fast ? 'met' : 'MISSED'}`]
      : []),
    '',
    'The same events: our page, and TimelineJS',
    table(
      ['events', 'first paint, ms', 'TimelineJS', 'main thread, ms', 'TimelineJS', 'longest task, ms', 'TimelineJS'],
      results.map((one) => [
        figure(one.events),
        ...(['fcp', 'work', 'longest'] as const).flatMap((key) => [one.story ? figure(one.story[key]) : '', other(one.other, key)])
      ])
    )
  ].join('\n');
}
