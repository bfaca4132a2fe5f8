import { dev } from '$app/environment';
import { story } from '$lib/story/server.ts';
import { manifestOf } from '$lib/view/travel/pictures.ts';
import { words } from '$lib/words/language.ts';
import type { RequestHandler } from './$types';

// Every picture of a chart with its alternative, its sources and its files.
export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = async () =>
  new Response(`${JSON.stringify(await manifestOf(await story(dev), words), null, 1)}\n`, {
    headers: { 'content-type': 'application/json; charset=utf-8' }
  });
