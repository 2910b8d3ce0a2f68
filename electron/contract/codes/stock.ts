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
    zh: { what: '机内有{{count}}张卡没有处理完', next: '请两人查看机内，并登记卡片在哪里' },
    en: {
      what: '{{count}} cards in the machine are not settled',
      next: 'Please look into the machine together and record where the card is',
    },
  },
  'stock.atr-differs': {
    zh: { what: '机内的卡不是社会保障卡白卡（复位应答不符）', next: '该卡已收回登记；请核对卡盒' },
    en: {
      what: 'The card in the machine is no social security blank (its answer to reset differs)',
      next: 'It is retained and recorded; please check the box',
    },
  },
  'stock.wrong-bank': {
    zh: { what: '预制卡与所属银行不符：白卡{{blank}}不是{{bank}}的卡', next: '请收回该卡，并核对卡盒' },
    en: {
      what: 'Blank {{blank}} is not a card of {{bank}}',
      next: 'Please retain it and check the box',
    },
  },
  'stock.generation-unsupported': {
    zh: { what: '白卡的规范版本（{{version}}）不在本机发卡范围', next: '请收回该卡，并核对卡盒' },
    en: {
      what: 'The blank is of a version ({{version}}) this station does not issue',
      next: 'Please retain it and check the box',
    },
  },
  'stock.box-suspected': {
    zh: { what: '连续出现不能使用的白卡', next: '请主管核对进卡器里的卡盒，确认后再办理' },
    en: {
      what: 'Blanks that may not be used came one after the other',
      next: 'Please have the supervisor check the box in the feeder and confirm it',
    },
  },
  'stock.wrong-stock': {
    zh: { what: '白卡不符，已收回', next: '请核对卡盒' },
    en: { what: 'Wrong stock, retained', next: 'Please check the box' },
  },
  'stock.box-of-other-bank': {
    zh: { what: '卡盒{{box}}属于{{bank}}，本网点是{{own}}', next: '请换本行的卡盒' },
    en: { what: 'Box {{box}} is of {{bank}}, this outlet is of {{own}}', next: 'Please take a box of this bank' },
  },
  'stock.bank-unchecked': {
    zh: { what: '平台没有给出本行的卡号段，银行卡号不作核对', next: '可以办理；请联系平台补充' },
    en: {
      what: 'The platform lists no number ranges of this bank: bank card numbers are not checked',
      next: 'Cards can be made; please have the platform complete its list',
    },
  },
  'stock.reject-box-nearly-full': {
    zh: { what: '废卡盒已有{{count}}张，容量{{capacity}}张', next: '请两人清空废卡盒并登记' },
    en: {
      what: 'The reject box holds {{count}} of {{capacity}} cards',
      next: 'Please empty it together and record it',
    },
  },
  'stock.not-unsettled': {
    zh: { what: '卡片{{blank}}没有待处理的事项', next: '请刷新页面' },
    en: { what: 'Card {{blank}} has nothing left to settle', next: 'Please reload the page' },
  },
  'stock.machine-holds-card': {
    zh: { what: '机器显示机内仍有卡片', next: '请让机器收回，或打开机盖取出后再登记' },
    en: {
      what: 'The machine says that it still holds a card',
      next: 'Please let it take the card back, or take it out under the open cover first',
    },
  },
  'stock.not-finished': {
    zh: { what: '卡片{{blank}}还没有制成，不能登记为已交付', next: '请登记卡片实际所在的位置' },
    en: {
      what: 'Card {{blank}} was not finished and cannot have been handed over',
      next: 'Please record where it really is',
    },
  },
  'stock.cards-fed-differs': {
    zh: { what: '进卡计数不符：应为{{expected}}，机器显示{{seen}}', next: '请主管查看' },
    en: { what: 'Cards fed: {{expected}} expected, the machine says {{seen}}', next: 'Please tell the supervisor' },
  },
  'stock.panels-differ': {
    zh: { what: '打印计数不符：应为{{expected}}，机器显示{{seen}}', next: '请主管查看' },
    en: {
      what: 'Panels printed: {{expected}} expected, the machine says {{seen}}',
      next: 'Please tell the supervisor',
    },
  },
  'stock.ribbon-differs': {
    zh: { what: '色带余量不符：应为{{expected}}，机器显示{{seen}}', next: '请主管查看' },
    en: { what: 'Ribbon left: {{expected}} expected, the machine says {{seen}}', next: 'Please tell the supervisor' },
  },
  'stock.ribbon-changed': {
    zh: { what: '色带已更换：原为{{expected}}，现为{{seen}}', next: '请登记换下的色带' },
    en: { what: 'The ribbon was changed from {{expected}} to {{seen}}', next: 'Please record the one taken out' },
  },
  'stock.double-feed': {
    zh: { what: '一次进了两张卡，白卡{{blank}}需要查找', next: '请两人查看机内，并登记卡片在哪里' },
    en: {
      what: 'Two cards were fed at once; blank {{blank}} has to be found',
      next: 'Please look into the machine together and record where the card is',
    },
  },
  'stock.card-missing': {
    zh: { what: '白卡{{blank}}不在应在的位置', next: '请两人查找，并登记卡片在哪里' },
    en: {
      what: 'Blank {{blank}} is not where it should be',
      next: 'Please look for it together and record where it is',
    },
  },
  'stock.card-found': {
    zh: { what: '白卡{{blank}}已找到', next: '请主管确认' },
    en: { what: 'Blank {{blank}} was found', next: 'Please have the supervisor confirm it' },
  },
} as const satisfies CodeTexts;
