import { readFile } from 'node:fs/promises';
import { pngOf } from '$lib/view/travel/file.ts';
import type { RequestHandler } from './$types';

// The icon as drawn in static/icon.svg, at the size that phones keep on their first screen.
export const prerender = true;
export const trailingSlash = 'never';

export const GET: RequestHandler = async () => {
  const svg = await readFile('static/icon.svg', 'utf8');
  return new Response(new Blob([pngOf(svg, { width: 180 })]), { headers: { 'content-type': 'image/png' } });
};
