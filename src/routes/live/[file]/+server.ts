import { error } from '@sveltejs/kit';
import { code, file } from 'virtual:live';
import type { EntryGenerator, RequestHandler } from './$types';

// The script of the pages is written at build time like a page, so that its name follows from its bytes.
export const prerender = true;
export const trailingSlash = 'never';
export const entries: EntryGenerator = () => (file ? [{ file }] : []);

export const GET: RequestHandler = ({ params }) => {
  if (params.file !== file) error(404);
  return new Response(code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
};
