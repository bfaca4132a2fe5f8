// What leaves the story carries what the story would have said beside it.
import { describe, expect, it, vi } from 'vitest';
import { csvText } from '../../src/lib/story/csv.ts';
import { rulesAsking } from '../../src/lib/story/rules.ts';
import type { Step, Story } from '../../src/lib/story/schema.ts';
import { tableOf } from '../../src/lib/story/table.ts';
import { fill } from '../../src/lib/story/words.ts';
import { missingPage } from '../../src/lib/view/missing.ts';
import { cardSheet, cardSize, tellingStep } from '../../src/lib/view/travel/card.ts';
import { articleOnce, chartSheet, firstSentence, travellers } from '../../src/lib/view/travel/chart.ts';
import { outlines } from '../../src/lib/view/travel/faces.ts';
import { pngFile, svgFile } from '../../src/lib/view/travel/file.ts';
import { looksFrom, readLooks } from '../../src/lib/view/travel/looks.ts';
import type { Sheet } from '../../src/lib/view/travel/sheet.ts';
import { en } from '../../src/lib/words/en.ts';
import { storyOf } from '../scene/stories.ts';

const folders = ['data', 'tests/second'];
const stories = Object.fromEntries(folders.map((folder) => [folder, storyOf(folder).story]));
const onPaper = await readLooks('print');
const onScreen = await readLooks('screen');

const stepsOf = (story: Story): Step[] => story.words.chapters.flatMap(({ steps }) => steps);
const charts = folders.flatMap((folder) => travellers(articleOnce(stories[folder]!, en)).map((id) => ({ folder, id })));
const cards = folders.flatMap((folder) => stories[folder]!.words.chapters.map(({ id }) => ({ folder, id })));

/** The words of a file as one text, lines joined. */
const said = (svg: string): string =>
  [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)]
    .map(([, text]) => text!.replaceAll('&amp;', '&').replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&gt;', '>'))
    .join(' ');
const saidBy = (sheet: Sheet): string => sheet.parts.flatMap((part) => part.drawn.flatMap((one) => ('text' in one ? [one.text] : []))).join(' ');

const sentences = (text: string): string[] => {
  const [first, rest] = firstSentence(text);
  return rest ? [first, ...sentences(rest)] : [first];
};

/** Whether a rule of the data asks something of what some words tell, or of a picture. */
function asks(rule: string, step: Step, words: (string | undefined)[], story: Story): boolean {
  const series = [step.table && 'series' in step.table ? step.table.series : '', String(story.words.charts[step.chart]?.series ?? '')];
  const texts = words.filter((text) => text !== undefined);
  return rulesAsking(texts, series, story).some(({ id }) => id === rule);
}
const told = (step: Step) => [...step.text, step.foot, step.alt, step.caption];

describe('a chart that travels', () => {
  it.each(charts)('$folder $id has its whole frame and needs nothing else', async ({ folder, id }) => {
    const story = stories[folder]!;
    const article = articleOnce(story, en);
    const chapter = article.chapters.find(({ steps }) => steps.some((step) => step.id === id))!;
    const step = chapter.steps.find((one) => one.id === id)!;
    const svg = await svgFile(chartSheet(id, story, en, onPaper));
    const text = said(svg);

    expect(svg).toMatch(/^<svg xmlns="http:\/\/www\.w3\.org\/2000\/svg" lang="en" viewBox="0 0 800 \d+"/);
    expect(text).toContain(chapter.title);
    expect(text).toContain(article.title);
    // All words of the step, since the rules of the data hold for them together: owners, dates, "at least", denials.
    const words = step.paragraphs.map((runs) => runs.map((run) => run.text).join('')).join(' ');
    for (const sentence of sentences(words)) expect(text).toContain(sentence);
    if (step.foot) expect(text).toContain(step.foot);
    if (step.still?.caption) expect(text).toContain(step.still.caption);
    expect(text).toMatch(/Sources: \S/);
    expect(text).toContain(en.travel.licence);
    expect(text).toContain(en.travel.facts(article.facts));
    expect(text).toContain(firstSentence(article.cover.risk)[0]);
    expect(svg).toMatch(/<title>[^<]+<\/title><desc>[^<]+<\/desc>/);

    expect(svg).not.toMatch(/var\(|style="|class="|@import|<script|<image|href=/);
    expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', '')).not.toMatch(/https?:|url\((?!data:font\/woff2;base64,)/);
    expect(Buffer.byteLength(svg)).toBeLessThan(66_000);
  });

  it('says "at least" and has the denial with every count of people held', () => {
    const story = stories.data!;
    const counted = stepsOf(story).filter((step) => travellers(articleOnce(story, en)).includes(step.id));
    const minimums = counted.filter((step) => asks('counts-are-minimums', step, told(step), story));
    const denied = counted.filter((step) => asks('denial-beside-counts', step, told(step), story));
    expect(minimums.length).toBeGreaterThan(5);
    expect(denied.length).toBeGreaterThan(5);
    for (const step of minimums) expect(saidBy(chartSheet(step.id, story, en, onPaper)), step.id).toMatch(/\bat least\b/i);
    for (const step of denied) expect(saidBy(chartSheet(step.id, story, en, onPaper)), step.id).toMatch(/\bdenies\b/);
  });

  it('names the person whom it is about', () => {
    for (const { folder, id } of charts) {
      const story = stories[folder]!;
      const { person } = story.words.charts[stepsOf(story).find((step) => step.id === id)!.chart]!;
      const found = story.timeline.people.find((one) => one.id === person);
      if (found) expect(saidBy(chartSheet(id, story, en, onPaper)), id).toContain(found.surname);
    }
  });

  it('labels the outlets of a state and gives no address', () => {
    const story = stories.data!;
    const text = travellers(articleOnce(story, en)).map((id) => saidBy(chartSheet(id, story, en, onPaper)));
    expect(text.some((words) => words.includes(`(${en.state})`))).toBe(true);
    for (const words of text) expect(words).not.toMatch(/https?:|www\./);
  });

  it('keeps its words inside the sheet, whatever machine draws it', async () => {
    for (const { folder, id } of charts) {
      const sheet = chartSheet(id, stories[folder]!, en, onPaper);
      for (const part of sheet.parts)
        for (const one of part.drawn) {
          if (!('text' in one)) continue;
          const { width } = await outlines(one);
          const left = part.x + one.x - (one.anchor === 'end' ? width : one.anchor === 'middle' ? width / 2 : 0);
          expect(left, `${id}: ${one.text}`).toBeGreaterThan(30);
          expect(left + width, `${id}: ${one.text}`).toBeLessThan(sheet.width - 30);
          expect(part.y + one.y, `${id}: ${one.text}`).toBeLessThan(sheet.height - 20);
        }
    }
  });

  it('is a PNG at twice its size, the same each time', async () => {
    const sheet = chartSheet(charts[0]!.id, stories.data!, en, onPaper);
    const [one, two] = [Buffer.from(await pngFile(sheet, 2)), Buffer.from(await pngFile(sheet, 2))];
    expect(one.subarray(1, 4).toString()).toBe('PNG');
    expect([one.readUInt32BE(16), one.readUInt32BE(20)]).toEqual([sheet.width * 2, sheet.height * 2]);
    expect(one.equals(two)).toBe(true);
  });

  it('gives the address of the site where it is known, and only there', async () => {
    vi.stubEnv('SITE_URL', 'https://example.org/story/');
    vi.resetModules();
    const { chartSheet: sited } = await import('../../src/lib/view/travel/chart.ts');
    const { meta } = await import('../../src/lib/view/meta.ts');
    expect(saidBy(sited(charts[0]!.id, stories.data!, en, onPaper))).toContain('https://example.org/story');
    const cover = meta(stories.data!, null).card!;
    const first = stories.data!.words.chapters[0]!.id;
    expect(cover).toMatchObject({ url: `https://example.org/story/card/${first}.png`, ...cardSize });
    expect(cover.alt.length).toBeGreaterThan(20);
    vi.unstubAllEnvs();
    vi.resetModules();
    const { meta: unsited } = await import('../../src/lib/view/meta.ts');
    expect(unsited(stories.data!, null).card).toBeNull();
  });
});

describe('a card', () => {
  it.each(cards)('$folder $id keeps its words 64 px from the edges, and one thing out of the other', async ({ folder, id }) => {
    const story = stories[folder]!;
    const sheet = await cardSheet(id, story, en, onScreen);
    expect([sheet.width, sheet.height]).toEqual([1200, 630]);
    expect(sheet.desc.length).toBeGreaterThan(10);
    const [, image, words] = sheet.parts;
    const lowest = Math.max(...image!.drawn.flatMap((one) => ('text' in one ? [image!.y + one.y * image!.scale] : [])), 0);
    const foot = words!.drawn.flatMap((one) => ('text' in one && one.face.size === 16 ? [one.y] : []));
    if (foot.length > 0) expect(Math.min(...foot) - 13, 'the foot stands under the picture').toBeGreaterThan(lowest);
    for (const part of sheet.parts)
      for (const one of part.drawn) {
        if (!('text' in one)) continue;
        const { width } = await outlines(one);
        const left = part.x + part.scale * (one.x - (one.anchor === 'end' ? width : one.anchor === 'middle' ? width / 2 : 0));
        expect(left, one.text).toBeGreaterThan(56);
        expect(left + width * part.scale, one.text).toBeLessThan(1200 - 56);
        expect(part.y + one.y * part.scale, one.text).toBeLessThan(630 - 40);
      }
  });

  it('has beside a count of people held what the rules of the data ask for', async () => {
    const story = stories.data!;
    const counted = story.words.chapters.filter(({ id }) => {
      const { step } = tellingStep(id, story, en);
      return asks('denial-beside-counts', step, [step.alt, step.caption], story);
    });
    expect(counted.length).toBeGreaterThan(1);
    for (const { id } of counted) {
      const text = saidBy(await cardSheet(id, story, en, onScreen));
      expect(text, id).toMatch(/\bat least\b/i);
      expect(text, id).toMatch(/\bdenies\b/);
    }
  });
});

describe('a table as CSV', () => {
  /** Reads RFC 4180. */
  function parse(csv: string): string[][] {
    const rows: string[][] = [[]];
    for (const match of csv.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r\n)/g)) {
      rows.at(-1)!.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
      if (match[3] === '\r\n') rows.push([]);
    }
    return rows.slice(0, -1);
  }

  it.each(folders)('of %s comes back as it was', (folder) => {
    const story = stories[folder]!;
    const tables = stepsOf(story).flatMap((step) => tableOf(step, story, en) ?? []);
    expect(tables.length).toBeGreaterThan(3);
    for (const table of tables) {
      const csv = csvText(table, en.columns);
      expect(csv.charCodeAt(0)).toBe(0xfeff);
      const [head, ...rows] = parse(csv.slice(1));
      expect(head).toEqual(table.columns.map((key) => (en.columns as Record<string, string>)[key]));
      expect(rows).toEqual(table.rows);
      expect(csv).not.toMatch(/https?:/);
    }
  });

  it('runs no formula, and leaves numbers alone', () => {
    const rows = [['=1+1', '+49 30', '-5', '-5,000.5', '@A1', '-cmd', '+3', 'a "b", c', 'one\ntwo']];
    const csv = csvText({ columns: ['name', 'other'], rows }, { name: 'Name' });
    expect(parse(csv.slice(1))).toEqual([
      ['Name', 'other'],
      ["'=1+1", "'+49 30", '-5', '-5,000.5', "'@A1", "'-cmd", '+3', 'a "b", c', 'one\ntwo']
    ]);
  });
});

describe('looks', () => {
  it('are those of the style sheet, with its tokens filled', () => {
    const looks = looksFrom(
      ':root { --ink: #111; --paper: #eee; } .picture path { fill: none; } .picture .hang.on-paper, .picture .b { fill: var(--ink); } @media x { .picture .hang { fill: red; } }',
      'html:root { --paper: #fff; } a { color: red; }',
      'print'
    );
    const frame = { name: 'paper', size: 'tablet' } as never;
    expect(looks.of({ key: 'a', cls: 'hang', on: 'paper', d: 'M0,0' }, frame).fill).toBe('#111');
    expect(looks.of({ key: 'a', cls: 'other', on: 'paper', d: 'M0,0' }, frame).fill).toBe('none');
    expect(looks.token('paper')).toBe('#fff');
    expect(() => looks.token('none')).toThrow();
    expect(() => looksFrom('.picture > .a { fill: red; }', '', 'screen')).toThrow(/more than/);
  });
});

it('the page for an address that leads nowhere needs nothing of its place', () => {
  const html = missingPage({ title: fill(stories.data!.words.title, stories.data!), home: '/a/b/', language: 'en', words: en, looks: onScreen });
  expect([...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, to]) => to)).toEqual(['/a/b/']);
  expect(html).not.toMatch(/url\(|<script|var\(/);
  expect(html).toContain(en.notFound);
});
