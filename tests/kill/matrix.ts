import { seeded } from '../support/seeded.ts';
import { Lane, type Tried } from './lane.ts';
import type { KillPoint } from './points.ts';
import { type Trial, trialOf } from './trial.ts';

/** What a run of trials came to. */
export interface TrialsReport {
  readonly seed: number;
  readonly tried: number;
  /** Trials in which something died. */
  readonly kills: number;
  /** Kills after which the session was taken up by a new process. */
  readonly restarts: number;
  /** Points at which nothing could die, with the reason. */
  readonly notReached: readonly { readonly point: string; readonly why: string }[];
  /** How the sessions ended, and how often. */
  readonly ends: Readonly<Record<string, number>>;
  /** What new processes decided about the sessions they found, and how often. */
  readonly decisions: Readonly<Record<string, number>>;
  readonly inconsistencies: readonly Tried[];
  readonly seconds: number;
}

/** Tries all points, at several stations side by side; says each in a line as it is done. */
export const runMatrix = (options: {
  readonly points: readonly KillPoint[];
  readonly lanes: number;
  /** Of the virtual devices: 0 takes no time, 20 lets things die while a card moves. */
  readonly speed: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}): Promise<TrialsReport> => {
  const { points, seed, ...rest } = options;
  const random = seeded(seed);
  const trials = points.map((point) => trialOf(point, random));
  const count = Math.max(1, Math.min(options.lanes, points.length));
  const lanes = Array.from({ length: count }, (_, lane) => trials.filter((_trial, index) => index % count === lane));
  return runTrials({ ...rest, seed, lanes });
};

/** Each lane is a station of its own; the lanes run side by side. */
export const runTrials = async (options: {
  readonly lanes: readonly Iterable<Trial>[];
  readonly speed: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}): Promise<TrialsReport> => {
  const { lanes, speed, seed, signal, tell } = options;
  const started = performance.now();
  const all: Tried[] = [];
  const take = (tried: Tried): void => {
    all.push(tried);
    tell(`${all.length} ${lineOf(tried)}`);
  };
  await Promise.all(lanes.map((trials) => new Lane({ trials, speed }).run(take, signal)));
  return {
    seed,
    tried: all.length,
    kills: all.filter(({ struck }) => struck?.hit === true).length,
    restarts: all.filter(({ restarted }) => restarted !== null).length,
    notReached: all.flatMap((tried) => {
      const why = whyNot(tried);
      return why === null ? [] : [{ point: tried.name, why }];
    }),
    ends: counted(all.map(endOf)),
    decisions: counted(all.flatMap(({ restarted }) => restarted ?? [])),
    inconsistencies: all.filter(({ findings }) => findings.length > 0),
    seconds: Math.round((performance.now() - started) / 1_000),
  };
};

const counted = (words: readonly string[]): Readonly<Record<string, number>> => {
  const counts: Record<string, number> = {};
  for (const word of words) counts[word] = (counts[word] ?? 0) + 1;
  return counts;
};

const whyNot = ({ planned, struck }: Tried): string | null => {
  if (!planned) return null;
  if (struck === null) return 'the session never came to this act';
  return struck.hit ? null : 'no card worker runs then';
};

const endOf = ({ end }: Tried): string => (end === null ? 'none' : `${end.outcome ?? end.step}, ${end.fate ?? 'none'}`);

const lineOf = (tried: Tried): string => {
  const { name, struck, end, restarted, findings, ms } = tried;
  const why = whyNot(tried);
  const how = [
    ...(restarted === null ? [] : ['restarted', ...restarted]),
    ...(struck?.late === true ? ['at its end'] : []),
    ...(why === null ? [] : [why]),
  ];
  const head = `${name}: ${endOf(tried)}${end?.cause == null ? '' : ` (${end.cause})`}`;
  const tail = how.length === 0 ? '' : ` [${how.join(', ')}]`;
  return [`${head}${tail} ${ms} ms`, ...findings.map((finding) => `    ${finding}`)].join('\n');
};
