import type { Result } from '#basics/result.ts';
import { type ActName, type Effect, run } from './effects.ts';
import { type Next, next } from './next.ts';
import type { Activate, Auto, CardProgress, HandOver, Make } from './state.ts';

export type MakingState = Make | Activate | HandOver;

/** Begins an act of making. `auto` says that a rule does it, after a pause where one is given. */
export const begin = <S extends MakingState>(
  state: S,
  act: ActName,
  before: readonly Effect[] = [],
  { auto = null, afterMs = 0 }: { readonly auto?: Auto | null; readonly afterMs?: number } = {},
): Result<Next> =>
  next(
    {
      ...state,
      running: act,
      fault: null,
      auto,
      attempts: { ...state.attempts, [act]: (state.attempts[act] ?? 0) + 1 },
    },
    ...before,
    run(act, afterMs),
  );

export const withProgress = <S extends MakingState>(state: S, progress: CardProgress): S =>
  state.card === null ? state : { ...state, card: { ...state.card, progress } };
