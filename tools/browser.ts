import { chromium } from '@playwright/test';
import { debian, install, isRoot, onPath, runs, tried } from './programs.ts';

/** Switches for a browser that tests: it asks nothing of the network by itself, and runs as root where it must. */
export const chromiumArgs = [
  ...(isRoot ? ['--no-sandbox'] : []),
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run'
];

const installed = (): string | undefined =>
  [
    ...onPath('chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'),
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe'
  ].find(runs);

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
  const own = (): string | undefined => [chromium.executablePath()].find(runs);
  const found = installed() ?? own();
  if (found) return found;
  if (debian()) {
    console.log('No browser found: installing Debian’s chromium.');
    const got = install(['chromium', 'fonts-dejavu-core']) && installed();
    if (got) return got;
  }
  console.log('No browser found: trying Playwright’s own.');
  if (tried('npx', ['playwright', 'install', 'chromium'])) {
    const got = own();
    if (got) return got;
  }
  throw new Error(
    'The page tests need a Chromium and none was found or could be installed. Install one (Debian: apt-get install chromium; others: npx playwright install chromium), or set CHROMIUM_PATH to the program.'
  );
}
