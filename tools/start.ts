import { spawnSync } from 'node:child_process';
import { serve } from './serve.ts';

// `npm start`: builds the site and serves it.
const { status } = spawnSync('npm', ['run', '--silent', 'build', '--', '--logLevel', 'warn'], {
  stdio: 'inherit',
  shell: process.platform === 'win32'
});
if (status !== 0) {
  console.error('The site was not built; see above.');
  process.exit(status ?? 1);
}
try {
  console.log(`\n  ${(await serve()).address}\n`);
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
