import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { config } from '../../config.ts';
import { story } from '$lib/story/server.ts';
import { atomText, feedOf, jsonFeed } from '$lib/view/feeds.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// The chapters for those who read by feed: /feed.xml and /feed.json. Without an address of the site there are none
// (svelte.config.js lets them be missing then).
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = () => (config.siteUrl ? [{ kind: 'xml' }, { kind: 'json' }] : []);

export const GET: RequestHandler = async ({ params }) => {
  const read = await story(dev);
  const feed = await feedOf(read, words, config.licence, config, config.edition ?? read.timeline.asOf.compiled);
  if (!feed || !['xml', 'json'].includes(params.kind)) error(404);
  return params.kind === 'xml'
    ? new Response(atomText(feed), { headers: { 'content-type': 'application/atom+xml; charset=utf-8' } })
    : new Response(`${JSON.stringify(jsonFeed(feed), null, 1)}\n`, { headers: { 'content-type': 'application/feed+json; charset=utf-8' } });
};
