import { resolve } from 'node:path';
import { defineConfig } from 'vitest/config';

/** All tests but the ones that need a browser; each file in a process of its own, as they start processes themselves. */
export default defineConfig({
  root: resolve(import.meta.dirname, '..'),
  test: {
    include: [
      'tests/{unit,vectors,contract,devices,recovery}/**/*.test.ts',
      // `npm test -- --long`: what would make everybody wait.
      ...(process.env.LONG_TESTS === '1' ? ['tests/long/**/*.test.ts'] : []),
    ],
    pool: 'forks',
    // One more than cores: most of a test is waiting for a device.
    maxWorkers: 3,
    // Tests of one file that run side by side wait for devices of their own.
    maxConcurrency: 8,
    // Generous: real processes on a busy machine. A wait that never ends is what these end.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    passWithNoTests: false,
  },
});
