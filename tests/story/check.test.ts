import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { format, resolveConfig } from 'prettier';
import { describe, expect, it } from 'vitest';
import { check, tell } from '../../src/lib/story/check.ts';
import { schemaFiles } from '../../src/lib/story/published.ts';
import { readStory, storyFiles, StoryFaults } from '../../src/lib/story/read.ts';
import { base, kinds, spoiled, type Bad } from './bad.ts';

const folder = new URL('../bad/', import.meta.url);
const bad = readdirSync(folder).filter((name) => /^\d\d-.*\.json$/.test(name));
const messages = (files: { name: string; text: string }[]): string[] => check(files, kinds).faults.map(tell);

describe('the check', () => {
  it('accepts the good story, without a warning', () => {
    const { story, faults, warnings } = check(base, kinds);
    expect(faults.map(tell)).toEqual([]);
    expect(warnings.map(tell)).toEqual([]);
    expect(story?.timeline.facts).toHaveLength(4);
  });

  it('has at least 40 bad files', () => expect(bad.length).toBeGreaterThanOrEqual(40));

  it.each(bad)('tells what is wrong with %s', (name) => {
    const file = JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as Bad;
    expect(messages(spoiled(file))).toEqual([file.expect].flat());
    expect([file.expect].flat().length).toBeGreaterThan(0);
  });

  it('tells every fault at once, in the order of the files', () => {
    const [timeline, story] = base as [(typeof base)[number], (typeof base)[number]];
    const files = [
      {
        name: timeline.name,
        text: timeline.text.replace('"1908-05-01", "precision"', '"1908-05-32", "precision"').replace('"orla", "tam"', '"orla", "tim"')
      },
      { name: story.name, text: story.text.replace('A lamp.', 'A lamp of 3 wicks.').replace('"chart": "row", "facts"', '"chart": "rew", "facts"') }
    ];
    expect(messages(files).map((message) => message.replace(/:.*/, ''))).toEqual([
      'timeline.json, line 13 (facts[0].date)',
      'timeline.json, line 16 (facts[3].people[1])',
      'story.json, line 23 (chapters[0].steps[0].alt)',
      'story.json, line 25 (chapters[0].steps[2].chart)'
    ]);
  });

  it('tells of a file that is not there', () =>
    expect(messages([base[0]!])).toEqual(['story.json, line 1: found no such file, expected the file. Add story.json.']));

  it('warns of what nothing shows', () => {
    const files = spoiled({ file: 'story', edit: [['chapters', 0, 'steps', 2, 'facts']], expect: '' }).map(({ name, text }) => ({
      name,
      text: text.replace('{keeper-says}', 'some')
    }));
    const { faults, warnings } = check(files, kinds);
    expect(faults).toEqual([]);
    expect(warnings.map(tell)).toEqual([
      'timeline.json, line 15 (facts[2]): found the fact "keeper-says" that nothing shows, expected every fact used or left out with a reason. Use it, or list it in "leftOut" of the story.'
    ]);
  });

  it('throws all of it as one error when a story is read', async () => {
    await expect(readStory('tests/bad/nowhere')).rejects.toThrow(StoryFaults);
    await expect(readStory('tests/bad/nowhere')).rejects.toThrow('2 faults in the story');
  });
});

/** More by hand: FUZZ_RUNS=20000 npm run unit. */
const RUNS = Number(process.env.FUZZ_RUNS ?? 800);

describe('whatever it is given', () => {
  type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
  const places = (value: Json, path: (string | number)[] = []): (string | number)[][] => [
    path,
    ...(Array.isArray(value)
      ? value.flatMap((one, i) => places(one, [...path, i]))
      : typeof value === 'object' && value !== null
        ? Object.entries(value).flatMap(([key, one]) => places(one, [...path, key]))
        : [])
  ];
  const parsed = base.map(({ name, text }) => ({ name, value: JSON.parse(text) as Json }));
  const anything = fc.oneof(
    fc.constant(undefined),
    fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<Json>,
    fc.string({ unit: 'binary' }),
    fc.constantFrom<Json>(
      1e308,
      -1e308,
      5e-324,
      0.1,
      -1,
      '9999-99-99',
      '0000-00-00',
      '2024-02-30',
      '{',
      '}',
      '{:}',
      '{lamp-lit',
      '{half:Words}',
      '{constructor}',
      '__proto__',
      'constructor',
      'toString',
      '',
      '\u0000',
      '{=}',
      [],
      {},
      null
    )
  );

  function changed(value: Json, path: (string | number)[], put: Json | undefined): Json | undefined {
    const [key, ...rest] = path;
    if (key === undefined) return put;
    if (Array.isArray(value)) return value.flatMap((one, i) => (i === key ? [changed(one, rest, put)].filter((now) => now !== undefined) : [one]));
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value).flatMap(([name, one]): [string, Json][] => {
      const now = name === key ? changed(one, rest, put) : one;
      return now === undefined ? [] : [[name, now]];
    });
    return Object.fromEntries(entries);
  }

  it('reports or accepts, and never throws: values taken out, swapped, made strange', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(fc.nat(), fc.nat(), anything), { minLength: 1, maxLength: 4 }), (edits) => {
        const values: (Json | undefined)[] = parsed.map(({ value }) => value);
        for (const [which, where, put] of edits) {
          const i = which % values.length;
          const value = values[i];
          if (value === undefined) continue;
          const all = places(value);
          values[i] = changed(value, all[where % all.length]!, put);
        }
        const { story, faults } = check(
          parsed.map(({ name }, i) => ({ name, text: JSON.stringify(values[i]) ?? '' })),
          kinds
        );
        expect(story === null).toBe(faults.length > 0);
        for (const fault of faults) {
          expect(fault.line).toBeGreaterThan(0);
          expect(tell(fault)).not.toMatch(/\bundefined\b(?!")|\[object|Cannot read/);
        }
      }),
      { numRuns: RUNS }
    );
  });

  it('reports or accepts, and never throws: text cut, doubled and scrambled', () => {
    const numbers = fc.constantFrom(
      '1e999',
      '-0',
      '00',
      '1e',
      '9'.repeat(400),
      '\\u12',
      '\u2028',
      '/*',
      '//',
      '"',
      '[[',
      '}}',
      ',',
      '\uD800',
      '"__proto__":'
    );
    fc.assert(
      fc.property(fc.nat(1), fc.nat(), fc.nat(40), fc.oneof(numbers, fc.string({ unit: 'binary' })), (which, from, length, put) => {
        const files = base.map(({ name, text }, i) => {
          const at = from % text.length;
          return { name, text: i === which ? text.slice(0, at) + put + text.slice(at + length) : text };
        });
        const { story, faults } = check(files, kinds);
        expect(story === null).toBe(faults.length > 0);
      }),
      { numRuns: RUNS }
    );
  });
});

describe('the story of this repository', () => {
  it('has no fault', async () => {
    expect(check(await storyFiles('data')).faults.map(tell)).toEqual([]);
  });

  it('has JSON Schemas that are up to date (npm run schemas)', async () => {
    for (const [name, text] of Object.entries(schemaFiles())) {
      const path = `data/${name}`;
      expect(readFileSync(path, 'utf8')).toBe(await format(text, { ...(await resolveConfig(path)), filepath: path }));
    }
  });
});
