import { existsSync, readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import sirv from 'sirv';
import { headersOf } from './headers.ts';

/** What a server is asked for; what is left out comes from the environment. */
export interface Serving {
  /** path before every address, without a slash at its end: `BASE_PATH` */
  base?: string;
  /** the first port to try: `PORT`, else 4173 */
  port?: number;
  /** take that port or fail, instead of the next free one: `STRICT_PORT` */
  strict?: boolean;
}

/**
 * `npm run serve`: serves `build/` as a plain host of static files would. Gives the address and what ends the serving.
 * Throws when there is nothing to serve, or no port to be had.
 */
export async function serve(folder = 'build', options: Serving = {}): Promise<{ address: string; stop: () => void }> {
  if (!existsSync(`${folder}/index.html`)) throw new Error(`There is no ${folder}/index.html to serve: run "npm run build" first, or "npm start".`);
  const base = (options.base ?? process.env.BASE_PATH ?? '').replace(/\/+$/, '');
  const missing = existsSync(`${folder}/404.html`) ? readFileSync(`${folder}/404.html`) : 'There is no such page.\n';
  const files = sirv(folder, {
    etag: true,
    setHeaders: (response, path) => {
      response.setHeader('cache-control', 'no-cache');
      for (const [name, value] of Object.entries(headersOf(path))) response.setHeader(name, value);
    }
  });
  const server = createServer((request, response) => {
    const none = (): void => {
      const type = typeof missing === 'string' ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8';
      response.writeHead(404, { 'content-type': type, 'cache-control': 'no-cache' }).end(request.method === 'HEAD' ? undefined : missing);
    };
    const url = request.url ?? '/';
    const at = url.search(/[?#]|$/);
    const path = url.slice(0, at);
    const inside = path.slice(base.length);
    // Relative addresses in a page need the slash at its end, as every host of static folders adds it.
    const lacksSlash = path === base ? base !== '' : path.startsWith(`${base}/`) && isFolder(folder, inside);
    if (lacksSlash) return void response.writeHead(308, { location: `${path.replace(/^\/+/, '/')}/${url.slice(at)}` }).end();
    if (!path.startsWith(`${base}/`)) return none();
    request.url = url.slice(base.length);
    files(request, response, none);
  });
  const port = await listen(server, options.port ?? Number(process.env.PORT || 4173), options.strict ?? Boolean(process.env.STRICT_PORT));
  return { address: `http://localhost:${port}${base}/`, stop: () => void server.close() };
}

function isFolder(folder: string, path: string): boolean {
  if (path.endsWith('/') || path.includes('..')) return false;
  try {
    return existsSync(`${folder}${decodeURIComponent(path)}/index.html`);
  } catch {
    return false;
  }
}

async function listen(server: Server, first: number, strict: boolean): Promise<number> {
  if (!Number.isInteger(first) || first < 1 || first > 65_535) throw new Error(`PORT is "${process.env.PORT}", which is not a port.`);
  const last = strict ? first : Math.min(first + 50, 65_535);
  for (let port = first; port <= last; port += 1) {
    const taken = await new Promise<boolean>((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) => (error.code === 'EADDRINUSE' ? resolve(true) : reject(error)));
      server.listen(port, () => resolve(false));
    });
    server.removeAllListeners('error');
    if (!taken) return port;
  }
  throw new Error(strict ? `Port ${first} is taken.` : `The ports ${first} to ${last} are all taken: set PORT to a free one.`);
}

if (process.argv[1]?.replace(/\\/g, '/').endsWith('tools/serve.ts')) {
  try {
    console.log((await serve()).address);
  } catch (error) {
    console.error((error as Error).message);
    process.exitCode = 1;
  }
}
