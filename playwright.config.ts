import { defineConfig } from '@playwright/test';
import { chromiumArgs, findChromium } from './tools/browser.ts';

// Two runs on one machine need a port each.
const port = Number(process.env.PAGES_PORT || 4183);
const base = (process.env.BASE_PATH ?? '').replace(/\/+$/, '');
// Found once; the workers that load this file again read it from their environment.
process.env.CHROMIUM_PATH ??= await findChromium();

export default defineConfig({
  testDir: 'tests/pages',
  outputDir: 'test-results/pages',
  // one picture for every system: the typefaces are our own
  snapshotPathTemplate: '{testDir}/__pixels__/{arg}.{projectName}{ext}',
  workers: 2,
  retries: 0,
  forbidOnly: Boolean(process.env.CI),
  reporter: [['list'], ['json', { outputFile: 'test-results/pages.json' }]],
  webServer: {
    command: 'npm run --silent serve',
    url: `http://localhost:${port}${base}/`,
    env: { PORT: String(port), STRICT_PORT: '1', BASE_PATH: base },
    reuseExistingServer: false
  },
  use: {
    baseURL: `http://localhost:${port}${base}/`,
    launchOptions: { executablePath: process.env.CHROMIUM_PATH, args: chromiumArgs }
  },
  projects: [
    // What concerns the server alone, is the same for every window, or sets its own size of it, is tested once: a file by its
    // name here, a test by its tag.
    {
      name: 'phone',
      testIgnore: ['develop', 'editions', 'hostile', 'labels', 'print'].map((name) => `**/${name}.spec.ts`),
      grepInvert: /@desktop/,
      use: { viewport: { width: 390, height: 844 }, hasTouch: true, deviceScaleFactor: 2, isMobile: true }
    },
    // What is sent is the same for all windows, and is weighed once.
    { name: 'desktop', testIgnore: ['**/budget.spec.ts'], grepInvert: /@phone/, use: { viewport: { width: 1440, height: 900 } } }
  ]
});
