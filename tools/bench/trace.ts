import type { CDPSession } from '@playwright/test';

/** An event of Chromium's tracing, as far as it is used here. Times in µs. */
export interface TraceEvent {
  name: string;
  cat: string;
  ph: string;
  ts: number;
  dur?: number;
  tdur?: number;
  pid: number;
  tid: number;
  args: Record<string, unknown>;
}

const categories = [
  'devtools.timeline',
  'disabled-by-default-devtools.timeline',
  'disabled-by-default-devtools.timeline.frame',
  'disabled-by-default-devtools.timeline.stack',
  'loading',
  'blink.user_timing'
];

/** Records a trace while `work` runs. Gives its events in order of time. */
export async function traced(session: CDPSession, work: () => Promise<void>): Promise<TraceEvent[]> {
  const events: TraceEvent[] = [];
  const collect = ({ value }: { value: object[] }): void => {
    for (const event of value) events.push(event as TraceEvent);
  };
  session.on('Tracing.dataCollected', collect);
  await session.send('Tracing.start', { transferMode: 'ReportEvents', traceConfig: { includedCategories: categories } });
  try {
    await work();
  } finally {
    const complete = new Promise((done) => session.once('Tracing.tracingComplete', done));
    await session.send('Tracing.end');
    await complete;
    session.off('Tracing.dataCollected', collect);
  }
  return events.sort((a, b) => a.ts - b.ts);
}

/** What happened in the process of one page. */
export interface Recorded {
  /** of the main thread */
  main: TraceEvent[];
  /** of every thread of the process */
  all: TraceEvent[];
  /** outermost tasks of the main thread */
  tasks: TraceEvent[];
}

/**
 * The part of a trace that is about the page at `address`, whichever step its address names; else about the one whose address
 * begins with it. Throws when there is none.
 */
export function recordedOf(events: readonly TraceEvent[], address: string): Recorded {
  type Frame = { url: string; processId: number };
  const frames = events.flatMap(({ name, args }) => {
    const data = args.data as { frames?: Frame[]; url?: string; processId?: number } | undefined;
    if (name === 'TracingStartedInBrowser') return data?.frames ?? [];
    if (name === 'FrameCommittedInBrowser' && data?.url && data.processId) return [{ url: data.url, processId: data.processId }];
    return [];
  });
  const page = frames.findLast(({ url }) => url.split('#')[0] === address) ?? frames.findLast(({ url }) => url.startsWith(address));
  const pid = page?.processId;
  if (pid === undefined) throw new Error(`the trace has no page ${address}`);
  const all = events.filter((event) => event.pid === pid);
  const tid = all.find(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain')?.tid;
  const main = all.filter((event) => event.tid === tid);
  let until = 0;
  const tasks = main.filter(({ name, ts, dur = 0 }) => {
    if (name !== 'RunTask' || ts < until) return false;
    until = ts + dur;
    return true;
  });
  return { main, all, tasks };
}

/** What a load cost. Times in ms from the beginning of the navigation. */
export interface Loaded {
  fcp: number;
  lcp: number;
  shift: number;
  /** time beyond 50 ms of all tasks after the first paint, and the longest task of all */
  blocking: number;
  longest: number;
  /** main thread, ms of its own time */
  work: number;
  reflows: number;
}

const within = (inner: TraceEvent, outer: TraceEvent): boolean => inner.ts >= outer.ts && inner.ts + (inner.dur ?? 0) <= outer.ts + (outer.dur ?? 0);

/**
 * Layouts that a script waited for: it asked for a length after it had changed the page. The trace knows the script's stack then;
 * layouts of the browser's own frame have none.
 * @param only addresses that scripts begin with, so that what a measurement itself asks of a page does not count; all when left out
 */
export function forcedReflows({ main }: Recorded, only = '', from = -Infinity, to = Infinity): TraceEvent[] {
  const stackOf = ({ args }: TraceEvent): { url: string }[] => (args.beginData as { stackTrace?: { url: string }[] } | undefined)?.stackTrace ?? [];
  return main.filter(
    (event) => event.name === 'Layout' && event.ts >= from && event.ts <= to && stackOf(event).some(({ url }) => url.startsWith(only))
  );
}

/** Sum of the scores of all layout shifts; wheels and flings do not excuse one. */
export const layoutShift = ({ main }: Recorded): number =>
  main
    .filter(({ name }) => name === 'LayoutShift')
    .reduce((sum, { args }) => sum + ((args.data as { weighted_score_delta?: number; score?: number } | undefined)?.score ?? 0), 0);

/** Own time of a task: without what other programs took of the processor, where the trace knows it. */
export const ownTime = ({ dur = 0, tdur }: TraceEvent): number => (tdur ?? dur) / 1000;

/** Reads the load of the page at an address off a trace that began before it. Throws when nothing was painted. */
export function loadOf(recorded: Recorded, address: string): Loaded {
  const { main, tasks } = recorded;
  const isMain = ({ args }: TraceEvent): boolean => (args.data as { isOutermostMainFrame?: boolean } | undefined)?.isOutermostMainFrame !== false;
  const first = main.findLast(({ name, ph }) => name === 'firstContentfulPaint' && ph !== 'M');
  // Pictures that are documents, as an icon drawn as SVG, have a navigation of their own in the trace.
  const navigation = ({ args }: TraceEvent): unknown => (args.data as { navigationId?: string } | undefined)?.navigationId;
  const start = first && main.find((event) => event.name === 'navigationStart' && navigation(event) === navigation(first));
  if (!first || !start) throw new Error('the trace has no first paint');
  const largest = main.findLast((event) => event.name === 'largestContentfulPaint::Candidate' && event.ts >= start.ts && isMain(event));
  const since = (ts: number): number => (ts - start.ts) / 1000;
  const after = tasks.filter(({ ts }) => ts >= start.ts);
  return {
    fcp: since(first.ts),
    lcp: since((largest ?? first).ts),
    shift: layoutShift(recorded),
    blocking: after.filter(({ ts, dur = 0 }) => ts + dur > first.ts).reduce((sum, task) => sum + Math.max(0, ownTime(task) - 50), 0),
    longest: Math.max(0, ...after.map(ownTime)),
    work: after.reduce((sum, task) => sum + ownTime(task), 0),
    reflows: forcedReflows(recorded, address, start.ts).length
  };
}

/** What a passage cost while it was scrolled. */
export interface Passage {
  id: string;
  px: number;
  /** ms of the main thread's own time */
  work: number;
  /** frames that the main thread made, and those of them that took it more than 16.7 ms */
  frames: number;
  slow: number;
  /** screens that were due, and those that came a whole frame late or later */
  due: number;
  late: number;
  reflows: number;
}

/** One frame of a screen of 60 Hz, µs. */
const tick = 1e6 / 60;

/** The moment (µs) of a mark that the page set with `performance.mark`. Throws when it set none of that name. */
export function momentOf({ main }: Recorded, mark: string): number {
  const found = main.find(({ name, cat }) => name === mark && cat === 'blink.user_timing');
  if (!found) throw new Error(`the trace has no mark "${mark}"`);
  return found.ts;
}

/** Reads what was scrolled between two marks off a trace. */
export function passageOf(recorded: Recorded, address: string, id: string, px: number, from: number, to: number): Passage {
  const { main, all, tasks } = recorded;
  const inside = ({ ts }: TraceEvent): boolean => ts >= from && ts < to;
  const own = tasks.filter(inside);
  // A frame's work is the task it begins in, with what follows until the next begins; if none begins in its tick, what is done
  // later, while nothing is to be drawn, is no frame's. Both lists are in order of time.
  const begins = main.filter(({ name }) => name === 'BeginMainThreadFrame');
  const frames: number[] = [];
  let next = 0;
  let began = -Infinity;
  for (const task of own) {
    while (next < begins.length && begins[next]!.ts < task.ts) next++;
    if (next < begins.length && within(begins[next]!, task)) {
      frames.push(0);
      began = task.ts;
    }
    if (frames.length > 0 && task.ts < began + tick) frames[frames.length - 1]! += ownTime(task);
  }
  const drawn = all.filter((event) => event.name === 'DrawFrame' && inside(event)).map(({ ts }) => ts);
  const gaps = drawn.slice(1).map((ts, i) => ts - drawn[i]!);
  return {
    id,
    px,
    work: own.reduce((sum, task) => sum + ownTime(task), 0),
    frames: frames.length,
    slow: frames.filter((ms) => ms * 1000 > tick).length,
    due: gaps.reduce((sum, gap) => sum + Math.max(1, Math.round(gap / tick)), 0),
    late: gaps.reduce((sum, gap) => sum + Math.max(0, Math.round(gap / tick) - 1), 0),
    reflows: forcedReflows(recorded, address, from, to).length
  };
}
