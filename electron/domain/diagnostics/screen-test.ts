import type { Words } from './value.ts';

/** Plain fields a screen is looked at with: dead dots, stripes and casts show on one or another. */
export const SCREEN_COLOURS = ['white', 'black', 'red', 'green', 'blue', 'grey'] as const;
export type ScreenColour = (typeof SCREEN_COLOURS)[number];

export const COLOUR_WORDS: Readonly<Record<ScreenColour, Words>> = {
  white: { zh: '白', en: 'white' },
  black: { zh: '黑', en: 'black' },
  red: { zh: '红', en: 'red' },
  green: { zh: '绿', en: 'green' },
  blue: { zh: '蓝', en: 'blue' },
  grey: { zh: '灰', en: 'grey' },
};

/** How a touch screen came out. */
export interface TouchOutcome {
  readonly verdict: 'pass' | 'warn' | 'fail';
  readonly touched: number;
  readonly total: number;
  /** Whole percent, never 100 while one square is missing. */
  readonly percent: number;
}

/** Less than this share reached is a screen that does not feel everywhere, not a person who was done early. */
const ENOUGH_PERCENT = 95;

/** Every square reached by a finger passes; a few left, or reached by a mouse only, is said. */
export const touchOutcome = (total: number, touched: number, byFinger: boolean): TouchOutcome => {
  const percent = Math.floor((touched / total) * 100);
  const verdict = percent < ENOUGH_PERCENT ? 'fail' : touched < total || !byFinger ? 'warn' : 'pass';
  return { verdict, touched, total, percent };
};
