// What every step rests on: all of it, once, and never a claim that reads as a fact.
import { describe, expect, it } from 'vitest';
import { sign, signFrame, signNames } from '../../src/lib/scene/signs.ts';
import { factsBehind } from '../../src/lib/story/figures.ts';
import { readStory } from '../../src/lib/story/read.ts';
import { references } from '../../src/lib/story/words.ts';
import { articleOf } from '../../src/lib/view/article.ts';
import { citations, restsOn } from '../../src/lib/view/citations.ts';
import { words } from '../../src/lib/words/language.ts';

describe.each(['data', 'tests/second'])('the sources of %s', async (folder) => {
  const story = await readStory(folder);
  const chapters = citations(story, words);
  const entries = chapters.flatMap((chapter) => chapter.steps);
  const steps = story.words.chapters.flatMap((chapter) => chapter.steps);
  const facts = new Map(story.timeline.facts.map((fact) => [fact.id, fact]));

  it('have every fact of a step, each once', () => {
    for (const step of steps) {
      const named = [...step.text, step.foot ?? '', step.caption ?? '', step.alt ?? ''].flatMap(references).filter((ref) => !ref.literal);
      const wanted = new Set([
        ...named.flatMap((ref) => factsBehind(ref.id, story)),
        ...(step.facts ?? []),
        ...(step.table && 'facts' in step.table ? step.table.facts : [])
      ]);
      const listed = entries.find((entry) => entry.id === step.id)?.facts.map((fact) => fact.id) ?? [];
      expect(new Set(listed).size, step.id).toBe(listed.length);
      expect(listed, step.id).toEqual(expect.arrayContaining([...wanted]));
    }
    expect(new Set(entries.map((entry) => entry.id)).size).toBe(entries.length);
  });

  it('say whose a claim or a count is before its statement, and what disputes it', () => {
    for (const entry of entries.flatMap((step) => step.facts)) {
      const fact = facts.get(entry.id)!;
      expect(entry.statement).toBe(fact.statement);
      expect(entry.label, entry.id).toMatch({ claim: /^Claim by ./, count: /^Count by ./, event: /^Event/, arithmetic: /arithmetic/i }[fact.kind]);
      for (const who of [...(fact.claimedBy ?? []), ...(fact.disputedBy ?? [])]) expect(entry.label, entry.id).toContain(who);
      if (fact.kind === 'claim') expect(entry.outline, entry.id).toBe(true);
      if (fact.kind === 'claim' && fact.confidence !== 'derived') expect(entry.details.at(-1), entry.id).toMatch(/^That it was said/);
      if (fact.bound && fact.bound !== 'exact') expect(entry.details.join(' '), entry.id).toContain(words.bounds[fact.bound]);
      else if (fact.kind === 'count' && fact.value !== null) expect(entry.details.join(' '), entry.id).toContain(words.bounds['at-least']);
      expect(entry.details.join(' '), entry.id).toMatch(/\d{4}/);
    }
  });

  it('are written out once in a chapter, and every number leads to one', () => {
    for (const chapter of chapters) {
      const ids = chapter.sources.map((source) => source.id);
      expect(new Set(ids).size, chapter.id).toBe(ids.length);
      expect(chapter.sources.map((source) => source.number)).toEqual(ids.map((_, i) => i + 1));
      for (const step of chapter.steps) {
        for (const entry of step.facts) {
          const cited = entry.cites.map(({ number }) => ids[number - 1]).sort();
          expect(cited, entry.id).toEqual([...new Set(facts.get(entry.id)!.sources)].sort());
        }
        for (const table of step.tables) expect(table.cites.length, table.series).toBeGreaterThan(0);
      }
      const used = new Set(chapter.steps.flatMap((step) => [...step.facts, ...step.tables].flatMap((one) => one.cites.map(({ number }) => number))));
      expect(used.size, chapter.id).toBe(ids.length);
    }
  });

  it('give an address only where the data allows it, and label outlets of a state', () => {
    for (const source of chapters.flatMap((chapter) => chapter.sources)) {
      const known = story.timeline.sources.find(({ id }) => id === source.id)!;
      expect(source.url, source.id).toBe(known.linkPolicy === 'link' ? known.url : null);
      expect(source.state, source.id).toBe(known.state ?? false);
    }
  });

  it('are as many as the step in the story says', () => {
    const views = articleOf(story, words).chapters.flatMap((chapter) => chapter.steps);
    for (const view of views) {
      const entry = entries.find(({ id }) => id === view.id);
      const numbers = new Set([...(entry?.facts ?? []), ...(entry?.tables ?? [])].flatMap((one) => one.cites.map(({ number }) => number)));
      expect(view.sources, view.id).toBe(numbers.size);
    }
  });

  it('come with a way back: to the step, or to the first page of the story', () => {
    const first = story.words.chapters[0]!;
    for (const entry of entries) expect(entry.place).toBe(entry.id === first.steps[0]!.id ? first.id : entry.id);
  });
});

it('rows that a figure is read off, and facts that a row of claims names, are among what a step rests on', async () => {
  const story = await readStory('data');
  const steps = story.words.chapters.flatMap((chapter) => chapter.steps);
  const read = steps.find((step) => step.text.some((text) => references(text).some((ref) => 'silence' in (story.words.figures[ref.id] ?? {}))))!;
  expect(restsOn(read, story).tables.flatMap((table) => table.rows).length).toBeGreaterThan(0);
  const claims = Object.entries(story.timeline.series).find(([, series]) => series.kind === 'claims')!;
  const disputed = steps.find((step) => step.table && 'series' in step.table && step.table.series === claims[0])!;
  expect(restsOn(disputed, story).facts.length).toBeGreaterThan(disputed.facts?.length ?? 0);
});

it('every sign is told, is drawn of marks inside its frame, and no two are drawn alike', () => {
  expect(Object.keys(words.signs.names)).toEqual([...signNames]);
  const drawn = signNames.map((name) => sign(name).marks);
  expect(new Set(drawn.map((marks) => JSON.stringify(marks))).size).toBe(signNames.length);
  for (const mark of drawn.flat()) {
    const starts = [...mark.d!.matchAll(/M([\d.-]+),([\d.-]+)/g)].map((match) => [Number(match[1]), Number(match[2])] as const);
    for (const [x, y] of starts) {
      expect(x >= 0 && x <= signFrame.width, mark.key).toBe(true);
      expect(y >= 0 && y <= signFrame.height, mark.key).toBe(true);
    }
  }
});
