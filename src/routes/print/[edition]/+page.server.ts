import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { articleOf, sheetOf } from '$lib/view/article.ts';
import { editions } from '$lib/view/editions.ts';
import { meta } from '$lib/view/meta.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

export const entries: EntryGenerator = () => editions.filter((edition) => edition !== 'long').map((edition) => ({ edition }));

export const load: PageServerLoad = async ({ params }) => {
  const edition = editions.find((one) => one === params.edition);
  if (!edition) error(404);
  const read = await story(dev);
  const article = articleOf(read, words);
  const sides = sheetOf(article, read);
  if (edition.endsWith('sheet') && !sides) error(404);
  return { edition, article, sides, folded: Boolean(read.words.zine), meta: meta(read, null) };
};
