import { dev } from '$app/environment';
import { runs } from '$lib/view/article.ts';
import { citations } from '$lib/view/citations.ts';
import { meta } from '$lib/view/meta.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  return {
    chapters: citations(read, words).filter((chapter) => chapter.steps.length > 0),
    method: read.words.method.map((part) => ({ title: part.title, text: part.text.map((paragraph) => runs(paragraph, read)) })),
    meta: { ...meta(read, null), canonical: null, url: null }
  };
};
