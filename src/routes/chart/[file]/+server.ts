import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { story } from '$lib/story/server.ts';
import { chartFileOf, chartFiles } from '$lib/view/travel/pictures.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// A chart with its frame, as a file of its own: /chart/<step>.svg, and /chart/<step>.png in several sizes.
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = async () => chartFiles(await story(dev), words).map((file) => ({ file }));

export const GET: RequestHandler = async ({ params }) => {
  const file = await chartFileOf(params.file, await story(dev), words);
  if (!file) error(404);
  return new Response(new Blob([file.bytes]), { headers: { 'content-type': file.type } });
};
