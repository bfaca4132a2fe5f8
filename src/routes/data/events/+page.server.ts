import { dev } from '$app/environment';
import { eventsTable, pageRows } from '$lib/view/events.ts';
import { meta } from '$lib/view/meta.ts';
import { termsOf } from '$lib/view/opendata.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  const { columns, rows } = eventsTable(read, words, 0);
  return {
    columns,
    rows: rows.slice(0, pageRows),
    all: read.timeline.facts.length,
    about: termsOf(read, words),
    meta: { ...meta(read, null), canonical: null, url: null }
  };
};
