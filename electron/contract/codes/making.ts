import type { CodeTexts } from './code-text.ts';

export const makingCodes = {
  'chip.not-genuine': {
    zh: { what: '芯片没有通过内部认证', next: '请收回该卡，并报告主管' },
    en: { what: 'The chip failed its authentication', next: 'Please retain the card and tell the supervisor' },
  },
  'chip.other-card': {
    zh: { what: '芯片与制卡开始时不是同一张', next: '请收回卡片，并联系技术员' },
    en: { what: 'It is not the chip this session began with', next: 'Please retain the card and call the technician' },
  },
  'chip.content-differs': {
    zh: { what: '读回的内容与写入的不一致（{{items}}）', next: '请重试一次；仍不一致请收回卡片' },
    en: { what: 'What was read back differs ({{items}})', next: 'Please try once more; then retain the card' },
  },
  'chip.session-lost': {
    zh: { what: '芯片需要重新上电', next: '请重试' },
    en: { what: 'The chip has to be powered up again', next: 'Please try again' },
  },
} as const satisfies CodeTexts;
