// `npm run test:all`: what is left out of it, and what it says when an engine cannot be had.
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { fresh, gather, lacking, leftOut, suites, type Program } from '../../tools/suites.ts';

const program = (name: string, places: string[] = []): Program => ({
  name,
  variable: `${name.toUpperCase()}_AT`,
  package: `${name}-package`,
  places: () => places
});
afterEach(() => vi.unstubAllEnvs());

describe('what is left out', () => {
  const names = ['firefox', 'webkit', 'nginx'];
  it.each([
    [undefined, []],
    ['', []],
    ['webkit', ['webkit']],
    ['nginx,firefox', ['firefox', 'nginx']],
    [' webkit , nginx ', ['webkit', 'nginx']],
    ['webkit webkit', ['webkit']]
  ])('%j', (named, out) => expect(leftOut(named, names)).toEqual(out));
  it('is never a slip', () => {
    expect(() => leftOut('webkti', names)).toThrow('LEAVE_OUT names "webkti"; the suites are firefox, webkit, nginx.');
  });
  it('is named as in the README', () => expect(suites.map(({ name }) => name)).toEqual(expect.arrayContaining(['firefox', 'webkit', 'nginx'])));
});

describe('what cannot be had', () => {
  it('is told once, with every way to go on', () => {
    expect(lacking('webkit', [program('driver'), program('screen')])).toBe(
      [
        'The suite "webkit" needs driver and screen, which cannot be had.',
        'On Debian: apt-get install -y --no-install-recommends driver-package screen-package',
        'Elsewhere: install it and set DRIVER_AT, SCREEN_AT to the program.',
        'To leave it out: LEAVE_OUT=webkit npm run test:all'
      ].join('\n')
    );
  });
  it('is not what is there', () => {
    const there = program('there', [process.execPath]);
    expect(gather({ name: 'x', needs: [there] }, false)).toEqual({ THERE_AT: process.execPath });
    expect(() => gather({ name: 'x', needs: [there, program('none', ['/nowhere/none'])] }, false)).toThrow('The suite "x" needs none, which');
  });
  it('names a path that leads nowhere', () => {
    vi.stubEnv('THERE_AT', '/nowhere/there');
    expect(() => gather({ name: 'x', needs: [program('there', [process.execPath])] }, false)).toThrow('THERE_AT is "/nowhere/there"');
  });
});

it('a build is fresh while nothing that it was made from is newer', () => {
  const folder = mkdtempSync(join(tmpdir(), 'fresh-'));
  try {
    const [built, source] = [join(folder, 'index.html'), join(folder, 'src')];
    mkdirSync(source);
    writeFileSync(join(source, 'a.ts'), '');
    expect(fresh(built, [source])).toBe(false);
    writeFileSync(built, '');
    utimesSync(built, 2000, 2000);
    utimesSync(join(source, 'a.ts'), 1000, 1000);
    expect(fresh(built, [source, join(folder, 'none')])).toBe(true);
    utimesSync(join(source, 'a.ts'), 3000, 3000);
    expect(fresh(built, [source])).toBe(false);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
