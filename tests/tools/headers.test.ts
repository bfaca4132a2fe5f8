// The headers that hosts are asked for: the same from our own server and from the file that other hosts read.
import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { headersFile, headersOf, rules } from '../../tools/headers.ts';

/** What a host makes of the file for a path: every rule that applies; the same header twice is joined by a comma. */
function read(file: string, path: string): Record<string, string> {
  const found: Record<string, string> = {};
  let here = false;
  for (const line of file.split('\n').filter(Boolean)) {
    if (line.startsWith('/')) here = line.endsWith('*') ? path.startsWith(line.slice(0, -1)) : path === line;
    else if (here) {
      const [, name, value] = /^ {2}([A-Za-z-]+): (.+)$/.exec(line)!;
      found[name!] = found[name!] ? `${found[name!]}, ${value}` : value!;
    }
  }
  return found;
}

const paths = [
  '/',
  '/404.html',
  '/sources/',
  '/certainty/',
  '/keep/',
  '/chapter/one/',
  '/chapter/one/oembed.json',
  '/oembed.json',
  '/embed/',
  '/embed/card/',
  '/embed/code/',
  '/embed/v1.js',
  '/embed/v1.0a1b2c3d.js',
  '/chart/one.svg',
  '/card/one.png',
  '/data/one.csv',
  '/data/',
  '/data/events/',
  '/data/events/0.json',
  '/data/facts.json',
  '/feed.xml',
  '/feed.json',
  '/story.json',
  '/print/',
  '/print/zine/',
  '/live/frame.0a1b2c3d.js',
  '/_app/immutable/assets/serif.woff2',
  '/icon.svg',
  '/nothing'
];

describe('the headers', () => {
  it.each(paths)('of %s are the same in the file, at the root and under a path', (path) => {
    expect(read(headersFile(), path)).toEqual(headersOf(path));
    expect(read(headersFile('/a/b'), `/a/b${path}`)).toEqual(headersOf(path));
    expect(read(headersFile('/a/b'), path)).toEqual({});
  });

  it('are never set twice for one path, since hosts differ in what they make of it', () => {
    for (const path of paths) {
      const names = rules
        .filter((rule) => (rule.path.endsWith('*') ? path.startsWith(rule.path.slice(0, -1)) : path === rule.path))
        .flatMap(({ headers }) => Object.keys(headers));
      expect(new Set(names).size, path).toBe(names.length);
    }
  });

  it('let two pages into frames of other sites, and every other page into none', () => {
    // A page that is new must be put into one of the two lists.
    const pages = readdirSync('src/routes', { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('+page.svelte') || name === 'embed/card/+server.ts')
      .map((name) => `/${name.replace(/\+(page\.svelte|server\.ts)$/, '').replace(/\[\w+\]/g, 'one')}`);
    expect(pages.length).toBeGreaterThan(6);
    for (const path of pages) {
      const open = path === '/embed/' || path === '/embed/card/';
      expect(headersOf(path)['Content-Security-Policy'], path).toBe(open ? 'frame-ancestors *' : "frame-ancestors 'self'");
    }
  });

  it('let scripts and fonts of a frame without an origin through', () => {
    for (const path of ['/live/frame.js', '/_app/immutable/assets/sans.woff2', '/embed/v1.js', '/chart/one.svg', '/card/one.png'])
      expect(headersOf(path), path).toMatchObject({ 'Access-Control-Allow-Origin': '*', 'Cross-Origin-Resource-Policy': 'cross-origin' });
  });
});
