import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** What runs for as long as one likes and is no part of `npm test`. */
export default defineConfig({
  root: resolve(import.meta.dirname, '../..'),
  test: {
    include: ['tests/soak/**/*.test.ts'],
    pool: 'forks',
    maxWorkers: 1,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
