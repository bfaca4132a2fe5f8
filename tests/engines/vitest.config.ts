// The built site in one other engine, `ENGINE`: run by `npm run test:all`, one browser at a time.
import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    environment: 'node',
    include: ['tests/engines/**/*.spec.ts'],
    fileParallelism: false,
    testTimeout: 90_000,
    hookTimeout: 60_000,
    // Frames of a browser that shares two cores come when they come.
    expect: { poll: { timeout: 10_000, interval: 60 } }
  }
});
