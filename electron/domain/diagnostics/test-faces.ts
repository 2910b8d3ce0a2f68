import type { FaceBitmap } from '../card/card-data.ts';

/** Dots of a face as a person looks at it; 11.8 of them are a millimetre (300 dpi). */
const WIDTH = 1016;
const HEIGHT = 648;
const ROW = WIDTH / 8;
const DOTS_PER_MM = 300 / 25.4;

class Sheet {
  readonly bits = new Uint8Array(ROW * HEIGHT);

  dot(x: number, y: number): void {
    if (x < 0 || y < 0 || x >= WIDTH || y >= HEIGHT) return;
    const at = y * ROW + (x >> 3);
    this.bits[at] = (this.bits[at] ?? 0) | (0x80 >> (x & 7));
  }

  fill(
    left: number,
    top: number,
    width: number,
    height: number,
    on: (x: number, y: number) => boolean = () => true,
  ): void {
    for (let y = top; y < top + height; y += 1)
      for (let x = left; x < left + width; x += 1) if (on(x, y)) this.dot(x, y);
  }

  frame(inset: number, thickness: number): void {
    const [width, height] = [WIDTH - 2 * inset, HEIGHT - 2 * inset];
    this.fill(inset, inset, width, thickness);
    this.fill(inset, HEIGHT - inset - thickness, width, thickness);
    this.fill(inset, inset, thickness, height);
    this.fill(WIDTH - inset - thickness, inset, thickness, height);
  }

  cross(x: number, y: number, arm: number): void {
    this.fill(x - arm, y - 1, 2 * arm + 1, 3);
    this.fill(x - 1, y - arm, 3, 2 * arm + 1);
  }

  digits(text: string, left: number, top: number, scale: number): void {
    [...text].forEach((digit, index) => {
      const rows = DIGITS[digit] ?? [];
      rows.forEach((row, y) => {
        for (let x = 0; x < 3; x += 1) {
          if ((row >> (2 - x)) & 1) this.fill(left + (index * 4 + x) * scale, top + y * scale, scale, scale);
        }
      });
    });
  }

  get face(): FaceBitmap {
    return { kind: 'mono', width: WIDTH, height: HEIGHT, bits: this.bits };
  }
}

/** Three columns and five rows a digit. */
const DIGITS: Readonly<Record<string, readonly number[]>> = {
  '0': [7, 5, 5, 5, 7],
  '1': [2, 6, 2, 2, 7],
  '2': [7, 1, 7, 4, 7],
  '3': [7, 1, 7, 1, 7],
  '4': [5, 5, 7, 1, 1],
  '5': [7, 4, 7, 1, 7],
  '6': [7, 4, 7, 5, 7],
  '7': [7, 1, 1, 2, 2],
  '8': [7, 5, 7, 5, 7],
  '9': [7, 5, 7, 1, 7],
};

/**
 * For the alignment: rulers in millimetres from every edge, crosses in the corners and in the middle, frames 1, 2 and
 * 3 mm inside. How far the print is off is read where the edge of the card cuts the rulers.
 */
export const rulerFace = (): FaceBitmap => {
  const sheet = new Sheet();
  for (const mm of [1, 2, 3]) sheet.frame(Math.round(mm * DOTS_PER_MM), 2);
  for (let mm = 0; mm * DOTS_PER_MM < WIDTH; mm += 1) {
    const x = Math.round(mm * DOTS_PER_MM);
    const length = mm % 10 === 0 ? 70 : mm % 5 === 0 ? 50 : 28;
    sheet.fill(x, 324 - length / 2, 2, length);
    if (mm % 10 === 0 && mm > 0) sheet.digits(String(mm), x - 10, 259, 4);
  }
  for (let mm = 0; mm * DOTS_PER_MM < HEIGHT; mm += 1) {
    const y = Math.round(mm * DOTS_PER_MM);
    const length = mm % 10 === 0 ? 70 : mm % 5 === 0 ? 50 : 28;
    sheet.fill(508 - length / 2, y, length, 2);
    if (mm % 10 === 0 && mm > 0) sheet.digits(String(mm), 552, y - 10, 4);
  }
  for (const x of [118, 898]) for (const y of [118, 530]) sheet.cross(x, y, 40);
  sheet.fill(0, 0, WIDTH, 1);
  sheet.fill(0, HEIGHT - 1, WIDTH, 1);
  sheet.fill(0, 0, 1, HEIGHT);
  sheet.fill(WIDTH - 1, 0, 1, HEIGHT);
  return sheet.face;
};

/** Share of dots that are black in the fields of the grey row: ordered 4 × 4. */
const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5] as const;

/**
 * For the head: lines one dot wide along and across, a diagonal of single dots, grey fields and a black block. A dot of
 * the head that is gone shows as a white line through all of them.
 */
export const testFace = (): FaceBitmap => {
  const sheet = new Sheet();
  sheet.frame(24, 4);
  sheet.fill(60, 60, 260, 160, (x) => x % 4 === 0);
  sheet.fill(360, 60, 260, 160, (_x, y) => y % 4 === 0);
  sheet.fill(660, 60, 290, 160, (x, y) => (x + y) % 8 === 0);
  for (let field = 0; field < 8; field += 1) {
    const share = (field + 1) * 2;
    sheet.fill(60 + field * 112, 260, 104, 140, (x, y) => (BAYER[(y % 4) * 4 + (x % 4)] ?? 16) < share);
  }
  sheet.fill(60, 440, 420, 130);
  sheet.digits('0123456789', 520, 450, 10);
  sheet.digits('0123456789', 520, 530, 5);
  return sheet.face;
};
