import { readFileSync } from 'node:fs';
import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { base } from '$app/paths';
import sans from '$lib/view/fonts/sans.woff2?inline';
import serif from '$lib/view/fonts/serif.woff2?inline';
import { guarded } from '$lib/view/policy.ts';
import { config } from './config.ts';
import { language } from '$lib/words/language.ts';

/**
 * In a frame that is kept apart a page has no origin of its own, and WebKit then knows nothing as 'self'. So this one page names
 * the site, or where the site does not know its own address lets files come from anywhere; what stands in it still needs its hash.
 */
const anywhere = `'self' ${config.siteUrl ? new URL(config.siteUrl).origin : 'http: https:'}`;

/**
 * The icon stands in the page: a browser that keeps nothing asks for an icon's file anew whenever the address changes, which is
 * wherever the reader pauses, and whoever sees the asking would see the reading.
 */
const icon = `data:image/svg+xml,${encodeURIComponent(readFileSync('static/icon.svg', 'utf8').trim())}`;

/** Where Svelte would take up a page again. No page of ours is: they were five thousand nodes, and a twentieth of the page. */
const joints = /<!--(?:\[(?:-1|\d+|!)?|\]|[a-z0-9]*)-->/g;

/** Where a page asks for a face before its style sheet does: src/lib/view/Fonts.svelte. */
const asked = /<link\b[^>]*\bas="font"[^>]*>/g;

/** The routes that are readings of the story: what most readers see first, and often alone. */
const readings: readonly (string | null)[] = ['/', '/calm', '/steps', '/embed'];

/**
 * In a reading the two faces stand in the page: words are painted once, in their own type, on any network. As files they come
 * too late for the first words unless the network answers in a tenth of a second, and what comes late must not move words. So
 * the page does not ask for the files either.
 */
function withFaces(page: string): string {
  let whole = page.replace(asked, '');
  for (const [name, data] of Object.entries({ serif, sans }))
    whole = whole.replace(
      new RegExp(`url\\([^)]*/${name}\\.[^)]*\\.woff2\\)([^}]*)font-display:optional`),
      (_, kept) => `url(${data})${kept}font-display:block`
    );
  if (whole.split('url(data:font').length !== 3)
    throw new Error('The style sheet of the pages does not name the two faces as src/hooks.server.ts expects.');
  return whole;
}

/**
 * The page's language stands in its first tag, so that it is right before any script or style; and its policy before all that
 * it rules. While developing there is none: the tools that watch put scripts of their own into pages.
 */
export const handle: Handle = ({ event, resolve }) => {
  let whole = '';
  return resolve(event, {
    transformPageChunk({ html, done }) {
      whole += html;
      if (!done) return '';
      const page = whole.replace('%lang%', language).replace('%icon%', icon);
      if (dev) return page;
      const plain = page.replace(joints, '');
      const bare = readings.includes(event.route.id) ? withFaces(plain) : plain;
      return event.url.pathname === `${base}/embed/` ? guarded(bare, anywhere) : guarded(bare);
    }
  });
};
