import { readFileSync } from 'node:fs';
import { bind } from '../../src/lib/scene/bind.ts';
import type { Deck } from '../../src/lib/scene/deck.ts';
import { check } from '../../src/lib/story/check.ts';
import type { Story } from '../../src/lib/story/schema.ts';

const files = (folder: string) => ['timeline.json', 'story.json'].map((name) => ({ name, text: readFileSync(`${folder}/${name}`, 'utf8') }));

/** A checked story of a folder, and its deck. Throws when the story has faults: tests of pictures need a whole one. */
export function storyOf(folder: string): { story: Story; deck: Deck } {
  const { story, faults } = check(files(folder));
  if (!story) throw new Error(`the story in ${folder} has ${faults.length} faults`);
  return { story, deck: bind(story) };
}
