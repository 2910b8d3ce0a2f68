const SIZE = 32;
/** A noncharacter: no font has a glyph for it, so that it is drawn as what stands in for a missing one. */
const MISSING = '\u{2ffff}';

const drawn = (character: string, font: string): string => {
  const canvas = document.createElement('canvas');
  canvas.width = SIZE * 2;
  canvas.height = SIZE * 2;
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('the page has no canvas');
  context.font = `${SIZE}px ${font}`;
  context.fillText(character, SIZE / 2, SIZE * 1.5);
  return context.getImageData(0, 0, canvas.width, canvas.height).data.join();
};

/** Whether one of the fonts of this page or of the system can draw the character. */
export const hasGlyph = (character: string): boolean => {
  const font = getComputedStyle(document.body).fontFamily;
  return drawn(character, font) !== drawn(MISSING, font);
};
