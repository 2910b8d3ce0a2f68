/** Everything that can go wrong with the virtual printer, as one list (§1.12, §1.14). */

interface Listed {
  readonly group: 'fault' | 'line';
  readonly zh: string;
  readonly en: string;
  /** Steps and commands it can be put on. */
  readonly at: readonly string[];
  /**
   * `lasting`: it is so from now on, until somebody mends it or `clear-faults`. `once`: it happens at once.
   * `waiting`: it waits for its occasion, `times` times. `either`: waits when `at` is given, otherwise happens at once.
   */
  readonly kind: 'lasting' | 'once' | 'waiting' | 'either';
}

const FEED = ['feed', 'Si', 'Sis', 'Sic', 'Sie'] as const;
const MOVES = ['feed', 'to-chip', 'to-print', 'eject', 'reject', 'intake'] as const;
const PRINT = ['print'] as const;
const REPLIES = [
  'Si',
  'Sis',
  'Se',
  'Se;1',
  'Ser',
  'Sib',
  'Rlr;p',
  'Rse;b',
  'Rse;f',
  'Rrt;count',
  'Rpst',
  'Rok',
] as const;

export const FAULT_LIST = {
  'feeder-empty': { group: 'fault', kind: 'lasting', at: [], zh: '空白卡用完', en: 'The feeder is empty' },
  'feeder-low': { group: 'fault', kind: 'lasting', at: [], zh: '空白卡将用完', en: 'The feeder is nearly empty' },
  'empty-feed-hangs': {
    group: 'fault',
    kind: 'waiting',
    at: FEED,
    zh: '进卡空转直至超时',
    en: 'Feeding takes no card and hangs until its time is over',
  },
  'mis-feed': { group: 'fault', kind: 'waiting', at: FEED, zh: '进卡失败', en: 'No card is taken in' },
  'double-feed': {
    group: 'fault',
    kind: 'waiting',
    at: FEED,
    zh: '一次进两张卡',
    en: 'Two cards are taken in at once',
  },
  jam: { group: 'fault', kind: 'waiting', at: MOVES, zh: '卡片卡住', en: 'The card jams' },
  mechanical: { group: 'fault', kind: 'waiting', at: [...MOVES, ...PRINT], zh: '传动故障', en: 'The transport fails' },
  'cover-open': { group: 'fault', kind: 'lasting', at: [], zh: '机盖打开（空闲）', en: 'The cover is open' },
  'cover-open-in-job': {
    group: 'fault',
    kind: 'waiting',
    at: [...MOVES, ...PRINT],
    zh: '制卡时机盖被打开',
    en: 'The cover is opened in the middle of a job',
  },
  'no-ribbon': { group: 'fault', kind: 'lasting', at: [], zh: '未检测到色带', en: 'No ribbon is found' },
  'ribbon-unsupported': {
    group: 'fault',
    kind: 'lasting',
    at: [],
    zh: '色带型号不支持',
    en: 'The ribbon is of a kind the printer does not take',
  },
  'ribbon-unknown': { group: 'fault', kind: 'lasting', at: [], zh: '色带无法识别', en: 'The ribbon is not recognised' },
  'ribbon-wrong-zone': {
    group: 'fault',
    kind: 'lasting',
    at: [],
    zh: '色带区域不匹配',
    en: 'The ribbon is of another zone',
  },
  'ribbon-ended-before': { group: 'fault', kind: 'once', at: [], zh: '色带已用完', en: 'The ribbon has ended' },
  'ribbon-ended': {
    group: 'fault',
    kind: 'waiting',
    at: PRINT,
    zh: '打印中色带用完',
    en: 'The ribbon ends while printing',
  },
  'ribbon-broken': { group: 'fault', kind: 'waiting', at: PRINT, zh: '色带断裂', en: 'The ribbon breaks' },
  'ribbon-count-unchanged': {
    group: 'fault',
    kind: 'waiting',
    at: PRINT,
    zh: '打印后色带计数不变',
    en: 'The ribbon count stands still after a print',
  },
  'head-hot': { group: 'fault', kind: 'either', at: PRINT, zh: '打印头过热', en: 'The head is too hot' },
  'reject-full': { group: 'fault', kind: 'lasting', at: [], zh: '废卡箱已满', en: 'The reject box is full' },
  'reject-box-open': {
    group: 'fault',
    kind: 'lasting',
    at: [],
    zh: '废卡箱盖打开',
    en: 'The cover of the reject box is open',
  },
  'reject-box-absent': { group: 'fault', kind: 'lasting', at: [], zh: '废卡箱未安装', en: 'The reject box is missing' },
  'output-blocked': { group: 'fault', kind: 'lasting', at: [], zh: '出卡口被挡住', en: 'Something blocks the gate' },
  'power-supply': { group: 'fault', kind: 'lasting', at: [], zh: '供电异常', en: 'The power supply is too low' },
  locked: { group: 'fault', kind: 'lasting', at: [], zh: '打印机已锁定', en: 'The printer is locked' },
  hardware: { group: 'fault', kind: 'lasting', at: [], zh: '硬件故障', en: 'The hardware is faulty' },
  'no-chip-station': {
    group: 'fault',
    kind: 'lasting',
    at: [],
    zh: '未装芯片读写工位',
    en: 'The chip station is missing',
  },
  'cleaning-mandatory': {
    group: 'fault',
    kind: 'lasting',
    at: [],
    zh: '必须清洁',
    en: 'Cleaning is due and nothing is printed',
  },
  sleep: { group: 'fault', kind: 'once', at: [], zh: '进入休眠', en: 'The printer falls asleep' },
  'busy-stuck': {
    group: 'fault',
    kind: 'either',
    at: [...MOVES, ...PRINT],
    zh: '一直显示忙',
    en: 'The printer stays busy',
  },
  reset: {
    group: 'fault',
    kind: 'either',
    at: REPLIES,
    zh: '打印机自行重启',
    en: 'The printer starts again by itself',
  },
  'power-cut': { group: 'fault', kind: 'either', at: [...MOVES, ...PRINT], zh: '突然断电', en: 'The power goes' },
  'eject-reply-when-taken': {
    group: 'fault',
    kind: 'waiting',
    at: ['eject', 'Se'],
    zh: '取走卡片后才应答出卡',
    en: 'The ejection is answered only when the card is taken',
  },
  'taken-without-event': {
    group: 'fault',
    kind: 'waiting',
    at: ['gate'],
    zh: '卡片被取走而状态未变',
    en: 'The card is taken and the status does not notice',
  },
  'pushed-back': {
    group: 'fault',
    kind: 'waiting',
    at: ['eject', 'Se'],
    zh: '卡片被推回',
    en: 'The card is pushed back in',
  },
  'stale-status': {
    group: 'line',
    kind: 'waiting',
    at: [...MOVES, ...PRINT],
    zh: '动作后状态滞后',
    en: 'The status lags behind after a move',
  },
  'settings-lost': {
    group: 'line',
    kind: 'waiting',
    at: [],
    zh: '重新连接后参数丢失',
    en: 'Settings are gone after the next connection',
  },
  'ribbon-count-ok-quirk': {
    group: 'line',
    kind: 'waiting',
    at: ['Rrt;count'],
    zh: '色带计数应答 OK',
    en: 'The ribbon count is answered with OK',
  },
  'decimal-point': {
    group: 'line',
    kind: 'waiting',
    at: ['Rse', 'Rse;f', 'Rse;n', 'Rse;o', 'Rse;b'],
    zh: '电压小数点写错',
    en: 'Voltages come with a point',
  },
  nack: { group: 'line', kind: 'waiting', at: REPLIES, zh: '拒绝指令', en: 'A command is refused' },
  silent: { group: 'line', kind: 'waiting', at: REPLIES, zh: '不理会指令', en: 'A command is not heard' },
  'reply-lost': { group: 'line', kind: 'waiting', at: REPLIES, zh: '应答丢失', en: 'A reply is lost' },
  'reply-delayed': { group: 'line', kind: 'waiting', at: REPLIES, zh: '应答延迟', en: 'A reply is late' },
  'reply-split': {
    group: 'line',
    kind: 'waiting',
    at: REPLIES,
    zh: '应答逐字节到达',
    en: 'A reply comes byte by byte',
  },
  'replies-joined': {
    group: 'line',
    kind: 'waiting',
    at: REPLIES,
    zh: '两条应答连在一起',
    en: 'A reply comes together with the next one',
  },
  'leading-nuls': {
    group: 'line',
    kind: 'waiting',
    at: REPLIES,
    zh: '应答前有空字节',
    en: 'A reply has NULs before it',
  },
  offline: { group: 'line', kind: 'either', at: REPLIES, zh: '断开连接', en: 'The line is cut' },
} as const satisfies Readonly<Record<string, Listed>>;

export type Fault = keyof typeof FAULT_LIST;
export const FAULTS = Object.keys(FAULT_LIST).filter((name): name is Fault => name in FAULT_LIST);

/** Faults that last: what the printer is in, not what happens to it. */
export type Condition = { [Name in Fault]: (typeof FAULT_LIST)[Name]['kind'] extends 'lasting' ? Name : never }[Fault];
export const CONDITIONS = FAULTS.filter((name): name is Condition => FAULT_LIST[name].kind === 'lasting');
