import { z } from 'zod';
import type { Clock } from '#basics/clock.ts';
import { ok, type Result } from '#basics/result.ts';
import type { ValueStore } from '../ports.ts';
import type { BackgroundReport, PhotoJudge } from './port.ts';

const NAME = 'photo-background';
const kept = z.object({ ok: z.boolean(), code: z.string(), at: z.number() });

export type RememberedBackground = z.output<typeof kept>;

export interface BackgroundMemoryOptions {
  readonly judge: Pick<PhotoJudge, 'background'>;
  readonly values: ValueStore;
  readonly clock: Clock;
  readonly changed: () => void;
}

/** When the empty photo place was last looked at, and what was found. */
export class BackgroundMemory {
  readonly #options: BackgroundMemoryOptions;

  constructor(options: BackgroundMemoryOptions) {
    this.#options = options;
  }

  /** The last report; null before the first. */
  get last(): RememberedBackground | null {
    const text = this.#options.values.get(NAME);
    if (text === null) return null;
    const parsed = kept.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  }

  async check(picture: Uint8Array): Promise<Result<BackgroundReport>> {
    const { judge, values, clock, changed } = this.#options;
    const report = await judge.background(picture);
    if (!report.ok) return report;
    values.set(NAME, JSON.stringify({ ok: report.value.ok, code: report.value.code, at: clock.now() }));
    changed();
    return ok(report.value);
  }
}
