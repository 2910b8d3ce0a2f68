/** Everything that can be done to the virtual printer, with texts (for panels and command lines). */
import { NACK_CODES } from '#drivers/card-printer/acknowledge.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { FAULT_LIST, FAULTS, type Fault } from './fault-list.ts';

type Hand = readonly [id: string, zh: string, en: string, act?: CatalogueEntry['act']];

const HANDS: readonly Hand[] = [
  ['load', '放回取出的空白卡', 'Put the cards taken out back into the feeder'],
  ['load-test-cards', '放入10张测试卡', 'Load ten test cards', { act: 'load-test-cards', count: 10 }],
  ['unload', '取出进卡箱中的卡', 'Take the cards out of the feeder'],
  [
    'insert-card',
    '在手动口插入一张测试卡',
    'Insert a card at the manual slot',
    { act: 'insert-card', blankId: 'HAND-0001' },
  ],
  ['take-card', '取走出卡口的卡', 'Take the card from the gate'],
  ['push-back-card', '把卡推回出卡口', 'Push the card back in at the gate'],
  ['open-cover', '打开机盖', 'Open the cover'],
  ['close-cover', '关闭机盖', 'Close the cover'],
  ['remove-card', '开盖取出机内的卡', 'Take the card out under the open cover'],
  ['open-reject-box', '打开废卡箱盖', 'Open the reject box'],
  ['close-reject-box', '关闭废卡箱盖', 'Close the reject box'],
  ['remove-reject-box', '取下废卡箱', 'Take the reject box away'],
  ['insert-reject-box', '装上废卡箱', 'Put the reject box back'],
  ['empty-reject-box', '清空废卡箱', 'Empty the reject box'],
  ['empty-lower-box', '清空进卡箱下的收卡盒', 'Empty the box under the feeder'],
  ['change-ribbon', '更换黑色色带', 'Put in a new black ribbon'],
  [
    'change-ribbon-colour',
    '更换彩色色带',
    'Put in a new colour ribbon',
    { act: 'change-ribbon', ribbon: { type: 'ymcko', quantity: 300, count: 300, reference: 'RB-YMCKO-0001' } },
  ],
  ['remove-ribbon', '取出色带', 'Take the ribbon out', { act: 'change-ribbon', ribbon: null }],
  ['press-button', '按面板按钮', 'Press the button on the front'],
  ['cleaning-card', '用清洁卡清洁', 'Clean with a cleaning card'],
  ['power-off', '关闭电源', 'Switch the printer off'],
  ['power-on', '打开电源', 'Switch the printer on'],
  ['online', '重新接上数据线', 'Plug the cable in again'],
  ['speed-9600', '串口改为 9600 波特', 'The serial port hears 9600 baud only', { act: 'baud-rate', baudRate: 9_600 }],
  ['speed-any', '串口不挑波特率', 'The serial port hears any speed', { act: 'baud-rate', baudRate: null }],
  ['clear-faults', '清除全部故障', 'End all faults'],
];

/** What a fault needs to be told beside its name. */
const EXTRA: { readonly [Name in Fault]?: Readonly<Record<string, string | number>> } = {
  'reply-delayed': { ms: 3_000 },
  'stale-status': { ms: 500 },
};

const handEntry = ([id, zh, en, act]: Hand): CatalogueEntry => ({
  id,
  group: 'hand',
  text: { zh, en },
  act: act ?? { act: id },
  at: [],
  counted: false,
});

const faultEntries = (fault: Fault): readonly CatalogueEntry[] => {
  const { group, zh, en, at, kind } = FAULT_LIST[fault];
  const entry: CatalogueEntry = {
    id: fault,
    group,
    text: { zh, en },
    act: { act: 'fault', fault, ...EXTRA[fault] },
    at,
    counted: kind === 'waiting' || kind === 'either',
  };
  if (fault !== 'nack') return [entry];
  return Object.entries(NACK_CODES).map(([code, subject]) => ({
    ...entry,
    id: `nack-${code}`,
    text: { zh: `${zh}（${code}）`, en: `${en} (${code}, ${subject})` },
    act: { act: 'fault', fault, code },
  }));
};

const CUT_IN_UPLOAD: CatalogueEntry = {
  id: 'power-cut-in-upload',
  group: 'fault',
  text: {
    zh: '传输图像时断电，十秒后恢复',
    en: 'The power goes in the middle of an upload, and is back after ten seconds',
  },
  act: { act: 'fault', fault: 'power-cut', bytes: 20_000, ms: 10_000 },
  at: [],
  counted: false,
};

export const CARD_PRINTER_CATALOGUE: readonly CatalogueEntry[] = [
  ...HANDS.map(handEntry),
  ...FAULTS.flatMap(faultEntries),
  CUT_IN_UPLOAD,
];
