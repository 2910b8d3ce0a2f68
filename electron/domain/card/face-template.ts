/** Where things stand on a card face, in millimetres from the upper left corner of an 85.60 × 53.98 mm card. */
import type { FaceContent } from './card-data.ts';

export interface MmRect {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface FaceField {
  readonly label: string;
  readonly value: keyof Omit<FaceContent, 'photo'>;
  readonly form: 'text' | 'date';
  /** Left edge of the label. */
  readonly x: number;
  /** Baseline. */
  readonly baseline: number;
  /** Right edge the value may reach. */
  readonly until: number;
}

/** One per stock type: local layouts differ. */
export interface FaceTemplate {
  readonly id: string;
  /** Right edge measured from the right edge of the card, as the card specification does. */
  readonly photo: { readonly right: number; readonly top: number; readonly width: number; readonly height: number };
  readonly fields: readonly FaceField[];
  readonly labelSize: number;
  readonly valueSize: number;
  /** A long name may shrink to this; below it nobody reads it. */
  readonly smallestValueSize: number;
  /** Between label and value. */
  readonly gap: number;
  /** Places nothing may be printed on. */
  readonly keepOut: readonly (MmRect & { readonly what: string })[];
}

const LEFT = 24;
const FIRST_BASELINE = 26.6;
const PITCH = 5;
const baseline = (row: number) => FIRST_BASELINE + row * PITCH;

/**
 * The back with the chip: photo 20 × 25 mm, 4 mm from the right and 3 mm from the top; information block from 24 mm
 * left and 24 mm top; contacts, and the seal of radius 6 mm that stands 8 mm from the right and 3 mm from the bottom.
 */
export const BACK_WITH_CHIP: FaceTemplate = {
  id: 'back-with-chip',
  photo: { right: 4, top: 3, width: 20, height: 25 },
  fields: [
    { label: '姓名', value: 'name', form: 'text', x: LEFT, baseline: baseline(0), until: 60.4 },
    { label: '社会保障号码', value: 'socialSecurityNumber', form: 'text', x: LEFT, baseline: baseline(1), until: 81.6 },
    { label: '卡号', value: 'cardNumber', form: 'text', x: LEFT, baseline: baseline(2), until: 81.6 },
    { label: '发卡日期', value: 'issueDate', form: 'date', x: LEFT, baseline: baseline(3), until: 64.4 },
    { label: '有效期', value: 'expiryDate', form: 'date', x: LEFT, baseline: baseline(4), until: 64.4 },
  ],
  labelSize: 2.65,
  valueSize: 3.0,
  smallestValueSize: 2.1,
  gap: 1.2,
  keepOut: [
    { what: 'chip contacts', x: 9.3, y: 17.9, width: 13.6, height: 13.5 },
    { what: 'issuer seal', x: 65.6, y: 38.98, width: 12, height: 12 },
  ],
};
