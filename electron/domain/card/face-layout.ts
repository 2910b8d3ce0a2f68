/** Card face in dots: what is drawn where, at 300 dpi on 1016 × 648. */
import { fail, ok, type Result } from '#basics/result.ts';
import type { FaceContent } from './card-data.ts';
import { atPauses, betweenHan, type TwoLines } from './face-lines.ts';
import {
  ASCENT,
  baselineOf,
  type FaceField,
  type FaceFont,
  type FaceTemplate,
  type FaceValue,
  type MmRect,
} from './face-template.ts';

export const FACE_WIDTH = 1016;
export const FACE_HEIGHT = 648;
const DOTS_PER_MM = 300 / 25.4;
const DOTS_PER_POINT = 300 / 72;
/** From baseline to baseline of two lines, in ems: Chinese characters touch below 1. */
const LEADING = 1.08;

/** Millimetres to whole dots. */
export const dots = (mm: number): number => Math.round(mm * DOTS_PER_MM);
/** Points to whole dots. */
export const dotsOfPoints = (points: number): number => Math.round(points * DOTS_PER_POINT);

export interface DotRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** How a text is drawn; `size` is the height of the em square in dots. */
export type TextStyle = Pick<FaceFont, 'family' | 'weight'> & { readonly size: number };

export interface FaceText extends TextStyle {
  readonly text: string;
  readonly x: number;
  readonly baseline: number;
}

/** What had to be done to make a value fit. */
export interface FittedValue {
  readonly value: FaceValue;
  readonly points: number;
  readonly lines: 1 | 2;
}

export interface FaceLayout {
  readonly photo: DotRect;
  readonly texts: readonly FaceText[];
  readonly fitted: readonly FittedValue[];
}

/** Advance width of a text in dots. */
export type MeasureText = (text: string, style: TextStyle) => number;

/** Names of the items as people call them, for messages. */
export const FACE_ITEMS: Readonly<Record<FaceValue, { readonly fieldZh: string; readonly fieldEn: string }>> = {
  name: { fieldZh: '姓名', fieldEn: 'Name' },
  socialSecurityNumber: { fieldZh: '社会保障号码', fieldEn: 'Social security number' },
  cardNumber: { fieldZh: '卡号', fieldEn: 'Card number' },
  issueDate: { fieldZh: '发卡日期', fieldEn: 'Date of issue' },
  expiryDate: { fieldZh: '有效期', fieldEn: 'Valid until' },
};

/** Every text of a face with the font it is meant for, for the glyph check. */
export const faceTexts = (
  template: FaceTemplate,
  content: FaceContent,
): readonly { readonly text: string; readonly font: FaceFont }[] =>
  template.fields.flatMap((field) => [
    ...(field.label === null ? [] : [field.label]),
    { text: printedValue(field, content), font: field.font },
  ]);

/**
 * Lays a face out. A value that is too wide shrinks by single dots down to the field's smallest size, then takes two
 * lines where the field has room for them. Fails with `face.text-too-wide` and `face.bad-content` (params `fieldZh`,
 * `fieldEn`); the latter for a date that is no `YYYYMMDD` and for an empty value.
 */
export const layoutFace = (template: FaceTemplate, content: FaceContent, measure: MeasureText): Result<FaceLayout> => {
  const texts: FaceText[] = [];
  const fitted: FittedValue[] = [];
  for (const field of template.fields) {
    const value = printedValue(field, content);
    if (value.trim() === '' || (isDateValue(field.value) && !isDate(content[field.value]))) {
      return fail('face.bad-content', 'stop', { ...FACE_ITEMS[field.value] });
    }
    const baseline = dots(baselineOf(field));
    let x = dots(field.x);
    if (field.label !== null) {
      const { text, font, gap } = field.label;
      const style = styleOf(font, dotsOfPoints(font.points));
      texts.push({ text, ...style, x, baseline });
      x += Math.ceil(measure(text, style)) + dots(gap);
    }
    const lines = fittedLines(field, value, dots(field.until) - x, measure);
    if (lines === null) return fail('face.text-too-wide', 'stop', { ...FACE_ITEMS[field.value] });
    const { size } = lines;
    const full = dotsOfPoints(field.font.points);
    const first = lines.texts.length === 1 ? baseline : baseline - Math.round(ASCENT * (full - size));
    lines.texts.forEach((text, i) => {
      texts.push({ text, ...styleOf(field.font, size), x, baseline: first + i * Math.round(LEADING * size) });
    });
    if (size < full || lines.texts.length > 1) {
      const points = Math.round((10 * size) / DOTS_PER_POINT) / 10;
      fitted.push({ value: field.value, points, lines: lines.texts.length === 1 ? 1 : 2 });
    }
  }
  return ok({ photo: photoRect(template), texts, fitted });
};

/** The photo in dots; one given from the right stands that far from the right edge of the printed area. */
export const photoRect = ({ photo }: FaceTemplate): DotRect => ({
  x: 'x' in photo ? dots(photo.x) : FACE_WIDTH - dots(photo.right) - dots(photo.width),
  y: dots(photo.y),
  width: dots(photo.width),
  height: dots(photo.height),
});

/** The template's free places in dots. */
export const keepOutRects = (template: FaceTemplate): readonly (DotRect & { readonly what: string })[] =>
  template.keepOut.map(({ what, ...rect }) => ({ what, ...rectDots(rect) }));

const rectDots = ({ x, y, width, height }: MmRect): DotRect => ({
  x: dots(x),
  y: dots(y),
  width: dots(width),
  height: dots(height),
});

/** Where a rectangle of the upright face ends up after a half turn. */
export const turned = ({ x, y, width, height }: DotRect): DotRect => ({
  x: FACE_WIDTH - x - width,
  y: FACE_HEIGHT - y - height,
  width,
  height,
});

const styleOf = ({ family, weight }: FaceFont, size: number): TextStyle => ({ family, weight, size });

interface Fitted {
  readonly size: number;
  readonly texts: readonly string[];
}

const fittedLines = (field: FaceField, value: string, room: number, measure: MeasureText): Fitted | null => {
  const width = (text: string, size: number) => measure(text, styleOf(field.font, size));
  const smallest = dotsOfPoints(field.smallestPoints);
  for (let size = dotsOfPoints(field.font.points); size >= smallest; size -= 1) {
    if (width(value, size) <= room) return { size, texts: [value] };
  }
  if (field.twoLinesWithin === null) return null;
  const tallest = Math.min(dotsOfPoints(field.font.points), Math.floor(dots(field.twoLinesWithin) / (1 + LEADING)));
  // A name is parted at its dot or space if that can be had at any size, otherwise between two characters.
  for (const ways of [atPauses(value), betweenHan(value)]) {
    for (let size = tallest; size >= smallest; size -= 1) {
      const best = narrowest(ways, (text) => width(text, size));
      if (best !== null && best.width <= room) return { size, texts: best.lines };
    }
  }
  return null;
};

const narrowest = (
  ways: readonly TwoLines[],
  width: (text: string) => number,
): { readonly lines: TwoLines; readonly width: number } | null =>
  ways
    .map((lines) => ({ lines, width: Math.max(...lines.map(width)) }))
    .reduce<{ readonly lines: TwoLines; readonly width: number } | null>(
      (best, way) => (best === null || way.width < best.width ? way : best),
      null,
    );

const isDateValue = (value: FaceValue): value is 'issueDate' | 'expiryDate' =>
  value === 'issueDate' || value === 'expiryDate';

/** `20211203` in the form `YYYY年MM月DD日` → `2021年12月03日`; anything that is no date stays as it is. */
const printedValue = (field: FaceField, content: FaceContent): string => {
  const value = content[field.value];
  if (isDateValue(field.value)) {
    return isDate(value)
      ? field.dateForm
          .replaceAll('YYYY', value.slice(0, 4))
          .replaceAll('MM', value.slice(4, 6))
          .replaceAll('DD', value.slice(6, 8))
      : value;
  }
  return field.hyphen && value.length > 1 ? `${value.slice(0, -1)}-${value.slice(-1)}` : value;
};

const isDate = (value: string): boolean => /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(value);
