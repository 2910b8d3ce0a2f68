import type { CodeTexts } from './code-text.ts';

export const stockCodes = {
  'stock.none-loaded': {
    zh: { what: '进卡器里没有登记的白卡', next: '请装入卡盒' },
    en: { what: 'No registered blank is in the feeder', next: 'Please load a box' },
  },
  'stock.low': {
    zh: { what: '白卡只剩{{count}}张', next: '请准备下一盒' },
    en: { what: 'Only {{count}} blanks are left', next: 'Please have the next box ready' },
  },
  'stock.unknown-box': {
    zh: { what: '库存中没有这盒白卡（{{box}}）', next: '请核对卡盒编号' },
    en: { what: 'There is no such box in stock ({{box}})', next: 'Please check the number of the box' },
  },
  'stock.box-conflict': {
    zh: { what: '卡盒{{box}}清单中的白卡{{blank}}已登记在另一盒', next: '请联系平台核对入库清单' },
    en: {
      what: 'Blank {{blank}} of box {{box}} is on another box’s list',
      next: 'Please have the platform check the list',
    },
  },
  'stock.feeder-not-empty': {
    zh: { what: '进卡器里还有{{count}}张白卡', next: '请用完或取出后再装入' },
    en: { what: '{{count}} blanks are still in the feeder', next: 'Please use or remove them first' },
  },
  'stock.unknown-blank': {
    zh: { what: '机内的卡不是本网点登记的白卡', next: '请收回该卡，并核对卡盒' },
    en: {
      what: 'The card in the machine is not registered for this outlet',
      next: 'Please retain it and check the box',
    },
  },
  'stock.reset-information-differs': {
    zh: { what: '白卡{{blank}}的复位信息与入库记录不符', next: '请收回该卡，并报告主管' },
    en: {
      what: 'The reset information of blank {{blank}} differs from the stock record',
      next: 'Please retain it and tell the supervisor',
    },
  },
  'stock.blank-not-loaded': {
    zh: { what: '白卡{{blank}}的库存状态是{{state}}，不应在机内', next: '请收回该卡，并报告主管' },
    en: {
      what: 'Blank {{blank}} is booked as {{state}} and should not be in the machine',
      next: 'Please retain it and tell the supervisor',
    },
  },
  'stock.already-personalised': {
    zh: { what: '白卡{{blank}}已经写过他人的资料', next: '请收回该卡，并报告主管' },
    en: {
      what: 'Blank {{blank}} carries another person’s data already',
      next: 'Please retain it and tell the supervisor',
    },
  },
  'stock.card-unsettled': {
    zh: { what: '机内有{{count}}张卡没有处理完', next: '请先处理上次未完成的制卡' },
    en: { what: '{{count}} cards in the machine are not settled', next: 'Please settle the last session first' },
  },
} as const satisfies CodeTexts;
