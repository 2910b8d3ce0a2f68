import sharp from 'sharp';
import type { CardFace, FaceBitmap, FaceColours, FaceContent } from '#domain/card/card-data.ts';
import type { DotRect } from '#domain/card/face-layout.ts';

/** The sample person of the card specification. */
export const sampleContent = (changes: Partial<FaceContent> = {}): FaceContent => ({
  name: '张三',
  socialSecurityNumber: '11010519491231002X',
  cardNumber: 'D2143569X',
  issueDate: '20231109',
  expiryDate: '20331108',
  photo: new Uint8Array(),
  ...changes,
});

/** A head-like shape on white: dark above, lighter below. */
export const drawnPortrait = (background = '#fff'): Promise<Uint8Array> =>
  sharp(
    Buffer.from(`<svg width="358" height="441" xmlns="http://www.w3.org/2000/svg">
      <defs><linearGradient id="g"><stop offset="0" stop-color="#604030"/><stop offset="1" stop-color="#f0d0b0"/></linearGradient></defs>
      <rect width="358" height="441" fill="${background}"/><ellipse cx="179" cy="230" rx="110" ry="150" fill="url(#g)"/>
      <ellipse cx="179" cy="120" rx="115" ry="60" fill="#000"/></svg>`),
  )
    .jpeg({ quality: 95 })
    .toBuffer();

export const asMono = (face: CardFace): FaceBitmap => {
  if (face.kind !== 'mono') throw new Error('a face in colour');
  return face;
};

export const asColours = (face: CardFace): FaceColours => {
  if (face.kind !== 'colour') throw new Error('a face in black');
  return face;
};

/** 1 where there is anything but bare card. */
export const inked = (face: CardFace, x: number, y: number): 0 | 1 => {
  const at = y * face.width + x;
  if (face.kind === 'mono') return ((face.bits[at >> 3] ?? 0) & (0x80 >> (at & 7))) === 0 ? 0 : 1;
  return face.rgb.subarray(3 * at, 3 * at + 3).every((value) => value === 255) ? 0 : 1;
};

/** Number of dots with ink in a rectangle. */
export const inkIn = (face: CardFace, { x, y, width, height }: DotRect): number => {
  let sum = 0;
  for (let row = y; row < y + height; row += 1)
    for (let col = x; col < x + width; col += 1) sum += inked(face, col, row);
  return sum;
};

/** The smallest rectangle around all ink of a part of the face; null when there is none. */
export const inkBox = (face: CardFace, within: DotRect): DotRect | null => {
  let [left, top, right, bottom]: [number, number, number, number] = [face.width, face.height, -1, -1];
  for (let y = within.y; y < within.y + within.height; y += 1) {
    for (let x = within.x; x < within.x + within.width; x += 1) {
      if (inked(face, x, y) === 0) continue;
      left = Math.min(left, x);
      right = Math.max(right, x);
      top = Math.min(top, y);
      bottom = Math.max(bottom, y);
    }
  }
  return right < 0 ? null : { x: left, y: top, width: right - left + 1, height: bottom - top + 1 };
};

export const WHOLE_FACE: DotRect = { x: 0, y: 0, width: 1_016, height: 648 };
