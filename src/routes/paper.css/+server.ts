import { readFile } from 'node:fs/promises';
import { dev } from '$app/environment';
import { config } from '../../config.ts';
import { story } from '$lib/story/server.ts';
import { plain } from '$lib/view/article.ts';
import { words } from '$lib/words/language.ts';
import type { RequestHandler } from './$types';

// The style sheet of paper, with the running head and foot of this story, which a style sheet alone can set.
export const prerender = true;
export const trailingSlash = 'never';

const quoted = (text: string): string => `"${text.replace(/["\\]/g, '\\$&').replace(/\n/g, ' ')}"`;

export const GET: RequestHandler = async () => {
  const read = await story(dev);
  const address = config.siteUrl?.replace(/^https?:\/\/(www\.)?/, '') ?? '';
  const { paper } = words;
  const sheet = await readFile('src/lib/view/paper.css', 'utf8');
  const boxes = `@page {
  @bottom-left { content: ${quoted(plain(read.words.title, read))}; }
  @bottom-center { content: ${quoted(address)}; }
  @bottom-right { content: ${quoted(`${paper.page} `)} counter(page) ${quoted(` ${paper.of} `)} counter(pages); }
}
@page quiet {
  @bottom-left { content: none; }
  @bottom-center { content: none; }
}
`;
  return new Response(sheet + boxes, { headers: { 'content-type': 'text/css; charset=utf-8' } });
};
