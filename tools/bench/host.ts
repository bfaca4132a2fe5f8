import { existsSync, readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { extname, join, normalize } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { headersOf } from '../headers.ts';

/** A running host: its address with a slash at the end, and what stops it. */
export interface Host {
  address: string;
  stop(): void;
}

const types: Record<string, string> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2'
};
const compressed = new Map<string, Buffer>();

/** A body as hosts that compress ahead send it: brotli at its best. Gives the same bytes for the same text, and works once for it. */
export function brotli(body: Buffer | string): Buffer {
  const key = body.toString();
  const done = compressed.get(key);
  if (done) return done;
  const bytes = Buffer.from(body);
  const made = brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: 11, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } });
  compressed.set(key, made);
  return made;
}

/**
 * Serves a folder of static files as a host that compresses ahead: texts in brotli, the headers of docs/HOSTING.md, nothing
 * cached between loads but what these headers allow. Bodies are compressed when they are first asked for: warm up before
 * anything is timed. Port 0 is any free one.
 * @param pages texts by path ("/floor.html") that are served beside the files of the folder
 * @param beside other folders by the path they are served at ("/other/")
 */
export async function host(
  folder: string,
  { pages = {}, beside = {}, port = 0 }: { pages?: Record<string, string>; beside?: Record<string, string>; port?: number } = {}
): Promise<Host> {
  if (!existsSync(folder)) throw new Error(`There is no ${folder}/ to serve: run "npm run build" first.`);
  const ready = new Map<string, { body: Buffer; packed: boolean } | null>();
  const find = (path: string): { body: Buffer; packed: boolean } | null => {
    const file = path.endsWith('/') ? `${path}index.html` : path;
    const own = pages[file] ?? pages[path];
    const other = Object.keys(beside).find((start) => file.startsWith(start));
    const at = other ? join(beside[other]!, normalize(`/${file.slice(other.length)}`)) : join(folder, normalize(file));
    if (own === undefined && !statSync(at, { throwIfNoEntry: false })?.isFile()) return null;
    const body = own === undefined ? readFileSync(at) : Buffer.from(own);
    const packed = !/\.(woff2|png)$/.test(file);
    return { body: packed ? brotli(body) : body, packed };
  };
  const server = createServer((request, response) => {
    let path: string;
    try {
      path = decodeURIComponent((request.url ?? '/').replace(/[?#].*$/, ''));
    } catch {
      return void response.writeHead(400).end();
    }
    if (!ready.has(path)) ready.set(path, find(path));
    const found = ready.get(path);
    if (!found) return void response.writeHead(404, { 'content-type': 'text/plain' }).end('There is no such page.\n');
    response.writeHead(200, {
      'content-type': types[extname(path.endsWith('/') ? 'index.html' : path)] ?? 'text/plain; charset=utf-8',
      'content-length': found.body.length,
      'cache-control': 'no-cache',
      ...(found.packed && { 'content-encoding': 'br' }),
      ...headersOf(path)
    });
    response.end(found.body);
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(port, () => done()));
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('the host has no port');
  return { address: `http://localhost:${address.port}/`, stop: () => (server.closeAllConnections(), void server.close()) };
}
