import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

const OUTPUT = resolve(import.meta.dirname, '../test-output');

/** Where Debian and others put the system's Chromium; `CHROMIUM_PATH` names another one. */
export const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** The flows, driven as people drive them, in the system's Chromium and in Electron where its binary is at hand. */
export default defineConfig({
  testDir: resolve(import.meta.dirname, 'e2e'),
  outputDir: resolve(OUTPUT, 'playwright'),
  // `npm test -- --long`: what would make everybody wait.
  ...(process.env.LONG_TESTS === '1' ? {} : { grepInvert: /@long/ }),
  // Each file has a station of its own, and a browser that keeps a core busy.
  workers: 2,
  fullyParallel: false,
  timeout: 120_000,
  expect: { timeout: 20_000 },
  reporter: [['list'], ['json', { outputFile: resolve(OUTPUT, 'playwright.json') }]],
  use: {
    browserName: 'chromium',
    launchOptions: {
      executablePath: CHROMIUM,
      args: [
        // Chromium's own sandbox does not work for root; a branch's kiosk does not run as root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
        '--use-fake-ui-for-media-stream',
        '--use-fake-device-for-media-stream',
      ],
    },
    screenshot: 'only-on-failure',
  },
});
