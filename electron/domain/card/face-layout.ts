/** Card face in dots: what is drawn where, at 300 dpi on 1016 × 648. */
import { fail, ok, type Result } from '#basics/result.ts';
import type { FaceContent } from './card-data.ts';
import type { FaceField, FaceTemplate } from './face-template.ts';

export const FACE_WIDTH = 1016;
export const FACE_HEIGHT = 648;
const DOTS_PER_MM = 300 / 25.4;

/** Millimetres to whole dots. */
export const dots = (mm: number): number => Math.round(mm * DOTS_PER_MM);

export interface DotRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FaceText {
  readonly text: string;
  readonly weight: 'regular' | 'bold';
  /** Height of the em square. */
  readonly size: number;
  readonly x: number;
  readonly baseline: number;
}

export interface FaceLayout {
  readonly photo: DotRect;
  readonly texts: readonly FaceText[];
}

/** Advance width of a text in dots. */
export type MeasureText = (text: string, size: number, weight: FaceText['weight']) => number;

/** All characters a face needs, label by label and value by value, for the glyph check. */
export const faceTexts = (template: FaceTemplate, content: FaceContent): readonly FaceText['text'][] =>
  template.fields.flatMap((field) => [field.label, fieldValue(field, content)]);

/**
 * Lays a face out. A value that is too long shrinks by single dots down to the template's smallest size.
 * Fails with `face.text-too-wide` (param `field`: the label) and `face.bad-content` (param `field`) for a date that is
 * no `YYYYMMDD` or an empty value.
 */
export const layoutFace = (template: FaceTemplate, content: FaceContent, measure: MeasureText): Result<FaceLayout> => {
  const texts: FaceText[] = [];
  for (const field of template.fields) {
    const value = fieldValue(field, content);
    if (value.trim() === '' || (field.form === 'date' && !isDate(content[field.value]))) {
      return fail('face.bad-content', 'stop', { field: field.label });
    }
    const label = { text: field.label, weight: 'regular', size: dots(template.labelSize), ...place(field) } as const;
    const x = label.x + Math.ceil(measure(label.text, label.size, label.weight)) + dots(template.gap);
    const size = fittingSize(template, value, dots(field.until) - x, measure);
    if (size === null) return fail('face.text-too-wide', 'stop', { field: field.label });
    texts.push(label, { text: value, weight: 'bold', size, x, baseline: label.baseline });
  }
  return ok({ photo: photoRect(template), texts });
};

/** The photo, measured from the right edge of the card. */
export const photoRect = ({ photo }: FaceTemplate): DotRect => ({
  x: FACE_WIDTH - dots(photo.right) - dots(photo.width),
  y: dots(photo.top),
  width: dots(photo.width),
  height: dots(photo.height),
});

/** The template's free places in dots. */
export const keepOutRects = (template: FaceTemplate): readonly (DotRect & { readonly what: string })[] =>
  template.keepOut.map(({ what, x, y, width, height }) => ({
    what,
    x: dots(x),
    y: dots(y),
    width: dots(width),
    height: dots(height),
  }));

const place = (field: FaceField) => ({ x: dots(field.x), baseline: dots(field.baseline) });

const fittingSize = (template: FaceTemplate, value: string, room: number, measure: MeasureText): number | null => {
  for (let size = dots(template.valueSize); size >= dots(template.smallestValueSize); size -= 1) {
    if (measure(value, size, 'bold') <= room) return size;
  }
  return null;
};

/** `20211203` → `2021年12月03日`. */
const fieldValue = (field: FaceField, content: FaceContent): string => {
  const value = content[field.value];
  return field.form === 'date' && isDate(value)
    ? `${value.slice(0, 4)}年${value.slice(4, 6)}月${value.slice(6, 8)}日`
    : value;
};

const isDate = (value: string): boolean => /^\d{4}(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])$/.test(value);
