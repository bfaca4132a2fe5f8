import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** What a stage came to. */
export interface Count {
  passed: number;
  failed: number;
  /** said beside it in the summary */
  note?: string;
}

interface Result extends Count {
  name: string;
  seconds: number;
}

const results: Result[] = [];

/** Runs one of the commands of package.json, and says whether it went well. */
export function run(args: string[], env: NodeJS.ProcessEnv = {}): boolean {
  const { status } = spawnSync('npm', ['run', '--silent', ...args], {
    stdio: 'inherit',
    env: { ...process.env, ...env },
    shell: process.platform === 'win32'
  });
  return status === 0;
}

const heading = (name: string): void => console.log(`\n━━ ${name} ${'━'.repeat(Math.max(0, 60 - name.length))}\n`);

/** A stage: what it does is counted and timed for the summary. One that fails does not hide the others. */
export async function stage(name: string, work: () => Count | Promise<Count>): Promise<Count> {
  heading(name);
  const start = performance.now();
  const result = { name, ...(await work()), seconds: (performance.now() - start) / 1000 };
  results.push(result);
  return result;
}

/** A command that counts once. */
export const once = (args: string[]) => (): Count => (run(args) ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 });

/** What a suite's report counts, together with how its command ended: a suite that ran nothing has failed. */
export function counted(ended: boolean, count: () => Count): Count {
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

/** Runs a suite of Vitest, which leaves its report at a path, and counts its tests. */
export function vitest(command: string, path: string, env: NodeJS.ProcessEnv = {}): Count {
  const ended = run([command, '--', '--reporter=default', '--reporter=json', `--outputFile.json=${path}`], env);
  return counted(ended, () => {
    const report = JSON.parse(readFileSync(path, 'utf8')) as {
      numPassedTests: number;
      numFailedTests: number;
      testResults: { status: string; assertionResults: { status: string }[] }[];
    };
    // A file that could not be read at all has no tests in it, and counts once.
    const broken = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some(({ status }) => status === 'failed'));
    return { passed: report.numPassedTests, failed: report.numFailedTests + broken.length };
  });
}

/** Prints every stage, what was left out of the run, and the sum as the last line. The process ends with how it went. */
export function summary(leftOut: readonly string[] = []): void {
  heading('summary');
  for (const { name, passed, failed, seconds, note } of results) {
    const counts = `${passed} passed, ${failed} failed`;
    console.log(`${failed > 0 ? '✗' : '✓'} ${name.padEnd(9)} ${counts.padEnd(24)} ${seconds.toFixed(1).padStart(6)} s${note ? `   ${note}` : ''}`);
  }
  for (const name of leftOut) console.log(`- ${name.padEnd(9)} left out, as LEAVE_OUT says`);
  const sum = (key: 'passed' | 'failed'): number => results.reduce((total, result) => total + result[key], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  process.exitCode = sum('failed') > 0 ? 1 : 0;
}
