import { rmSync } from 'node:fs';
import { once, stage, summary } from './stages.ts';
import { fresh, gather, leftOut, suites } from './suites.ts';

/**
 * `npm run test:all`: what `npm test` leaves to machines that have more, the built site in other engines. It repeats nothing of
 * `npm test` and needs only a build, which it makes when there is none or when it is older than what it is made from. A suite
 * whose programs cannot be had has failed, unless it is left out by name: `LEAVE_OUT=webkit,firefox npm run test:all`.
 */
const sources = ['src', 'data', 'static', 'tools', 'package-lock.json', 'svelte.config.js', 'vite.config.ts'];

try {
  const out = leftOut(
    process.env.LEAVE_OUT,
    suites.map(({ name }) => name)
  );
  const built = fresh('build/index.html', sources) || (await stage('build', once(['build', '--', '--logLevel', 'warn']))).failed === 0;
  for (const suite of suites.filter(({ name }) => !out.includes(name))) {
    rmSync(`test-results/${suite.name}.json`, { force: true });
    await stage(suite.name, () => {
      if (!built) return { passed: 0, failed: 1, note: 'left out: there is no build' };
      try {
        Object.assign(process.env, gather(suite));
      } catch (error) {
        console.error((error as Error).message);
        return { passed: 0, failed: 1, note: 'what it needs cannot be had; see above' };
      }
      return suite.run();
    });
  }
  summary(out);
} catch (error) {
  console.error(`${(error as Error).message}\n\n0 passed, 1 failed`);
  process.exitCode = 1;
}
