import { error } from '@sveltejs/kit';
import { scripts } from 'virtual:live';
import type { EntryGenerator, RequestHandler } from './$types';

// The loader: under a name that stays, and under one that carries the hash of its bytes, which never change.
export const prerender = true;
export const trailingSlash = 'never';
const names = ['v1.js', scripts.host.file.replace('host.', 'v1.')];
export const entries: EntryGenerator = () => names.map((loader) => ({ loader }));

export const GET: RequestHandler = ({ params }) => {
  if (!names.includes(params.loader)) error(404);
  return new Response(scripts.host.code, { headers: { 'content-type': 'text/javascript; charset=utf-8' } });
};
