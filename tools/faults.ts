import { readFile } from 'node:fs/promises';
import { check, tell } from '../src/lib/story/check.ts';
import { storyFiles } from '../src/lib/story/read.ts';

/** Every fault of the story in a folder, as one message; null when there is none. */
export async function faultsOf(folder: string): Promise<string | null> {
  const { faults } = check(await storyFiles(folder, (path) => readFile(path, 'utf8')));
  return faults.length === 0
    ? null
    : `${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in ${folder}/\n\n${faults.map(tell).join('\n\n')}`;
}
