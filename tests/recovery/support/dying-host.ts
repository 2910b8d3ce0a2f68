/**
 * A kiosk that is killed at one instant of a session: `dying-host.ts <dir> <person> <act> <instant>`. The product's
 * own code on the devices of a running simulator; only its journal store is listened to, in this process alone.
 */
import { silentLogger } from '#basics/logger.ts';
import { readStation, stationFile } from '#host/config.ts';
import { createHost } from '#host/create-host.ts';
import { driveIssuance } from '../../../scripts/support/issue-drive.ts';
import { choosePerson } from '../../../scripts/support/issue-person.ts';
import { COMMAND_OPERATOR } from '../../../scripts/support/operator.ts';

/** `intent`: to be done; `begun`: what can not be undone comes next; `done`: the act is over, its outcome is not stored. */
export type Instant = 'intent' | 'begun' | 'done';

const [dir = '', person = '', act = '', instant = ''] = process.argv.slice(2);

const die = (): void => {
  process.kill(process.pid, 'SIGKILL');
};

const station = readStation(stationFile(dir));
if (!station.ok) throw new Error(station.error.code);
const host = createHost({
  dir,
  station: station.value,
  env: {},
  logger: silentLogger,
  operator: COMMAND_OPERATOR,
});
if (!host.ok) throw new Error(host.error.code);
const { journal } = host.value.kiosk.options.stores;
const append = journal.append.bind(journal);
let intents = 0;
Object.assign(journal, {
  append: (row: Parameters<typeof append>[0]) => {
    if (row.effect !== act) return append(row);
    if (row.phase === 'outcome' && instant === 'done') die();
    const written = append(row);
    if (row.phase === 'intent') {
      intents += 1;
      // After the transaction, before the first byte of what follows.
      const wanted = (instant === 'intent' && intents === 1) || (instant === 'begun' && intents === 2);
      if (wanted) queueMicrotask(die);
    }
    return written;
  },
});

const chosen = choosePerson({ scenario: `${dir}/scenario.json`, person, mode: 'online' });
if (!chosen.ok) throw new Error(chosen.error.code);
const driven = await driveIssuance({
  host: host.value,
  scenario: chosen.value.scenario,
  scenarioFile: chosen.value.file,
  person: chosen.value.person,
  mode: 'online',
  photo: undefined,
  reviewWaitMs: 10_000,
  signal: new AbortController().signal,
});
process.stderr.write(`${act} ${instant} was never reached: ${JSON.stringify(driven.result)}\n`);
await host.value.close();
process.exit(1);
