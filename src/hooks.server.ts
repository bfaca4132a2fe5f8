import type { Handle } from '@sveltejs/kit';
import { language } from '$lib/words/language.ts';

/** The page's language stands in its first tag, so that it is right before any script or style. */
export const handle: Handle = ({ event, resolve }) => resolve(event, { transformPageChunk: ({ html }) => html.replace('%lang%', language) });
