import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const isRoot = process.getuid?.() === 0;

/** Switches for a browser that tests: it asks nothing of the network by itself, and runs as root where it must. */
export const chromiumArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
];

const runs = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

function onPath(): string | null {
  const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'];
  const folders = (process.env.PATH ?? '').split(delimiter);
  const places = [
    ...names.flatMap((name) => folders.map((folder) => join(folder, name))),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
  ];
  return places.find(runs) ?? null;
}

const debian = (): boolean =>
  existsSync('/etc/debian_version') && /debian|ubuntu/i.test(existsSync('/etc/os-release') ? readFileSync('/etc/os-release', 'utf8') : '');

/** Runs a command and says whether it went well; what it prints is shown. */
function tried(command: string, args: string[]): boolean {
  try {
    execFileSync(command, args, { stdio: ['ignore', 'inherit', 'inherit'], env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } });
    return true;
  } catch {
    return false;
  }
}

/**
 * The path of a Chromium: `CHROMIUM_PATH`, else one that is installed, else Playwright's own, else Debian's package or
 * Playwright's download. Throws one message that says what to do when there is none to be had.
 */
export async function findChromium(): Promise<string> {
  const named = process.env.CHROMIUM_PATH;
  if (named) {
    if (runs(named)) return named;
    throw new Error(`CHROMIUM_PATH is "${named}", and no program can be run there. Set it to a Chromium or Chrome, or unset it.`);
  }
  const own = (): string | null => (runs(chromium.executablePath()) ? chromium.executablePath() : null);
  const found = onPath() ?? own();
  if (found) return found;
  if (debian()) {
    const command = isRoot ? 'apt-get' : 'sudo';
    const before = isRoot ? [] : ['-n', 'apt-get'];
    console.log('No browser found: installing Debian’s chromium.');
    // One source of packages that does not answer need not keep the others from having it.
    tried(command, [...before, 'update', '-q']);
    if (tried(command, [...before, 'install', '-y', '-q', '--no-install-recommends', 'chromium', 'fonts-dejavu-core'])) {
      const installed = onPath();
      if (installed) return installed;
    }
  }
  console.log('No browser found: trying Playwright’s own.');
  if (tried('npx', ['playwright', 'install', 'chromium'])) {
    const installed = own();
    if (installed) return installed;
  }
  throw new Error(
    'The page tests need a Chromium and none was found or could be installed. Install one (Debian: apt-get install chromium; others: npx playwright install chromium), or set CHROMIUM_PATH to the program.'
  );
}
