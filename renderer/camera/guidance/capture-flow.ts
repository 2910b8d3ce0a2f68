import type { Guidance } from '#domain/photo/guidance.ts';

const COUNT_FROM = 3;
/** Bad frames in a row that end a count nobody asked for: one alone is a blink. */
const LOST_AFTER = 3;

/**
 * From the live picture to the photo. `by`: a count that began by itself ends again when the person moves away, one
 * somebody pressed for does not.
 */
export type CaptureState =
  | { readonly phase: 'guiding' }
  | { readonly phase: 'counting'; readonly left: number; readonly by: 'guidance' | 'hand'; readonly lost: number }
  | { readonly phase: 'taking' }
  | { readonly phase: 'taken' }
  /** The camera gave no picture: a hand tries again. */
  | { readonly phase: 'failed' };

export type CaptureEvent =
  | { readonly kind: 'guided'; readonly guidance: Guidance }
  | { readonly kind: 'pressed' }
  | { readonly kind: 'second' }
  | { readonly kind: 'taken' }
  | { readonly kind: 'failed' };

export const GUIDING: CaptureState = { phase: 'guiding' };

const counting = (by: 'guidance' | 'hand'): CaptureState => ({ phase: 'counting', left: COUNT_FROM, by, lost: 0 });

/** The state after one more event. A photo that was taken is followed by another one only when somebody presses. */
export const captureAfter = (state: CaptureState, event: CaptureEvent): CaptureState => {
  switch (event.kind) {
    case 'pressed':
      return state.phase === 'counting' || state.phase === 'taking' ? state : counting('hand');
    case 'guided':
      if (state.phase === 'guiding') return event.guidance.ready ? counting('guidance') : state;
      return state.phase === 'counting' && state.by === 'guidance' ? stillThere(state, event.guidance) : state;
    case 'second':
      if (state.phase !== 'counting') return state;
      return state.left > 1 ? { ...state, left: state.left - 1 } : { phase: 'taking' };
    case 'taken':
    case 'failed':
      return state.phase === 'taking' ? { phase: event.kind } : state;
  }
};

const stillThere = (
  state: Extract<CaptureState, { readonly phase: 'counting' }>,
  { instruction }: Guidance,
): CaptureState => {
  if (instruction === null) return state.lost === 0 ? state : { ...state, lost: 0 };
  return state.lost + 1 >= LOST_AFTER ? GUIDING : { ...state, lost: state.lost + 1 };
};
