import { dev } from '$app/environment';
import { story } from '$lib/story/server.ts';
import { factsFile } from '$lib/view/opendata.ts';
import { words } from '$lib/words/language.ts';
import type { RequestHandler } from './$types';

export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = async () =>
  new Response(`${JSON.stringify(factsFile(await story(dev), words), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' }
  });
