/** Where the turn and the value stand on a line, in percent from its left end. */
export interface Scale {
  readonly turn: number;
  readonly dot: number;
}

/** The turn in the middle; the further side is as long as it takes to hold the value with some room beyond. */
const TURN = 50;
const ROOM = 1.15;
const EDGE = 2;

/**
 * The threshold stands in the middle, so that a person sees the side at a glance; the distance is true to scale, with
 * the whole of the threshold's own size on each side at least.
 */
export const scaleOf = (value: number, at: number): Scale => {
  const reach = Math.max(Math.abs(at), Math.abs(value - at) * ROOM) || 1;
  const dot = TURN + ((value - at) / reach) * TURN;
  return { turn: TURN, dot: Math.min(100 - EDGE, Math.max(EDGE, dot)) };
};
