import { randomInt, timingSafeEqual } from 'node:crypto';
import type { Clock } from '#basics/clock.ts';
import { done, fail, type Result } from '#basics/result.ts';
import { lockedForMs, lockMs } from '#domain/staff/staff-member.ts';
import type { StaffService } from './staff-service.ts';

/** No character that looks like another one. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const CHARACTERS = 12;
const GROUP = 4;

/** What was typed, without what does not matter. */
const plain = (typed: string): string => typed.toUpperCase().replaceAll(/[\s-]/g, '');

/**
 * A station without any account: whoever started the kiosk reads a one-time code on its console and hands it to the
 * first supervisor. It lives in memory only and is another one at every start.
 */
export class FirstStart {
  readonly #staff: Pick<StaffService, 'list'>;
  readonly #clock: Clock;
  #code: string | null = null;
  #failed = 0;
  #lockedUntil: number | null = null;

  constructor({ staff, clock }: { readonly staff: Pick<StaffService, 'list'>; readonly clock: Clock }) {
    this.#staff = staff;
    this.#clock = clock;
  }

  /** Whether nobody has an account yet. */
  get needed(): boolean {
    return this.#staff.list().length === 0;
  }

  /**
   * The code to print on the console, `XXXX-XXXX-XXXX`; null when somebody has an account already. `printed`: the one
   * whoever set the station up just now has in the hand, which then goes on being good.
   */
  open(printed: string | null = null): string | null {
    if (!this.needed) return null;
    if (printed !== null) {
      this.#code = plain(printed);
      return printed;
    }
    const characters = Array.from({ length: CHARACTERS }, () => ALPHABET.charAt(randomInt(ALPHABET.length)));
    this.#code = characters.join('');
    return this.#code.replaceAll(new RegExp(`.{${GROUP}}(?!$)`, 'g'), '$&-');
  }

  /**
   * Whether it is the code; case, blanks and hyphens do not matter. Fails with `staff.not-first-start`,
   * `staff.wrong-code` and, after several wrong ones, `staff.locked` (params `seconds`).
   */
  accept(typed: string): Result<void> {
    if (this.#code === null || !this.needed) return fail('staff.not-first-start', 'stop');
    const now = this.#clock.now();
    const lockedMs = lockedForMs({ failed: this.#failed, lockedUntil: this.#lockedUntil }, now);
    if (lockedMs > 0) return fail('staff.locked', 'ask', { seconds: Math.ceil(lockedMs / 1000) });
    const given = Buffer.from(plain(typed));
    const code = Buffer.from(this.#code);
    if (given.length === code.length && timingSafeEqual(given, code)) return done;
    this.#failed += 1;
    const lock = lockMs(this.#failed);
    this.#lockedUntil = lock === 0 ? null : now + lock;
    return fail('staff.wrong-code', 'ask');
  }

  /** The code is used. */
  end(): void {
    this.#code = null;
  }

  /** Nobody was added after all: the code that was accepted is good again. */
  again(code: string): void {
    this.#code = plain(code);
  }
}
