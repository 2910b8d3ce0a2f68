import { z } from 'zod';
import { CALL_NAMES, type CallName } from '#drivers/platform/calls.ts';
import { isRefusalCode, type RefusalCode } from '#drivers/platform/refusals.ts';

/** `*` stands for every call, and is meant when none is named. */
const callName = z.union([z.enum(CALL_NAMES), z.literal('*')]).default('*');
const DAY_MS = 86_400_000;
const times = z.int().positive().default(1);

/** Faults of the platform and of the line to it, as acts of the control API. */
export const faultActs = {
  down: z.strictObject({ act: z.literal('down'), forMs: z.int().positive().nullable().default(null) }),
  up: z.strictObject({ act: z.literal('up') }),
  refuse: z.strictObject({
    act: z.literal('refuse'),
    call: callName,
    code: z.string().refine(isRefusalCode, 'no refusal of the contract'),
    params: z.record(z.string(), z.union([z.string(), z.number()])).default({}),
    times,
  }),
  'lose-answer': z.strictObject({ act: z.literal('lose-answer'), call: callName, times }),
  /** Answers in a form that is not the contract's, what they say included. */
  'bad-answer': z.strictObject({ act: z.literal('bad-answer'), call: callName, times }),
  /** The clock its answers are dated by goes wrong by `ms` (before: negative); 0 sets it right. */
  'shift-clock': z.strictObject({ act: z.literal('shift-clock'), ms: z.int().min(-DAY_MS).max(DAY_MS) }),
  delay: z.strictObject({ act: z.literal('delay'), call: callName, ms: z.int().nonnegative() }),
  'clear-faults': z.strictObject({ act: z.literal('clear-faults') }),
} as const;

/** An act as panels send it names the call as a place: `at`. */
export const withCall = (act: { readonly act: string; readonly [key: string]: unknown }): Record<string, unknown> => {
  if (!('at' in act) || 'call' in act) return act;
  const { at, ...rest } = act;
  return { ...rest, call: at };
};

type Refuse = z.output<typeof faultActs.refuse>;

interface Counted {
  readonly call: CallName | '*';
  times: number;
}

/** The faults that wait for their call. */
export class PlatformFaults {
  #refusals: (Counted & Pick<Refuse, 'params'> & { readonly code: RefusalCode })[] = [];
  #lost: Counted[] = [];
  #bad: Counted[] = [];
  #clockMs = 0;
  #delays = new Map<CallName | '*', number>();

  addRefusal(act: Refuse): void {
    if (!isRefusalCode(act.code)) throw new Error('the act was not checked');
    this.#refusals.push({ call: act.call, code: act.code, params: act.params, times: act.times });
  }

  addLostAnswer(call: CallName | '*', count: number): void {
    this.#lost.push({ call, times: count });
  }

  addBadAnswer(call: CallName | '*', count: number): void {
    this.#bad.push({ call, times: count });
  }

  /** 0 sets the clock right. */
  shiftClock(ms: number): void {
    this.#clockMs = ms;
  }

  /** How far the clock of the answers is ahead, milliseconds. */
  get clockMs(): number {
    return this.#clockMs;
  }

  /** 0 ends a delay. */
  setDelay(call: CallName | '*', ms: number): void {
    if (ms === 0) this.#delays.delete(call);
    else this.#delays.set(call, ms);
  }

  delayOf(call: CallName): number {
    return this.#delays.get(call) ?? this.#delays.get('*') ?? 0;
  }

  /** The refusal this call shall meet, used up by one. */
  takeRefusal(call: CallName): { readonly code: RefusalCode; readonly params: Refuse['params'] } | null {
    const found = takeOne(this.#refusals, call);
    return found === null ? null : { code: found.code, params: found.params };
  }

  /** Whether this call's answer shall be lost, used up by one. */
  takeLostAnswer(call: CallName): boolean {
    return takeOne(this.#lost, call) !== null;
  }

  /** Whether this call's answer shall have another form than the contract's, used up by one. */
  takeBadAnswer(call: CallName): boolean {
    return takeOne(this.#bad, call) !== null;
  }

  /** Nothing waits any more. */
  clear(): void {
    this.#refusals = [];
    this.#lost = [];
    this.#bad = [];
    this.#clockMs = 0;
    this.#delays.clear();
  }

  /** What waits for which call (`*` any), and how often it still strikes; a delay and a wrong clock hold until ended. */
  list(): readonly { readonly act: string; readonly at: string; readonly left: number | null; readonly ms?: number }[] {
    return [
      ...this.#refusals.map(({ call, code, times: left }) => ({ act: 'refuse', code, at: call, left })),
      ...this.#lost.map(({ call, times: left }) => ({ act: 'lose-answer', at: call, left })),
      ...this.#bad.map(({ call, times: left }) => ({ act: 'bad-answer', at: call, left })),
      ...(this.#clockMs === 0 ? [] : [{ act: 'shift-clock', at: '*', ms: this.#clockMs, left: null }]),
      ...[...this.#delays].map(([at, ms]) => ({ act: 'delay', at, ms, left: null })),
    ];
  }
}

/** The first entry for the call, counted down and removed at its last. */
const takeOne = <T extends Counted>(list: T[], call: CallName): T | null => {
  const at = list.findIndex((entry) => entry.call === call || entry.call === '*');
  const found = list[at];
  if (found === undefined) return null;
  found.times -= 1;
  if (found.times === 0) list.splice(at, 1);
  return found;
};
