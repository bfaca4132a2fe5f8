import { dev } from '$app/environment';
import { articleOf } from '$lib/view/article';
import { meta } from '$lib/view/meta';
import { story } from '$lib/story/server';
import { words } from '$lib/words/language';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  return { article: articleOf(read, words), meta: meta(read, null) };
};
