import { cpus, loadavg, release, totalmem } from 'node:os';

/** What the figures depend on beside the code: they compare only with runs on the same kind of machine. */
export const machineFacts = () => {
  const all = cpus();
  return {
    system: `${process.platform} ${process.arch} ${release()}`,
    cpus: all.length,
    cpuModel: all[0]?.model ?? 'unknown',
    memoryMiB: Math.round(totalmem() / 1_048_576),
    node: process.version,
    /** Of the last minute before the run: other work on the machine makes every figure worse. */
    loadAverage: Number((loadavg()[0] ?? 0).toFixed(2)),
  };
};
