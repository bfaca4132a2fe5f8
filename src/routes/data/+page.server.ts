import { dev } from '$app/environment';
import { config } from '../../config.ts';
import { meta } from '$lib/view/meta.ts';
import { dictionaryFile } from '$lib/view/opendata.ts';
import { story } from '$lib/story/server.ts';
import { words } from '$lib/words/language.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  return { ...dictionaryFile(read, words), feeds: Boolean(config.siteUrl), meta: { ...meta(read, null), canonical: null, url: null } };
};
