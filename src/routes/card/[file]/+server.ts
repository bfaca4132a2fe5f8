import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { story } from '$lib/story/server.ts';
import { cardFile } from '$lib/view/travel/pictures.ts';
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
  const { bytes } = await cardFile(chapter.id, read, words);
  return new Response(new Blob([bytes]), { headers: { 'content-type': 'image/png' } });
};
