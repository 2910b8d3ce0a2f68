import { done, fail, ok, type Result } from '#basics/result.ts';
import { figureOf, type Measured } from './figure.ts';
import { stationReady } from './first-box.ts';
import { type HostProcess, startHost } from './host-process.ts';
import { giveCard, makeCard, toApproved } from './play-online.ts';
import { sampling } from './sampling.ts';
import type { Workplace } from './workplace.ts';

const SAMPLES = {
  full: { fewest: 6, most: 10, budgetMs: 20_000 },
  quick: { fewest: 3, most: 3, budgetMs: 0 },
} as const;

/**
 * From the start of the host process to the decision on a session without an end: its card stands at the chip, so that
 * printer, chip and platform are all looked at. The host is killed again and again while the PIN is waited for; the
 * card is handed over in the end.
 */
export const measureRecovery = async (options: {
  readonly place: Workplace;
  /** State directory of a station that has cards in the feeder. */
  readonly dir: string;
  readonly personId: string;
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const { place, dir, personId, quick } = options;
  const decided: number[] = [];
  const looked: number[] = [];
  let host = await startHost(place, dir);
  if (!host.ok) return host;
  const begun = await begin(host.value, personId);
  if (!begun.ok) return begun;
  const more = sampling(quick ? SAMPLES.quick : SAMPLES.full);
  while (more(decided.length)) {
    process.kill(host.value.pid, 'SIGKILL');
    await host.value.stop();
    host = await startHost(place, dir);
    if (!host.ok) return host;
    const seen = await decision(host.value);
    if (!seen.ok) return seen;
    const ms = performance.now() - host.value.startedAt;
    decided.push(ms);
    looked.push(ms - host.value.readyMs);
  }
  const given = await giveCard(host.value);
  await host.value.stop();
  if (!given.ok) return given;
  const to = 'to what is decided on the session that was killed';
  return ok({
    figures: [
      figureOf({ name: 'recovery.decision', what: `from the start of the host process ${to}`, unit: 'ms' }, decided),
      figureOf(
        { name: 'recovery.look', what: 'of it: from "ready" on, devices and platform looked at', unit: 'ms' },
        looked,
      ),
    ],
    skipped: [],
  });
};

const begin = async (host: HostProcess, personId: string): Promise<Result<void>> => {
  const ready = await stationReady(host);
  if (!ready.ok) return ready;
  const approved = await toApproved(host, personId);
  if (!approved.ok) return approved;
  const made = await makeCard(host);
  return made.ok ? done : made;
};

const decision = (host: HostProcess): Promise<Result<true>> =>
  host.until(async () => {
    const read = await host.call('teller', 'recovery.read', {});
    if (!read.ok) return read;
    const { case: open, note } = read.value;
    if (open !== null) return fail('issue.stuck', 'stop', { step: open.decision });
    return ok(note === null ? null : true);
  });
