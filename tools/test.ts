import { readFileSync, rmSync } from 'node:fs';
import { findChromium } from './browser.ts';
import { counted, once, run, stage, summary, vitest } from './stages.ts';

/**
 * `npm test`: every stage in order. A stage that fails does not hide the others; only the browsers wait for a build. The
 * last line is `N passed, N failed`: each test of the two suites counts, and each other stage counts once.
 */
const reports = { unit: 'test-results/unit.json', browsers: 'test-results/pages.json' };
for (const report of Object.values(reports)) rmSync(report, { force: true });

await stage('types', once(['types']));
await stage('lint', once(['lint']));
await stage('check', once(['check']));
await stage('unit', () => vitest('unit', reports.unit));
const built = await stage('build', once(['build', '--', '--logLevel', 'warn']));
await stage('browsers', async () => {
  if (built.failed > 0) return { passed: 0, failed: 1, note: 'left out: there is no build' };
  let path: string;
  try {
    path = await findChromium();
  } catch (error) {
    console.error((error as Error).message);
    return { passed: 0, failed: 1, note: 'there is no browser' };
  }
  const ended = run(['browsers'], { CHROMIUM_PATH: path });
  return counted(ended, () => {
    const { stats, errors } = JSON.parse(readFileSync(reports.browsers, 'utf8')) as {
      stats: { expected: number; unexpected: number; flaky: number };
      errors: unknown[];
    };
    return { passed: stats.expected, failed: stats.unexpected + stats.flaky + (stats.expected === 0 ? 0 : errors.length) };
  });
});
summary();
