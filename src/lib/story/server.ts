import { readStory } from './read.ts';
import type { Story } from './schema.ts';

let read: Promise<Story> | null = null;

/** The story for the pages. Read once in a build; read anew at every request while developing, so that edits show. */
export function story(fresh: boolean): Promise<Story> {
  if (fresh || !read) read = readStory('data');
  return read;
}
