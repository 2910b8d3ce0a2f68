import { chromaOf, differenceOf, type Lab } from '../colour.ts';
import { CLASS, type ClassMask, classAt, type Picture } from '../picture.ts';
import { labAt, medianLab } from './samples.ts';

export interface ClothesMeasure {
  readonly colour: Lab;
  readonly chroma: number;
  /** ΔE to the background. */
  readonly contrast: number;
  /** Share of the whole picture. */
  readonly seen: number;
}

/** ΔE from which on a "background" below the chin is dark cloth (reference photo.md 3.5). */
const CLOTH = 25;
const COLUMNS = 120;

/** What is worn below the chin (P15); null when nothing of it is seen. */
export const measureClothes = (
  picture: Picture,
  mask: ClassMask,
  background: Lab,
  chin: number,
): ClothesMeasure | null => {
  const step = Math.max(1, Math.floor(picture.width / COLUMNS));
  const cloth: Lab[] = [];
  for (let y = Math.max(0, Math.ceil(chin)); y < picture.height; y += step) {
    for (let x = 0; x < picture.width; x += step) {
      const kind = classAt(mask, x, y);
      if (kind !== CLASS.clothes && kind !== CLASS.background) continue;
      const lab = labAt(picture, x, y);
      if (kind === CLASS.clothes || differenceOf(lab, background) > CLOTH) cloth.push(lab);
    }
  }
  if (cloth.length === 0) return null;
  const colour = medianLab(cloth);
  return {
    colour,
    chroma: chromaOf(colour),
    contrast: differenceOf(colour, background),
    seen: (cloth.length * step * step) / (picture.width * picture.height),
  };
};
