import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { csvText } from '$lib/story/csv.ts';
import { story } from '$lib/story/server.ts';
import { eventsTable, partsOf } from '$lib/view/events.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// The table of all facts: whole, for a spreadsheet, and in the files that its page looks through.
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = async () => {
  const parts = partsOf((await story(dev)).timeline.facts.length);
  return [{ file: 'events.csv' }, ...Array.from({ length: parts }, (_, i) => ({ file: `${i}.json` }))];
};

export const GET: RequestHandler = async ({ params }) => {
  const read = await story(dev);
  if (params.file === 'events.csv')
    return new Response(csvText(eventsTable(read, words), words.columns), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
  const part = Number(/^(\d+)\.json$/.exec(params.file)?.[1] ?? NaN);
  if (!(part < partsOf(read.timeline.facts.length))) error(404);
  return new Response(JSON.stringify(eventsTable(read, words, part).rows), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
