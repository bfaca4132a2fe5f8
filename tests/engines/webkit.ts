// WebKit: GTK's MiniBrowser under Xvfb, over the W3C's WebDriver. A client of a page is less than a library of it.
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import type { Key, Launch, Page, Place } from './engine.ts';

/** Keys as WebDriver writes them. */
const named: Record<Key, string> = { PageDown: '\uE00F', PageUp: '\uE00E', Home: '\uE011', End: '\uE010', Space: ' ' };

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

export async function launchWebkit({ script, programs }: Launch): Promise<Page> {
  const started: ChildProcess[] = [];
  const stop = (): void => started.reverse().forEach((one) => one.kill());
  process.once('exit', stop);

  // A display that is nobody's: Xvfb takes a free one and tells which.
  const screen = spawn(programs.XVFB_PATH!, ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp'], {
    stdio: ['ignore', 'ignore', 'ignore', 'pipe']
  });
  started.push(screen);
  const display = String((await once(screen.stdio[3]!, 'data'))[0]).trim();
  const port = await freePort();
  started.push(
    spawn(programs.WEBKIT_DRIVER_PATH!, [`--port=${port}`], { stdio: 'ignore', env: { ...process.env, DISPLAY: `:${display}`, NO_AT_BRIDGE: '1' } })
  );

  async function ask<T = void>(method: 'GET' | 'POST' | 'DELETE', path: string, body: unknown = {}): Promise<T> {
    const answer = await fetch(`http://127.0.0.1:${port}${path}`, { method, ...(method === 'POST' && { body: JSON.stringify(body) }) });
    const { value } = (await answer.json()) as { value: unknown };
    if (!answer.ok) throw new Error(`${method} ${path.replace(/.*session\/[^/]*/, '')}: ${JSON.stringify(value)}`);
    return value as T;
  }
  for (let tries = 0; ; tries++) {
    const there = await ask('GET', '/status').then(
      () => true,
      () => false
    );
    if (there) break;
    if (tries > 100) throw new Error('WebKitWebDriver does not answer');
    await pause(50);
  }
  const { sessionId } = await ask<{ sessionId: string }>('POST', '/session', {
    capabilities: {
      alwaysMatch: { 'webkitgtk:browserOptions': { binary: programs.WEBKIT_PATH!, args: ['--automation', `--enable-javascript=${script}`] } }
    }
  });
  const on = `/session/${sessionId}`;
  /** What a hand does over the page, not over its frame. */
  const act = async (action: unknown): Promise<void> => {
    await top();
    await ask('POST', `${on}/actions`, { actions: [action] });
  };
  const top = (): Promise<void> => ask('POST', `${on}/frame`, { id: null });

  const place = (enter: () => Promise<void>): Place => ({
    async evaluate<A extends unknown[], R>(work: (...given: A) => R, ...given: A): Promise<Awaited<R>> {
      await enter();
      return ask<Awaited<R>>('POST', `${on}/execute/sync`, { script: `return (${work}).apply(null, arguments)`, args: given });
    }
  });
  let turned = 0;
  const page = place(top);
  const frame = place(async () => {
    await top();
    await ask('POST', `${on}/frame`, { id: 0 });
  });

  /** The driver tells no console. What fails after the page has loaded is heard in the page; what fails before shows as a page that does not live. */
  const listen = (): void => {
    const kept = window as unknown as Record<symbol, string[] | undefined>;
    const key = Symbol.for('engines: said');
    if (kept[key]) return;
    const said: string[] = [];
    Object.defineProperty(window, key, { value: said });
    // Only what was thrown, as the other drivers tell it: an event without an error is a note of the engine's, as of a ResizeObserver.
    addEventListener('error', (event) => event.error && said.push(event.message));
    addEventListener('unhandledrejection', (event) => said.push(String(event.reason)));
    for (const name of ['error', 'warn'] as const) {
      const own = console[name];
      console[name] = (...words: unknown[]) => {
        said.push(`${name}: ${words.join(' ')}`);
        own.apply(console, words);
      };
    }
  };
  const heard = (): string[] => (window as unknown as Record<symbol, string[] | undefined>)[Symbol.for('engines: said')] ?? [];
  const resources = (): string[] => [location.href, ...performance.getEntriesByType('resource').map(({ name }) => name)];
  const framed = (): boolean => document.querySelector('iframe') !== null;
  const everywhere = async (work: () => string[]): Promise<string[]> => [
    ...(await page.evaluate(work)),
    ...((await page.evaluate(framed)) ? await frame.evaluate(work) : [])
  ];
  const hear = async (): Promise<void> => {
    if (!script) return;
    await page.evaluate(listen);
    if (await page.evaluate(framed)) await frame.evaluate(listen);
  };

  return {
    ...page,
    frame,
    async open(address) {
      await ask('POST', `${on}/url`, { url: 'about:blank' });
      await ask('POST', `${on}/url`, { url: address });
      await hear();
    },
    async reload() {
      await ask('POST', `${on}/refresh`);
      await hear();
    },
    async size(width, height) {
      // The window has bars of its own: it is set twice, the second time larger by what they take.
      await ask('POST', `${on}/window/rect`, { width, height });
      const view = (): [number, number] => [window.innerWidth, window.innerHeight];
      await pause(200);
      const [, tall] = await page.evaluate(view);
      await ask('POST', `${on}/window/rect`, { width, height: 2 * height - tall });
      for (let tries = 0; (await page.evaluate(view))[1] !== height; tries++) {
        if (tries > 50) throw new Error(`the view is ${await page.evaluate(view)} and not ${width}, ${height}`);
        await pause(50);
      }
    },
    wheel: (x, y, down) =>
      // The driver turns the wheel by what a turn differs from the one before it, in the whole session.
      act({
        type: 'wheel',
        id: 'wheel',
        actions: [{ type: 'scroll', x: Math.round(x), y: Math.round(y), deltaX: 0, deltaY: (turned += down), duration: 0, origin: 'viewport' }]
      }),
    click: (x, y) =>
      act({
        type: 'pointer',
        id: 'mouse',
        parameters: { pointerType: 'mouse' },
        actions: [
          { type: 'pointerMove', x: Math.round(x), y: Math.round(y), duration: 0, origin: 'viewport' },
          { type: 'pointerDown', button: 0 },
          { type: 'pointerUp', button: 0 }
        ]
      }),
    press: (key) =>
      act({
        type: 'key',
        id: 'keys',
        actions: [
          { type: 'keyDown', value: named[key] },
          { type: 'keyUp', value: named[key] }
        ]
      }),
    said: () => everywhere(heard),
    asked: () => everywhere(resources),
    cookies: async () => {
      await top();
      return (await ask<{ name: string }[]>('GET', `${on}/cookie`)).map(({ name }) => name);
    },
    async close() {
      await ask('DELETE', on);
      process.removeListener('exit', stop);
      stop();
    }
  };
}
