/** `npm run recover`: decides sessions that had no end when the program ended, as the kiosk does at its start. */
import { resolve } from 'node:path';
import { createLogger } from '#basics/logger.ts';
import { readStation, stationFile } from '#host/config.ts';
import { createHost, type Host } from '#host/create-host.ts';
import { commandLine, EXIT, exitCodeOf, finishWith, personsLanguage, printDocument } from './support/command.ts';
import { type RecoverDocument, recoverDocument } from './support/recover-document.ts';
import { defaultStateDir } from './support/state-dir.ts';

/** A decision may lead to another one (the chip is read first); more than these would be no progress. */
const MOST_DECISIONS = 20;

const command = commandLine('recover', 'Decides sessions that had no end. The kiosk must not be running.')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--station <file>', 'station file (station.json of the state directory without it)')
  .option('--yes', 'go on also where a card moves', false)
  .option('--json', 'print one JSON document on standard output', false);

interface Options {
  readonly dir: string;
  readonly station?: string;
  readonly yes: boolean;
  readonly json: boolean;
}

/** Goes on as far as it goes without people; a wait for a hand at the gate is left to the kiosk. */
const recover = async ({ kiosk }: Host, yes: boolean): Promise<void> => {
  await kiosk.recovery.start();
  for (let count = 0; count < MOST_DECISIONS; count += 1) {
    await settled(kiosk);
    const open = kiosk.recovery.current;
    if (open === null) {
      // The session at the counter is over: the next one without an end, if there is one.
      const step = kiosk.session.current?.state.step;
      if (step !== 'closed') return;
      kiosk.session.leave();
      await kiosk.recovery.look();
      if (kiosk.session.current === null && kiosk.recovery.current === null) return;
      continue;
    }
    if (!yes || open.decision.decision === 'look-again') return;
    const gone = await kiosk.recovery.proceed('command');
    if (!gone.ok) await kiosk.recovery.look();
  }
};

const GATE_LOOK_MS = 50;

/** Resolves when nothing runs any more but the wait at the gate. */
const settled = async (kiosk: Host['kiosk']): Promise<void> => {
  let over = false;
  void kiosk.session.settled().then(() => {
    over = true;
  });
  while (!over && kiosk.session.current?.running?.act !== 'watch-gate') {
    await kiosk.options.clock.sleep(GATE_LOOK_MS);
  }
};

const tell = ({ sessions, outcome }: RecoverDocument): void => {
  const language = personsLanguage();
  const lines = sessions.map(
    ({ session, was, decision, why, result }) =>
      `${session}  ${was.step}${was.act === null ? '' : `/${was.act}`}  ${decision}: ${why[language]} [${why.code}]  ${Object.values(result).join(' ')}`,
  );
  process.stderr.write(`${[...lines, outcome].join('\n')}\n`);
};

const main = async (options: Options): Promise<number> => {
  const dir = resolve(options.dir);
  const station = readStation(options.station === undefined ? stationFile(dir) : resolve(options.station));
  if (!station.ok) return finishWith.failure(station.error, options.json);
  const logger = createLogger({ level: process.env.KIOSK_LOG === 'debug' ? 'debug' : 'error' });
  const host = createHost({ dir, station: station.value, env: process.env, logger });
  if (!host.ok) return finishWith.failure(host.error, options.json);
  const { kiosk } = host.value;
  try {
    const { stores, clock } = kiosk.options;
    const since = clock.now();
    const aside = new Set(stores.sessions.parked().map(({ sessionId }) => sessionId));
    const open = stores.sessions.open().flatMap(({ sessionId }) => (aside.has(sessionId) ? [] : [sessionId]));
    await recover(host.value, options.yes);
    const document = recoverDocument(host.value, open, since);
    if (options.json) printDocument(document);
    tell(document);
    const failure = kiosk.recovery.current?.decision.why;
    if (document.outcome === 'done') return EXIT.done;
    return document.outcome === 'unavailable' && failure !== undefined ? exitCodeOf(failure) : EXIT.refused;
  } finally {
    await host.value.close();
  }
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
