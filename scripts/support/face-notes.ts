import type { FaceContent } from '#domain/card/card-data.ts';
import { followsCardNumberRule } from '#domain/card/card-number.ts';
import { FACE_ITEMS } from '#domain/card/face-layout.ts';
import { COVERAGE_MAX } from '#drivers/card-printer/raster.ts';
import { checkName } from '#drivers/chip-card/card-files.ts';
import type { DrawnFace } from '#services/devices/face/create-face-renderer.ts';
import { codePointOf } from '#services/devices/face/face-fonts.ts';

/** Something a technician should know of a face that can be printed all the same. */
export interface FaceWarning {
  readonly warning: 'smaller' | 'two-lines' | 'other-font' | 'not-on-chip' | 'card-number' | 'too-black';
  readonly zh: string;
  readonly en: string;
}

/** `black`: share of the face printed in black resin. */
export const faceWarnings = (
  { fitted, fallbacks }: DrawnFace,
  content: FaceContent,
  black: number,
): readonly FaceWarning[] => [
  ...fitted.map(({ value, points, lines }): FaceWarning => {
    const { fieldZh, fieldEn } = FACE_ITEMS[value];
    return lines === 2
      ? {
          warning: 'two-lines',
          zh: `“${fieldZh}”分两行，${points} 磅`,
          en: `${fieldEn} takes two lines of ${points} pt`,
        }
      : { warning: 'smaller', zh: `“${fieldZh}”缩小到 ${points} 磅`, en: `${fieldEn} was made smaller: ${points} pt` };
  }),
  ...fallbacks.map(
    ({ character, codePoint, file }): FaceWarning => ({
      warning: 'other-font',
      zh: `“${character}”（${codePoint}）取自 ${file}`,
      en: `“${character}” (${codePoint}) comes from ${file}`,
    }),
  ),
  ...chipWarning(content.name),
  ...(followsCardNumberRule(content.cardNumber)
    ? []
    : [
        {
          warning: 'card-number',
          zh: '卡号的校验位不符合规则',
          en: 'The card number does not follow the rule of its check character',
        } as const,
      ]),
  ...(black > COVERAGE_MAX
    ? [
        {
          warning: 'too-black',
          zh: `黑色占 ${percent(black)}%，打印机会拒绝打印`,
          en: `${percent(black)} % of the face is black: the printer will refuse it`,
        } as const,
      ]
    : []),
];

const chipWarning = (name: string): readonly FaceWarning[] => {
  const checked = checkName(name);
  if (checked.ok) return [];
  const character = String(checked.error.params?.character ?? '');
  if (character === '')
    return [{ warning: 'not-on-chip', zh: '姓名过长，芯片存不下', en: 'The chip can’t hold a name this long' }];
  const which = `“${character}”（${codePointOf(character)}）`;
  return [
    {
      warning: 'not-on-chip',
      zh: `${which}不在芯片字库（GBK）内，须由平台给出写卡用字`,
      en: `“${character}” (${codePointOf(character)}) is not in the chip’s character set (GBK): the platform has to give a spelling for the chip`,
    },
  ];
};

/** 0.1234 → 12.3. */
export const percent = (share: number): number => Math.round(1000 * share) / 10;
