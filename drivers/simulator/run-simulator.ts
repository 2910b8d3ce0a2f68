import type { Result } from '#basics/result.ts';
import { createSimulator, type Simulator, type SimulatorOptions } from './create-simulator.ts';

/**
 * Runs a simulator until SIGINT, SIGTERM or the control API ends it. `onReady` is called once with the simulator.
 * Answers after everything is closed; fails as `createSimulator` does.
 */
export const runSimulator = async (
  options: SimulatorOptions,
  onReady: (simulator: Simulator) => void,
): Promise<Result<void>> => {
  const started = await createSimulator(options);
  if (!started.ok) return started;
  const simulator = started.value;
  const stop = () => void simulator.close();
  process.once('SIGINT', stop);
  process.once('SIGTERM', stop);
  onReady(simulator);
  await simulator.ended;
  process.off('SIGINT', stop);
  process.off('SIGTERM', stop);
  return { ok: true, value: undefined };
};
