/**
 * A counter under test, as a process of its own that can be killed: the product's host with a teller and an applicant
 * who play through the contract. Argument: the state directory. Orders come over the channel, one at a time.
 */
import { join } from 'node:path';
import { createLogger } from '#basics/logger.ts';
import { readStation, stationFile } from '#host/config.ts';
import { createHost, type Host } from '#host/create-host.ts';
import { caller, type Drive } from '../../scripts/support/issue-desk.ts';
import { beginIssuance, continueIssuance, openStation } from '../../scripts/support/issue-drive.ts';
import { choosePerson } from '../../scripts/support/issue-person.ts';
import { COMMAND_OPERATOR } from '../../scripts/support/operator.ts';
import { fastClock } from '../support/fast-clock.ts';
import { readBooks } from './books.ts';
import type { CounterOrder, CounterReply, Played, Started } from './counter-process.ts';
import { arm, disarm } from './hook.ts';

/** The host's waits pass so many times as fast. */
const PACE = 4;
/** A hand that does not come to the gate, and a line that is lost for good, are not waited for long. */
const PATIENCE = { takePromptMs: 1_000, retainAfterMs: 12_000, waitLongerMs: 2_000, reconnectMs: 20_000 };
/** A judgement takes its time on a busy machine, whatever the clock of the host says. */
const JUDGE = { judgeMs: 60_000 * PACE, loadMs: 60_000 * PACE };
const REJECT_BOX = 200;
const REVIEW_WAIT_MS = 20_000;
/** What waits in the outbox goes out with the next look at the station; so often is looked. */
const OUTBOX_LOOKS = 20;
const OUTBOX_LOOK_MS = 100;

/** A decision may lead to the next one, and what can't be seen is looked at again. */
const MOST_DECISIONS = 40;
const LOOK_AGAIN_MS = 1_000;
const HAND_MS = 20;

const dir = process.argv[2] ?? '';

const openHost = (): Host => {
  const station = readStation(stationFile(dir));
  if (!station.ok) throw new Error(station.error.code);
  const { issuance, photo, devices } = station.value;
  const { chipReader } = devices;
  const host = createHost({
    dir,
    station: {
      ...station.value,
      issuance: { ...issuance, ...PATIENCE, rejectBoxCapacity: REJECT_BOX },
      photo: { ...photo, ...JUDGE },
      devices: { ...devices, chipReader: { ...chipReader, commandTimeoutMs: 2_000 * PACE } },
    },
    env: {},
    operator: COMMAND_OPERATOR,
    logger: createLogger({ file: join(dir, 'host.log') }),
    clock: fastClock(PACE),
  });
  if (!host.ok) throw new Error(`${host.error.code} ${JSON.stringify(host.error.params ?? {})}`);
  return host.value;
};

const host = openHost();

/** The applicant leaves the card where it is. */
const withoutHand: Host = {
  ...host,
  dispatcher: {
    ...host.dispatcher,
    call: async (window, method, input) =>
      method === 'training.takeCard' ? { ok: true, value: {} } : host.dispatcher.call(window, method, input),
  },
};

const driveOf = ({ personId, course, scenario }: Extract<CounterOrder, { do: 'play' | 'goOn' }>): Drive => {
  const chosen = choosePerson({ scenario, person: personId, mode: 'auto' });
  if (!chosen.ok) throw new Error(`${personId}: ${chosen.error.code}`);
  return {
    host: course === 'not-taken' ? withoutHand : host,
    scenario: chosen.value.scenario,
    scenarioFile: chosen.value.file,
    person: chosen.value.person,
    mode: 'auto',
    photo: undefined,
    reviewWaitMs: REVIEW_WAIT_MS,
    signal: new AbortController().signal,
  };
};

/** How the session stands, and what refused a call on the way. */
const played = (refused: string | null): Played => {
  const current = host.kiosk.session.current;
  const state = current?.state ?? null;
  return {
    sessionId: current?.sessionId ?? null,
    step: state?.step ?? 'none',
    outcome: state?.step === 'closed' ? state.outcome : null,
    fate: state?.step === 'closed' ? state.fate : null,
    cause: (state?.step === 'closed' ? state.cause?.code : null) ?? refused,
    acts: (current?.timings ?? []).map(({ act, ok }) => `${act}${ok ? '' : '!'}`),
  };
};

const begin = async (drive: Drive): Promise<Played> => {
  const begun = await beginIssuance(drive);
  return begun.ok ? goOn(drive) : played(begun.error.code);
};

/** Takes the card from the gate whenever a session waits for that; the answer ends it. */
const handAtGate = ({ host: { dispatcher } }: Drive): (() => Promise<void>) => {
  const gone = new AbortController();
  const work = async (): Promise<void> => {
    while (!gone.signal.aborted) {
      const state = host.kiosk.session.current?.state;
      if (state?.step === 'hand-over' && state.running === 'watch-gate') {
        await dispatcher.call('teller', 'training.takeCard', {});
      }
      await new Promise((passed) => setTimeout(passed, HAND_MS));
    }
  };
  const working = work();
  return () => {
    gone.abort();
    return working;
  };
};

/** A session that was found waiting at the gate has nobody yet who takes the card; none may have been begun at all. */
const takeUp = async (drive: Drive): Promise<Played> => {
  if (host.kiosk.session.current === null) return begin(drive);
  const leave = handAtGate(drive);
  try {
    return await goOn(drive);
  } finally {
    await leave();
  }
};

const goOn = async (drive: Drive): Promise<Played> => {
  const { result } = await continueIssuance(drive);
  const end = played(result.ok ? null : result.error.code);
  // The screens are left, as a teller does, so that the next person can be received.
  await caller(host, 'teller')('session.finish', {});
  return end;
};

/** Reads what the kiosk decided about a session without an end, and presses on, as a teller does. */
const decideOpen = async (): Promise<readonly string[]> => {
  const teller = caller(host, 'teller');
  const decided: string[] = [];
  for (let look = 0; look < MOST_DECISIONS; look += 1) {
    const view = await teller('recovery.read', {});
    if (!view.ok) throw new Error(view.error.code);
    const { open, case: found, note } = view.value;
    const said = found ?? note;
    const words = said === null ? null : `${said.decision} (${said.code})`;
    if (words !== null && words !== decided.at(-1)) decided.push(words);
    if (!open) return decided;
    if (found?.mayProceed === true) {
      const gone = await teller('recovery.proceed', {});
      if (!gone.ok) decided.push(`not gone on: ${gone.error.code}`);
    } else {
      await host.kiosk.options.clock.sleep(LOOK_AGAIN_MS);
    }
  }
  throw new Error(`no decision: ${decided.join(', ')}`);
};

const start = async (): Promise<Started> => {
  const fresh = host.kiosk.options.stores.stock.balance().loaded === 0;
  if (!fresh) {
    await host.kiosk.start();
    return { refused: null, decided: await decideOpen() };
  }
  const opened = await openStation(host);
  return { refused: opened.ok ? null : opened.error.code, decided: [] };
};

const books = async () => {
  for (let look = 0; look < OUTBOX_LOOKS && readBooks().pending.length > 0; look += 1) {
    await host.kiosk.check();
    await new Promise((passed) => setTimeout(passed, OUTBOX_LOOK_MS));
  }
  return readBooks();
};

const perform = async (order: CounterOrder): Promise<CounterReply> => {
  switch (order.do) {
    case 'start':
      return { started: await start() };
    case 'play': {
      if (order.armed !== null) arm(order.armed);
      const end = await begin(driveOf(order));
      disarm();
      return { played: end };
    }
    case 'goOn':
      return { played: await takeUp(driveOf(order)) };
    case 'books':
      return { books: await books() };
    case 'close':
      await host.close();
      return { closed: true };
  }
};

process.on('message', (order: CounterOrder) => {
  perform(order).then(
    (reply) => {
      process.send?.(reply, () => {
        if ('closed' in reply) process.disconnect();
      });
    },
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
