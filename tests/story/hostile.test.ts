// A story whose words mean harm: refused with the place of it, or shown as the words they are. Through all that the build makes of words.
import fc from 'fast-check';
import { render } from 'svelte/server';
import { describe, expect, it, vi } from 'vitest';
import { bind } from '../../src/lib/scene/bind.ts';
import { check } from '../../src/lib/story/check.ts';
import { csvText } from '../../src/lib/story/csv.ts';
import type { Story } from '../../src/lib/story/schema.ts';
import { tableOf } from '../../src/lib/story/table.ts';
import { articleOf } from '../../src/lib/view/article.ts';
import { asksOf } from '../../src/lib/view/asks.ts';
import { atomText, feedOf, jsonFeed, mailOf } from '../../src/lib/view/feeds.ts';
import { missingPage } from '../../src/lib/view/missing.ts';
import { dictionaryFile, factsFile } from '../../src/lib/view/opendata.ts';
import { closedPage } from '../../src/lib/view/travel/closed.ts';
import { chartSheet, travellers } from '../../src/lib/view/travel/chart.ts';
import { readLooks } from '../../src/lib/view/travel/looks.ts';
import { manifestOf } from '../../src/lib/view/travel/pictures.ts';
import { en } from '../../src/lib/words/en.ts';
import { evil, freePlaces, spoilt } from './hostile.ts';
import { shapeOf } from './markup.ts';

const told = vi.hoisted(() => ({ story: null as unknown }));
vi.mock('../../src/lib/story/server.ts', () => ({ story: () => Promise.resolve(told.story) }));

// A PNG has no words left in it; drawing one is slow, and so is cutting the fonts of every chart for the list of them.
vi.mock('../../src/lib/view/travel/file.ts', async (whole) => ({
  ...(await whole<object>()),
  outlined: () => Promise.resolve(''),
  pngOf: () => new Uint8Array(64),
  svgFile: () => Promise.resolve('')
}));
const { svgFile } = await vi.importActual<typeof import('../../src/lib/view/travel/file.ts')>('../../src/lib/view/travel/file.ts');

const harmless = spoilt('and so on').story!;
const looks = await readLooks('print');
const site = { siteUrl: 'https://example.org/a', publisher: 'P & <Q>', byline: null };

type Route = { default: never; load?: (event: { params: object }) => Promise<object> };
/** The pages that are made of words, as the build makes them. */
const routes: Record<string, [page: () => Promise<unknown>, load: () => Promise<unknown>, params: (story: Story) => object]> = {
  story: [() => import('../../src/routes/+page.svelte'), () => import('../../src/routes/+page.server.ts'), () => ({})],
  chapter: [
    () => import('../../src/routes/chapter/[id]/+page.svelte'),
    () => import('../../src/routes/chapter/[id]/+page.server.ts'),
    (story) => ({ id: story.words.chapters[1]!.id })
  ],
  sources: [() => import('../../src/routes/sources/+page.svelte'), () => import('../../src/routes/sources/+page.server.ts'), () => ({})],
  data: [() => import('../../src/routes/data/+page.svelte'), () => import('../../src/routes/data/+page.server.ts'), () => ({})],
  certainty: [() => import('../../src/routes/certainty/+page.svelte'), () => import('../../src/routes/certainty/+page.server.ts'), () => ({})],
  keep: [() => import('../../src/routes/keep/+page.svelte'), () => import('../../src/routes/keep/+page.server.ts'), () => ({})],
  print: [() => import('../../src/routes/print/+page.svelte'), () => import('../../src/routes/print/+page.server.ts'), () => ({})],
  embed: [() => import('../../src/routes/embed/+page.svelte'), () => import('../../src/routes/embed/+page.server.ts'), () => ({})]
};
async function page(name: string, story: Story): Promise<string> {
  told.story = story;
  const [component, server, params] = routes[name]!;
  const { default: Page } = (await component()) as Route;
  const data = await ((await server()) as Required<Route>).load({ params: params(story) });
  const { head, body } = render(Page, { props: { data } } as never);
  return `${head}${body}`;
}

/** Markup of a hostile story has no kind of element that the harmless one does not have, and no script of another text but data. */
function same(hostile: string, harmless: string): void {
  const [bad, good] = [shapeOf(hostile), shapeOf(harmless)];
  expect([...bad.kinds].filter((kind) => !good.kinds.has(kind))).toEqual([]);
  expect(bad.scripts.length).toBe(good.scripts.length);
  for (const [i, script] of bad.scripts.entries())
    if (script !== good.scripts[i]) {
      expect(() => JSON.parse(script) as unknown).not.toThrow();
      expect(script).not.toMatch(/<(?:\/|!--|script)/i);
    }
}

describe('words that mean harm', () => {
  it('can stand in most places of a story', () => {
    const free = freePlaces();
    expect(free.length).toBeGreaterThan(45);
    for (const place of [
      'story.json:title',
      'story.json:cover.risk',
      'story.json:chapters.*.title',
      'story.json:chapters.*.steps.*.text.*',
      'story.json:chapters.*.steps.*.alt',
      'timeline.json:people.*.name',
      'timeline.json:sources.*.title',
      'timeline.json:facts.*.statement'
    ])
      expect(free).toContain(place);
  });

  it.each(Object.keys(routes))(
    'are words on the page: %s',
    async (name) => {
      const good = await page(name, harmless);
      for (const words of [evil.slice(0, 8).join(' '), evil.slice(8).join(' ')]) {
        const { story, faults } = spoilt(words);
        expect(faults).toEqual([]);
        same(await page(name, story!), good);
      }
    },
    60_000
  );

  it('are words in stills, tables, files and feeds', async () => {
    const { story } = spoilt(evil.join(' '));
    const stories = [story!, harmless];
    const atoms = [];
    for (const one of stories) atoms.push(atomText((await feedOf(one, en, 'https://example.org/l', site, '2001-02-03'))!));
    same(atoms[0]!, atoms[1]!);
    // The content of a feed is HTML written as text.
    const inner = atoms.map((atom) =>
      [...atom.matchAll(/<content type="html">([^<]*)<\/content>/g)]
        .map(([, html]) =>
          html!.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&quot;', '"').replaceAll('&#39;', "'").replaceAll('&amp;', '&')
        )
        .join('')
    );
    same(inner[0]!, inner[1]!);
    const id = travellers(articleOf(harmless, en))[0]!;
    const charts = [];
    for (const one of stories) charts.push(await svgFile(await chartSheet(id, one, en, looks)));
    same(charts[0]!, charts[1]!);
    const missing = stories.map((one) => missingPage({ title: one.words.title, home: '/a"b/', language: one.words.language, words: en, looks }));
    same(missing[0]!, missing[1]!);
    const closed = [];
    for (const one of stories)
      closed.push(await closedPage({ story: one, words: en, looks, open: '../', home: 'https://example.org/', script: '0' }));
    same(closed[0]!, closed[1]!);
    // What is JSON says the words back.
    const files = [
      jsonFeed((await feedOf(story!, en, 'https://example.org/l', site, '2001-02-03'))!),
      await mailOf(story!, en, 'l', site, '2001-02-03'),
      await manifestOf(story!, en),
      dictionaryFile(story!, en),
      factsFile(story!, en)
    ];
    for (const file of files) expect(JSON.stringify(file)).toContain('window.__hit');
    expect(Object.prototype).not.toHaveProperty('__hit');
  }, 120_000);

  it('are cells in a table, and no formula in any spreadsheet', () => {
    // Read back as RFC 4180 says.
    const cells = (csv: string): string[] =>
      [...csv.slice(1).matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)].map(([, quoted, bare]) => quoted?.replaceAll('""', '"') ?? bare!);
    for (const words of ['=cmd|calc!A', '+A', '-A', '@SUM(A)', '\t=A', '\r=A', '=A",=A', "'=A", '-1+cmd|A']) {
      const [, , first, ...rest] = cells(
        csvText(
          {
            columns: ['a', 'b'],
            rows: [
              [words, `x ${words}`],
              ['-1', '+3.5'],
              ['1,000', '12%']
            ]
          },
          {}
        )
      );
      expect(first, words).toBe(`${words.startsWith("'") ? '' : "'"}${words}`);
      expect(rest).toEqual([`x ${words}`, '-1', '+3.5', '1,000', '12%']);
    }
    const { story } = spoilt(evil.join(' '));
    const tables = story!.words.chapters.flatMap(({ steps }) => steps.flatMap((step) => tableOf(step, story!, en) ?? []));
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const read = cells(csvText(table, {}));
      expect(read).toHaveLength((table.rows.length + 1) * table.columns.length);
      for (const [i, cell] of table.rows.flat().entries()) expect(read[i + table.columns.length]!.replace(/^'/, '')).toBe(cell.replace(/^'/, ''));
    }
  });

  it('of any kind, in any order: stills, rows, and the data in the page (fuzzed)', () => {
    const pieces = fc.array(
      fc.oneof(
        fc.constantFrom(...evil),
        fc.string({ unit: 'grapheme', maxLength: 12 }),
        fc.constantFrom('<', '>', '"', "'", '&', '/', '-->', '\\', '`')
      ),
      {
        minLength: 1,
        maxLength: 8
      }
    );
    const stillsOf = (story: Story): string =>
      articleOf(story, en)
        .chapters.flatMap(({ steps }) => steps.flatMap(({ still }) => (still ? [still.phone, still.paper] : [])))
        .join('');
    const good = stillsOf(harmless);
    let shown = 0;
    fc.assert(
      fc.property(pieces, (list) => {
        const words = list.join(' ');
        const { story, faults } = spoilt(words);
        if (!story) {
          // Refused: every fault says where, and what to do.
          expect(faults.length).toBeGreaterThan(0);
          for (const fault of faults) {
            expect(fault.file).toMatch(/^(timeline|story)\.json$/);
            expect(fault.line).toBeGreaterThan(0);
            expect(fault.path).not.toBe('');
            expect(fault.mend.length).toBeGreaterThan(5);
          }
          return;
        }
        shown++;
        same(stillsOf(story), good);
        const deck = JSON.stringify({ deck: bind(story), asks: asksOf(story, en) }).replace(/</g, '\\u003c');
        expect(deck).not.toContain('<');
        expect(JSON.parse(deck)).toEqual(JSON.parse(JSON.stringify({ deck: bind(story), asks: asksOf(story, en) })));
      }),
      { numRuns: 25, seed: Number(process.env.FUZZ_SEED || 2020) }
    );
    expect(shown).toBeGreaterThan(10);
  }, 120_000);
});

describe('what no story needs', () => {
  const { files } = spoilt('and so on');
  const put = (find: RegExp, by: string): { name: string; text: string }[] =>
    files.map(({ name, text }) => ({ name, text: name === 'story.json' ? text.replace(find, () => by) : text }));
  const inWords = (words: string): ReturnType<typeof put> => put(/"description": "/, `"description": "${words}`);
  it.each([
    ['NUL', inWords('\\u0000'), 'description', /U\+0000/],
    ['NUL as it is', inWords('\0'), '', /control character/],
    ['a bell', inWords('\\u0007'), 'description', /U\+0007/],
    ['half a character', inWords('\\ud83d and'), 'description', /U\+D83D/],
    ['a character that is none', inWords('\\uffff'), 'description', /U\+FFFF/],
    ['words turned around', inWords('\\u202eevil'), 'description', /U\+202E/],
    ['words set apart', inWords('\\u2067evil'), 'description', /U\+2067/],
    ['the parent of objects', put(/"title": "/, '"__proto__": {"sheet": []}, "title": "'), '__proto__', /"__proto__"/],
    ['a constructor', put(/"title": "/, '"constructor": {"prototype": {}}, "title": "'), 'constructor', /unknown key/],
    ['a kind of chart that every object has', put(/"kind": "days"/, '"kind": "constructor"'), /^charts\[.*kind$/, /"constructor"/],
    ['a fact that every object has', inWords('{constructor} {toString} '), 'description', /\{constructor\}/],
    ['ten thousand lists', put(/"title": "/, `"deep": ${'['.repeat(10_000)}${']'.repeat(10_000)}, "title": "`), '', /inside one another/],
    ['ten thousand objects', put(/"title": "/, `"deep": ${'{"a":'.repeat(10_000)}0${'}'.repeat(10_000)}, "title": "`), '', /inside one another/],
    ['lists without an end', put(/^/, '['.repeat(100_000)), '', /inside one another/],
    ['a language that is markup', put(/"language": "en"/, '"language": "en\\" onload=\\"x"'), 'language', /onload/]
  ] as const)('%s is refused, with its place', (_, spoiled, path, found) => {
    const { story, faults } = check([...spoiled]);
    expect(story).toBeNull();
    const fault = faults.find((one) => (typeof path === 'string' ? one.path === path : path.test(one.path)))!;
    expect(fault, JSON.stringify(faults.slice(0, 3))).toBeDefined();
    expect(fault.file).toBe('story.json');
    expect(fault.line).toBeGreaterThan(0);
    expect(`${fault.found} ${fault.expected}`).toMatch(found);
    expect(Object.prototype).not.toHaveProperty('sheet');
  });

  it('a word of a hundred thousand letters is a long word, and costs no more than its length', () => {
    const start = performance.now();
    const { story } = check(inWords(`${'x'.repeat(100_000)} `));
    expect(story!.words.description).toContain('xxxx');
    expect(articleOf(story!, en).description.length).toBeGreaterThan(100_000);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
