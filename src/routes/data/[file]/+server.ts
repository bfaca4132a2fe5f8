import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { csvText } from '$lib/story/csv.ts';
import { story } from '$lib/story/server.ts';
import { tableOf } from '$lib/story/table.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// The rows behind a chart, for a spreadsheet: /data/<step>.csv.
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = async () =>
  (await story(dev)).words.chapters.flatMap(({ steps }) => steps.filter((step) => step.table).map(({ id }) => ({ file: `${id}.csv` })));

export const GET: RequestHandler = async ({ params }) => {
  const read = await story(dev);
  const step = read.words.chapters.flatMap(({ steps }) => steps).find(({ id }) => `${id}.csv` === params.file);
  const table = step && tableOf(step, read, words);
  if (!table) error(404);
  return new Response(csvText(table, words.columns), { headers: { 'content-type': 'text/csv; charset=utf-8' } });
};
