/** A grey picture: one byte a pixel, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly grey: Uint8Array;
}

export interface PictureLook {
  /** Variance of the Laplacian: what is out of focus has little of it. */
  readonly sharpness: number;
  /** Mean brightness, 0 to 255. */
  readonly brightness: number;
  /** Brightest less darkest of the blocks of the border: an uneven light, or something that lies there. */
  readonly unevenness: number;
}

const BLOCKS = 8;

/** How sharp, bright and evenly lit a picture is. */
export const lookAtPicture = ({ width, height, grey }: GreyPicture): PictureLook => {
  let [n, sum, squares, light] = [0, 0, 0, 0];
  for (const value of grey) light += value;
  for (let y = 1; y < height - 1; y += 1) {
    for (let x = 1; x < width - 1; x += 1) {
      const at = y * width + x;
      const around = (grey[at - 1] ?? 0) + (grey[at + 1] ?? 0) + (grey[at - width] ?? 0) + (grey[at + width] ?? 0);
      const value = around - 4 * (grey[at] ?? 0);
      n += 1;
      sum += value;
      squares += value * value;
    }
  }
  return {
    sharpness: n === 0 ? 0 : Math.round((squares / n - (sum / n) ** 2) * 10) / 10,
    brightness: grey.length === 0 ? 0 : Math.round(light / grey.length),
    unevenness: unevennessOf({ width, height, grey }),
  };
};

const unevennessOf = ({ width, height, grey }: GreyPicture): number => {
  const means: number[] = [];
  for (let row = 0; row < BLOCKS; row += 1) {
    for (let column = 0; column < BLOCKS; column += 1) {
      const border = row === 0 || column === 0 || row === BLOCKS - 1 || column === BLOCKS - 1;
      if (border) means.push(meanOf({ width, height, grey }, row, column));
    }
  }
  return Math.round(Math.max(...means) - Math.min(...means));
};

const meanOf = ({ width, height, grey }: GreyPicture, row: number, column: number): number => {
  let [n, sum] = [0, 0];
  for (let y = Math.floor((row * height) / BLOCKS); y < Math.floor(((row + 1) * height) / BLOCKS); y += 1) {
    for (let x = Math.floor((column * width) / BLOCKS); x < Math.floor(((column + 1) * width) / BLOCKS); x += 1) {
      n += 1;
      sum += grey[y * width + x] ?? 0;
    }
  }
  return n === 0 ? 0 : sum / n;
};
