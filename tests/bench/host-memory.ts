import { existsSync, readFileSync } from 'node:fs';
import { figureOf, type Measured } from './figure.ts';

const KIB_PER_MIB = 1_024;

/** `VmHWM` of a process, MiB: the most it ever had in memory. */
const peakMiB = (pid: number): number => {
  const peak = /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
  if (peak === undefined) throw new Error(`no VmHWM of process ${pid}`);
  return Number(peak) / KIB_PER_MIB;
};

/** Peak memory of the running host, and of the card worker it started, where the system tells (Linux). */
export const measureHostMemory = (pid: number): Measured => {
  if (!existsSync(`/proc/${pid}/status`))
    return { figures: [], skipped: [{ name: 'host.memory', reason: `no /proc on ${process.platform}` }] };
  const host = figureOf(
    { name: 'host.memory', what: 'most memory of the host process, after all cards', unit: 'MiB' },
    [peakMiB(pid)],
  );
  const children = `/proc/${pid}/task/${pid}/children`;
  const workers = existsSync(children) ? readFileSync(children, 'utf8').split(' ').filter(Boolean).map(Number) : [];
  if (workers.length === 0) {
    return {
      figures: [host],
      skipped: [{ name: 'host.memory.children', reason: 'the system names no child process of the host' }],
    };
  }
  const worker = figureOf(
    { name: 'host.memory.children', what: 'most memory of each of its child processes (the card worker)', unit: 'MiB' },
    workers.map(peakMiB),
  );
  return { figures: [host, worker], skipped: [] };
};
