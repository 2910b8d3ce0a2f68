/** Builds the screens and the shell into `dist/`, where they changed: `node scripts/build.ts`. */
import { buildAll } from './support/build.ts';

await buildAll((line) => process.stderr.write(`${line}\n`));
