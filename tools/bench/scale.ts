import { spawn } from 'node:child_process';
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser } from '@playwright/test';
import { bind } from '../../src/lib/scene/bind.ts';
import { picture } from '../../src/lib/scene/picture.ts';
import { check, tell } from '../../src/lib/story/check.ts';
import { budgets } from '../budgets.ts';
import { copySite } from '../copy.ts';
import { scaled, writeScaled, type Scaled } from '../scale.ts';
import { brotli, host } from './host.ts';
import { blank, openPhone, wheel } from './phone.ts';
import { pace } from './scroll.ts';
import { cell, figure, spread, table, type Spread } from './table.ts';
import { loadOf, momentOf, passageOf, recordedOf, traced, type Loaded } from './trace.ts';
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
  /** ms of the main thread a frame, while the middle of the story is scrolled on the phone; one run */
  frame: number | null;
  /** the page with the table of all facts */
  facts: FactsResult | null;
  /** the same events with TimelineJS; the reason where it shows none */
  other: Loaded | string | null;
}

/** What the table of all facts costs. */
export interface FactsResult {
  /** bytes (brotli) of its page, and the files that its rows come in */
  page: number;
  files: number;
  /** ms on the phone from the last event's words in the search field until its row stands; the reason where it does not */
  search: number | string;
}

/** px in the middle of a story that are scrolled. */
const passage = 3000;

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

/** What is awaited, or an error where it takes longer than a page may: a page that is busy answers when it is done, and the clock runs beside it. */
async function inTime<Value>(awaited: Promise<Value>): Promise<Value> {
  let clock: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, failed) => (clock = setTimeout(() => failed(new Error('Timeout')), patience)));
  try {
    return await Promise.race([awaited, late]);
  } finally {
    clearTimeout(clock);
  }
}

/** Why a page did not come to what was awaited of it. */
function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message.split('\n')[0]! : String(error);
  return /Timeout/.test(message) ? `nothing in ${patience / 1000} s` : message;
}

/** Loads a page on the phone until `shown` (an expression in it) is true. Gives what it cost, or why it failed. */
async function shownOf(browser: Browser, address: string, shown: string): Promise<Loaded | string> {
  const { page, session, close } = await openPhone(browser, address);
  try {
    const events = await traced(session, async () => {
      await page.goto(address, { waitUntil: 'commit', timeout: patience });
      const stands = async (): Promise<void> => {
        while (!(await page.evaluate<boolean>(shown))) await page.waitForTimeout(500);
      };
      await inTime(stands());
      await page.waitForTimeout(1000);
    });
    return loadOf(recordedOf(events, address), new URL('/', address).href);
  } catch (error) {
    return reasonOf(error);
  } finally {
    await close();
  }
}

/** ms of the main thread a frame, while the middle of a story is scrolled on the phone by wheel at reading pace. */
async function frameOf(browser: Browser, address: string): Promise<number> {
  const { page, session, close } = await openPhone(browser, address);
  try {
    await page.goto(address, { waitUntil: 'load', timeout: patience });
    await page.waitForTimeout(3000);
    const top = await page.evaluate((px) => {
      window.scrollTo({ top: (document.documentElement.scrollHeight - window.innerHeight - px) / 2, behavior: 'instant' });
      return window.scrollY;
    }, passage);
    // The picture of that place is drawn, and its passage begins with nothing left to do.
    await page.waitForTimeout(1000);
    let px = 0;
    const recorded = recordedOf(
      await traced(session, async () => {
        await page.evaluate(() => void performance.mark('middle'));
        await wheel(session, passage, pace);
        await page.evaluate(() => void performance.mark('past'));
        px = (await page.evaluate(() => window.scrollY)) - top;
      }),
      address
    );
    if (px < passage * 0.9) throw new Error(`of ${passage} px of ${address} ${Math.round(px)} were scrolled`);
    const { work, frames } = passageOf(recorded, new URL('/', address).href, 'middle', px, momentOf(recorded, 'middle'), momentOf(recorded, 'past'));
    return work / frames;
  } finally {
    await close();
  }
}

/**
 * Looks for a fact in the table of all facts, on the phone. Its words come into the field at once, as pasted ones do; the
 * clock runs from there, and so has the moment in it that the page waits for more.
 * @param address of the table's page
 * @param statement what the fact says
 * @returns ms until its row stands in the table; the reason where it does not
 */
async function searchOf(browser: Browser, address: string, statement: string): Promise<number | string> {
  const { page, close } = await openPhone(browser, address);
  try {
    await page.goto(address, { waitUntil: 'load', timeout: patience });
    await page.locator('form.looking input').focus({ timeout: patience });
    // As text: what runs this file names functions in a way that the page does not know. The rows that stand already do not count:
    // in a short table what is looked for is one of them.
    await page.evaluate(`{
      const body = document.querySelector('table[data-rows]').tBodies[0];
      const before = new Set(body.rows);
      const told = (row) => row.textContent.replaceAll('\\u00a0', ' ');
      let from = 0;
      window.stands_ = new Promise((done) => {
        new MutationObserver(() => {
          if ([...body.rows].some((row) => !before.has(row) && told(row).includes(${JSON.stringify(statement)}))) done(performance.now() - from);
        }).observe(body, { childList: true });
      });
      // Last, since what stands last is what is waited for here.
      document.querySelector('form.looking input').addEventListener('input', () => (from = performance.now()), { once: true });
    }`);
    await page.keyboard.insertText(statement);
    return await inTime(page.evaluate<number>('window.stands_'));
  } catch (error) {
    return reasonOf(error);
  } finally {
    await close();
  }
}

/**
 * What the table of all facts costs, in a built site.
 * @param built the folder of the build
 * @param address the site's, with a slash at its end
 */
async function measureFacts(browser: Browser, built: string, address: string, statement: string): Promise<FactsResult> {
  const folder = join(built, 'data', 'events');
  const files = readdirSync(folder).filter((name) => /^\d+\.json$/.test(name));
  // A host that compresses ahead has done so before it is asked.
  for (const name of files) await (await fetch(`${address}data/events/${name}`)).arrayBuffer();
  return {
    page: brotli(readFileSync(join(folder, 'index.html'))).length,
    files: files.length,
    search: await searchOf(browser, `${address}data/events/`, statement)
  };
}

/**
 * Stories of each size: reading and checking, pictures, the build of the site and its page on the phone, loaded and scrolled, a
 * search in the table of all its facts, and the same events with TimelineJS. Takes minutes at the large sizes.
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
      frame: null,
      facts: null,
      other: null
    };
    results.push(result);
    const { built, time } = await builtWith(events, `build-bench/site-${events}`);
    result.build = time;
    result.page = brotli(readFileSync(join(built, 'index.html'))).length;
    const timeline = JSON.parse(made.timeline) as { facts: (Parameters<typeof eventsOf>[0]['facts'][number] & { kind: string })[] };
    const { address, stop } = await host(built, {
      pages: { '/blank.html': blank, ...timelinePages('other', eventsOf(timeline)) },
      ...(other && { beside: { '/timelinejs/': other } })
    });
    const story = await shownOf(browser, address, 'document.querySelector(".stage svg") !== null');
    if (typeof story === 'string') throw new Error(`the story of ${events} events: ${story}`);
    result.story = story;
    result.frame = await frameOf(browser, address);
    result.facts = await measureFacts(browser, built, address, timeline.facts.findLast(({ kind }) => kind === 'event')!.statement);
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
  const [thousand, largest] = [at(1000), results.at(-1)];
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
        'main thread, ms',
        'frame, ms'
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
        one.story ? figure(one.story.work) : '',
        one.frame === null ? '' : figure(one.frame)
      ])
    ),
    ...(most
      ? [`100,000 events are read and checked in ${figure(most.check.median)} ms; the goal is ${budgets.timing.check}: ${fast ? 'met' : 'MISSED'}`]
      : []),
    ...(thousand?.frame && largest?.frame && largest.events > 1000
      ? [
          `A frame of ${figure(largest.events)} events takes ${(largest.frame / thousand.frame).toFixed(2)} times what one of 1,000 takes; the goal is that it does not grow (one run of each)`
        ]
      : []),
    '',
    'All facts in a table: a search for the last event, on the phone',
    table(
      ['events', 'page, bytes', 'files of rows', 'search, ms'],
      results.map(({ events, facts }) => [
        figure(events),
        ...(facts
          ? [figure(facts.page), figure(facts.files), typeof facts.search === 'string' ? facts.search : figure(Math.round(facts.search))]
          : [])
      ])
    ),
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
