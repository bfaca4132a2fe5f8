import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { config } from '../../../config.ts';
import { story } from '$lib/story/server.ts';
import { oembedOf } from '$lib/view/oembed.ts';
import { cardSize } from '$lib/view/travel/card.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// What a system that embeds by address asks for: /oembed.json, and /chapter/<chapter>/oembed.json. Without an address of the
// site there are none (svelte.config.js lets them be missing then).
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = async () =>
  config.siteUrl ? ['', ...(await story(dev)).words.chapters.slice(1).map(({ id }) => `chapter/${id}`)].map((of) => ({ of })) : [];

export const GET: RequestHandler = async ({ params }) => {
  const read = await story(dev);
  const chapters = new Map<string, string | null>([
    ['', null],
    ...read.words.chapters.slice(1).map(({ id }): [string, string] => [`chapter/${id}`, id])
  ]);
  const chapter = chapters.get(params.of);
  const answer = chapter === undefined ? null : oembedOf(read, chapter, config, cardSize);
  if (!answer) error(404);
  return new Response(JSON.stringify(answer, null, 2), { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
