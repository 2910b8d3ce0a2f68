/**
 * Where things stand on a card face: millimetres from the upper left corner of an 85.60 × 53.98 mm card as a person
 * reads it, sizes of letters in points. One template per stock type: local layouts differ.
 */
export const CARD_WIDTH = 85.6;
export const CARD_HEIGHT = 53.98;
const MM_PER_POINT = 25.4 / 72;
/** A Chinese character stands from 0.88 em above to 0.12 em below the baseline. */
export const ASCENT = 0.88;

export interface MmRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** `sans` is 黑体, `serif` is 宋体; which files they are is the station's business. */
export type FaceFamily = 'sans' | 'serif';

export interface FaceFont {
  readonly family: FaceFamily;
  readonly weight: 'regular' | 'bold';
  /** Height of the em square. */
  readonly points: number;
}

export type FaceValue = 'name' | 'socialSecurityNumber' | 'cardNumber' | 'issueDate' | 'expiryDate';

export interface FaceField {
  readonly value: FaceValue;
  /** Left edge of the label, or of the value where the label is pre-printed. */
  readonly x: number;
  readonly y: number;
  /** What `y` is: the baseline, or the upper edge of the value's em square as drawing programs give it. */
  readonly at: 'baseline' | 'top';
  /** Right edge nothing of the field goes beyond. */
  readonly until: number;
  readonly font: FaceFont;
  /** A value too wide shrinks to this; below it nobody reads it. */
  readonly smallestPoints: number;
  /** Room for a second line, from the upper edge of the value; null: one line only. */
  readonly twoLinesWithin: number | null;
  /** Null where it is pre-printed on the stock. */
  readonly label: { readonly text: string; readonly font: FaceFont; readonly gap: number } | null;
  /** How a date is written: `YYYY`, `MM`, `DD` are replaced, everything else is printed as it stands. */
  readonly dateForm: string;
  /** A hyphen before the last character, as some offices print the card number (B.4). */
  readonly hyphen: boolean;
}

export interface FaceTemplate {
  readonly id: string;
  /** `right` is measured from the card's right edge to the photo's, as the card specification does. */
  readonly photo: { readonly y: number; readonly width: number; readonly height: number } & (
    | { readonly x: number }
    | { readonly right: number }
  );
  readonly fields: readonly FaceField[];
  /** Places nothing may be printed on. */
  readonly keepOut: readonly (MmRect & { readonly what: string })[];
  /** 180: the stock lies upside down in the feeder, so the finished picture is turned round. */
  readonly rotation: 0 | 180;
  /** `mono`: black resin alone, the photo in dots. `colour`: the photo in colour, texts in black resin. */
  readonly printing: 'mono' | 'colour';
}

export const pointsToMm = (points: number): number => points * MM_PER_POINT;

/** Baseline of a field's value in its own size. */
export const baselineOf = ({ y, at, font }: FaceField): number =>
  at === 'baseline' ? y : y + ASCENT * pointsToMm(font.points);

/** Photo as a rectangle from the left. */
export const photoMm = ({ photo }: FaceTemplate): MmRect => ({
  x: 'x' in photo ? photo.x : CARD_WIDTH - photo.right - photo.width,
  y: photo.y,
  width: photo.width,
  height: photo.height,
});

/** All a field may print on: label and value, both lines. */
export const fieldMm = (field: FaceField): MmRect => {
  const baseline = baselineOf(field);
  const size = pointsToMm(field.font.points);
  const labelSize = pointsToMm(field.label?.font.points ?? 0);
  const top = baseline - ASCENT * Math.max(size, labelSize);
  const valueTop = baseline - ASCENT * size;
  const bottom = Math.max(
    valueTop + Math.max(size, field.twoLinesWithin ?? 0),
    baseline + (1 - ASCENT) * Math.max(size, labelSize),
  );
  return { x: field.x, y: top, width: field.until - field.x, height: bottom - top };
};

/** What is wrong with where a template puts things, in words for the technician; empty when nothing is. */
export const templateProblems = (template: FaceTemplate): readonly string[] => {
  const places = [
    { what: 'photo', ...photoMm(template) },
    ...template.fields.map((field) => ({ what: field.value, ...fieldMm(field) })),
  ];
  const outside = [...places, ...template.keepOut]
    .filter((it) => !onCard(it))
    .map(({ what }) => `${what} leaves the card`);
  const collisions = places.flatMap((place, i) =>
    [...places.slice(i + 1), ...template.keepOut]
      .filter((other) => overlap(place, other))
      .map((other) => `${place.what} stands on ${other.what}`),
  );
  const shrinking = template.fields
    .filter(({ font, smallestPoints }) => smallestPoints > font.points)
    .map(({ value }) => `${value}: smallestPoints is more than its size`);
  const twice = template.fields
    .filter(({ value }, i) => template.fields.findIndex((other) => other.value === value) !== i)
    .map(({ value }) => `${value} stands there twice`);
  return [...outside, ...collisions, ...shrinking, ...twice];
};

/** Positions are given in tenths or hundredths; less than that is rounding. */
const ROUNDING = 0.01;

const onCard = ({ x, y, width, height }: MmRect): boolean =>
  width > 0 &&
  height > 0 &&
  x >= -ROUNDING &&
  y >= -ROUNDING &&
  x + width <= CARD_WIDTH + ROUNDING &&
  y + height <= CARD_HEIGHT + ROUNDING;

const overlap = (a: MmRect, b: MmRect): boolean =>
  a.x + ROUNDING < b.x + b.width &&
  b.x + ROUNDING < a.x + a.width &&
  a.y + ROUNDING < b.y + b.height &&
  b.y + ROUNDING < a.y + a.height;
