import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { articleOf } from '$lib/view/article.ts';
import { zines } from '$lib/view/editions.ts';
import { meta } from '$lib/view/meta.ts';
import { zineOf } from '$lib/view/zine.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, PageServerLoad } from './$types';

// A booklet needs its pages named by the story (svelte.config.js lets it be missing).
export const entries: EntryGenerator = async () => ((await story(dev)).words.zine ? zines.map((fold) => ({ fold })) : []);

export const load: PageServerLoad = async ({ params }) => {
  const edition = zines.find((one) => one === params.fold);
  const read = await story(dev);
  const article = articleOf(read, words);
  const zine = zineOf(article, read);
  if (!edition || !zine) error(404);
  return { edition, article, zine, meta: meta(read, null) };
};
