import { dev } from '$app/environment';
import { articleOf, sheetOf } from '$lib/view/article.ts';
import { meta } from '$lib/view/meta.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  const article = articleOf(read, words);
  return { edition: 'long' as const, article, sides: sheetOf(article, read), folded: Boolean(read.words.zine), meta: meta(read, null) };
};
