import { z } from 'zod';
import { testResult } from '#contract/views/diagnostics.ts';
import type { DeviceTileView, TestResultView } from '#contract/views.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import type { Finding } from '#domain/diagnostics/verdict.ts';
import type { ValueStore } from '../ports.ts';

const lastFault = z.object({
  at: z.number(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
});

/** The same fault is written again only after this time: a device that stays away is one fault. */
const AGAIN_MS = 3_600_000;

const resultName = (test: string): string => `diagnostics-result ${test}`;
const faultName = (device: DeviceName): string => `diagnostics-fault ${device}`;

/** The last result of every test and the last fault of every device, over the ends of the program. */
export class ResultMemory {
  readonly #values: ValueStore;
  /** Pictures live as long as the program: nothing a camera saw is stored. */
  readonly #pictures = new Map<string, { readonly at: number; readonly picture: string }>();

  constructor(values: ValueStore) {
    this.#values = values;
  }

  keep(result: TestResultView): void {
    const { test, at, picture } = result;
    if (picture === null) this.#pictures.delete(test);
    else this.#pictures.set(test, { at, picture });
    this.#values.set(resultName(test), JSON.stringify({ ...result, picture: null }));
  }

  /** Null before the first time, and where an older program kept it in another form. */
  last(test: string): TestResultView | null {
    const kept = this.#read(resultName(test), testResult);
    const seen = this.#pictures.get(test);
    return kept !== null && seen?.at === kept.at ? { ...kept, picture: seen.picture } : kept;
  }

  noteFault(device: DeviceName, { code, params }: Omit<Finding, 'level'>, at: number): void {
    const before = this.lastFault(device);
    if (before?.code === code && at - before.at < AGAIN_MS) return;
    this.#values.set(faultName(device), JSON.stringify({ at, code, ...(params === undefined ? {} : { params }) }));
  }

  lastFault(device: DeviceName): DeviceTileView['lastFault'] {
    return this.#read(faultName(device), lastFault);
  }

  #read<T>(name: string, schema: z.ZodType<T>): T | null {
    const text = this.#values.get(name);
    if (text === null) return null;
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  }
}
