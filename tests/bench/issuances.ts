import { ok, type Result } from '#basics/result.ts';
import { figureOf, type Measured } from './figure.ts';
import type { HostProcess } from './host-process.ts';
import type { BenchPerson } from './people.ts';
import { type Issuance, playOnline } from './play-online.ts';
import { sampling } from './sampling.ts';

export const MOST_CARDS = 20;

/** The first card of a host is among them: the p95 shows what starts late. */
const SAMPLES = {
  full: { fewest: 8, most: MOST_CARDS, budgetMs: 25_000 },
  quick: { fewest: 5, most: 5, budgetMs: 0 },
} as const;

/**
 * One card after the other for people approved online, from "make" to "handed over", split by act. The devices take
 * no time of their own (speed 0), so this is what the kiosk, the lines and the platform cost.
 */
export const measureIssuances = async (options: {
  readonly host: HostProcess;
  /** At most this many cards are made. */
  readonly people: readonly BenchPerson[];
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const { host, people, quick } = options;
  const issued: Issuance[] = [];
  const more = sampling(quick ? SAMPLES.quick : SAMPLES.full);
  for (const { id } of people) {
    if (!more(issued.length)) break;
    const issuance = await playOnline(host, id);
    if (!issuance.ok) return issuance;
    issued.push(issuance.value);
  }
  const acts = [...new Set(issued.flatMap((one) => one.acts.map(({ act }) => act)))];
  const allActs = ({ acts }: Issuance) => acts.reduce((sum, { ms }) => sum + ms, 0);
  const split = acts.map((act) =>
    figureOf(
      { name: `issue.act.${act}`, what: 'of it: this act, whole milliseconds', unit: 'ms' },
      issued.flatMap((one) => one.acts.filter((line) => line.act === act).map(({ ms }) => ms)),
    ),
  );
  return ok({
    figures: [
      figureOf(
        { name: 'issue.make', what: 'from "make" to "handed over" as the windows see it', unit: 'ms' },
        issued.map(({ makeMs }) => makeMs),
      ),
      ...split,
      figureOf(
        { name: 'issue.between-acts', what: 'of it: calls, views and database between the acts', unit: 'ms' },
        issued.map((one) => Math.max(0, one.makeMs - allActs(one))),
      ),
      figureOf(
        { name: 'issue.machine', what: 'machineMs of the session: its acts without waiting for people', unit: 'ms' },
        issued.map(({ machineMs }) => machineMs),
      ),
      figureOf(
        { name: 'issue.total', what: 'totalMs of the session, from the identity card on', unit: 'ms' },
        issued.map(({ totalMs }) => totalMs),
      ),
    ],
    skipped: [],
  });
};
