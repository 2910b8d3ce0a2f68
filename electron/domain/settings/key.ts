/** Words that come as data, in both languages. */
export interface SettingWords {
  readonly zh: string;
  readonly en: string;
}

/** Parts of the form, in their order. */
export const SETTING_GROUPS = {
  station: { zh: '网点与柜员', en: 'Outlet and staff' },
  platform: { zh: '卡管平台', en: 'Card platform' },
  'id-reader': { zh: '身份证阅读器', en: 'ID reader' },
  'card-printer': { zh: '制卡机', en: 'Card printer' },
  'chip-reader': { zh: '芯片读写器', en: 'Chip reader' },
  'document-camera': { zh: '高拍仪', en: 'Document camera' },
  'paper-printer': { zh: '单据打印机', en: 'Slip printer' },
  face: { zh: '卡面', en: 'Card face' },
  photo: { zh: '照片', en: 'Photo' },
  issuance: { zh: '制卡与交付', en: 'Making and handing over' },
  stock: { zh: '库存提醒', en: 'Stock' },
  privacy: { zh: '个人信息保留', en: 'Personal data' },
  database: { zh: '数据与备份', en: 'Data and backups' },
  logs: { zh: '日志、指标与更新', en: 'Logs, metrics, updates' },
} as const satisfies Readonly<Record<string, SettingWords>>;
export type SettingGroup = keyof typeof SETTING_GROUPS;

export const UNITS = {
  ms: { zh: '毫秒', en: 'ms' },
  hours: { zh: '小时', en: 'hours' },
  days: { zh: '天', en: 'days' },
  cards: { zh: '张', en: 'cards' },
  prints: { zh: '次', en: 'prints' },
  megabytes: { zh: 'MB', en: 'MB' },
  baud: { zh: '波特', en: 'Bd' },
  years: { zh: '岁', en: 'years' },
  bytes: { zh: '字节', en: 'bytes' },
} as const satisfies Readonly<Record<string, SettingWords>>;

/** One key of the station file: what it is called, what it does, who may change it. */
export interface SettingKey {
  readonly group: SettingGroup;
  readonly label: SettingWords;
  /** What it does, and what its values mean. Also the description in the schema. */
  readonly hint: SettingWords;
  readonly unit?: keyof typeof UNITS;
  /** Changed by a supervisor alone. A technician changes the others too. */
  readonly supervisor?: true;
  /** Never shown, exported or kept in a history. */
  readonly secret?: true;
  /** Rarely touched: below the others, folded away. */
  readonly rare?: true;
}

export type SettingKeys = Readonly<Record<string, SettingKey>>;

/**
 * The places of a key, one below the other. A generation (`initialPin.1.0`) is one place.
 * @example segmentsOf('devices.idReader.address') // ['devices', 'idReader', 'address']
 */
export const segmentsOf = (id: string): readonly string[] => id.split(/\.(?!\d$)/);
