import type { CodeTexts } from './code-text.ts';

const CALL = {
  zh: '请保留数据文件和备份，联系审计和技术人员',
  en: 'Please keep the data file and its backups and call auditor and technician',
};

/** What a look through the audit may find, and the key it is signed with. */
export const auditCodes = {
  'audit.row-broken': {
    zh: { what: '审计记录第 {{row}} 条被改动或缺失', next: CALL.zh },
    en: { what: 'Row {{row}} of the audit is changed or missing', next: CALL.en },
  },
  'audit.signature-wrong': {
    zh: { what: '第 {{signature}} 个签名（到第 {{row}} 条记录）与签名密钥不符', next: CALL.zh },
    en: { what: 'Signature {{signature}} (up to row {{row}}) is not of its key', next: CALL.en },
  },
  'audit.signature-other-chain': {
    zh: { what: '第 {{signature}} 个签名与第 {{row}} 条记录不符：签名后的记录被改动', next: CALL.zh },
    en: { what: 'Signature {{signature}} does not fit row {{row}}: it was changed after it was signed', next: CALL.en },
  },
  'audit.signature-missing': {
    zh: { what: '第 {{signature}} 个签名缺失', next: CALL.zh },
    en: { what: 'Signature {{signature}} is missing', next: CALL.en },
  },
  'audit.key-unknown': {
    zh: { what: '第 {{signature}} 个签名使用了未登记的密钥', next: CALL.zh },
    en: { what: 'Signature {{signature}} is of a key the audit does not know', next: CALL.en },
  },
  'audit.day-unsigned': {
    zh: { what: '{{day}} 的记录没有签名', next: CALL.zh },
    en: { what: 'The rows of {{day}} are not signed', next: CALL.en },
  },
  'audit.nothing-to-export': {
    zh: { what: '所选日期没有审计记录', next: '请选择其他日期' },
    en: { what: 'There are no rows on these days', next: 'Please choose other days' },
  },
  'audit.bad-days': {
    zh: { what: '起始日期晚于截止日期', next: '请重新选择日期' },
    en: { what: 'The first day is after the last', next: 'Please choose the days again' },
  },
  'audit.not-saved': {
    zh: { what: '无法保存导出文件（{{cause}}）', next: '请检查磁盘空间和目录权限' },
    en: { what: 'The file could not be saved ({{cause}})', next: 'Please check disk space and rights' },
  },
  'station-key.malformed': {
    zh: { what: '本机签名密钥格式不正确（{{source}}）', next: '请联系技术员恢复密钥' },
    en: {
      what: "The station's signing key is malformed ({{source}})",
      next: 'Please ask the technician to restore it',
    },
  },
  'station-key.file-open': {
    zh: { what: '本机签名密钥文件可被他人读取（权限 {{mode}}）', next: '请联系技术员改为仅本用户可读（600）' },
    en: {
      what: "Others can read the station's signing key (mode {{mode}})",
      next: 'Please ask the technician to make it readable by its owner only (600)',
    },
  },
  'station-key.sealed': {
    zh: {
      what: '本机签名密钥由系统密钥库保管，只有制卡程序能打开',
      next: '请在制卡程序中操作，或由技术员用 KIOSK_STATION_KEY 提供密钥',
    },
    en: {
      what: "The station's signing key is in the system’s secret storage, which only the kiosk itself opens",
      next: 'Please do it in the kiosk, or have the technician give the key as KIOSK_STATION_KEY',
    },
  },
  'station-key.unreadable': {
    zh: { what: '无法读取本机签名密钥文件（{{cause}}）', next: '请联系技术员检查文件权限' },
    en: {
      what: "The station's signing key cannot be read ({{cause}})",
      next: 'Please ask the technician to check its rights',
    },
  },
} as const satisfies CodeTexts;
