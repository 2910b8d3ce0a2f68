import type { DiagnosticTest } from '../diagnostic-test.ts';

const SLOW_CALL = { high: { warn: 3_000 } } as const;

/** What a window tells of its screen. */
const SCREEN = {
  width: { text: { zh: '宽', en: 'Width' }, unit: 'px', limits: { low: { warn: 1_366 } } },
  height: { text: { zh: '高', en: 'Height' }, unit: 'px', limits: { low: { warn: 768 } } },
  scale: { text: { zh: '缩放', en: 'Scale' } },
} as const;
/** It may stand upright. */
const APPLICANT_SCREEN = {
  ...SCREEN,
  width: { ...SCREEN.width, limits: { low: { warn: 1_080 } } },
} as const;
const TOUCH = {
  points: { text: { zh: '同时触点数', en: 'Touch points' } },
  fields: { text: { zh: '方格数', en: 'Fields' } },
  touched: { text: { zh: '已触到的方格', en: 'Fields touched' } },
} as const;

export const stationTests = [
  {
    id: 'platform.calls',
    device: 'platform',
    text: { zh: '平台接口逐项测试', en: 'Calls of the platform' },
    hint: {
      zh: '逐个调用只读的接口并测量时间。不登记申请、订单或卡片。',
      en: 'Makes every call that only reads and measures it. No application, order or card is entered.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      register: { text: { zh: '终端签到', en: 'Station' }, unit: 'ms', limits: SLOW_CALL },
      heartbeat: { text: { zh: '心跳', en: 'Heartbeat' }, unit: 'ms', limits: SLOW_CALL },
      outlets: { text: { zh: '网点目录', en: 'Outlets' }, unit: 'ms', limits: SLOW_CALL },
      orders: { text: { zh: '订单变动', en: 'Changed orders' }, unit: 'ms', limits: SLOW_CALL },
      issued: { text: { zh: '发卡清单', en: 'Issued cards' }, unit: 'ms', limits: SLOW_CALL },
      application: { text: { zh: '查询申请', en: 'Read an application' }, unit: 'ms', limits: SLOW_CALL },
      order: { text: { zh: '查询订单', en: 'Read an order' }, unit: 'ms', limits: SLOW_CALL },
    },
  },
  {
    id: 'platform.certificate',
    device: 'platform',
    text: { zh: '终端证书检查', en: 'Certificate' },
    hint: { zh: '核对证书所属网点和有效期。', en: 'Looks at the outlet and the validity of the certificate.' },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      outlet: { text: { zh: '证书所属网点', en: 'Outlet of the certificate' } },
      days: { text: { zh: '剩余天数', en: 'Days left' }, limits: { low: { warn: 30, fail: 0 } } },
    },
  },
  {
    id: 'platform.clock',
    device: 'platform',
    text: { zh: '时钟核对', en: 'Clock' },
    hint: { zh: '比较本机与平台的时间。', en: 'Compares the time of this station with the platform’s.' },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: { skew: { text: { zh: '与平台相差', en: 'Difference to the platform' }, unit: 'ms' } },
  },
  {
    id: 'database.integrity',
    device: 'database',
    text: { zh: '数据库完整性', en: 'Integrity of the database' },
    hint: {
      zh: '检查数据库每一页、审计链、卡片台账和办理日志。',
      en: 'Looks at every page, the chain of the audit, the ledger of cards and the journals.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      size: { text: { zh: '数据库大小', en: 'Size' }, unit: 'MB' },
      'audit-rows': { text: { zh: '审计记录数', en: 'Rows of the audit' } },
      check: { text: { zh: '检查用时', en: 'Check' }, unit: 'ms' },
    },
  },
  {
    id: 'database.backups',
    device: 'database',
    text: { zh: '备份与磁盘', en: 'Backups and disk' },
    hint: {
      zh: '查看最近一次备份的时间和剩余磁盘空间。',
      en: 'Looks at the age of the last backup and the free space.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      count: { text: { zh: '备份份数', en: 'Backups' } },
      age: { text: { zh: '最近备份距今', en: 'Age of the last one' }, unit: 'h', limits: { high: { warn: 48 } } },
      free: { text: { zh: '剩余空间', en: 'Free space' }, unit: 'MB' },
    },
  },
  {
    id: 'display.colours',
    device: 'display',
    text: { zh: '柜员屏幕颜色', en: 'Colours of the teller’s screen' },
    hint: {
      zh: '整屏依次显示红、绿、蓝、白、黑，由人查看坏点和偏色。',
      en: 'Red, green, blue, white and black over the whole screen; a person looks for dead dots and casts.',
    },
    needs: 'nothing',
    runs: 'window',
    judgedBy: 'person',
    values: SCREEN,
  },
  {
    id: 'display.touch',
    device: 'display',
    text: { zh: '柜员屏幕触摸', en: 'Touch of the teller’s screen' },
    hint: { zh: '请依次触摸屏幕上的方格。', en: 'Touch the fields on the screen one after the other.' },
    needs: 'nothing',
    runs: 'window',
    judgedBy: 'host',
    values: TOUCH,
  },
  {
    id: 'display.applicant-colours',
    device: 'display',
    text: { zh: '申领人屏幕颜色', en: 'Colours of the applicant’s screen' },
    hint: {
      zh: '申领人屏幕依次显示纯色画面，在此逐个翻页，由人查看坏点和偏色。',
      en: 'The applicant’s screen shows plain fields, turned over from here; a person looks for dead dots and casts.',
    },
    needs: 'applicant-window',
    runs: 'host',
    judgedBy: 'person',
    values: APPLICANT_SCREEN,
  },
  {
    id: 'display.applicant-touch',
    device: 'display',
    text: { zh: '申领人屏幕触摸', en: 'Touch of the applicant’s screen' },
    hint: {
      zh: '请用手指划过申领人屏幕上的全部方格。',
      en: 'Move a finger over all fields on the applicant’s screen.',
    },
    needs: 'applicant-window',
    runs: 'host',
    judgedBy: 'host',
    values: { ...APPLICANT_SCREEN, ...TOUCH },
  },
  {
    id: 'sound.tone',
    device: 'sound',
    text: { zh: '提示音', en: 'Sound' },
    hint: {
      zh: '播放取卡提示音，由人判断能否听清。',
      en: 'Plays the sound that asks for the card; a person says whether it is heard.',
    },
    needs: 'nothing',
    runs: 'window',
    judgedBy: 'person',
    values: {},
  },
  {
    id: 'paper-printer.queue',
    device: 'paper-printer',
    text: { zh: '单据打印队列', en: 'Queue of the paper printer' },
    hint: {
      zh: '查询打印系统和打印机状态，不打印。',
      en: 'Asks the printing system for the printer and its state. Nothing is printed.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      printer: { text: { zh: '打印机', en: 'Printer' } },
      state: { text: { zh: '状态', en: 'State' } },
      printers: { text: { zh: '本机打印机数', en: 'Printers' } },
    },
  },
  {
    id: 'paper-printer.test-page',
    device: 'paper-printer',
    text: { zh: '打印测试页', en: 'Test page' },
    hint: {
      zh: '打印一张 A5 测试页，由人判断是否清晰完整。',
      en: 'Prints an A5 page; a person says whether it is whole and clear.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'person',
    values: { print: { text: { zh: '打印用时', en: 'Print' }, unit: 'ms' } },
  },
] as const satisfies readonly DiagnosticTest[];
