import type { BlankState, StockBalance } from '#domain/stock/blank.ts';
import type { CustodyPlace } from '#domain/stock/custody.ts';
import type { CountedItem } from '#domain/stock/day-statement.ts';
import type { IssuedDifference } from '#domain/stock/issued-list.ts';
import type { Words } from '../receipts/model.ts';

/** The words of a day's statement, in both languages. */
export const STATE_WORDS: Readonly<Record<BlankState, Words>> = {
  received: { zh: '到货', en: 'Received' },
  stocked: { zh: '入库', en: 'Taken into stock' },
  loaded: { zh: '装入进卡器', en: 'Loaded into the feeder' },
  'in-machine': { zh: '进入机内', en: 'Taken by the machine' },
  issued: { zh: '发卡', en: 'Issued' },
  spoiled: { zh: '废卡', en: 'Spoiled' },
  retained: { zh: '收回', en: 'Retained' },
  test: { zh: '测试', en: 'Test' },
  missing: { zh: '下落不明', en: 'Missing' },
  returned: { zh: '退回银行', en: 'Returned to the bank' },
};

export const BALANCE_WORDS: Readonly<Record<keyof StockBalance, Words>> = {
  loaded: { zh: '已装入合计', en: 'Loaded, all' },
  issued: { zh: '发卡', en: 'Issued' },
  spoiled: { zh: '废卡', en: 'Spoiled' },
  retained: { zh: '收回', en: 'Retained' },
  test: { zh: '测试', en: 'Test' },
  inFeeder: { zh: '进卡器内', en: 'In the feeder' },
  inMachine: { zh: '机内', en: 'In the machine' },
  unaccounted: { zh: '下落不明', en: 'Unaccounted for' },
};

export const ITEM_WORDS: Readonly<Record<CountedItem, Words>> = {
  feeder: { zh: '进卡器内白卡', en: 'Blanks in the feeder' },
  vault: { zh: '金库内白卡', en: 'Blanks in the vault' },
  drawer: { zh: '抽屉内白卡', en: 'Blanks in the drawer' },
  rejectBox: { zh: '废卡盒内卡片', en: 'Cards in the reject box' },
  discarded: { zh: '抽屉内废卡与留存卡', en: 'Spoiled and kept cards in the drawer' },
  ribbons: { zh: '机外色带（含用过的）', en: 'Rolls of ribbon outside of the printer, used ones too' },
};

export const PLACE_WORDS: Readonly<Record<CustodyPlace, Words>> = {
  'reject-box': { zh: '废卡盒', en: 'Reject box' },
  drawer: { zh: '抽屉', en: 'Drawer' },
  holder: { zh: '持卡人', en: 'Holder' },
  destroyed: { zh: '已销毁', en: 'Destroyed' },
};

export const ISSUED_WORDS: Readonly<Record<IssuedDifference['kind'], Words>> = {
  'not-at-platform': {
    zh: '账上已交付，平台没有启用',
    en: 'Handed over by the ledger, not switched on at the platform',
  },
  'not-in-ledger': { zh: '平台已启用，账上没有此卡', en: 'Switched on at the platform, in no book here' },
  'not-issued-here': {
    zh: '平台已启用，账上没有交付也没有留存',
    en: 'Switched on at the platform, by the ledger neither issued nor kept',
  },
};

export const TEXT = {
  title: { zh: '日终库存对账单', en: 'Stock statement of the day' },
  training: { zh: '培训环境 — 非真实业务', en: 'TRAINING — no real business' },
  facts: { zh: '基本信息', en: 'Facts' },
  outlet: { zh: '网点编号', en: 'Outlet number' },
  day: { zh: '日期', en: 'Day' },
  made: { zh: '制单时间', en: 'Made at' },
  counts: { zh: '当日盘点次数', en: 'Counts of the day' },
  moves: { zh: '当日变动', en: 'Moves of the day' },
  move: { zh: '变动', en: 'Move' },
  pieces: { zh: '数量', en: 'Pieces' },
  balance: { zh: '结存', en: 'Balance' },
  place: { zh: '位置', en: 'Place' },
  counted: { zh: '盘点', en: 'Count' },
  item: { zh: '项目', en: 'Item' },
  books: { zh: '账面', en: 'Books' },
  found: { zh: '实点', en: 'Counted' },
  difference: { zh: '差额', en: 'Difference' },
  machine: { zh: '机器计数', en: 'Counters of the printer' },
  printer: { zh: '机器', en: 'Printer' },
  fed: { zh: '进卡张数（自上次对账）', en: 'Cards fed since the last statement' },
  panels: { zh: '打印色板累计', en: 'Panels printed, all' },
  ribbonLeft: { zh: '色带余量', en: 'Prints left on the ribbon' },
  ribbon: { zh: '机内色带', en: 'Ribbon in the printer' },
  noCounters: { zh: '机器无应答，未核对', en: 'The printer did not answer: not compared' },
  noBaseline: { zh: '首次对账，尚无起点', en: 'First statement: nothing to compare from' },
  platform: { zh: '平台启用名单', en: 'Cards switched on at the platform' },
  platformIssued: { zh: '平台当日启用', en: 'Switched on that day' },
  platformAgrees: { zh: '与账目相符', en: 'Agrees with the ledger' },
  noPlatform: { zh: '平台无应答，未核对', en: 'The platform did not answer: not compared' },
  exceptions: { zh: '当日异常', en: 'Exceptions of the day' },
  time: { zh: '时间', en: 'Time' },
  what: { zh: '事项', en: 'What' },
  blank: { zh: '白卡编号', en: 'Blank' },
  custody: { zh: '未销毁的废卡与留存卡', en: 'Spoiled and kept cards not destroyed yet' },
  reason: { zh: '原因', en: 'Reason' },
  since: { zh: '收回时间', en: 'Since' },
  none: { zh: '无', en: 'None' },
  signers: { zh: '签署', en: 'Signed by' },
  staffId: { zh: '工号', en: 'Staff number' },
  name: { zh: '姓名', en: 'Name' },
  sign: { zh: '签名', en: 'Signature' },
  seal: { zh: '终端签名（SM2）', en: 'Signature of the station (SM2)' },
} as const satisfies Readonly<Record<string, Words>>;
