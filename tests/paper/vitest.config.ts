import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { environment: 'node', include: ['tests/paper/*.spec.ts'], testTimeout: 240_000, hookTimeout: 240_000, fileParallelism: false }
});
