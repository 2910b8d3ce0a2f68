/**
 * The simulator as a process of its own:
 * `node drivers/simulator/main.ts --dir D --scenario F [--speed N] [--links auto|tcp] [--chip auto|pcsc|direct]`.
 * One JSON line on standard output when ready (the addresses) or when it could not start (`{error}`, exit code 1);
 * logs go to `<dir>/simulator.log`.
 */
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createLogger } from '#basics/logger.ts';
import { runSimulator } from './run-simulator.ts';

const USAGE = 2;

const optionsSchema = z.object({
  dir: z.string().min(1),
  scenario: z.string().min(1),
  speed: z.coerce.number().min(0).default(1),
  links: z.enum(['auto', 'tcp']).default('auto'),
  chip: z.enum(['auto', 'pcsc', 'direct']).default('auto'),
});

const say = (line: object): boolean => process.stdout.write(`${JSON.stringify(line)}\n`);

const { values } = parseArgs({
  options: {
    dir: { type: 'string' },
    scenario: { type: 'string' },
    speed: { type: 'string' },
    links: { type: 'string' },
    chip: { type: 'string' },
  },
});
const options = optionsSchema.safeParse(values);
if (!options.success) {
  console.error(z.prettifyError(options.error));
  process.exitCode = USAGE;
} else {
  const logger = createLogger({ file: join(options.data.dir, 'simulator.log') });
  const ran = await runSimulator({ ...options.data, logger }, ({ addresses, control }) =>
    say({ ...addresses, control, pid: process.pid }),
  );
  if (!ran.ok) {
    say({ error: ran.error });
    process.exitCode = 1;
  }
}
