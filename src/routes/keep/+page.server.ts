import { dev } from '$app/environment';
import { meta } from '$lib/view/meta.ts';
import { fill } from '$lib/story/words.ts';
import { story } from '$lib/story/server.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async () => {
  const read = await story(dev);
  return { risk: fill(read.words.cover.risk, read), meta: { ...meta(read, null), canonical: null, url: null } };
};
