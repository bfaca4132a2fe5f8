import { dev } from '$app/environment';
import { runs, sourcesByChapter } from '$lib/view/article.ts';
import { meta } from '$lib/view/meta.ts';
import { shortDate } from '$lib/story/table.ts';
import { story } from '$lib/story/server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  const chapters = sourcesByChapter(read).map((chapter) => ({
    ...chapter,
    // An address is given only where the data says it is safe to give.
    sources: chapter.sources.map(({ id, publisher, title, published, linkPolicy, url, state }) => ({
      id,
      publisher,
      title,
      published: published ? shortDate(published) : null,
      url: linkPolicy === 'link' ? (url ?? null) : null,
      state: state ?? false
    }))
  }));
  return {
    chapters,
    method: read.words.method.map((part) => ({ title: part.title, text: part.text.map((paragraph) => runs(paragraph, read)) })),
    meta: { ...meta(read, null), canonical: null, url: null },
    name: read.words.title
  };
};
