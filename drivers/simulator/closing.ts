/** What was opened, to be closed again. */
export interface Closing {
  add(step: () => Promise<void>): void;
  close(): Promise<void>;
}

/** Closes in the opposite order of opening, once; a step that fails does not keep the others open. */
export const createClosing = (): Closing => {
  const steps: (() => Promise<void>)[] = [];
  let closed: Promise<void> | null = null;
  const closeAll = async (): Promise<void> => {
    const faults: unknown[] = [];
    for (const step of steps.toReversed()) await step().catch((error: unknown) => faults.push(error));
    if (faults.length > 0) throw new AggregateError(faults, 'the simulator did not close cleanly');
  };
  return {
    add: (step) => steps.push(step),
    close: () => {
      closed ??= closeAll();
      return closed;
    },
  };
};
