import sharp from 'sharp';

/** What a document camera sees: A4 lying on its table, in the proportions of its sensor. */
const WIDTH = 1_280;
const HEIGHT = 960;

const jpegOf = async (svg: string): Promise<Uint8Array> =>
  new Uint8Array(await sharp(Buffer.from(svg)).jpeg({ quality: 88 }).toBuffer());

const TABLE = `<rect width="${WIDTH}" height="${HEIGHT}" fill="#5d646b"/>`;
const drawing = (inner: string): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">${TABLE}${inner}</svg>`;

/** The bare table. */
export const emptyTable = (): Promise<Uint8Array> => jpegOf(drawing(''));

const LINES = 12;
const LINE_PITCH = 52;

/** A page with a frame, a seal and lines where writing would be: a document of nobody. */
export const samplePage = (): Promise<Uint8Array> => {
  const lines = Array.from({ length: LINES }, (_, i) => {
    const y = 250 + i * LINE_PITCH;
    const end = i % 3 === 2 ? 760 : 920;
    return `<path d="M360 ${y}H${end}" stroke="#9aa3ad" stroke-width="10" stroke-linecap="round"/>`;
  });
  return jpegOf(
    drawing(`<rect x="310" y="60" width="660" height="850" fill="#f7f5ef"/>
      <rect x="336" y="86" width="608" height="798" fill="none" stroke="#8d7a52" stroke-width="4"/>
      <path d="M470 160H810" stroke="#3d4650" stroke-width="26" stroke-linecap="round"/>
      ${lines.join('')}
      <circle cx="800" cy="770" r="72" fill="none" stroke="#b3453c" stroke-width="8"/>
      <path d="M800 728l12 30 32 2-25 20 8 32-27-18-27 18 8-32-25-20 32-2z" fill="#b3453c"/>`),
  );
};

/** How much of the light is left in a dark room. */
const DARK = 0.12;

/** The picture as the camera gives it: turned clockwise, and dark where the light is off. */
export const asSeen = async (
  picture: Uint8Array,
  { turned, dark }: { readonly turned: number; readonly dark: boolean },
): Promise<Uint8Array> => {
  if (turned === 0 && !dark) return picture;
  const image = sharp(picture).rotate(turned);
  return new Uint8Array(await (dark ? image.linear(DARK, 0) : image).jpeg({ quality: 92 }).toBuffer());
};
