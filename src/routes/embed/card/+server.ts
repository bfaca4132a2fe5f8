import { dev } from '$app/environment';
import { scripts } from 'virtual:live';
import { config } from '../../../config.ts';
import { story } from '$lib/story/server.ts';
import { closedPage } from '$lib/view/travel/closed.ts';
import { guarded } from '$lib/view/policy.ts';
import { readLooks } from '$lib/view/travel/looks.ts';
import { words } from '$lib/words/language.ts';
import type { RequestHandler } from './$types';

// The closed form of the story in a frame: /embed/card/.
export const prerender = true;
export const trailingSlash = 'always';

export const GET: RequestHandler = async () => {
  const looks = await readLooks('screen');
  const home = config.siteUrl && `${config.siteUrl}/`;
  const page = await closedPage({ story: await story(dev), words, looks, open: '../', home, script: scripts.card.code });
  // Exactly this type: by it the build knows a page from a file, and gives it a folder of its own.
  return new Response(dev ? page : guarded(page), { headers: { 'content-type': 'text/html' } });
};
