/** What the measures look at: pixels, the points of a face, and what each part of the picture shows. */

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

/** A picture as pixels: four bytes each (red, green, blue, alpha), row by row from the upper left. */
export interface Picture extends Size {
  readonly rgba: Uint8Array | Uint8ClampedArray;
}

/** Angles of a head in degrees as the mesh model says them. */
export interface Pose {
  readonly yaw: number;
  /** Has a bias of about +5° (reference photo.md 3.2); `measures/pose.ts` takes it off. */
  readonly pitch: number;
  readonly roll: number;
}

/** One face: 478 points (468 of the face mesh, 5 of each iris) in pixels of the picture. */
export interface FaceMesh {
  readonly points: readonly Point[];
  readonly box: Box;
  /** Certainty of the detection, 0 to 1. */
  readonly score: number;
  readonly pose: Pose;
}

/** Numbers of the classes in a `ClassMask`. */
export const CLASS = {
  background: 0,
  hair: 1,
  bodySkin: 2,
  faceSkin: 3,
  clothes: 4,
  /** Accessories: glasses, hats, masks, headphones, jewellery. */
  others: 5,
} as const;

/**
 * What is seen where: one class number for each cell, row by row. The cells are a plain stretch of `area`, which is a
 * part of the picture (or the whole of it) in the picture's pixels.
 */
export interface ClassMask extends Size {
  readonly classes: Uint8Array;
  readonly area: Box;
}

/** The class at a point of the picture, null outside the part the mask covers. */
export const classAt = ({ width, height, classes, area }: ClassMask, x: number, y: number): number | null => {
  const column = Math.floor(((x - area.x) / area.width) * width);
  const row = Math.floor(((y - area.y) / area.height) * height);
  if (column < 0 || row < 0 || column >= width || row >= height) return null;
  return classes[row * width + column] ?? null;
};

/** Byte offset of the pixel a point lies in, -1 outside the picture. */
export const offsetAt = ({ width, height }: Size, x: number, y: number): number => {
  const column = Math.floor(x);
  const row = Math.floor(y);
  return column < 0 || row < 0 || column >= width || row >= height ? -1 : (row * width + column) * 4;
};
