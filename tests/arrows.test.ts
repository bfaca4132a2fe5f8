// The one-way dependencies of the house: story <- scene <- view <- routes; scroll stands free. And nothing in it names the story.
import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const allowed: Record<string, string[]> = {
  story: ['story'],
  scene: ['scene', 'story'],
  scroll: ['scroll'],
  words: ['words'],
  embed: ['embed'],
  view: ['view', 'scene', 'story', 'scroll', 'words']
};
const files = readdirSync('src/lib', { recursive: true, encoding: 'utf8' }).filter((name) => /\.(ts|svelte)$/.test(name));

describe('imports', () => {
  it('finds the code', () => expect(files.length).toBeGreaterThan(40));
  it.each(files)('%s', (file) => {
    const part = file.split('/')[0]!;
    const text = readFileSync(join('src/lib', file), 'utf8');
    for (const [, name] of text.matchAll(/from '(\.[^']*)'/g)) {
      const target = normalize(join(dirname(file), name!)).split('/')[0]!;
      if (target === '..')
        expect(normalize(join('src/lib', dirname(file), name!)), `${file} may only reach out for the site's own config`).toBe('src/config.ts');
      else expect(allowed[part], `${file} imports ${name}`).toContain(target);
    }
    if (file !== 'scroll/track.ts') expect(text).not.toMatch(/from 'scrollama'/);
    if (part === 'story' || part === 'scene' || file === 'scroll/position.ts')
      expect(text).not.toMatch(/\b(window|document)\.[a-z]|new Date\(\)|Date\.now|Math\.random|toLocale/);
  });
});

it('nothing under src/lib names the subject, its people or its dates', () => {
  const timeline = JSON.parse(readFileSync('data/timeline.json', 'utf8')) as { people: { surname: string }[]; facts: { id: string }[] };
  const names = [...timeline.people.map((person) => person.surname), 'Belarus', 'Viasna', 'Minsk', '2024-09'];
  for (const file of files.filter((name) => name !== 'scene/widths.ts')) {
    const text = readFileSync(join('src/lib', file), 'utf8');
    // "Znak" is also part of longer words; names are looked for whole.
    for (const name of names) expect(new RegExp(`\\b${name}\\b`).test(text), `${file} names "${name}"`).toBe(false);
  }
});
