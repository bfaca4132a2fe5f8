import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { story } from '$lib/story/server.ts';
import { cardSheet } from '$lib/view/travel/card.ts';
import { pngFile } from '$lib/view/travel/file.ts';
import { readLooks } from '$lib/view/travel/looks.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// The picture that a link to the story, or to a chapter, is shown with: /card/<chapter>.png.
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = async () => (await story(dev)).words.chapters.map(({ id }) => ({ file: `${id}.png` }));

export const GET: RequestHandler = async ({ params }) => {
  const read = await story(dev);
  const chapter = read.words.chapters.find(({ id }) => `${id}.png` === params.file);
  if (!chapter) error(404);
  const sheet = await cardSheet(chapter.id, read, words, await readLooks('screen'));
  return new Response(new Blob([await pngFile(sheet, 1)]), { headers: { 'content-type': 'image/png' } });
};
