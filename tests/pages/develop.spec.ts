// While an editor works: a fault in the data stands in the browser, and goes by itself when the file is mended.
import { cp, mkdtemp, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import { createServer, type ViteDevServer } from 'vite';

test.describe.configure({ mode: 'serial' });

let folder: string;
let server: ViteDevServer;
let address: string;
const before = process.cwd();

test.beforeAll(async () => {
  test.setTimeout(120_000);
  // A copy, so that no test writes into the data of the repository.
  folder = await mkdtemp(join(tmpdir(), 'not-a-word-'));
  for (const part of ['data', 'src', 'static', 'tools', 'package.json', 'svelte.config.js', 'vite.config.ts', 'tsconfig.json'])
    await cp(part, join(folder, part), { recursive: true });
  await symlink(join(before, 'node_modules'), join(folder, 'node_modules'));
  process.chdir(folder);
  server = await createServer({
    root: folder,
    logLevel: 'silent',
    cacheDir: join(folder, '.vite'),
    server: { port: 5300 + test.info().parallelIndex * 20 }
  });
  await server.listen();
  address = server.resolvedUrls!.local[0]!;
});

test.afterAll(async () => {
  await server.close();
  process.chdir(before);
  await rm(folder, { recursive: true, force: true });
});

const fault = (page: import('@playwright/test').Page): Promise<string> =>
  page.evaluate(() => document.querySelector('vite-error-overlay')?.shadowRoot?.textContent ?? '');

test('a fault shows in an open page, and in one opened later; both recover', async ({ page }) => {
  test.setTimeout(120_000);
  const file = join(folder, 'data/story.json');
  const whole = await readFile(file, 'utf8');
  const broken = whole.replace('"weight": 900', '"wieght": 900');
  expect(broken).not.toBe(whole);

  await page.goto(address);
  await expect(page.locator('.stage svg')).toBeAttached({ timeout: 60_000 });
  await writeFile(file, broken);
  await expect.poll(() => fault(page), { timeout: 20_000 }).toMatch(/data\/story\.json, line \d+ .*unknown key "wieght".*Write "weight"/s);

  await page.goto(address);
  await expect.poll(() => fault(page), { timeout: 20_000 }).toContain('wieght');

  await writeFile(file, whole);
  await expect(page.locator('.stage svg')).toBeAttached({ timeout: 20_000 });
  expect(await fault(page)).toBe('');
});
