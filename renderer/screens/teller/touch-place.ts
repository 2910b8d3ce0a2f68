import type { MachinePictureProps } from '../../ui/machine-picture.tsx';

const WORDS: readonly (readonly [RegExp, NonNullable<MachinePictureProps['touch']>])[] = [
  [/reject/, 'reject-box'],
  [/feeder|blank|hopper|stock/, 'feeder'],
  [/cover|lid/, 'cover'],
  [/ribbon/, 'ribbon'],
  [/gate|not-taken|present/, 'gate'],
];

/** The place of the machine a person has to touch for a fault of this code; none for faults of the line. */
export const touchPlace = (code: string): MachinePictureProps['touch'] =>
  WORDS.find(([pattern]) => pattern.test(code))?.[1];
