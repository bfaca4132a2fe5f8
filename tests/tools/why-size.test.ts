import { expect, it } from 'vitest';
import { bytesBySource, ownerOf } from '../../tools/why-size.ts';

it('gives every byte to the source it came from, and loses none', () => {
  // Column 0 is of the first source, 4 of the second, 8 of none; a second line is of the second again.
  const bytes = bytesBySource('aaaabbbbé\nbbb', { mappings: 'AAAA,ICAA,I;AAAA', sources: ['one.ts', 'two.ts'] });
  expect(Object.fromEntries(bytes)).toEqual({ 'one.ts': 4, 'two.ts': 7, '': 3 });
});

it('names a package by its name and a file of ours by its path', () => {
  expect(ownerOf('../../node_modules/svelte/src/internal/client/runtime.js')).toBe('svelte');
  expect(ownerOf('../node_modules/@some/thing/index.js')).toBe('@some/thing');
  expect(ownerOf('../../src/lib/scene/spans.ts')).toBe('src/lib/scene/spans.ts');
  expect(ownerOf('')).toBe('what binds them');
});
