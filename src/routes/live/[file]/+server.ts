import { error } from '@sveltejs/kit';
import { scripts } from 'virtual:live';
import type { EntryGenerator, RequestHandler } from './$types';

// The scripts of the pages are written at build time like pages, so that their names follow from their bytes.
export const prerender = true;
export const trailingSlash = 'never';
const own = [scripts.live, scripts.frame, scripts.code, scripts.events].filter((script) => script !== null);
export const entries: EntryGenerator = () => own.map(({ file }) => ({ file }));

export const GET: RequestHandler = ({ params }) => {
  const script = own.find(({ file }) => file === params.file);
  if (!script) error(404);
  return new Response(script.code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
};
