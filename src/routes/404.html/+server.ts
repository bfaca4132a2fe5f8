import { base } from '$app/paths';
import { dev } from '$app/environment';
import { story } from '$lib/story/server.ts';
import { missingPage } from '$lib/view/missing.ts';
import { guarded } from '$lib/view/policy.ts';
import { readLooks } from '$lib/view/travel/looks.ts';
import { language, words } from '$lib/words/language.ts';
import type { RequestHandler } from './$types';

// What a host shows for an address that leads nowhere. It is served at any depth, so it loads nothing.
export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = async () => {
  const { title } = (await story(dev)).words;
  const html = missingPage({ title, home: `${base}/`, language, words, looks: await readLooks('screen') });
  return new Response(dev ? html : guarded(html), { headers: { 'content-type': 'text/html; charset=utf-8' } });
};
