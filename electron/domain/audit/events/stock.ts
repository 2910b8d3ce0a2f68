import { type AuditEvents, SECOND } from '../event.ts';

const BOX = { zh: '卡盒编号', en: 'number of the box' };
const BLANK = { zh: '白卡编号', en: 'number of the blank' };
const CARDS = { zh: '卡片数量', en: 'number of cards' };
const RIBBON = { zh: '色带编号', en: 'reference of the ribbon' };
const PRINTS_LEFT = { zh: '机器显示的余量', en: 'prints left by the printer' };

/** Blanks, boxes, rolls of ribbon and cards out of the machine. */
export const stockEvents = {
  'stock.box-loaded': {
    who: 'two-people',
    text: { zh: '卡盒装入进卡器', en: 'A box was loaded into the feeder' },
    fields: { boxId: BOX, ...SECOND },
  },
  'stock.box-received': {
    who: 'two-people',
    text: { zh: '卡盒入库', en: 'A box was taken into stock' },
    fields: { boxId: BOX, cards: CARDS, source: { zh: '清单来源', en: 'how its list came' }, ...SECOND },
  },
  'stock.box-moved': {
    who: 'staff',
    text: { zh: '卡盒移到别处', en: 'A box was put elsewhere' },
    fields: { boxId: BOX, place: { zh: '存放处', en: 'place' } },
  },
  'stock.box-unloaded': {
    who: 'two-people',
    text: { zh: '从进卡器取出剩余白卡', en: 'The rest of a box was taken out of the feeder' },
    fields: { boxId: BOX, cards: CARDS, place: { zh: '存放处', en: 'place' }, ...SECOND },
  },
  'stock.box-returned': {
    who: 'two-people',
    text: { zh: '未用白卡退回银行', en: 'Unused blanks of a box went back to the bank' },
    fields: { boxId: BOX, cards: CARDS, ...SECOND },
  },
  'ledger.card-settled': {
    who: 'two-people',
    text: { zh: '登记无会话持有的卡片的去向', en: 'The fate of a card no session holds was recorded' },
    fields: {
      blankId: BLANK,
      where: { zh: '卡片所在', en: 'where it was found' },
      fate: { zh: '去向', en: 'its fate' },
      ...SECOND,
    },
  },
  'ledger.reject-box-emptied': {
    who: 'two-people',
    text: { zh: '清空废卡盒，卡片移入抽屉', en: 'The reject box was emptied into the drawer' },
    fields: { cards: CARDS, ...SECOND },
  },
  'ledger.looked-at': {
    who: 'two-people',
    text: { zh: '核对进卡器卡盒与账目差异', en: 'The box in the feeder and the differences were looked into' },
    fields: { exceptions: { zh: '差异数量', en: 'number of differences' }, ...SECOND },
  },
  'ledger.exception': {
    who: 'station',
    text: { zh: '机器计数与账目不符', en: 'The machine’s counters and the books differ' },
    fields: {
      id: { zh: '差异编号', en: 'number of the difference' },
      kind: { zh: '类别', en: 'kind' },
      expected: { zh: '账目', en: 'by the books' },
      seen: { zh: '机器', en: 'by the machine' },
      blankId: BLANK,
    },
  },
  'stock.ribbon-received': {
    who: 'staff',
    text: { zh: '色带入库', en: 'A roll of ribbon was taken into stock' },
    fields: { ribbon: RIBBON },
  },
  'stock.ribbon-installed': {
    who: 'two-people',
    text: { zh: '安装色带', en: 'A roll of ribbon was installed' },
    fields: { ribbon: RIBBON, printsLeft: PRINTS_LEFT, ...SECOND },
  },
  'stock.ribbon-removed': {
    who: 'two-people',
    text: { zh: '取出色带', en: 'A roll of ribbon was taken out' },
    fields: { ribbon: RIBBON, printsLeft: PRINTS_LEFT, ...SECOND },
  },
  'stock.ribbon-destroyed': {
    who: 'two-people',
    text: { zh: '销毁色带', en: 'A roll of ribbon was destroyed' },
    fields: { ribbon: RIBBON, ...SECOND },
  },
  'stock.card-called-for': {
    who: 'staff',
    text: { zh: '持卡人来领取留存的卡片', en: 'The holder asked for a kept card' },
    fields: { blankId: BLANK },
  },
  'stock.card-handed-over': {
    who: 'two-people',
    text: { zh: '留存的卡片核对身份后交付持卡人', en: 'A kept card was handed over after the identity was checked' },
    fields: { blankId: BLANK, ...SECOND },
  },
  'stock.cards-destroyed': {
    who: 'two-people',
    text: { zh: '销毁废卡或到期留存卡', en: 'A spoiled card, or a kept one after its time, was destroyed' },
    fields: { blankId: BLANK, ...SECOND },
  },
  'stock.counted': {
    who: 'staff',
    text: { zh: '日终盘点（盲点）', en: 'Stock was counted blind' },
    fields: {
      day: { zh: '日期', en: 'day' },
      differences: { zh: '不符项数', en: 'items that differ' },
    },
  },
  'stock.day-signed': {
    who: 'two-people',
    text: { zh: '签署日终对账单', en: 'The statement of a day was signed' },
    fields: {
      day: { zh: '日期', en: 'day' },
      differences: { zh: '不符项数', en: 'items that differ' },
      ...SECOND,
    },
  },
  'stock.statement-made': {
    who: 'staff',
    text: { zh: '导出日终对账单', en: 'The statement of a day was made into a document' },
    fields: {},
  },
} as const satisfies AuditEvents;
