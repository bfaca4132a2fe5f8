import { escape as escaped } from '../src/lib/story/escape.ts';
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readFile, readdir, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { chromiumArgs, findChromium } from './browser.ts';
import { oneFile } from './onefile.ts';
import { patched } from './pdf.ts';
import { serve } from './serve.ts';
import { config } from '../src/config.ts';
import { words } from '../src/lib/words/language.ts';

/**
 * `npm run editions`: makes the files that travel out of the built site, into build/editions/: PDFs of each printed edition on
 * A4 and Letter, a sheet to fold, and the whole story in one file; beside them their SHA-256 sums. The same commit and the
 * same browser give the same bytes. Links to them are put into the pages that have a place for them. A folder other than build/
 * may be named.
 */
const site = process.argv[2] ?? 'build';
const folder = join(site, 'editions');
const quietName = 'reading-copy';

/** Seconds since 1970 of what is built: that of the commit, so that two builds of it are alike; else the day of the edition. */
function epoch(): number {
  if (process.env.SOURCE_DATE_EPOCH) return Number(process.env.SOURCE_DATE_EPOCH);
  try {
    return Number(execFileSync('git', ['log', '-1', '--format=%ct'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim());
  } catch {
    return Date.parse(config.edition ?? '2001-01-01') / 1000;
  }
}

interface Made {
  file: string;
  bytes: Uint8Array;
}

/** Every PDF: its file's name and the page it is printed from. */
const sheets = (slug: string): { file: string; page: string; format: 'A4' | 'Letter'; quiet: boolean; landscape?: boolean }[] => [
  ...(['A4', 'Letter'] as const).flatMap((format) => {
    const size = format.toLowerCase();
    return [
      { file: `${slug}-${size}.pdf`, page: 'print/', format, quiet: false },
      { file: `${slug}-sheet-${size}.pdf`, page: 'print/sheet/', format, quiet: false },
      { file: `${quietName}-${size}.pdf`, page: 'print/quiet/', format, quiet: true },
      { file: `${quietName}-sheet-${size}.pdf`, page: 'print/quiet-sheet/', format, quiet: true }
    ];
  }),
  { file: `${slug}-zine-a4.pdf`, page: 'print/zine/', format: 'A4', quiet: false, landscape: true },
  { file: `${quietName}-zine-a4.pdf`, page: 'print/quiet-zine/', format: 'A4', quiet: true, landscape: true }
];

async function printed(browser: Browser, address: string, slug: string, date: Date): Promise<Made[]> {
  const made: Made[] = [];
  // No script, and nothing from anywhere else.
  const context = await browser.newContext({ javaScriptEnabled: false });
  await context.route('**', (route) => (route.request().url().startsWith(address) ? route.continue() : route.abort()));
  const page = await context.newPage();
  for (const { file, page: path, format, quiet, landscape } of sheets(slug)) {
    const answer = await page.goto(address + path, { waitUntil: 'networkidle' });
    if (!answer?.ok()) continue;
    const bytes = await page.pdf({ format, landscape: landscape ?? false, tagged: true, outline: !landscape });
    made.push({ file, bytes: patched(bytes, { date, author: quiet ? null : (config.byline ?? config.publisher) }) });
  }
  await context.close();
  return made;
}

/** The links to the files in a page: its place for them is filled anew each time. */
function linked(html: string, made: readonly Made[], up: string): string {
  const items = made.map(
    ({ file, bytes }) =>
      `<li><a href="${up}editions/${file}" download>${escaped(file)}</a> <span>${words.paper.size(Math.ceil(bytes.length / 1000))}</span></li>`
  );
  const list = `<div data-editions><p><b>${escaped(words.paper.files)}</b></p><ul>${items.join('')}</ul></div>`;
  return html.replace(/<div data-editions(?:="")?>(?:<p>[\s\S]*?<\/ul>)?<\/div>/, list);
}

async function main(): Promise<void> {
  if (!existsSync(join(site, 'print/index.html'))) throw new Error(`There is no ${site}/print/: run "npm run build" first.`);
  const home = await readFile(join(site, 'index.html'), 'utf8');
  const slug = (/<title>([^<]*)<\/title>/.exec(home)?.[1] ?? 'story')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const date = new Date(epoch() * 1000);
  const executablePath = await findChromium();
  await rm(folder, { recursive: true, force: true });
  await mkdir(folder, { recursive: true });
  const { address, stop } = await serve(site, { port: 4420, base: process.env.BASE_PATH ?? '' });
  const browser = await chromium.launch({ executablePath, args: chromiumArgs });
  const made: Made[] = [];
  try {
    made.push(...(await printed(browser, address, slug, date)));
  } finally {
    await browser.close();
    stop();
  }
  const read = (path: string): Promise<Uint8Array> => readFile(join(site, path));
  for (const quiet of [false, true]) {
    const html = await oneFile({ html: home, read, date: date.toISOString().slice(0, 10), quiet, name: words.paper.quietName });
    made.push({ file: `${quiet ? quietName : slug}.html`, bytes: new TextEncoder().encode(html) });
  }
  made.sort((a, b) => (a.file < b.file ? -1 : 1));
  for (const { file, bytes } of made) await writeFile(join(folder, file), bytes);
  const sums = made.map(({ file, bytes }) => `${createHash('sha256').update(bytes).digest('hex')}  ${file}\n`).join('');
  await writeFile(join(folder, 'SHA256SUMS'), sums);
  for (const edition of [
    '',
    ...(await readdir(join(site, 'print'), { withFileTypes: true })).filter((one) => one.isDirectory()).map(({ name }) => `${name}/`)
  ]) {
    const path = join(site, 'print', edition, 'index.html');
    const html = await readFile(path, 'utf8');
    await writeFile(path, linked(html, made, edition ? '../../' : '../'));
  }
  for (const { file, bytes } of made) console.log(`${String(Math.ceil(bytes.length / 1000)).padStart(6)} kB  ${file}`);
}

try {
  await main();
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
