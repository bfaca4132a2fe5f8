// A real nginx with the file of docs/hosting serves the build: what it answers, what it keeps, and how it stands up to many.
import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { Agent, request, type IncomingHttpHeaders } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { headersOf, rules } from '../../tools/headers.ts';
import { isRoot } from '../../tools/programs.ts';

const program = process.env.NGINX_PATH ?? 'nginx';
const folder = mkdtempSync(join(tmpdir(), 'nginx-'));
const at = (name: string): string => join(folder, name);
let server: ChildProcess;
let port = 0;

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}
const agent = new Agent({ keepAlive: true, maxSockets: 50 });
/** Asks for a path as it is written, and follows nothing. */
const ask = (path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> =>
  new Promise((done, failed) => {
    const sent = request({ host: '127.0.0.1', port, path, method, headers, agent }, (response) => {
      const parts: Buffer[] = [];
      response.on('data', (part: Buffer) => parts.push(part));
      response.on('error', failed);
      response.on('end', () => done({ status: response.statusCode!, headers: response.headers, body: Buffer.concat(parts) }));
    });
    sent.on('error', failed).end();
  });
const zipped = { 'accept-encoding': 'gzip, br' };

const freePort = (): Promise<number> =>
  new Promise((done) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => done(port));
    });
  });

/** The file for readers who run their own nginx, on another port and on this build: nothing else of it is changed. */
function storyFile(): string {
  const text = readFileSync('docs/hosting/nginx.conf', 'utf8');
  const here = text.replace('listen 8080;', `listen 127.0.0.1:${port};`).replace('root /srv/story;', `root ${resolve('build')};`);
  expect(here.match(/listen 127|root .*build;/g)).toHaveLength(2);
  return here;
}

beforeAll(async () => {
  port = await freePort();
  writeFileSync(at('story.conf'), storyFile());
  writeFileSync(
    at('nginx.conf'),
    // Logs are switched on around the file, so that what it does not switch off shows.
    `${isRoot ? 'user root;' : ''}
daemon off;
worker_processes 1;
pid ${at('pid')};
error_log ${at('error.log')} info;
events { worker_connections 256; }
http {
  access_log ${at('access.log')};
  ${['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${at(name)};`).join(' ')}
  include ${at('story.conf')};
}
`
  );
  server = spawn(program, ['-p', folder, '-c', at('nginx.conf')], { stdio: 'inherit' });
  server.on('error', (error) => {
    throw error;
  });
  await vi.waitFor(async () => expect((await ask('/')).status).toBe(200), { timeout: 20_000, interval: 50 });
});

afterAll(async () => {
  agent.destroy();
  if (server) {
    const ended = new Promise((done) => server.once('exit', done));
    server.kill('SIGQUIT');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
});

const files = readdirSync('build', { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile() && entry.name !== '__data.json')
  .map((entry) =>
    join(entry.parentPath, entry.name)
      .replaceAll('\\', '/')
      .replace(/^build/, '')
  );
/** Where a file of the build is asked for. */
const pathOf = (file: string): string => file.replace(/index\.html$/, '');
const types: Record<string, string> = {
  html: 'text/html; charset=utf-8',
  css: 'text/css; charset=utf-8',
  js: 'text/javascript; charset=utf-8',
  json: 'application/json',
  svg: 'image/svg+xml',
  png: 'image/png',
  woff2: 'font/woff2',
  csv: 'text/csv; charset=utf-8',
  xml: 'application/xml',
  pdf: 'application/pdf',
  txt: 'text/plain; charset=utf-8'
};
/** All headers that any rule sets. */
const ruled = [...new Set(rules.flatMap(({ headers }) => Object.keys(headers)))];
/** The headers that a path must have, and those it must not. */
const wanted = (path: string): Record<string, string | undefined> => {
  const own: Record<string, string> = { 'Cache-Control': 'no-cache', ...headersOf(path) };
  return Object.fromEntries(ruled.map((name) => [name, own[name]]));
};
const given = ({ headers }: Answer): Record<string, string | undefined> =>
  Object.fromEntries(ruled.map((name) => [name, headers[name.toLowerCase()] as string | undefined]));

it('nginx finds no fault in the file', () => {
  const { status, stderr } = spawnSync(program, ['-t', '-p', folder, '-c', at('nginx.conf')], { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  expect(stderr).not.toMatch(/\[(warn|error|emerg)\]/);
});

describe('every file of the build', () => {
  it('is given whole, with its type and exactly the headers of its path', async () => {
    expect(files.length).toBeGreaterThan(150);
    for (const file of files) {
      const path = pathOf(file);
      const answer = await ask(encodeURI(path), zipped);
      expect(answer.status, path).toBe(200);
      expect(given(answer), path).toEqual(wanted(path));
      expect(answer.headers.server, path).toBe('nginx');
      const known = types[/\.(\w+)$/.exec(file)?.[1] ?? ''];
      if (known) expect(answer.headers['content-type'], path).toBe(known);
      const body = answer.headers['content-encoding'] === 'gzip' ? gunzipSync(answer.body) : answer.body;
      const hash = (bytes: Buffer): string => createHash('sha256').update(bytes).digest('hex');
      expect(hash(body), path).toBe(hash(readFileSync(`build${file}`)));
    }
  });

  it('may stand in a frame of another site only where it is made for that, and pages have a policy of their own', async () => {
    for (const file of files.filter((name) => name.endsWith('.html'))) {
      const path = pathOf(file);
      const { headers, body } = await ask(path);
      const open = path === '/embed/' || path === '/embed/card/';
      expect(headers['content-security-policy'], path).toBe(open ? 'frame-ancestors *' : "frame-ancestors 'self'");
      expect(headers['x-frame-options'], path).toBeUndefined();
      if (!['/404.html', '/embed/card/'].includes(path))
        expect(body.toString(), path).toMatch(/<meta http-equiv="Content-Security-Policy" content="default-src 'none'/);
    }
  });

  it('that is made of letters is packed where the browser unpacks it, and as it is where it does not', async () => {
    for (const path of ['/', '/sources/', '/data/facts.json', ...files.filter((name) => /\.(js|css|svg|csv)$/.test(name))]) {
      const size = readFileSync(`build${path.endsWith('/') ? `${path}index.html` : path}`).length;
      const [packed, plain] = [await ask(path, zipped), await ask(path)];
      expect(plain.headers['content-encoding'], path).toBeUndefined();
      expect(plain.body.length, path).toBe(size);
      if (size < 512) continue;
      expect(packed.headers['content-encoding'], path).toBe('gzip');
      expect(packed.headers.vary, path).toMatch(/Accept-Encoding/i);
      expect(packed.body.length, path).toBeLessThan(size);
    }
    for (const path of files.filter((name) => /\.(png|woff2)$/.test(name)).slice(0, 20))
      expect((await ask(path, zipped)).headers['content-encoding'], path).toBeUndefined();
  });

  it('is kept for a year where its name has its hash, and else asked for anew: not sent when it is the same', async () => {
    const hashed = files.filter((name) => /^\/(_app\/immutable|live)\//.test(name));
    expect(hashed.length).toBeGreaterThan(6);
    for (const path of hashed) expect((await ask(path)).headers['cache-control'], path).toBe('public, max-age=31536000, immutable');
    for (const path of ['/', '/embed/', '/embed/v1.js', '/chart/manifest.json', '/data/facts.json', '/story.json', '/paper.css'])
      for (const packed of [{}, zipped]) {
        const first = await ask(path, packed);
        expect(first.headers['cache-control'], path).toBe('no-cache');
        const again = await ask(path, { ...packed, 'if-none-match': first.headers.etag! });
        expect(again.status, path).toBe(304);
        expect(again.body.length, path).toBe(0);
        expect(given(again), path).toEqual(wanted(path));
        expect((await ask(path, { ...packed, 'if-none-match': '"other"' })).status, path).toBe(200);
      }
  });
});

describe('what is not there', () => {
  it.each(['/nothing', '/chapter/nothing/', '/live/gone.js', '/_app/immutable/gone.css', '/chart/', '/live/', '/data/nothing.csv'])(
    '%s is the page for that, and says so',
    async (path) => {
      const answer = await ask(path);
      expect(answer.status).toBe(404);
      expect(answer.body.toString()).toBe(readFileSync('build/404.html', 'utf8'));
      expect(given(answer)).toEqual(wanted('/404.html'));
    }
  );

  it.each(['/%00', '/..%2fpackage.json', '/../package.json', '/embed/..%2f..%2fpackage.json', '//etc/passwd', '/.%2e/.%2e/etc/passwd'])(
    '%s leads out of the folder and is refused',
    async (path) => expect([400, 404]).toContain((await ask(path)).status)
  );

  it('a folder without its slash leads to it, whatever name and port the reader knows', async () => {
    for (const path of ['/sources', '/embed/card', '/chapter/silence?x=1']) {
      const { status, headers } = await ask(path, { host: 'story.example' });
      expect(status, path).toBe(301);
      expect(headers.location).toBe(path.replace(/(\?|$)/, '/$1'));
    }
  });

  it('nothing can be sent to it', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) expect((await ask('/', {}, method)).status, method).toBe(405);
    const head = await ask('/', {}, 'HEAD');
    expect([head.status, head.body.length]).toEqual([200, 0]);
    expect(given(head)).toEqual(wanted('/'));
  });
});

it('five thousand requests, fifty at a time, lose none', async () => {
  const paths = ['/', '/sources/', '/embed/', '/nothing', ...files.filter((name) => /\.(js|css|woff2|svg|png)$/.test(name)).slice(0, 40)];
  const sizes = new Map<string, number>();
  for (const path of paths) sizes.set(path, (await ask(path, zipped)).body.length);
  let next = 0;
  const wrong: string[] = [];
  const reader = async (): Promise<void> => {
    while (next < 5000) {
      const path = paths[next++ % paths.length]!;
      const { status, body } = await ask(path, zipped).catch((error: Error) => ({ status: error.message, body: Buffer.alloc(0) }));
      if (status !== (path === '/nothing' ? 404 : 200) || body.length !== sizes.get(path)) wrong.push(`${path}: ${status}, ${body.length}`);
    }
  };
  await Promise.all(Array.from({ length: 50 }, reader));
  expect(wrong).toEqual([]);
});

it('no address of a reader is kept, not even of one who asked for what is not there', async () => {
  for (const path of ['/nothing', '/chart/', '/sources', `/${'x'.repeat(20_000)}`, '/%zz']) await ask(path).catch(() => null);
  await new Promise((done) => setTimeout(done, 200));
  const kept = ['error.log', 'access.log'].map((name) => (existsSync(at(name)) ? readFileSync(at(name), 'utf8') : '')).join('');
  expect(kept.split('\n').filter((line) => /client|127\.0\.0\.1/.test(line))).toEqual([]);
});
