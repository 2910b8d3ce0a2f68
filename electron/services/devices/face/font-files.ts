import type { FaceFamily } from '#domain/card/face-template.ts';

/** OpenType files or collections of a station, each list in order of preference. */
export interface FontFiles {
  /** The first regular and the first bold one that are there draw the texts of their family. */
  readonly primary: Readonly<Record<FaceFamily, readonly string[]>>;
  /** Asked in this order for a character the primary ones lack. */
  readonly fallback: readonly string[];
  /**
   * Files the station names itself. Only these draw private-use characters: what such a character looks like is
   * agreed between an office and its font, any other font shows something else there.
   */
  readonly named: readonly string[];
}

const NOTO = '/usr/share/fonts/opentype/noto';
const WINDOWS = 'C:\\Windows\\Fonts';

const DEFAULT_PRIMARY: FontFiles['primary'] = {
  sans: [
    `${NOTO}/NotoSansCJK-Regular.ttc`,
    `${NOTO}/NotoSansCJK-Bold.ttc`,
    `${WINDOWS}\\msyh.ttc`,
    `${WINDOWS}\\msyhbd.ttc`,
  ],
  serif: [`${NOTO}/NotoSerifCJK-Regular.ttc`, `${NOTO}/NotoSerifCJK-Bold.ttc`, `${WINDOWS}\\simsun.ttc`],
};

/** Rare characters: the other family, then fonts made for the later extensions of Unicode, then Latin letters. */
const DEFAULT_FALLBACK: readonly string[] = [
  `${NOTO}/NotoSansCJK-Bold.ttc`,
  `${NOTO}/NotoSansCJK-Regular.ttc`,
  `${NOTO}/NotoSerifCJK-Bold.ttc`,
  `${NOTO}/NotoSerifCJK-Regular.ttc`,
  '/usr/share/fonts/truetype/hanazono/HanaMinA.ttf',
  '/usr/share/fonts/truetype/hanazono/HanaMinB.ttf',
  '/usr/share/fonts/truetype/babelstone/BabelStoneHan.ttf',
  `${WINDOWS}\\simsun.ttc`,
  `${WINDOWS}\\simsunb.ttf`,
  '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf',
  '/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf',
];

/** A list a station leaves out is the shipped one. */
export const fontFiles = (own: {
  readonly sans?: readonly string[] | undefined;
  readonly serif?: readonly string[] | undefined;
  readonly fallback?: readonly string[] | undefined;
}): FontFiles => ({
  primary: { sans: own.sans ?? DEFAULT_PRIMARY.sans, serif: own.serif ?? DEFAULT_PRIMARY.serif },
  fallback: own.fallback ?? DEFAULT_FALLBACK,
  named: [...(own.sans ?? []), ...(own.serif ?? []), ...(own.fallback ?? [])],
});
