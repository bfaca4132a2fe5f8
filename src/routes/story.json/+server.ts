import { dev } from '$app/environment';
import { config } from '../../config.ts';
import { story } from '$lib/story/server.ts';
import { mailOf } from '$lib/view/feeds.ts';
import { words } from '$lib/words/language.ts';
import type { RequestHandler } from './$types';

// The story step by step: heading, words, picture and link.
export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = async () => {
  const read = await story(dev);
  const mail = await mailOf(read, words, config.licence, config, config.edition ?? read.timeline.asOf.compiled);
  return new Response(`${JSON.stringify(mail, null, 1)}\n`, { headers: { 'content-type': 'application/json; charset=utf-8' } });
};
