import { dev } from '$app/environment';
import { asksOf } from '$lib/view/asks.ts';
import { articleOf } from '$lib/view/article.ts';
import { meta } from '$lib/view/meta.ts';
import { story } from '$lib/story/server.ts';
import { firstPicture, titleSvg } from '$lib/view/travel/closed.ts';
import { readLooks } from '$lib/view/travel/looks.ts';
import { words } from '$lib/words/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  const looks = await readLooks('print');
  // On the paper of a host stands this in place of the story.
  const printed = { title: await titleSvg(read, words, looks.token('ink')), picture: await firstPicture('paper', read, words, looks) };
  return { article: articleOf(read, words), asks: asksOf(read, words), meta: meta(read, null), printed };
};
