import { cpSync, mkdirSync, symlinkSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** What the site is made of, besides the story. */
const parts = ['src', 'static', 'tools', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'];

/**
 * Copies what the site is made of into a folder, to be built or served there with a story of its own: `data/` is left out. The
 * packages are linked. Run it in the root of the repository; the folder is made, and nothing in it is taken away.
 */
export function copySite(folder: string): void {
  mkdirSync(folder, { recursive: true });
  for (const part of parts) cpSync(part, join(folder, part), { recursive: true });
  symlinkSync(resolve('node_modules'), join(folder, 'node_modules'), 'junction');
}
