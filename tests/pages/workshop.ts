// A copy of the site with a server that watches it, so that no test writes into the story of the repository.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { ServerOptions } from 'vite';
import { copySite } from '../../tools/copy.ts';

export interface Workshop {
  /** of the copy, with the story of the repository in its `data` */
  folder: string;
  /** where it is served */
  address: string;
  close(): Promise<void>;
}

/**
 * Makes the copy and serves it as `npm run dev` does, in a process of its own: SvelteKit keeps for a process what it found in the
 * first folder that it served, and answers 500 to each page of a second. Throws when the server ends before it serves.
 */
export async function openWorkshop(options: ServerOptions): Promise<Workshop> {
  const folder = mkdtempSync(join(tmpdir(), 'not-a-word-'));
  copySite(folder);
  cpSync('data', join(folder, 'data'), { recursive: true });
  const server = fork(fileURLToPath(new URL('./workshop-server.ts', import.meta.url)), [JSON.stringify(options)], {
    cwd: folder,
    execArgv: ['--import', 'tsx']
  });
  const ended = once(server, 'exit');
  const [address] = await Promise.race([
    once(server, 'message') as Promise<[string]>,
    ended.then(([code]) => {
      throw new Error(`The server of ${folder} ended with ${code} before it served.`);
    })
  ]);
  return {
    folder,
    address,
    async close() {
      server.kill();
      await ended;
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
