// The printed edition's parts: numbers of sources and figures, the code, the file's dates, one file.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readStory } from '../../src/lib/story/read.ts';
import { codeOf, figureNumbers, paperOf, ranges, sourceNumbers } from '../../src/lib/view/paper.ts';
import { en } from '../../src/lib/words/en.ts';
import { isWhole, oneFile } from '../../tools/onefile.ts';
import { patched } from '../../tools/pdf.ts';

const stories = await Promise.all(['data', 'tests/second'].map((folder) => readStory(folder)));

describe('numbers', () => {
  it('writes runs as runs, and every number once', () => {
    expect(ranges([7, 1, 4, 5, 6, 4])).toBe('1, 4–7');
    expect(ranges([2, 3])).toBe('2, 3');
    expect(ranges([])).toBe('');
    fc.assert(
      fc.property(fc.uniqueArray(fc.integer({ min: 1, max: 60 })), (numbers) => {
        const read = ranges(numbers)
          .split(', ')
          .filter(Boolean)
          .flatMap((run) => {
            const [from, to = from] = run.split('–').map(Number) as [number, number?];
            return Array.from({ length: to - from + 1 }, (_, i) => from + i);
          });
        expect(read).toEqual([...numbers].sort((a, b) => a - b));
      })
    );
  });

  it.each(stories)('gives each source one number, and lists each that is cited', (story) => {
    const numbers = [...sourceNumbers(story).values()];
    expect(numbers).toEqual(numbers.map((_, i) => i + 1));
    const { sources } = paperOf(story, en);
    expect(sources.map(({ number }) => number)).toEqual(numbers);
    for (const source of sources) {
      const given = story.timeline.sources.find(({ title, publisher }) => title === source.title && publisher === source.publisher)!;
      if (source.address) expect(given.linkPolicy).toBe('link');
    }
  });

  it.each(stories)('numbers figures by chapter, each differently', (story) => {
    const all = story.words.chapters.flatMap((chapter) => [...figureNumbers(chapter).values()]);
    expect(new Set(all).size).toBe(all.length);
    for (const chapter of story.words.chapters)
      for (const number of figureNumbers(chapter).values())
        if (chapter.number !== null) expect(number).toMatch(new RegExp(`^${chapter.number}[a-z]?$`));
  });
});

it('the code keeps a quiet edge of four squares, and grows with what it says', () => {
  const small = codeOf('https://example.org/');
  const large = codeOf(`https://example.org/${'a'.repeat(120)}`);
  expect(large.size).toBeGreaterThan(small.size);
  for (const { d, size } of [small, large])
    for (const [, x, y, run] of d.matchAll(/M(\d+),(\d+)h(\d+)/g)) {
      expect(Math.min(Number(x), Number(y))).toBeGreaterThanOrEqual(4);
      expect(Number(x) + Number(run)).toBeLessThanOrEqual(size - 4);
      expect(Number(y)).toBeLessThan(size - 4);
    }
});

describe('the file of a print', () => {
  const made = Buffer.from(
    "%PDF-1.4\n1 0 obj\n<</Title (A \\(b\\))\n/Creator (Mozilla/5.0 \\(X11\\) HeadlessChrome/156.0.0.0 Safari/537.36)\n/Producer (Skia/PDF m156)\n/CreationDate (D:20261125194357+00'00')\n/ModDate (D:20261125194357+00'00')>>\nendobj\nrest",
    'latin1'
  );
  it('has the dates and the author that it is given, and is as long as before', () => {
    const text = Buffer.from(patched(made, { date: new Date('2024-09-04T10:00:00Z'), author: 'A (b)' })).toString('latin1');
    expect(text).toHaveLength(made.length);
    expect(text).toContain("/CreationDate (D:20240904100000+00'00')");
    expect(text).toContain("/ModDate (D:20240904100000+00'00')");
    expect(text).toContain('/Author (A \\(b\\))');
    expect(text).not.toMatch(/Chrome|X11/);
  });
  it('says nothing of an author where there is none, and throws at a file of another make', () => {
    expect(Buffer.from(patched(made, { date: new Date(0), author: null })).toString('latin1')).not.toMatch(/Author|Mozilla/);
    expect(() => patched(Buffer.from('%PDF-1.7 1 0 obj <<>> endobj'), { date: new Date(0), author: null })).toThrow(/CreationDate/);
  });
});

describe('one file', () => {
  const html = `<!doctype html><html><head><meta charset="utf-8" /><link rel="icon" href="./icon.svg" /><title>T</title><script>document.documentElement.classList.add("live")</script><link rel="stylesheet" href="./paper.css" media="print"/><style>@font-face{src:url('./_app/f.woff2');font-display:optional}</style></head><body><a href="./sources/#on-x">Sources</a><section class="printed-only back"><li><span class="address">example.org/x</span></li></section><footer class="end"><a href="./keep/">Keep</a></footer><script type="module" src="./live/live.js"></script></body></html>`;
  const files: Record<string, string> = {
    './paper.css': 'p{}',
    './_app/f.woff2': 'font',
    './live/live.js': 'let a="</script>"'
  };
  const read = (path: string): Promise<Uint8Array> => (path in files ? Promise.resolve(Buffer.from(files[path]!)) : Promise.reject(new Error(path)));
  it('has all in it, asks for nothing, and knows whether it is whole', async () => {
    const file = await oneFile({ html, read, date: '2001-02-03', quiet: false, name: 'N' });
    expect(file).not.toMatch(/(?:src|href)="(?!#|data:)/);
    expect(file).toContain('url(data:font/woff2;base64,');
    expect(file).toContain("default-src 'none'");
    expect(file.match(/<\/script>/g)).toHaveLength(2);
    expect(isWhole(file)).toBe(true);
    expect(isWhole(file.replace('Sources', 'Sauces'))).toBe(false);
    expect(await oneFile({ html, read, date: '2001-02-03', quiet: false, name: 'N' })).toBe(file);
  });
  it('is quiet where it shall be, and throws where it would ask for something', async () => {
    const file = await oneFile({ html, read, date: '2001-02-03', quiet: true, name: 'N' });
    expect(file).toContain('<title>N</title>');
    expect(file).not.toContain('example.org');
    await expect(
      oneFile({ html: html.replace('<body>', '<body><img src="./x.png">'), read, date: '2001-02-03', quiet: false, name: 'N' })
    ).rejects.toThrow(/x\.png/);
  });
});
