import { readFile } from 'node:fs/promises';
import { check, tell, type Fault } from './check.ts';
import type { Story } from './schema.ts';

export const storyNames = ['timeline.json', 'story.json'] as const;

/** All that is wrong with a story, as one error. */
export class StoryFaults extends Error {
  override readonly name = 'StoryFaults';
  constructor(readonly faults: Fault[]) {
    super(`${faults.length} ${faults.length === 1 ? 'fault' : 'faults'} in the story\n\n${faults.map(tell).join('\n\n')}`);
  }
}

/** The files of a story with their text; a file that is not there is left out, and the check tells of it. */
export async function storyFiles(
  folder: string,
  read: (path: string) => Promise<string> = (path) => readFile(path, 'utf8')
): Promise<{ name: string; text: string }[]> {
  const files = await Promise.all(
    storyNames.map(async (name) => {
      const path = `${folder}/${name}`;
      try {
        return [{ name: path, text: (await read(path)).replace(/^\uFEFF/, '') }];
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw error;
      }
    })
  );
  return files.flat();
}

/** Reads and checks the story of a folder. Throws StoryFaults with every fault at once. */
export async function readStory(folder: string): Promise<Story> {
  const { story, faults } = check(await storyFiles(folder));
  if (!story) throw new StoryFaults(faults);
  return story;
}
