/** Words that are data, ready in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Where the meaning of a measured value turns. */
export interface Threshold {
  readonly at: number;
  readonly meansAbove: Words;
  readonly meansBelow: Words;
}

export type ValueState = 'ok' | 'warn' | 'fail' | 'info';

/** One value a device told or that was measured. */
export interface DeviceValue {
  readonly id: string;
  readonly text: Words;
  /** Null where the device did not say. */
  readonly value: string | number | boolean | null;
  readonly unit: string | null;
  readonly threshold: Threshold | null;
  readonly state: ValueState;
  /** What a value that is a word of the device means; left out where the value speaks for itself. */
  readonly meaning?: Words | undefined;
}

/** Limits of a number: `high`: more is worse; `low`: less is worse. Without them it is a fact. */
export type Limits =
  | { readonly high: { readonly warn: number; readonly fail?: number } }
  | { readonly low: { readonly warn: number; readonly fail?: number } };

/** What a test measures, by id. */
export interface ValueDefinition {
  readonly text: Words;
  readonly unit?: string;
  readonly limits?: Limits;
}

/** What a number says by its limits. */
export const judgeNumber = (value: number, limits: Limits | undefined): ValueState => {
  if (limits === undefined) return 'info';
  const [worse, { warn, fail = null }] =
    'high' in limits ? [(limit: number) => value > limit, limits.high] : [(limit: number) => value < limit, limits.low];
  if (fail !== null && worse(fail)) return 'fail';
  return worse(warn) ? 'warn' : 'ok';
};

/** A value by its definition, judged by its limits. */
export const measured = (
  id: string,
  { text, unit, limits }: ValueDefinition,
  value: DeviceValue['value'],
): DeviceValue => ({
  id,
  text,
  value,
  unit: unit ?? null,
  threshold: null,
  state: typeof value === 'number' ? judgeNumber(value, limits) : 'info',
});

/** A fact nobody judges. */
export const fact = (
  id: string,
  text: Words,
  value: DeviceValue['value'],
  unit: string | null = null,
): DeviceValue => ({
  id,
  text,
  value,
  unit,
  threshold: null,
  state: 'info',
});
