import { sveltekit } from '@sveltejs/kit/vite';
import { defineConfig } from 'vitest/config';
import { live } from './tools/live.ts';
import { watchData } from './tools/watch.ts';

export default defineConfig({
  plugins: [watchData(), live(), sveltekit()],
  build: { rolldownOptions: { checks: { pluginTimings: false } } },
  test: {
    environment: 'node',
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/pages/**', 'node_modules/**'],
    testTimeout: 30_000
  }
});
