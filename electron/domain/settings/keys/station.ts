import type { SettingKeys } from '../key.ts';

/** Outlet, people, platform, slips. */
export const stationKeys = {
  outletNo: {
    group: 'station',
    label: { zh: '网点编号', en: 'Number of the outlet' },
    hint: { zh: '人社局网点名录中的编号', en: "As in the bureau's directory of outlets" },
    supervisor: true,
  },
  district: {
    group: 'station',
    label: { zh: '行政区划代码', en: 'Division' },
    hint: { zh: '网点服务的行政区划，六位数字', en: 'Division the outlet serves, six digits' },
    supervisor: true,
  },
  training: {
    group: 'station',
    label: { zh: '培训工作站', en: 'Training station' },
    hint: {
      zh: '每个屏幕和单据注明“培训模式”；须与平台环境一致，正式平台不接受培训工作站',
      en: 'TRAINING on every screen and slip; must be as the platform is, the real one refuses a training station',
    },
    supervisor: true,
  },
  'staff.idleLockMs': {
    group: 'station',
    label: { zh: '无人操作锁定', en: 'Lock when idle' },
    hint: { zh: '柜员窗口无人操作多久后锁定', en: "So long nobody touches the teller's window before it locks" },
    unit: 'ms',
    supervisor: true,
  },
  consentTexts: {
    group: 'station',
    label: { zh: '告知书文件夹', en: 'Folder of consent texts' },
    hint: {
      zh: '银行自己的告知书（in-force.json）所在文件夹；不填用随附样本',
      en: "Folder with the bank's own texts (in-force.json); the shipped samples without it",
    },
    supervisor: true,
  },
  bankProfiles: {
    group: 'station',
    label: { zh: '银行资料文件夹', en: 'Folder of bank profiles' },
    hint: {
      zh: '各银行自己的办理要求所在文件夹；不填用随附样本',
      en: "Folder with the banks' own profiles; the shipped samples without it",
    },
    supervisor: true,
  },
  'trainingDesk.url': {
    group: 'station',
    label: { zh: '培训台地址', en: 'Training desk' },
    hint: {
      zh: '虚拟设备的控制地址，仅用于培训',
      en: 'Control address of the virtual devices; in training only',
    },
    supervisor: true,
    rare: true,
  },
  'trainingDesk.token': {
    group: 'station',
    label: { zh: '培训台口令', en: 'Token of the training desk' },
    hint: { zh: '虚拟设备控制地址的口令', en: 'Token of the control address' },
    supervisor: true,
    secret: true,
    rare: true,
  },
  'platform.url': {
    group: 'platform',
    label: { zh: '平台地址', en: 'Address' },
    hint: {
      zh: '人社局接口地址，以 https:// 开头；接口约定见 openapi.json',
      en: "The bureau's adapter, from https:// on; its contract is drivers/platform/openapi.json",
    },
  },
  'platform.ca': {
    group: 'platform',
    label: { zh: '人社局根证书', en: "The bureau's authority" },
    hint: { zh: 'PEM 文件路径；与终端证书、私钥一起填写', en: 'Path of a PEM file; goes with certificate and key' },
  },
  'platform.certificate': {
    group: 'platform',
    label: { zh: '终端证书', en: 'Station certificate' },
    hint: { zh: 'PEM 文件路径；证书主体为 CN=outlet-<编号>', en: 'Path of a PEM file; its subject is CN=outlet-<no>' },
  },
  'platform.key': {
    group: 'platform',
    label: { zh: '终端私钥', en: 'Private key' },
    hint: { zh: 'PEM 文件路径；文件应仅本程序可读', en: 'Path of a PEM file that nobody else can read' },
  },
  'platform.skewWarnMs': {
    group: 'platform',
    label: { zh: '时差提醒', en: 'Clocks apart: warned' },
    hint: { zh: '与平台时钟相差多少时提醒', en: 'How far the clocks of station and platform may be apart unnoticed' },
    unit: 'ms',
    rare: true,
  },
  'platform.skewFailMs': {
    group: 'platform',
    label: { zh: '时差停办', en: 'Clocks apart: stopped' },
    hint: { zh: '与平台时钟相差多少时不再办理', en: 'How far they may be apart before no session begins any more' },
    unit: 'ms',
    rare: true,
  },
  'paperPrinter.printer': {
    group: 'paper-printer',
    label: { zh: '打印队列', en: 'Queue' },
    hint: {
      zh: '系统打印队列名称，打印签收单和转介单；不填用默认队列',
      en: 'Queue of the printing system for slips and receipts; its default one without it',
    },
  },
} as const satisfies SettingKeys;
