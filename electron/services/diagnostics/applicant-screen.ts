import { done, fail, type Result } from '#basics/result.ts';
import type { MethodInput } from '#contract/methods.ts';
import type { ApplicantView } from '#contract/views.ts';

/** What the applicant's window shows instead of its stages while its screen is tried. */
export type ScreenTrial = NonNullable<ApplicantView['trial']>;
type Shown = ScreenTrial['shows'];

/** What the window told of its screen. */
export type ToldOfScreen = MethodInput<'applicant.tellScreen'>;

/** The applicant's window as a thing that can be tried: what it shall show, and what it answers. */
export class ApplicantScreen {
  readonly #changed: () => void;
  #lastId = 0;
  #trial: ScreenTrial | null = null;
  #waiting: ((told: ToldOfScreen) => void) | null = null;

  constructor(changed: () => void) {
    this.#changed = changed;
  }

  /** Null while its stages are shown. */
  get trial(): ScreenTrial | null {
    return this.#trial;
  }

  /** From now on the window shows this. */
  show(shows: Shown): void {
    this.#lastId += 1;
    this.#trial = { id: this.#lastId, shows };
    this.#changed();
  }

  /** Its stages again. */
  clear(): void {
    this.#trial = null;
    this.#waiting = null;
    this.#changed();
  }

  /** What the window tells next of what it shows; null when nobody told before the signal. */
  next(signal: AbortSignal): Promise<ToldOfScreen | null> {
    return new Promise((resolve) => {
      const end = (told: ToldOfScreen | null) => {
        this.#waiting = null;
        signal.removeEventListener('abort', given);
        resolve(told);
      };
      const given = () => end(null);
      if (signal.aborted) return end(null);
      signal.addEventListener('abort', given);
      this.#waiting = end;
    });
  }

  /** Fails with `diagnostics.not-asked` when it is not about what is shown now. */
  tell(told: ToldOfScreen): Result<void> {
    if (this.#trial?.id !== told.trial) return fail('diagnostics.not-asked', 'ask');
    this.#waiting?.(told);
    return done;
  }
}
