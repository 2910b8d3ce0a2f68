/** `npm run simulate`: the simulator alone, until Ctrl+C. */
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError, InvalidArgumentError, Option } from 'commander';
import { createLogger } from '#basics/logger.ts';
import type { Failure } from '#basics/result.ts';
import { simulatorCodes } from '#contract/codes/simulator.ts';
import { parseChipAddress } from '#drivers/chip-card/chip-address.ts';
import type { Simulator } from '#drivers/simulator/create-simulator.ts';
import { runSimulator } from '#drivers/simulator/run-simulator.ts';
import { defaultStateDir } from './support/state-dir.ts';

const DONE = 0;
const REFUSED = 1;
const USAGE = 2;
const UNAVAILABLE = 3;

const SHIPPED = fileURLToPath(new URL('../drivers/simulator/scenarios/training-day.json', import.meta.url));

interface Options {
  readonly scenario: string;
  readonly speed: number;
  readonly dir: string;
  readonly links: 'auto' | 'tcp';
  readonly chip: 'auto' | 'pcsc' | 'direct';
  readonly json?: true;
}

const speed = (text: string): number => {
  const value = Number(text);
  if (text.trim() === '' || !Number.isFinite(value) || value < 0) throw new InvalidArgumentError('a number from 0.');
  return value;
};

const command = new Command('simulate')
  .description('Runs the virtual devices and the training platform, prints their addresses, ends with Ctrl+C')
  .option('--scenario <file>', 'scenario file', SHIPPED)
  .option('--speed <number>', '1 real device times, 10 ten times faster, 0 none', speed, 1)
  .option('--dir <directory>', 'state directory', join(defaultStateDir(), 'simulator'))
  .addOption(new Option('--links <kind>', 'lines to reader and printer').choices(['auto', 'tcp']).default('auto'))
  .addOption(new Option('--chip <kind>', 'way to the chip').choices(['auto', 'pcsc', 'direct']).default('auto'))
  .option('--json', 'one JSON document on standard output')
  .exitOverride();

/** Socket of the simulator's own PC/SC service; null when the chip is reached without one. */
const serviceSocket = (chip: string): string | null => {
  const address = parseChipAddress(chip);
  return address.ok && address.value.kind === 'pcsc' ? address.value.socket : null;
};

const printReady = ({ addresses, control, scenario }: Simulator, options: Options): void => {
  if (options.json) {
    console.log(JSON.stringify({ ...addresses, control, dir: options.dir, pid: process.pid }));
    return;
  }
  console.log(`${scenario.name}\n`);
  for (const [name, address] of Object.entries(addresses)) console.log(`  ${name.padEnd(12)}${address}`);
  console.log(`  ${'control'.padEnd(12)}${control.url}`);
  console.log(`  ${'token'.padEnd(12)}${control.token}`);
  const socket = serviceSocket(addresses.chip);
  if (socket !== null) {
    console.log('\nThe chip from another terminal (opensc-tool, pcsc_scan):');
    console.log(`  export PCSCLITE_CSOCK_NAME='${socket}'`);
  }
  console.log(`\nState in ${options.dir}. Ctrl+C ends it.`);
};

const printFailure = ({ code, params = {} }: Failure, options: Options): void => {
  const texts: Readonly<Record<string, { readonly en: { readonly what: string; readonly next: string } }>> =
    simulatorCodes;
  const text = texts[code]?.en;
  const fill = (template: string) =>
    template.replace(/\{\{(\w+)\}\}/g, (_, name: string) => String(params[name] ?? ''));
  if (options.json) console.log(JSON.stringify({ error: { code, params } }));
  console.error(text === undefined ? code : `${fill(text.what)}. ${fill(text.next)}.`);
};

/** A port or a service that cannot be had is not the scenario's fault. */
const exitCodeOf = ({ code }: Failure): number => (code === 'simulator.port-in-use' ? UNAVAILABLE : REFUSED);

const main = async (args: readonly string[]): Promise<number> => {
  try {
    command.parse(args, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? DONE : USAGE;
    throw error;
  }
  const options = command.opts<Options>();
  const logger = createLogger({ level: 'warn' });
  const ran = await runSimulator({ ...options, logger }, (simulator) => printReady(simulator, options));
  if (ran.ok) return DONE;
  printFailure(ran.error, options);
  return exitCodeOf(ran.error);
};

process.exitCode = await main(process.argv.slice(2));
