import { base } from '$app/paths';
import { headersFile } from '../../../tools/headers.ts';
import type { RequestHandler } from './$types';

// What the pages ask of a host of static files, for hosts that read it from a file of this name: /_headers.
export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = () => new Response(headersFile(base), { headers: { 'content-type': 'text/plain; charset=utf-8' } });
