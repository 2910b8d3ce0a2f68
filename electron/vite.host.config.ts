import { builtinModules } from 'node:module';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** The host and the programs it starts, each a process of its own. */
const ENTRIES = ['electron/host/child.ts', 'drivers/chip-card/worker.ts', 'electron/services/photo/photo-worker.ts'];

/** A package, by its name; everything else is ours. */
const PACKAGE = /^(?![./#\0])(?!\w:\\)/;

/**
 * The host as JavaScript for the packaged application: one file per module at its own place, so that the files beside
 * the modules (templates, texts) and the workers are found as in the project. Packages stay outside.
 */
export default defineConfig({
  root: ROOT,
  build: {
    ssr: true,
    target: 'node24',
    minify: false,
    emptyOutDir: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: ENTRIES.map((entry) => `${ROOT}${entry}`),
      external: [PACKAGE, /^node:/, ...builtinModules],
      output: {
        format: 'es',
        preserveModules: true,
        preserveModulesRoot: relative('.', ROOT),
        entryFileNames: '[name].js',
      },
    },
  },
});
