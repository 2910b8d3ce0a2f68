import { builtinModules } from 'node:module';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vite';

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** A sandboxed preload script must be CommonJS; the main process is an ES module. */
const ENTRIES = {
  main: { input: './main.ts', format: 'es', file: 'main.js', target: 'node24' },
  preload: { input: './preload.ts', format: 'cjs', file: 'preload.cjs', target: 'chrome140' },
} as const;

/** `vite build -c electron/vite.config.ts --mode main|preload`: one file each, in dist/electron. */
export default defineConfig(({ mode }) => {
  // Any other mode is a tool that only looks at the configuration.
  const { input, format, file, target } = mode === 'preload' ? ENTRIES.preload : ENTRIES.main;
  return {
    root: here('.'),
    // Bundled whole but for Electron and Node themselves: the installed product has no packages beside the shell.
    ssr: { noExternal: true },
    build: {
      ssr: true,
      outDir: here('../dist/electron'),
      emptyOutDir: false,
      target,
      minify: false,
      rolldownOptions: {
        input: here(input),
        external: ['electron', /^node:/, ...builtinModules],
        output: { format, entryFileNames: file, codeSplitting: false },
      },
    },
  };
});
