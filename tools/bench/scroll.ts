import type { Browser, Page } from '@playwright/test';
import type { Subject } from './load.ts';
import { fling, landed, openPhone, phone, wheel, type PhonePage } from './phone.ts';
import { spread, type Spread } from './table.ts';
import { layoutShift, momentOf, passageOf, recordedOf, traced, type Passage, type Recorded } from './trace.ts';

/** px per second of one who reads: a screen in less than two seconds, faster than words can be read and as fast as pictures can. */
export const pace = 500;

/** What scrolling a page costs. */
export interface ScrollResult {
  /** ms of the main thread per 1,000 px at reading pace */
  work: Spread;
  /** share of the frames that the main thread made that took it more than 16.7 ms, and of the screens due that came late; of the whole way */
  slow: Spread;
  late: Spread;
  /** the same for a fling */
  flungSlow: Spread;
  flungLate: Spread;
  /** layouts that script waited for, and layout shifts, on the whole way */
  reflows: Spread;
  shift: Spread;
  /** by passage, from one chapter's first px to the next one's: shares in the middle of the runs */
  passages: { id: string; work: number; slow: number; late: number }[];
}

/** The chapters of a page by the place they begin at, px. Of a page without chapters: equal parts, a screen of ten each. */
const chaptersOf = (page: Page): Promise<{ id: string; y: number }[]> =>
  page.evaluate(() => {
    const end = document.documentElement.scrollHeight - window.innerHeight;
    const found = [...document.querySelectorAll<HTMLElement>('.chapter')].map(({ id, offsetTop }) => ({ id, y: offsetTop }));
    return [...found.filter(({ y }) => y < end), { id: '', y: end }];
  });

interface Once {
  read: Passage[];
  flung: Passage[];
  shift: number;
}

/** A page that is open on the phone, and what was seen of it. */
interface Opened extends PhonePage, Once {
  address: string;
  places: { id: string; y: number }[];
}

async function open(browser: Browser, { address }: Subject, chapters: number): Promise<Opened> {
  const opened = await openPhone(browser, address);
  await opened.page.goto(address, { waitUntil: 'load', timeout: 120_000 });
  await opened.page.waitForTimeout(3000);
  return { ...opened, address, places: (await chaptersOf(opened.page)).slice(0, chapters + 1), read: [], flung: [], shift: 0 };
}

/**
 * Lets a page have the phone for itself while `work` runs, and records it. One that waits for its turn is not slowed: the throttle
 * keeps a processor busy for a page that does nothing, too.
 */
async function turn({ page, session, address }: Opened, work: () => Promise<void>): Promise<Recorded> {
  await page.bringToFront();
  await session.send('Emulation.setCPUThrottlingRate', { rate: phone.cpu });
  // The throttle takes hold a moment after it is set.
  await page.waitForTimeout(300);
  const events = await traced(session, work);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
  return recordedOf(events, address);
}

const mark = (page: Page, name: string): Promise<void> => page.evaluate((name) => void performance.mark(name), name);

/** Scrolls from one chapter's first px to the next one's by wheel. */
async function readPassage(opened: Opened, i: number): Promise<void> {
  const { page, session, address, places } = opened;
  const [{ id, y }, next] = [places[i]!, places[i + 1]!];
  const before = await page.evaluate(() => window.scrollY);
  let px = 0;
  const recorded = await turn(opened, async () => {
    await mark(page, 'from');
    await wheel(session, next.y - Math.max(before, y - phone.height), pace);
    px = (await page.evaluate(() => window.scrollY)) - before;
    await mark(page, 'to');
  });
  const site = new URL('/', address).href;
  opened.read.push(passageOf(recorded, site, id, px, momentOf(recorded, 'from'), momentOf(recorded, 'to')));
  opened.shift += layoutShift(recorded);
}

/** Goes back to the beginning and through the page by flings. */
async function flingThrough(opened: Opened, chapters: number): Promise<void> {
  const { page, session, address, places } = opened;
  await page.evaluate(() => window.scrollTo({ top: 0, behavior: 'instant' }));
  await page.waitForTimeout(1000);
  const end = places.at(-1)!.y;
  const far: number[] = [];
  let flings = 0;
  const recorded = await turn(opened, async () => {
    for (let y = 0; y < end - 10 && flings < chapters * 4; flings++) {
      await mark(page, `fling-${flings}`);
      await fling(session);
      const to = await landed(page);
      await mark(page, `landed-${flings}`);
      far.push(to - y);
      if (to === y) break;
      y = to;
    }
  });
  const site = new URL('/', address).href;
  opened.flung = far.map((px, i) =>
    passageOf(recorded, site, `fling ${i + 1}`, px, momentOf(recorded, `fling-${i}`), momentOf(recorded, `landed-${i}`))
  );
  opened.shift += layoutShift(recorded);
}

/**
 * Scrolls pages once, side by side: a chapter of each in turn, then each by flings. A machine that others work on too is now fast,
 * now slow for a minute: pages that are scrolled whole, one after the other, are not measured by the same clock.
 */
async function scrollOnce(browser: Browser, subjects: readonly Subject[], chapters: number): Promise<Once[]> {
  const all: Opened[] = [];
  try {
    for (const subject of subjects) {
      const opened = await open(browser, subject, chapters);
      all.push(opened);
      await opened.session.send('Emulation.setCPUThrottlingRate', { rate: 1 });
    }
    const most = Math.max(...all.map(({ places }) => places.length - 1));
    for (let i = 0; i < most; i++) for (const opened of all) if (i < opened.places.length - 1) await readPassage(opened, i);
    for (const opened of all) await flingThrough(opened, chapters);
    return all;
  } finally {
    for (const { close } of all) await close();
  }
}

const sum = (list: readonly Passage[], key: 'px' | 'work' | 'frames' | 'slow' | 'due' | 'late' | 'reflows'): number =>
  list.reduce((all, one) => all + one[key], 0);
const share = (part: number, all: number): number => (all > 0 ? part / all : 0);

/**
 * Scrolls each page `runs` times on the phone, side by side: down by wheel at reading pace, chapter after chapter, then by flings.
 * @param chapters how many chapters of the page; all when left out
 * @returns by name of the page
 */
export async function measureScrolls(
  browser: Browser,
  subjects: readonly Subject[],
  runs: number,
  chapters = Infinity
): Promise<Record<string, ScrollResult>> {
  const seen: Record<string, Once[]> = {};
  for (let run = 0; run < runs; run++) {
    const once = await scrollOnce(browser, subjects, Number.isFinite(chapters) ? chapters : 1000);
    subjects.forEach(({ name }, i) => (seen[name] ??= []).push(once[i]!));
  }
  return Object.fromEntries(
    Object.entries(seen).map(([name, list]) => {
      const of = (value: (once: Once) => number): Spread => spread(list.map(value));
      const ids = list[0]!.read.map(({ id }) => id);
      return [
        name,
        {
          work: of(({ read }) => share(sum(read, 'work'), sum(read, 'px')) * 1000),
          slow: of(({ read }) => share(sum(read, 'slow'), sum(read, 'frames'))),
          late: of(({ read }) => share(sum(read, 'late'), sum(read, 'due'))),
          flungSlow: of(({ flung }) => share(sum(flung, 'slow'), sum(flung, 'frames'))),
          flungLate: of(({ flung }) => share(sum(flung, 'late'), sum(flung, 'due'))),
          reflows: of(({ read, flung }) => sum(read, 'reflows') + sum(flung, 'reflows')),
          shift: of(({ shift }) => shift),
          passages: ids.map((id, i) => {
            const middle = (value: (passage: Passage) => number): number => spread(list.map(({ read }) => value(read[i]!))).median;
            return {
              id,
              work: middle((one) => share(one.work, one.px) * 1000),
              slow: middle((one) => share(one.slow, one.frames)),
              late: middle((one) => share(one.late, one.due))
            };
          })
        }
      ];
    })
  );
}

/** How long pictures lagged behind the place the page stood at, after flings stopped. */
export interface Settled {
  flings: number;
  /** frames that showed another place's picture later than `after` ms after the page stood still */
  wrong: number;
  /** ms until the last wrong frame, of all flings */
  worst: number;
}

/**
 * Flings a story page again and again, and looks in every frame whether the picture is that of the place it stands at. Apart
 * from the timing of frames, since looking costs time too.
 * @param after ms that a picture may need
 */
export async function measureSettling(browser: Browser, { address }: Subject, flings: number, after: number): Promise<Settled> {
  const { page, session, close } = await openPhone(browser, address);
  try {
    await page.goto(address, { waitUntil: 'load', timeout: 120_000 });
    await page.waitForTimeout(3000);
    // As text: what runs this file names functions in a way that the page does not know.
    await page.evaluate(`{
      window.frames_ = [];
      const stage = document.querySelector('.stage');
      (function look() {
        window.frames_.push([performance.now(), scrollY, stage.t]);
        requestAnimationFrame(look);
      })();
    }`);
    const result: Settled = { flings: 0, wrong: 0, worst: 0 };
    for (let i = 0; i < flings; i++) {
      await page.evaluate('window.frames_.length = 0');
      await fling(session);
      await landed(page, 600);
      const seen = (await page.evaluate('window.frames_')) as [number, number, number][];
      const [, y, t] = seen.at(-1)!;
      const stood = seen.findLastIndex((frame) => frame[1] !== y) + 1;
      const late = seen.slice(stood).filter((frame) => frame[2] !== t);
      const lag = late.length > 0 ? late.at(-1)![0] - seen[stood]![0] : 0;
      result.flings++;
      result.worst = Math.max(result.worst, lag);
      result.wrong += late.filter(([at]) => at - seen[stood]![0] > after).length;
    }
    return result;
  } finally {
    await close();
  }
}
