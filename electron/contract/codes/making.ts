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
    zh: { what: '读回的内容与写入的不一致（{{items}}）', next: '请换一张白卡，或收回卡片结束办理' },
    en: {
      what: 'What was read back differs ({{items}})',
      next: 'Please take another blank, or retain the card and end',
    },
  },
  'chip.reader-suspected': {
    zh: { what: '连续几张白卡的芯片都没有应答，可能是读卡器的问题', next: '请技术员查看读卡器；可以重试，或收回卡片' },
    en: {
      what: 'Chip after chip gives no answer: it may be the reader',
      next: 'Please have the technician look at it; try again, or retain the card',
    },
  },
  'card.bad-chip': {
    zh: { what: '坏卡，已作废', next: '请按废卡处理' },
    en: { what: 'Bad card, spoiled', next: 'Please treat it as spoiled' },
  },
  'card.customer-retained': {
    zh: { what: '申领人的卡片未交付，已收回保管', next: '请按规定保管，等申领人领取' },
    en: {
      what: 'The holder’s card was not handed over and is kept',
      next: 'Please keep it for the holder as the rules say',
    },
  },
  'chip.photo-unfit': {
    zh: { what: '照片无法存入芯片', next: '请报告卡管部门；此卡尚未写入' },
    en: {
      what: 'The photo can’t be stored in the chip',
      next: 'Please tell the card office; nothing was written to this card',
    },
  },
  'chip.pin-not-set': {
    zh: { what: '芯片没有保存新密码', next: '请重试；仍不成功请收回此卡' },
    en: { what: 'The chip did not keep the new PIN', next: 'Please try again; if it stays, retain this card' },
  },
  'chip.session-lost': {
    zh: { what: '芯片需要重新上电', next: '请重试' },
    en: { what: 'The chip has to be powered up again', next: 'Please try again' },
  },
} as const satisfies CodeTexts;
