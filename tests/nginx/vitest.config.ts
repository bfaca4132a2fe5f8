// The built site behind nginx with the rules that `npm run hosting` writes: run by `npm run test:all`.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'node', include: ['tests/nginx/*.spec.ts'], testTimeout: 120_000, hookTimeout: 60_000, fileParallelism: false }
});
