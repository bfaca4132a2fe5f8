// A copy of the site with a server that watches it, so that no test writes into the story of the repository.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, type ServerOptions } from 'vite';
import { copySite } from '../../tools/copy.ts';

export interface Workshop {
  /** of the copy, with the story of the repository in its `data` */
  folder: string;
  /** where it is served */
  address: string;
  close(): Promise<void>;
}

/** Makes the copy and serves it as `npm run dev` does. The process works in the copy until it is closed. */
export async function openWorkshop(options: ServerOptions): Promise<Workshop> {
  const before = process.cwd();
  const folder = mkdtempSync(join(tmpdir(), 'not-a-word-'));
  copySite(folder);
  cpSync('data', join(folder, 'data'), { recursive: true });
  process.chdir(folder);
  const server = await createServer({ root: folder, logLevel: 'silent', cacheDir: join(folder, '.vite'), server: options });
  await server.listen();
  return {
    folder,
    address: server.resolvedUrls!.local[0]!,
    async close() {
      await server.close();
      process.chdir(before);
      rmSync(folder, { recursive: true, force: true });
    }
  };
}
