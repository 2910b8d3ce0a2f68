import { PHOTO } from '#domain/photo/geometry.ts';
import type { LiveInstruction } from '#domain/photo/guidance.ts';

/**
 * The head in the picture, sized so that the cut for the card (face 207 of 358 wide, eyes above the middle) has room on
 * all sides.
 */
const OVAL = { cx: 179, cy: 204, rx: 100, ry: 132 } as const;

export type OvalState = 'waiting' | 'adjust' | 'good' | 'counting';

/** Arrows where the head has to go, in the mirrored picture. */
const HINTS: Partial<Readonly<Record<LiveInstruction, string>>> = {
  'photo.P05-left': 'M52 176l-28 28l28 28',
  'photo.P05-right': 'M306 176l28 28l-28 28',
  'photo.P05-up': 'M151 50l28-28l28 28',
  'photo.P05-down': 'M151 360l28 28l28-28',
  'photo.P05-closer': 'M62 92V62h30M296 92V62h-30M62 316v30h30M296 316v30h-30',
  'photo.P05-back': 'M92 62v30H62M266 62v30h30M92 346v-30H62M266 346v-30h30',
};

const { cx, cy, rx, ry } = OVAL;
const { width, height } = PHOTO;
const AROUND = `M0 0H${width}V${height}H0zM${cx - rx} ${cy}a${rx} ${ry} 0 1 0 ${2 * rx} 0a${rx} ${ry} 0 1 0 ${-2 * rx} 0z`;

export interface HeadOvalProps {
  readonly state: OvalState;
  readonly instruction: LiveInstruction | null;
}

/** Where the head goes, drawn over the live picture; colour and line follow the state, the words stand beside it. */
export const HeadOval = ({ state, instruction }: HeadOvalProps) => {
  const hint = instruction === null ? undefined : HINTS[instruction];
  return (
    <svg className="camera-oval" viewBox={`0 0 ${width} ${height}`} data-state={state} aria-hidden>
      <path className="around" d={AROUND} fillRule="evenodd" />
      <ellipse {...OVAL} />
      {hint !== undefined && <path className="hint" d={hint} />}
    </svg>
  );
};
