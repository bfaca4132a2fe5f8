import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const version = '3.9.11';

/** An event as the other timeline takes it. */
export interface OtherEvent {
  start_date: { year: number; month?: number; day?: number };
  text: { headline: string; text: string };
}

/**
 * TimelineJS as its package has it, got from the registry into a folder for temporary files, once: it is no dependency, since
 * only the benchmark looks at it.
 * @returns the folder of its script and style sheet; null when it cannot be had
 */
export function timelineFolder(): string | null {
  const folder = join(tmpdir(), `timelinejs-${version}`);
  const built = join(folder, 'package', 'dist');
  if (existsSync(join(built, 'js', 'timeline.js'))) return built;
  mkdirSync(folder, { recursive: true });
  const shell = process.platform === 'win32';
  spawnSync('npm', ['pack', `@knight-lab/timelinejs@${version}`, '--silent'], { cwd: folder, shell });
  const packed = readdirSync(folder).find((name) => name.endsWith('.tgz'));
  if (packed) spawnSync('tar', ['xzf', packed], { cwd: folder });
  return existsSync(join(built, 'js', 'timeline.js')) ? built : null;
}

interface Facts {
  facts: { date: string | { start: string; end: string }; statement: string; topic: string }[];
}

/** The facts of a `timeline.json` as events for the other timeline: the same dates and the same words. */
export const eventsOf = ({ facts }: Facts): OtherEvent[] =>
  facts.map(({ date, statement, topic }) => {
    const [year, month, day] = (typeof date === 'string' ? date : date.start).split('-').map(Number);
    return { start_date: { year: year!, ...(month && { month }), ...(day && { day }) }, text: { headline: topic, text: statement } };
  });

/**
 * A page that shows events with TimelineJS, as its handbook says: style sheet, script, and the events as a file beside it. Faces
 * from elsewhere are left out. Gives texts by path, for `host`; the script and style sheet are served at /timelinejs/.
 */
export function timelinePages(name: string, events: readonly OtherEvent[]): Record<string, string> {
  const page = `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>TimelineJS</title><link rel="stylesheet" href="./timelinejs/css/timeline.css">
<style>body{margin:0}#timeline{height:100vh}</style></head><body><div id="timeline"></div>
<script src="./timelinejs/js/timeline.js"></script>
<script>fetch('./${name}.json').then((answer) => answer.json()).then((events) => {
  const timeline = new TL.Timeline('timeline', { events }, { font: null, script_path: './timelinejs/js/' });
  timeline.on('loaded', () => { window.shown = true; });
});</script></body></html>`;
  return { [`/${name}.html`]: page, [`/${name}.json`]: JSON.stringify(events) };
}
