// The finished PDFs, read by other programs than the one that made them: their words, pages, fonts, ink and code.
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readStory } from '../../src/lib/story/read.ts';
import { articleOf } from '../../src/lib/view/article.ts';
import { codeOf } from '../../src/lib/view/paper.ts';
import { pngOf } from '../../src/lib/view/travel/file.ts';
import { en } from '../../src/lib/words/en.ts';
import { writeFileSync } from 'node:fs';

const run = (program: string, ...args: string[]): string => execFileSync(program, args, { encoding: 'latin1', maxBuffer: 1 << 28 });
const site = mkdtempSync(join(tmpdir(), 'paper-'));
const article = articleOf(await readStory('data'), en);
let files: string[] = [];
const at = (name: string): string => join(site, 'editions', name);
const info = (name: string, key: string): string => new RegExp(`^${key}:\\s*(.*)$`, 'm').exec(run('pdfinfo', at(name)))?.[1] ?? '';
/** Letters alone, in the order of the page: where lines break and what stands between words is not asked. */
const letters = (text: string): string => text.normalize('NFKD').replace(/[^\p{L}\p{N}]/gu, '');
const wordsOf = (name: string): string =>
  letters(execFileSync('pdftotext', ['-raw', '-enc', 'UTF-8', at(name), '-'], { encoding: 'utf8', maxBuffer: 1 << 28 }));

beforeAll(() => {
  cpSync('build', site, { recursive: true, filter: (path) => !path.endsWith('editions') });
  execFileSync('npm', ['run', '--silent', 'editions', '--', site], { stdio: 'pipe' });
  files = readdirSync(join(site, 'editions')).filter((name) => name.endsWith('.pdf'));
});

describe('PDFs', () => {
  it('are tagged, of the size they say, and their fonts are in them', () => {
    expect(files.length).toBeGreaterThanOrEqual(9);
    for (const name of files) {
      expect(info(name, 'Tagged'), name).toBe('yes');
      expect(info(name, 'Page size'), name).toMatch(
        name.includes('letter') ? /^612 x 792/ : name.includes('zine') ? /^84[12][.\d]* x 59[56]/ : /^59[56][.\d]* x 84[12]/
      );
      const fonts = run('pdffonts', at(name)).trim().split('\n').slice(2);
      expect(fonts.length, name).toBeGreaterThan(0);
      for (const font of fonts) expect(font, name).toMatch(/ yes (?:yes|no ) (?:yes|no ) +\d+/);
    }
  });

  it('the long ones have every title, every word of every step, and every figure’s number', () => {
    for (const name of files.filter((one) => !/sheet|zine/.test(one))) {
      const words = wordsOf(name);
      let pieces = 0;
      let parted = 0;
      for (const chapter of article.chapters) {
        expect(words.includes(letters(chapter.title)), `${name}: ${chapter.title}`).toBe(true);
        for (const step of chapter.steps) {
          for (const paragraph of step.paragraphs)
            for (const part of paragraph
              .map(({ text }) => text)
              .join('')
              .match(/\S+(?:\s+\S+){0,3}/g) ?? []) {
              pieces++;
              if (words.includes(letters(part))) continue;
              // The end of a column or a page may part it, with what stands there: then each of its words is there.
              parted++;
              for (const word of part.split(/\s+/)) expect(words.includes(letters(word)), `${name}, ${step.id}: ${word}`).toBe(true);
            }
          if (step.figure) expect(words.includes(letters(en.figure(step.figure))), `${name}: ${step.figure}`).toBe(true);
        }
      }
      expect(pieces).toBeGreaterThan(300);
      expect(parted / pieces, `${name}: pieces that a page or a column parts`).toBeLessThan(0.1);
      expect(Number(info(name, 'Pages')), name).toBeLessThanOrEqual(20);
    }
  });

  it('the risk stands on the first page of each', () => {
    for (const name of files.filter((one) => !one.includes('zine'))) {
      const first = letters(execFileSync('pdftotext', ['-enc', 'UTF-8', '-l', '1', at(name), '-'], { encoding: 'utf8' }));
      expect(first.includes(letters(article.cover.risk)), name).toBe(true);
    }
  });

  it('no page is blank or nearly, nothing is printed beyond the margins, and a page is mostly paper', () => {
    for (const name of files.filter((one) => one.includes('a4'))) {
      run('pdftoppm', '-r', '30', '-gray', at(name), join(site, 'page'));
      for (const page of readdirSync(site).filter((one) => one.startsWith('page') && one.endsWith('.pgm'))) {
        const bytes = readFileSync(join(site, page));
        const [, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.subarray(0, 40).toString('latin1'))!.map(Number) as [
          number,
          number,
          number
        ];
        const pixels = bytes.subarray(bytes.length - width * height);
        let ink = 0;
        let edge = 0;
        pixels.forEach((value, i) => {
          ink += (255 - value) / 255;
          const x = i % width;
          if (value < 128 && (x < width * 0.015 || x > width * 0.985)) edge++;
        });
        const share = ink / (width * height);
        expect(share, `${name} ${page}: ink`).toBeGreaterThan(0.008);
        expect(share, `${name} ${page}: ink`).toBeLessThan(0.3);
        expect(edge, `${name} ${page}: ink at the edge`).toBe(0);
      }
      for (const page of readdirSync(site).filter((one) => one.startsWith('page'))) execFileSync('rm', [join(site, page)]);
    }
  });
});

it('the code leads to the address that it is made of', () => {
  const address = 'https://example.org/some/where/';
  const { d, size } = codeOf(address);
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${size} ${size}" width="${size}" height="${size}"><path fill="#fff" d="M0,0h${size}v${size}h-${size}z"/><path d="${d}"/></svg>`;
  writeFileSync(join(site, 'code.png'), pngOf(svg, { scale: 8 }));
  expect(run('zbarimg', '--quiet', '--raw', join(site, 'code.png')).trim()).toBe(address);
});
