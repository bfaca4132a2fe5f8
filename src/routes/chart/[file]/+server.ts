import { error } from '@sveltejs/kit';
import { dev } from '$app/environment';
import { story } from '$lib/story/server.ts';
import { articleOnce, chartSheet, travellers } from '$lib/view/travel/chart.ts';
import { pngFile, svgFile } from '$lib/view/travel/file.ts';
import { readLooks } from '$lib/view/travel/looks.ts';
import { words } from '$lib/words/language.ts';
import type { EntryGenerator, RequestHandler } from './$types';

// A chart with its frame, as a file of its own: /chart/<step>.svg and /chart/<step>.png.
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = async () =>
  travellers(articleOnce(await story(dev), words)).flatMap((id) => ['svg', 'png'].map((kind) => ({ file: `${id}.${kind}` })));

export const GET: RequestHandler = async ({ params }) => {
  const [, id, kind] = /^(.+)\.(svg|png)$/.exec(params.file) ?? [];
  const read = await story(dev);
  if (!id || !travellers(articleOnce(read, words)).includes(id)) error(404);
  const sheet = chartSheet(id, read, words, await readLooks('print'));
  if (kind === 'svg') return new Response(await svgFile(sheet), { headers: { 'content-type': 'image/svg+xml' } });
  return new Response(new Blob([await pngFile(sheet, 2)]), { headers: { 'content-type': 'image/png' } });
};
