/**
 * `npm run kill-matrix`: what dies at every instant of an issuing session, one after the other, and what is left of it
 * after a restart. Exit code 1 when anything does not fit together.
 */
import { runMatrix } from '../tests/kill/matrix.ts';
import { pointsNamed } from '../tests/kill/points.ts';
import { commandLine, EXIT, finishWith, fromZero, printDocument } from './support/command.ts';

const command = commandLine('kill-matrix', 'Kills host, card worker and printer power at every instant of a session.')
  .option('--only <names>', 'points by name, comma between: write-chip/after-act/host, print-face, power', '')
  .option('--lanes <n>', 'stations side by side', '1')
  .option('--speed <n>', 'of the virtual devices: 0 at once, 20 while cards move', '0')
  .option('--seed <n>', 'another seed dies at other moments of an act', '1')
  .option('--json', 'print one JSON document on standard output', false);

interface Options {
  readonly only: string;
  readonly lanes: string;
  readonly speed: string;
  readonly seed: string;
  readonly json: boolean;
}

const main = async (options: Options): Promise<number> => {
  const lanes = fromZero('--lanes', options.lanes);
  if (!lanes.ok) return finishWith.usage(lanes.error);
  const speed = fromZero('--speed', options.speed);
  if (!speed.ok) return finishWith.usage(speed.error);
  const seed = fromZero('--seed', options.seed);
  if (!seed.ok) return finishWith.usage(seed.error);
  const points = pointsNamed(options.only.split(',').filter((word) => word !== ''));
  const stop = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => stop.abort());
  const report = await runMatrix({
    points,
    lanes: Math.max(1, lanes.value),
    speed: speed.value,
    seed: seed.value,
    signal: stop.signal,
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  if (options.json) printDocument(report);
  return report.inconsistencies.length === 0 && report.tried > 0 ? EXIT.done : EXIT.refused;
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
