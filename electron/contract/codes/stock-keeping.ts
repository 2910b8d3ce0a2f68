import type { CodeTexts } from './code-text.ts';

/** Boxes, ribbons and cards in custody, the end of a day: what people do to the stock between sessions. */
export const stockKeepingCodes = {
  'stock.list-empty': {
    zh: { what: '清单中没有白卡', next: '请核对所选文件或重新扫描' },
    en: { what: 'The list holds no blanks', next: 'Please check the file or scan again' },
  },
  'stock.list-syntax': {
    zh: { what: '清单第{{line}}行无法读取，没有入库任何白卡', next: '请让银行重新提供清单' },
    en: {
      what: 'Line {{line}} of the list can’t be read; nothing was taken',
      next: 'Please have the bank send it again',
    },
  },
  'stock.list-columns': {
    zh: { what: '清单首行应为{{columns}}，没有入库任何白卡', next: '请核对所选文件' },
    en: { what: 'The list has to begin with {{columns}}; nothing was taken', next: 'Please check the file' },
  },
  'stock.list-value': {
    zh: { what: '清单第{{line}}行的{{field}}不正确，没有入库任何白卡', next: '请让银行更正清单' },
    en: {
      what: 'Line {{line}} of the list: {{field}} is not right; nothing was taken',
      next: 'Please have it corrected',
    },
  },
  'stock.list-twice': {
    zh: { what: '清单第{{line}}行的{{field}}与第{{first}}行重复，没有入库任何白卡', next: '请核对实物后更正清单' },
    en: {
      what: 'Line {{line}} of the list repeats {{field}} of line {{first}}; nothing was taken',
      next: 'Please look at the cards and have the list corrected',
    },
  },
  'stock.list-known': {
    zh: { what: '清单第{{line}}行的{{field}}已登记在卡盒{{box}}，没有入库任何白卡', next: '请核对实物与清单' },
    en: {
      what: 'Line {{line}} of the list: {{field}} stands in the books already, in box {{box}}; nothing was taken',
      next: 'Please compare the list with the cards',
    },
  },
  'stock.label-malformed': {
    zh: { what: '标签内容不正确（{{field}}）', next: '请重新扫描，标签应含编号、卡识别码和复位信息' },
    en: {
      what: 'The label is not right ({{field}})',
      next: 'Please scan again; a label has a number, a card id and the reset information',
    },
  },
  'stock.scan-malformed': {
    zh: { what: '第{{line}}次扫描的{{field}}不正确，没有入库任何白卡', next: '请重新扫描这一项' },
    en: { what: 'Scan {{line}}: {{field}} is not right; nothing was taken', next: 'Please scan it again' },
  },
  'stock.box-place': {
    zh: { what: '卡盒{{box}}现在的位置（{{place}}）不能这样操作', next: '请核对卡盒在哪里' },
    en: { what: 'Box {{box}} can’t be handled so where it is ({{place}})', next: 'Please check where the box is' },
  },
  'stock.feeder-holds-cards': {
    zh: { what: '机器显示进卡器里还有卡', next: '请先取出卡盒{{box}}的全部剩余白卡' },
    en: {
      what: 'The machine says that its feeder holds cards',
      next: 'Please take all the rest of box {{box}} out first',
    },
  },
  'stock.no-such-blank': {
    zh: { what: '账上没有编号为{{blank}}的白卡', next: '请核对编号' },
    en: { what: 'The books know no blank {{blank}}', next: 'Please check the number' },
  },
  'stock.ribbon-unknown': {
    zh: { what: '账上没有色带{{ribbon}}', next: '请核对编号，或先登记入库' },
    en: {
      what: 'The books know no ribbon {{ribbon}}',
      next: 'Please check the reference, or take it into stock first',
    },
  },
  'stock.ribbon-state': {
    zh: { what: '色带{{ribbon}}的状态（{{state}}）不能这样操作', next: '请核对编号' },
    en: { what: 'Ribbon {{ribbon}} is {{state}}: this can’t be done', next: 'Please check the reference' },
  },
  'stock.ribbon-inside': {
    zh: { what: '账上机内已有色带{{ribbon}}', next: '请先登记取出' },
    en: { what: 'By the books ribbon {{ribbon}} is in the printer', next: 'Please record its removal first' },
  },
  'stock.ribbon-other': {
    zh: { what: '机器读到的色带是{{seen}}，不是{{ribbon}}', next: '请核对装入的色带' },
    en: { what: 'The printer reads ribbon {{seen}}, not {{ribbon}}', next: 'Please check which roll is in it' },
  },
  'stock.no-such-card': {
    zh: { what: '账上没有待处理的卡片{{blank}}', next: '请刷新页面' },
    en: { what: 'There is no card {{blank}} to be dealt with', next: 'Please reload the page' },
  },
  'stock.not-customers': {
    zh: { what: '卡片{{blank}}不是为持卡人留存的卡', next: '请按废卡处理' },
    en: { what: 'Card {{blank}} is not kept for a holder', next: 'Please deal with it as a spoiled card' },
  },
  'stock.not-in-drawer': {
    zh: { what: '卡片{{blank}}不在抽屉里（{{place}}）', next: '请先由两人清空废卡盒并登记' },
    en: {
      what: 'Card {{blank}} is not in the drawer ({{place}})',
      next: 'Please empty the reject box together and record it first',
    },
  },
  'stock.keep-until': {
    zh: { what: '卡片{{blank}}为持卡人留存，还需保管{{days}}天', next: '请到期后再销毁' },
    en: { what: 'Card {{blank}} is kept for its holder for {{days}} more days', next: 'Please destroy it after that' },
  },
  'stock.handed-over-later': {
    zh: { what: '留存的卡片已交付持卡人', next: '无需操作' },
    en: { what: 'The kept card was handed over to its holder', next: 'Nothing is left to do' },
  },
  'stock.count-unknown': {
    zh: { what: '没有这次盘点记录', next: '请重新盘点' },
    en: { what: 'There is no such count', next: 'Please count again' },
  },
  'stock.count-signed': {
    zh: { what: '这次盘点已经签署', next: '请打开已签署的对账单' },
    en: { what: 'This count is signed already', next: 'Please open its statement' },
  },
  'stock.count-outdated': {
    zh: { what: '盘点之后库存有变动', next: '请重新盘点' },
    en: { what: 'Stock moved after the count', next: 'Please count again' },
  },
  'stock.statement-unknown': {
    zh: { what: '没有这份对账单', next: '请刷新页面' },
    en: { what: 'There is no such statement', next: 'Please reload the page' },
  },
  'stock.reject-box-soon-full': {
    zh: { what: '废卡盒还可放{{free}}张', next: '请安排两人清空' },
    en: { what: 'The reject box has room for {{free}} more cards', next: 'Please have it emptied by two people' },
  },
} as const satisfies CodeTexts;
