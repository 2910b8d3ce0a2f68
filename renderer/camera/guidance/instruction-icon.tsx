import type { ReactNode } from 'react';
import type { LiveInstruction } from '#domain/photo/guidance.ts';

/** What stands beside the words: an instruction, or how far the photo is. */
export type Instruction = LiveInstruction | 'starting' | 'good' | 'camera' | 'off';

const HEAD = <ellipse cx="32" cy="29" rx="13" ry="17" />;
const SHOULDERS = <path d="M10 60c2-9 12-12 22-12s20 3 22 12" />;
const EYES = <path d="M27 27h.1M37 27h.1" className="dot" />;
const MOUTH = <path d="M28 37h8" />;
/** Something is to be taken off. */
const OFF = <path d="M8 56L56 8" className="strong" />;
const person = (...more: readonly ReactNode[]): ReactNode => (
  <>
    {HEAD}
    {SHOULDERS}
    {more}
  </>
);

/** Arrows as they are seen in the mirrored picture: the person's left is on the left. */
const DRAWINGS: Readonly<Record<Instruction, ReactNode>> = {
  'photo.no-face': (
    <>
      <ellipse cx="32" cy="31" rx="19" ry="25" className="dashed" />
      <path d="M32 21v20m-10-10h20" />
    </>
  ),
  'photo.several-faces': (
    <>
      <ellipse cx="22" cy="25" rx="10" ry="13" />
      <path d="M5 56c1-9 8-12 17-12s16 3 17 12" />
      <path d="M40 14c6-3 14 1 14 11s-6 14-11 13M47 46c6 1 11 4 12 10" className="strong" />
    </>
  ),
  'photo.P05-closer': person(<path key="a" d="M6 18V6h12M58 18V6H46M6 6l9 9M58 6l-9 9" className="strong" />),
  'photo.P05-back': person(<path key="a" d="M15 5v10H5M49 5v10h10M5 5l10 10M59 5L49 15" className="strong" />),
  'photo.P05-left': person(<path key="a" d="M14 20L4 30l10 10" className="strong" />),
  'photo.P05-right': person(<path key="a" d="M50 20l10 10l-10 10" className="strong" />),
  'photo.P05-up': person(<path key="a" d="M48 20l7-8l7 8M55 13v24" className="strong" />),
  'photo.P05-down': person(<path key="a" d="M48 29l7 8l7-8M55 36V12" className="strong" />),
  'photo.P02-turned': person(
    <path key="n" d="M32 24v10" />,
    <path key="a" d="M14 14c8-11 28-11 36 0M50 4v10H40M14 4v10h10" className="strong" />,
  ),
  'photo.P02-raised': person(EYES, <path key="a" d="M48 26c6 4 6 12 0 16m0-9v9h9" className="strong" />),
  'photo.P02-lowered': person(EYES, <path key="a" d="M48 38c6-4 6-12 0-16m0 9v-9h9" className="strong" />),
  'photo.P03-tilted': (
    <>
      <g transform="rotate(16 32 40)">{HEAD}</g>
      {SHOULDERS}
      <path d="M32 3v9M12 12c3-3 6-5 10-6M12 4v8h8" className="strong" />
    </>
  ),
  'photo.P06-closed': (
    <>
      <path d="M6 32c8-14 44-14 52 0c-8 14-44 14-52 0z" />
      <circle cx="32" cy="32" r="7" className="strong" />
    </>
  ),
  'photo.P07-open': (
    <>
      <path d="M8 32c7-9 14-11 18-9c3 1 4 2 6 2s3-1 6-2c4-2 11 0 18 9c-8 12-40 12-48 0z" />
      <path d="M8 32h48" className="strong" />
    </>
  ),
  'photo.P08-glasses': (
    <>
      <circle cx="19" cy="34" r="10" />
      <circle cx="45" cy="34" r="10" />
      <path d="M29 33c2-2 4-2 6 0M9 32L4 27M55 32l5-5" />
      {OFF}
    </>
  ),
  'photo.P09-headwear': (
    <>
      <path d="M4 44h56M14 44c0-32 36-32 36 0" />
      {OFF}
    </>
  ),
  'photo.P10-covered': (
    <>
      <path d="M12 26c10 2 14-4 20-4s10 6 20 4v14c0 14-40 14-40 0z" />
      <path d="M12 28L4 24M52 28l8-4M22 36h20M22 42h20" />
      {OFF}
    </>
  ),
  'photo.P11-fringe': person(
    <path key="f" d="M20 24c0-16 24-16 24 0" />,
    <path key="a" d="M28 18l-14-8M14 17v-7h8M36 18l14-8M50 17v-7h-8" className="strong" />,
  ),
  'photo.P12-ears': person(
    <path key="e" d="M18 25c-7-1-7 10 1 10M46 25c7-1 7 10-1 10" className="strong" />,
    <path key="h" d="M19 22c1-16 25-16 26 0" />,
  ),
  'photo.P16-over': (
    <>
      <circle cx="32" cy="32" r="12" />
      <path d="M32 4v8M32 52v8M4 32h8M52 32h8M12 12l6 6M46 46l6 6M52 12l-6 6M18 46l-6 6" className="strong" />
    </>
  ),
  'photo.P16-under': <path d="M42 8c-16 4-20 34 6 44c-24 8-42-10-36-28c4-12 18-20 30-16z" />,
  'photo.P17-uneven': (
    <>
      <ellipse cx="32" cy="31" rx="18" ry="24" />
      <path d="M32 7c24 0 24 48 0 48z" className="filled" />
    </>
  ),
  starting: (
    <>
      <ellipse cx="32" cy="31" rx="19" ry="25" className="dashed" />
      {EYES}
    </>
  ),
  good: (
    <>
      <circle cx="32" cy="32" r="25" />
      <path d="M20 33l9 9l16-18" className="strong" />
    </>
  ),
  camera: (
    <>
      <path d="M6 20h12l5-8h18l5 8h12v34H6z" />
      <circle cx="32" cy="36" r="10" className="strong" />
    </>
  ),
  off: person(EYES, MOUTH),
};

/** The drawing of an instruction, in the colour of the text it stands beside. */
export const InstructionIcon = ({ instruction }: { readonly instruction: Instruction }) => (
  <svg className="instruction-icon" viewBox="0 0 64 64" aria-hidden>
    {DRAWINGS[instruction]}
  </svg>
);
