import QRCode from 'qrcode';
import type { ReferralSlip, Words } from './model.ts';

/** What the code of a referral says: the facts of the slip as plain text, nothing of the person. */
export const referralQrText = ({ to, bring, language }: Pick<ReferralSlip, 'to' | 'bring' | 'language'>): string => {
  const text = (words: Words): string => (language === 'en' ? words.en : words.zh);
  const label = language === 'en' ? { address: 'Address', phone: 'Tel', bring: 'Bring' } : LABELS_ZH;
  return [
    to.name,
    `${label.address}: ${to.address}`,
    ...to.gaps.map((gap) => `(${text(gap)})`),
    `${label.phone}: ${to.phone}`,
    ...(bring.length === 0 ? [] : [`${label.bring}:`, ...bring.map((words) => `- ${text(words)}`)]),
  ].join('\n');
};

const LABELS_ZH = { address: '地址', phone: '电话', bring: '请携带' } as const;

export interface QrModules {
  /** Modules along one side, without the white around. */
  readonly size: number;
  dark(row: number, column: number): boolean;
}

/** Correction level L: a long list on a slip that is read once, soon, from clean paper, is better with larger modules. */
export const qrModules = (text: string): QrModules => {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'L' });
  return { size: modules.size, dark: (row, column) => modules.get(row, column) === 1 };
};
