import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { findChromium } from './browser.ts';

/**
 * `npm test`: every stage in order. A stage that fails does not hide the others; only the browsers wait for a build. The
 * last line is `N passed, N failed`: each test of the two suites counts, and each other stage counts once.
 */
interface Count {
  passed: number;
  failed: number;
}
interface Result extends Count {
  name: string;
  seconds: number;
  note?: string;
}

const results: Result[] = [];
const reports = { unit: 'test-results/unit.json', browsers: 'test-results/pages.json' };
for (const report of Object.values(reports)) rmSync(report, { force: true });

function run(args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync('npm', ['run', '--silent', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32'
  });
  return status === 0;
}

async function stage(name: string, work: () => (Count & { note?: string }) | Promise<Count & { note?: string }>): Promise<Result> {
  console.log(`\n━━ ${name} ${'━'.repeat(Math.max(0, 60 - name.length))}\n`);
  const start = performance.now();
  const result = { name, ...(await work()), seconds: (performance.now() - start) / 1000 };
  results.push(result);
  return result;
}

const once = (args: string[]) => (): Count => (run(args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** What a suite's report counts, together with how its command ended: a suite that ran nothing has failed. */
function counted(ended: boolean, count: () => Count): Count & { note?: string } {
  let seen: Count;
  try {
    seen = count();
  } catch {
    return { passed: 0, failed: 1, note: 'it left no report' };
  }
  if (seen.passed + seen.failed === 0) return { passed: 0, failed: 1, note: 'no test ran' };
  if (!ended && seen.failed === 0) return { ...seen, failed: 1, note: 'the command failed though its tests passed' };
  return seen;
}

await stage('types', once(['types']));
await stage('lint', once(['lint']));
await stage('check', once(['check']));
await stage('unit', () => {
  const ended = run(['unit', '--', '--reporter=default', '--reporter=json', `--outputFile.json=${reports.unit}`]);
  return counted(ended, () => {
    const report = JSON.parse(readFileSync(reports.unit, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { status: string; assertionResults: { status: string }[] }[];
    };
    // A file that could not be read at all has no tests in it, and counts once.
    const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'));
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  });
});
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

console.log(`\n━━ summary ${'━'.repeat(53)}\n`);
for (const { name, passed, failed, seconds, note } of results) {
  const counts = `${passed} passed, ${failed} failed`;
  console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)} ${counts.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s${note ? `   ${note}` : ''}`);
}
const sum = (key: keyof Count): number => results.reduce((total, result) => total + result[key], 0);
console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
process.exitCode = sum('failed') > 0 ? 1 : 0;
