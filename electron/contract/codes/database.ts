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
  'database.key-sealed': {
    zh: {
      what: '本机密钥由系统密钥库保管，只有制卡程序能打开',
      next: '请在制卡程序中操作，或由技术员用 KIOSK_DATABASE_KEY 提供密钥',
    },
    en: {
      what: 'The key of this station is in the system’s secret storage, which only the kiosk itself opens',
      next: 'Please do it in the kiosk, or have the technician give the key as KIOSK_DATABASE_KEY',
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
  'database.moved-aside': {
    zh: {
      what: '本机数据库文件已损坏，已另存为 {{file}}，发卡已停止；可用的最新备份是 {{backup}}',
      next: '请技术员按清单人工核对（{{list}}），再运行“npm run database -- restore”恢复备份',
    },
    en: {
      what: 'The database file of this station is damaged and lies aside as {{file}}; issuing is stopped; the newest good backup is {{backup}}',
      next: 'Please have the list of what must be looked at by hand gone through ({{list}}), then “npm run database -- restore” run by the technician',
    },
  },
  'database.moved-aside-no-backup': {
    zh: {
      what: '本机数据库文件已损坏，已另存为 {{file}}，发卡已停止；没有可用的备份',
      next: '请保留数据目录，并联系技术员从其他存储找回备份',
    },
    en: {
      what: 'The database file of this station is damaged and lies aside as {{file}}; issuing is stopped; there is no good backup',
      next: 'Please keep the data directory and ask the technician for a backup kept elsewhere',
    },
  },
  'database.gone': {
    zh: {
      what: '本机数据库文件不见了，但有它的备份（最新 {{backup}}）',
      next: '请找回文件；找不回的由技术员按清单人工核对（{{list}}），再运行“npm run database -- restore”恢复备份',
    },
    en: {
      what: 'The database file of this station is gone, but there are backups of it (newest {{backup}})',
      next: 'Please bring the file back, or have the list gone through ({{list}}) and “npm run database -- restore” run by the technician',
    },
  },
  'database.backup-failed': {
    zh: { what: '数据库备份没有完成（{{cause}}）', next: '请技术员检查备份目录和磁盘空间；原有备份不受影响' },
    en: {
      what: 'The database was not backed up ({{cause}})',
      next: 'Please ask the technician to check the backup folder and the disk space; earlier backups are as they were',
    },
  },
  'database.backup-bad': {
    zh: { what: '刚写出的数据库备份读不回来（{{name}}）', next: '请技术员检查备份磁盘；原有备份不受影响' },
    en: {
      what: 'The backup just written does not read back ({{name}})',
      next: 'Please ask the technician to check the disk of the backups; earlier ones are as they were',
    },
  },
  'database.backup-old': {
    zh: { what: '数据库已有 {{hours}} 小时没有备份', next: '请在“平台与数据”页立即备份，或联系技术员' },
    en: {
      what: 'The database has not been backed up for {{hours}} hours',
      next: 'Please back it up now on the page “Line and data”, or call the technician',
    },
  },
  'database.no-backup': {
    zh: { what: '没有可用的数据库备份', next: '请联系技术员检查备份目录' },
    en: { what: 'There is no good backup of the database', next: 'Please check the folder of the backups' },
  },
  'database.unknown-backup': {
    zh: { what: '没有名为 {{name}} 的备份', next: '请用“npm run database -- list”查看现有备份' },
    en: { what: 'There is no backup called {{name}}', next: 'Please see “npm run database -- list” for the backups' },
  },
  'database.restore-failed': {
    zh: { what: '备份没有恢复（{{cause}}），原文件保持不变', next: '请检查磁盘空间和目录权限后重试' },
    en: {
      what: 'The backup was not restored ({{cause}}); the present file is as it was',
      next: 'Please check disk space and rights and try again',
    },
  },
  'database.restored-unconfirmed': {
    zh: {
      what: '数据库由备份 {{backup}} 恢复，之后的业务尚未核对，暂停发卡',
      next: '请主管和另一人在“平台与数据”页逐项核对后确认',
    },
    en: {
      what: 'The database was restored from {{backup}}; what happened since is not looked at yet, nothing is issued',
      next: 'Please go through the list on the page “Line and data” and confirm it, two of you',
    },
  },
  'database.nothing-restored': {
    zh: { what: '没有待确认的恢复', next: '请刷新页面' },
    en: { what: 'No restore waits for a confirmation', next: 'Please look at the page again' },
  },
  'database.disk-full': {
    zh: {
      what: '本机磁盘已满，记录写不下；没有记下的步骤不会开始，卡片留在原处',
      next: '请技术员腾出磁盘空间，有空间后自动继续',
    },
    en: {
      what: 'The disk of this station is full and takes no record; no step begins unrecorded, the card stays where it is',
      next: 'Please ask the technician to free disk space; the work goes on by itself then',
    },
  },
  'database.read-only': {
    zh: {
      what: '本机磁盘变为只读，记录写不进去；没有记下的步骤不会开始，卡片留在原处',
      next: '请技术员检查磁盘，恢复可写后自动继续',
    },
    en: {
      what: 'The disk of this station is read-only and takes no record; no step begins unrecorded, the card stays where it is',
      next: 'Please ask the technician to check the disk; the work goes on by itself when it can be written again',
    },
  },
  'database.disk-fault': {
    zh: {
      what: '本机磁盘读写出错（{{cause}}）；没有记下的步骤不会开始，卡片留在原处',
      next: '请停止受理，并联系技术员检查磁盘',
    },
    en: {
      what: 'The disk of this station fails ({{cause}}); no step begins unrecorded, the card stays where it is',
      next: 'Please receive nobody and have the disk checked',
    },
  },
  'database.space-low': {
    zh: { what: '本机磁盘只剩 {{megabytes}} MB', next: '请技术员腾出磁盘空间' },
    en: { what: 'The disk of this station has {{megabytes}} MB left', next: 'Please ask the technician to free space' },
  },
  'database.space-too-low': {
    zh: { what: '本机磁盘只剩 {{megabytes}} MB，不足以办完一笔业务', next: '请技术员先腾出磁盘空间' },
    en: {
      what: 'The disk of this station has {{megabytes}} MB left, too little for a session',
      next: 'Please have the technician free space first',
    },
  },
} as const satisfies CodeTexts;
