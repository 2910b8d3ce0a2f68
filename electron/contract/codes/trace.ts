import type { CodeTexts } from './code-text.ts';

/** Lines followed and recorded, raw commands, log files. */
export const traceCodes = {
  'trace.no-line': {
    zh: { what: '这个设备没有可以查看的通信', next: '请选择其他设备' },
    en: { what: 'This device has no line to follow', next: 'Please choose another device' },
  },
  'trace.not-kept': {
    zh: { what: '无法保存通信记录（{{cause}}）', next: '请检查磁盘空间和目录权限，然后重新开始记录' },
    en: {
      what: 'The recording could not be kept ({{cause}})',
      next: 'Please check disk space and rights, then begin again',
    },
  },
  'trace.unknown': {
    zh: { what: '这份通信记录已不存在', next: '请刷新列表后重新选择' },
    en: { what: 'This recording is not there any more', next: 'Please choose again from the list' },
  },
  'trace.malformed': {
    zh: { what: '通信记录第 {{line}} 行无法识别', next: '请使用本程序保存的完整记录文件' },
    en: {
      what: 'Line {{line}} of the recording cannot be read',
      next: 'Please use a whole file this program has kept',
    },
  },
  'trace.not-replayable': {
    zh: { what: '{{device}} 的通信记录不能回放', next: '请使用身份证阅读器或制卡机的记录' },
    en: {
      what: 'A recording of {{device}} cannot be played back',
      next: 'Please use one of the ID reader or the printer',
    },
  },
  'trace.no-file': {
    zh: { what: '找不到记录文件 {{file}}', next: '请检查文件路径' },
    en: { what: 'There is no file {{file}}', next: 'Please check the path' },
  },
  'console.bad-command': {
    zh: {
      what: '指令格式不正确',
      next: '阅读器请输入十六进制的命令、参数和数据（如 12 FF），制卡机请输入字母指令（如 Rrt;count）',
    },
    en: {
      what: 'This is no command',
      next: 'Please type command, parameter and data of the reader in hexadecimal (12 FF), of the printer its letters (Rrt;count)',
    },
  },
  'console.moves-card': {
    zh: { what: '这条指令会移动卡片或改变卡片去向，未发送', next: '请在测试页面移动卡片，卡片会记入账目' },
    en: {
      what: 'This command moves a card or changes where cards go, and was not sent',
      next: 'Please move cards by the tests of this page, which book them',
    },
  },
  'console.cuts-line': {
    zh: { what: '这条指令会改变通信设置或重启设备，未发送', next: '请在设置中修改，或由厂家人员操作' },
    en: {
      what: 'This command changes how the device is spoken to or restarts it, and was not sent',
      next: 'Please change it in the settings, or leave it to the vendor',
    },
  },
  'console.reads-stripe': {
    zh: { what: '这条指令会读出磁条内容，未发送', next: '请使用其他查询指令' },
    en: { what: 'This command reads a magnetic stripe and was not sent', next: 'Please use another question' },
  },
  'logs.bad-days': {
    zh: { what: '起始日期晚于截止日期', next: '请重新选择日期' },
    en: { what: 'The first day is after the last', next: 'Please choose the days again' },
  },
  'logs.nothing-to-export': {
    zh: { what: '所选日期没有运行日志', next: '请选择其他日期' },
    en: { what: 'There are no log files of these days', next: 'Please choose other days' },
  },
  'logs.not-saved': {
    zh: { what: '无法保存日志文件（{{cause}}）', next: '请检查磁盘空间和目录权限' },
    en: { what: 'The archive could not be saved ({{cause}})', next: 'Please check disk space and rights' },
  },
  'metrics.bad-address': {
    zh: { what: '监控数据地址 {{listen}} 无法使用', next: '请在设置中填写本机地址和端口' },
    en: {
      what: 'The address {{listen}} for metrics cannot be used',
      next: 'Please write address:port into the settings, for instance 127.0.0.1:9464',
    },
  },
  'metrics.not-served': {
    zh: { what: '监控数据未能在 {{listen}} 提供（{{cause}}）', next: '请检查端口是否被占用，制卡不受影响' },
    en: {
      what: 'Metrics could not be served at {{listen}} ({{cause}})',
      next: 'Please check whether the port is taken; issuing goes on',
    },
  },
} as const satisfies CodeTexts;
