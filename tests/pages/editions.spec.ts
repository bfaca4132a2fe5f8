// The files that travel: made of a copy of the build, twice, and opened from the disk.
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from '@playwright/test';
import { isWhole } from '../../tools/onefile.ts';
import { positionNow } from './inside.ts';

test.describe.configure({ mode: 'serial' });

const site = 'test-results/editions-site';
const make = (): Map<string, Buffer> => {
  execFileSync('npm', ['run', '--silent', 'editions', '--', site], { stdio: 'pipe', shell: process.platform === 'win32' });
  return new Map(readdirSync(`${site}/editions`).map((file) => [file, readFileSync(`${site}/editions/${file}`)]));
};
let files: Map<string, Buffer>;

test('they are made, within their weights, with sums that agree, and twice the same', () => {
  test.setTimeout(180_000);
  rmSync(site, { recursive: true, force: true });
  cpSync('build', site, { recursive: true, filter: (path) => !path.endsWith('editions') });
  files = make();
  const names = [...files.keys()];
  for (const end of ['-a4.pdf', '-letter.pdf', '-sheet-a4.pdf', '-sheet-letter.pdf', '.html']) {
    expect(
      names.some((name) => name.endsWith(end) && !name.startsWith('reading-copy')),
      end
    ).toBe(true);
    expect(names, end).toContain(`reading-copy${end}`);
  }
  for (const [name, bytes] of files) expect(bytes.length, name).toBeLessThan(name.endsWith('.html') ? 900_000 : 1_000_000);
  const sums = files.get('SHA256SUMS')!.toString().trim().split('\n');
  expect(sums).toHaveLength(files.size - 1);
  for (const line of sums) {
    const [sum, name] = line.split('  ') as [string, string];
    expect(createHash('sha256').update(files.get(name)!).digest('hex'), name).toBe(sum);
  }
  const again = make();
  for (const [name, bytes] of files) expect(again.get(name)!.equals(bytes), `${name} is the same again`).toBe(true);
  // The page of the printed edition names them, once.
  const page = readFileSync(`${site}/print/index.html`, 'utf8');
  for (const name of names.filter((one) => one !== 'SHA256SUMS')) expect(page.split(`../editions/${name}"`), name).toHaveLength(2);
});

test('PDFs are tagged, in their language, without the name of a program; quiet ones without a telling title', () => {
  for (const [name, bytes] of files) {
    if (!name.endsWith('.pdf')) continue;
    const text = bytes.toString('latin1');
    expect(text, name).toMatch(/\/Marked true/);
    expect(text, name).toMatch(/\/Lang \(en\)/);
    expect(text.slice(0, 600), name).not.toMatch(/Mozilla|Chrome/);
    const title = /\/Title \(([^)]*)\)/.exec(text.slice(0, 600))?.[1];
    if (name.startsWith('reading-copy')) expect(title, name).toBe('Reading copy');
    else expect(title, name).toBeTruthy();
  }
});

for (const script of [true, false])
  test(`one file opens from the disk without a network, ${script ? 'and plays' : 'and without script it is complete'}`, async ({ browser }) => {
    test.setTimeout(120_000);
    for (const name of [...files.keys()].filter((one) => one.endsWith('.html'))) {
      expect(isWhole(files.get(name)!.toString()), name).toBe(true);
      const context = await browser.newContext({
        javaScriptEnabled: script,
        offline: true,
        viewport: { width: 390, height: 844 },
        hasTouch: true,
        isMobile: true
      });
      const page = await context.newPage();
      const asked: string[] = [];
      const said: string[] = [];
      page.on('request', (request) => asked.push(request.url()));
      page.on('console', (message) => said.push(message.text()));
      page.on('pageerror', (error) => said.push(error.message));
      const address = pathToFileURL(resolve(site, 'editions', name)).href;
      await page.goto(address);
      expect(await page.title()).toBe(name.startsWith('reading-copy') ? 'Reading copy' : await page.locator('h1').getAttribute('aria-label'));
      await expect(page.locator('.cover .risk')).toBeVisible();
      if (script) {
        await expect(page.locator('.stage svg')).toBeAttached();
        const before = await page.evaluate(positionNow);
        await page.evaluate(() => window.scrollTo({ top: 9000, behavior: 'instant' }));
        await expect.poll(() => page.evaluate(positionNow)).not.toBe(before);
        // Its links lead inside it.
        await page.evaluate(() => document.querySelector<HTMLAnchorElement>('.behind a')!.click());
        await expect(page.locator('#all-sources')).toBeInViewport();
      } else {
        expect(await page.locator('.step .card:visible').count()).toBe(await page.locator('.step .card').count());
        expect(await page.locator('.still .phone svg:visible').count()).toBe(await page.locator('.still').count());
        expect(await page.locator('details.data').count()).toBeGreaterThan(10);
        expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBeLessThanOrEqual(0);
      }
      expect(asked.filter((url) => !url.startsWith('data:') && url.replace(/#.*/, '') !== address)).toEqual([]);
      expect(said).toEqual([]);
      if (name.startsWith('reading-copy')) {
        // The script names where its own library explains its errors; what is read names nothing.
        const told = files
          .get(name)!
          .toString()
          .replace(/<script[\s\S]*?<\/script>/g, '');
        expect([...told.matchAll(/https?:\/\/(?!www\.w3\.org\/)[^"'\s<]*/g)].map(([address]) => address)).toEqual([]);
      }
      await context.close();
    }
  });

test('a build has links to the files where it has them, and only there', () => {
  expect(readFileSync('build/print/index.html', 'utf8').includes('editions/')).toBe(existsSync('build/editions'));
});
