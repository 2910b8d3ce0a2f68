import { readdirSync, readFileSync } from 'node:fs';

const KIB_PER_MIB = 1_024;

/** A process of the kiosk, and the memory that is its own share (PSS: shared pages are divided among who shares them). */
export interface ProcessMemory {
  readonly kind: string;
  readonly mib: number;
}

/** What a file of /proc says, null when its process is gone. */
const readOf = (pid: number, file: string): string | null => {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw error;
  }
};

/** The process and everything it started, and they started. */
const treeOf = (root: number): readonly number[] => {
  const parents = new Map<number, number>();
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    const parent = /^PPid:\s+(\d+)$/m.exec(readOf(Number(name), 'status') ?? '')?.[1];
    if (parent !== undefined) parents.set(Number(name), Number(parent));
  }
  const below = (pid: number): readonly number[] => [
    pid,
    ...[...parents].filter(([, parent]) => parent === pid).flatMap(([child]) => below(child)),
  ];
  return below(root);
};

/** What a process is, by its command line. */
const kindOf = (command: string): string => {
  if (/electron\/host\/(child|serve)\.(ts|js)/.test(command)) return 'host';
  if (/chip-card\/worker\.(ts|js)/.test(command)) return 'chip-worker';
  if (/photo-worker\.(ts|js)/.test(command)) return 'photo-worker';
  const type = /--type=([\w-]+)/.exec(command)?.[1];
  if (type === undefined) return 'main';
  return type === 'gpu-process' ? 'gpu' : type;
};

/** Memory by kind of process below `root`, in MiB; of a kind that runs more than once, the sum. */
export const memoryBelow = (root: number): readonly ProcessMemory[] => {
  const sums = new Map<string, number>();
  for (const pid of treeOf(root)) {
    const command = readOf(pid, 'cmdline')?.replaceAll('\0', ' ').trim() ?? '';
    const pss = /^Pss:\s+(\d+) kB$/m.exec(readOf(pid, 'smaps_rollup') ?? '')?.[1];
    if (command === '' || pss === undefined) continue;
    const kind = kindOf(command);
    sums.set(kind, (sums.get(kind) ?? 0) + Number(pss) / KIB_PER_MIB);
  }
  return [...sums].map(([kind, mib]) => ({ kind, mib })).toSorted((a, b) => a.kind.localeCompare(b.kind));
};
