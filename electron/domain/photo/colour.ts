/** Colour as the eye sees it: CIELAB under D65 from sRGB bytes (IEC 61966-2-1, CIE 15). */

export interface Lab {
  readonly l: number;
  readonly a: number;
  readonly b: number;
}

/** Linear light of each byte value. */
const LINEAR = Float64Array.from({ length: 256 }, (_, value) => {
  const share = value / 255;
  return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
});

const linear = (byte: number): number => LINEAR[byte] ?? 0;

const f = (share: number): number => (share > 216 / 24389 ? Math.cbrt(share) : (share * 24389) / 27 / 116 + 16 / 116);

/** CIELAB of an sRGB pixel. */
export const labOf = (red: number, green: number, blue: number): Lab => {
  const r = linear(red);
  const g = linear(green);
  const b = linear(blue);
  const x = f((0.4124564 * r + 0.3575761 * g + 0.1804375 * b) / 0.95047);
  const y = f(0.2126729 * r + 0.7151522 * g + 0.072175 * b);
  const z = f((0.0193339 * r + 0.119192 * g + 0.9503041 * b) / 1.08883);
  return { l: 116 * y - 16, a: 500 * (x - y), b: 200 * (y - z) };
};

export const chromaOf = ({ a, b }: Lab): number => Math.hypot(a, b);

/** ΔE*ab (CIE 1976). */
export const differenceOf = (one: Lab, other: Lab): number =>
  Math.hypot(one.l - other.l, one.a - other.a, one.b - other.b);

/** Luminance 0 to 255 as OFIQ takes it for exposure (BT.709 weights on the bytes). */
export const luminanceOf = (red: number, green: number, blue: number): number =>
  0.2126 * red + 0.7152 * green + 0.0722 * blue;

const back = (value: number): number => (value > 6 / 29 ? value ** 3 : ((value - 16 / 116) * 3 * 36) / (29 * 29));

const byte = (share: number): number => {
  const clipped = Math.min(1, Math.max(0, share));
  return 255 * (clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055);
};

/** The sRGB values (0 to 255, not rounded) of a CIELAB colour; colours sRGB has not are clipped. */
export const srgbOf = ({ l, a, b }: Lab): readonly [red: number, green: number, blue: number] => {
  const middle = (l + 16) / 116;
  const x = 0.95047 * back(middle + a / 500);
  const y = back(middle);
  const z = 1.08883 * back(middle - b / 200);
  return [
    byte(3.2404542 * x - 1.5371385 * y - 0.4985314 * z),
    byte(-0.969266 * x + 1.8760108 * y + 0.041556 * z),
    byte(0.0556434 * x - 0.2040259 * y + 1.0572252 * z),
  ];
};
