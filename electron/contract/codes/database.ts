import type { CodeTexts } from './code-text.ts';

export const databaseCodes = {
  'database.not-writable': {
    zh: { what: '无法写入本机数据目录（{{cause}}）', next: '请联系技术员检查磁盘空间和目录权限' },
    en: {
      what: 'The data directory of this station cannot be written ({{cause}})',
      next: 'Please ask the technician to check disk space and rights',
    },
  },
  'database.in-use': {
    zh: { what: '本机数据库正被另一个程序占用', next: '请关闭另一个窗口后重试' },
    en: { what: 'Another program is using the database of this station', next: 'Please close it and try again' },
  },
  'database.wrong-key-or-damaged': {
    zh: { what: '本机数据库打不开：密钥不符或文件已损坏', next: '请停止发卡，保留数据文件，并联系技术员' },
    en: {
      what: 'The database of this station does not open: wrong key or damaged file',
      next: 'Please stop issuing, keep the file and call the technician',
    },
  },
  'database.damaged': {
    zh: { what: '本机数据库文件已损坏', next: '请停止发卡，保留数据文件，并联系技术员' },
    en: {
      what: 'The database file of this station is damaged',
      next: 'Please stop issuing, keep the file and call the technician',
    },
  },
  'database.from-newer-version': {
    zh: {
      what: '本机数据库由更新版本的程序建立（版本 {{found}}，本程序支持到 {{known}}）',
      next: '请联系技术员安装新版程序',
    },
    en: {
      what: 'The database was made by a newer program (version {{found}}, this one knows {{known}})',
      next: 'Please ask the technician to install the newer program',
    },
  },
  'database.key-missing': {
    zh: { what: '找到本机数据库，但没有它的密钥', next: '请停止发卡，并联系技术员恢复密钥' },
    en: {
      what: 'The database is there, but its key is not',
      next: 'Please stop issuing and ask the technician to restore the key',
    },
  },
  'database.key-malformed': {
    zh: { what: '数据库密钥格式不正确（{{source}}）', next: '请联系技术员恢复密钥' },
    en: { what: 'The database key is malformed ({{source}})', next: 'Please ask the technician to restore the key' },
  },
  'database.key-file-open': {
    zh: { what: '数据库密钥文件可被他人读取（权限 {{mode}}）', next: '请联系技术员改为仅本用户可读（600）' },
    en: {
      what: 'Others can read the database key file (mode {{mode}})',
      next: 'Please ask the technician to make it readable by its owner only (600)',
    },
  },
  'database.key-unreadable': {
    zh: { what: '无法读取数据库密钥文件（{{cause}}）', next: '请联系技术员检查文件权限' },
    en: {
      what: 'The database key file cannot be read ({{cause}})',
      next: 'Please ask the technician to check its rights',
    },
  },
} as const satisfies CodeTexts;
