import { dev } from '$app/environment';
import { asksOf } from '$lib/view/asks.ts';
import { articleOf } from '$lib/view/article.ts';
import { meta } from '$lib/view/meta.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  return { article: articleOf(read, words), asks: asksOf(read, words), meta: meta(read, null) };
};
