import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import modelFiles from './camera/guidance/model-files.json' with { type: 'json' };

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/**
 * The models of the photo guidance and their engines, out of the packages into `models/` under their own names. Their
 * content is checked where it is used: in the worker.
 */
const servedModels = (): Plugin => ({
  name: 'served-models',
  generateBundle() {
    for (const { name, from } of modelFiles)
      this.emitFile({
        type: 'asset',
        fileName: `models/${name}`,
        source: readFileSync(here(`../node_modules/${from}`)),
      });
  },
});

/**
 * One bundle for both windows, loaded from the station itself. Nothing is inlined: fonts and pictures as data
 * addresses would not pass the page's content security policy.
 */
export default defineConfig({
  root: here('.'),
  base: './',
  plugins: [react(), servedModels()],
  // One classic script: the engine of the second model loads its own part with importScripts.
  worker: { format: 'iife' },
  build: {
    outDir: here('../dist/renderer'),
    emptyOutDir: true,
    target: 'chrome140',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // antd's common part is one chunk of this size; it comes from the local disk.
    chunkSizeWarningLimit: 900,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/, priority: 3 },
            {
              name: 'antd',
              test: /node_modules[\\/](antd|@ant-design|@rc-component|@emotion|stylis)[\\/]/,
              priority: 2,
            },
            { name: 'vendor', test: /node_modules[\\/]/, priority: 1 },
          ],
        },
      },
    },
  },
});
