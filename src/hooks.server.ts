import type { Handle } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { guarded } from '$lib/view/policy.ts';
import { language } from '$lib/words/language.ts';

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
      const page = whole.replace('%lang%', language);
      return dev ? page : guarded(page);
    }
  });
};
