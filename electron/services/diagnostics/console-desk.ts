import type { Clock } from '#basics/clock.ts';
import type { TwoWords } from '#basics/line-piece.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { type ConsoleDevice, checkCommand } from '#domain/diagnostics/console-rules.ts';
import type { RawLine } from '../ports.ts';
import type { DeviceUse } from './device-use.ts';

export interface ConsoleDeskOptions {
  readonly lines: Readonly<Record<ConsoleDevice, RawLine>>;
  readonly use: DeviceUse;
  readonly clock: Clock;
  /** Fails while a session or a recovery needs the devices. */
  readonly between: () => Result<void>;
}

export interface ConsoleAnswer {
  readonly reply: TwoWords;
  readonly hex: string;
  readonly ms: number;
}

/** Raw commands of a technician to reader and printer, between sessions, one at a time. */
export class ConsoleDesk {
  readonly #options: ConsoleDeskOptions;

  constructor(options: ConsoleDeskOptions) {
    this.#options = options;
  }

  /**
   * `before` is called with the command as it goes out, right before it does: the books have it whatever comes back.
   * Fails with `console.*` (`console-rules.ts`), `session.not-now`, `recovery.open`, `diagnostics.running`, and as the
   * device does.
   */
  async send(device: ConsoleDevice, typed: string, before: (command: string) => void): Promise<Result<ConsoleAnswer>> {
    const { lines, use, clock, between } = this.#options;
    const checked = checkCommand(device, typed);
    if (!checked.ok) return fail(checked.refusal, 'ask');
    const free = between();
    if (!free.ok) return free;
    const taken = use.begin('console');
    if (!taken.ok) return taken;
    try {
      before(checked.command);
      const started = clock.monotonic();
      const reply = await lines[device].raw(checked.command);
      if (!reply.ok) return reply;
      const { text, hex } = reply.value;
      return ok({ reply: text, hex, ms: Math.round(clock.monotonic() - started) });
    } finally {
      taken.value();
    }
  }
}
