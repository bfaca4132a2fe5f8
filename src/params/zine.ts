import type { ParamMatcher } from '@sveltejs/kit';
import { zines } from '$lib/view/editions.ts';

/** The addresses of the booklets: they have a page and a style sheet of their own among the printed editions. */
export const match = ((param) => (zines as readonly string[]).includes(param)) satisfies ParamMatcher;
