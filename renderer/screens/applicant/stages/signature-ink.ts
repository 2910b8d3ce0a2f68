interface Point {
  readonly x: number;
  readonly y: number;
}

/** `empty`: nothing was drawn · `too-little`: a dot or a short stroke is nobody's name · `enough`: may be handed in. */
export type SignatureInk = 'empty' | 'too-little' | 'enough';

/** Share of the pad's height the signature has to reach across, in one direction at least. */
const LEAST_EXTENT = 0.25;
/** Length of all strokes together, in heights of the pad. */
const LEAST_LENGTH = 0.6;

const lengthOf = (stroke: readonly Point[]): number =>
  stroke.reduce((sum, { x, y }, index) => {
    const before = stroke[index - 1];
    return before === undefined ? 0 : sum + Math.hypot(x - before.x, y - before.y);
  }, 0);

/**
 * Whether what was drawn can be a signature, by its extent and the length of its strokes; `height` of the pad in the
 * unit of the points. It says nothing of whose name it is: the teller sees the person sign.
 */
export const inkOf = (strokes: readonly (readonly Point[])[], height: number): SignatureInk => {
  const points = strokes.flat();
  if (points.length === 0) return 'empty';
  const xs = points.map(({ x }) => x);
  const ys = points.map(({ y }) => y);
  const extent = Math.max(Math.max(...xs) - Math.min(...xs), Math.max(...ys) - Math.min(...ys));
  const length = strokes.reduce((sum, stroke) => sum + lengthOf(stroke), 0);
  return extent >= LEAST_EXTENT * height && length >= LEAST_LENGTH * height ? 'enough' : 'too-little';
};
