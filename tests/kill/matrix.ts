import { seeded } from '../support/seeded.ts';
import { Lane, type Tried } from './lane.ts';
import type { KillPoint } from './points.ts';

export interface MatrixReport {
  readonly seed: number;
  readonly points: number;
  readonly tried: number;
  /** Points at which nothing could die, with the reason. */
  readonly notReached: readonly { readonly point: string; readonly why: string }[];
  /** How the sessions ended, and how often. */
  readonly ends: Readonly<Record<string, number>>;
  readonly restarts: number;
  readonly inconsistencies: readonly Tried[];
  readonly seconds: number;
}

/** Tries all points, at several stations side by side; says each in a line as it is done. */
export const runMatrix = async (options: {
  readonly points: readonly KillPoint[];
  readonly lanes: number;
  readonly seed: number;
  readonly signal: AbortSignal;
  readonly tell: (line: string) => void;
}): Promise<MatrixReport> => {
  const { points, seed, signal, tell } = options;
  const started = performance.now();
  const tried: Tried[] = [];
  const count = Math.min(options.lanes, points.length);
  await Promise.all(
    Array.from({ length: count }, (_, lane) =>
      new Lane({
        points: points.filter((_point, index) => index % count === lane),
        random: seeded(seed + lane),
        speed: 0,
      }).run((one) => {
        tried.push(one);
        tell(`${tried.length}/${points.length} ${lineOf(one)}`);
      }, signal),
    ),
  );
  const ends: Record<string, number> = {};
  for (const one of tried) ends[endOf(one)] = (ends[endOf(one)] ?? 0) + 1;
  return {
    seed,
    points: points.length,
    tried: tried.length,
    notReached: tried.flatMap((one) => {
      const why = whyNot(one);
      return why === null ? [] : [{ point: one.point, why }];
    }),
    ends,
    restarts: tried.filter(({ restarted }) => restarted).length,
    inconsistencies: tried.filter(({ findings }) => findings.length > 0),
    seconds: Math.round((performance.now() - started) / 1_000),
  };
};

const whyNot = ({ struck, point }: Tried): string | null => {
  if (struck === null) return 'the session never came to this act';
  return struck.hit ? null : `no card worker runs at ${point.split('/')[0]}`;
};

const endOf = ({ end }: Tried): string => (end === null ? 'none' : `${end.outcome ?? end.step}, ${end.fate ?? 'none'}`);

const lineOf = (tried: Tried): string => {
  const { point, struck, end, restarted, findings, ms } = tried;
  const how = [
    ...(restarted ? ['restarted'] : []),
    ...(struck?.late === true ? ['at its end'] : []),
    ...(whyNot(tried) === null ? [] : [whyNot(tried)]),
  ];
  const head = `${point}: ${endOf(tried)}${end?.cause == null ? '' : ` (${end.cause})`}`;
  const tail = how.length === 0 ? '' : ` [${how.join(', ')}]`;
  return [`${head}${tail} ${ms} ms`, ...findings.map((finding) => `    ${finding}`)].join('\n');
};
