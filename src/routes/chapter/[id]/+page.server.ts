import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { articleOf } from '$lib/view/article.ts';
import { meta } from '$lib/view/meta.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = async () => (await story(dev)).words.chapters.slice(1).map(({ id }) => ({ id }));

export const load: PageServerLoad = async ({ params }) => {
  const read = await story(dev);
  const article = articleOf(read, words);
  const chapter = article.chapters.find(({ id }) => id === params.id);
  if (!chapter) error(404);
  return { chapter, all: article.chapters.filter(({ number }) => number !== null).length, risk: article.cover.risk, meta: meta(read, params.id) };
};
