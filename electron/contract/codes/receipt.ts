import type { CodeTexts } from './code-text.ts';

/** Slips and the printer for paper. */
export const receiptCodes = {
  'receipt.not-now': {
    zh: { what: '当前步骤没有可打印的此类单据', next: '请在办理有结果后打印' },
    en: { what: 'There is no slip of this kind at this step', next: 'Please print it once there is a result' },
  },
  'receipt.outlet-missing': {
    zh: { what: '尚未选择转介网点', next: '请先选择申领人要去的网点' },
    en: { what: 'No outlet to refer to was chosen', next: 'Please choose the outlet the applicant is to go to' },
  },
  'receipt.outlet-unknown': {
    zh: { what: '网点名录中没有第{{no}}号网点', next: '请重新选择网点' },
    en: { what: 'The directory has no outlet no. {{no}}', next: 'Please choose the outlet again' },
  },
  'receipt.font-missing': {
    zh: { what: '未找到打印单据的中文字体（{{files}}）', next: '请联系技术员安装中文字体（fonts-noto-cjk）' },
    en: {
      what: 'The Chinese fonts of the slips are not there ({{files}})',
      next: 'Please have a technician install Chinese fonts (fonts-noto-cjk)',
    },
  },
  'receipt.font-unreadable': {
    zh: { what: '单据字体文件无法读取（{{file}}）', next: '请联系技术员重新安装该字体' },
    en: {
      what: 'A font file of the slips can’t be read ({{file}})',
      next: 'Please have a technician install this font again',
    },
  },
  'receipt.not-saved': {
    zh: { what: '单据无法保存（{{cause}}）', next: '请联系技术员检查磁盘空间和目录权限' },
    en: {
      what: 'The slip can’t be saved ({{cause}})',
      next: 'Please have a technician check disk space and rights of the folder',
    },
  },
  'paper-printer.absent': {
    zh: { what: '本机没有可用的纸张打印机', next: '请联系技术员设置打印机，或先保存单据' },
    en: {
      what: 'This station has no printer for paper',
      next: 'Please have a technician set one up, or save the slip for now',
    },
  },
  'paper-printer.unknown': {
    zh: { what: '没有名为 {{printer}} 的打印机', next: '请联系技术员核对站点设置中的打印机名称' },
    en: {
      what: 'There is no printer named {{printer}}',
      next: 'Please have a technician check the printer’s name in the station’s settings',
    },
  },
  'paper-printer.not-chosen': {
    zh: { what: '有多台打印机，但没有设置默认打印机', next: '请联系技术员选定一台打印机' },
    en: {
      what: 'There are several printers and none is the default',
      next: 'Please have a technician choose one of them',
    },
  },
  'paper-printer.stopped': {
    zh: { what: '打印机 {{printer}} 已停用（{{cause}}）', next: '请检查纸张和电源，恢复打印机后重试' },
    en: {
      what: 'The printer {{printer}} is stopped ({{cause}})',
      next: 'Please check paper and power, start the printer again, then retry',
    },
  },
  'paper-printer.refused': {
    zh: { what: '打印服务未接受单据（{{cause}}）', next: '请稍后重试；仍不行请联系技术员' },
    en: {
      what: 'The printing service did not take the slip ({{cause}})',
      next: 'Please try again; if it stays so, call a technician',
    },
  },
  'paper-printer.no-answer': {
    zh: { what: '打印服务没有应答', next: '请稍后重试；仍不行请联系技术员' },
    en: { what: 'The printing service does not answer', next: 'Please try again; if it stays so, call a technician' },
  },
  'paper-printer.waiting': {
    zh: { what: '单据仍在打印机 {{printer}} 的队列中，尚未打印', next: '请检查纸张和电源；不要重复打印' },
    en: {
      what: 'The slip still waits in the queue of the printer {{printer}}',
      next: 'Please check paper and power, and do not print it a second time',
    },
  },
  'paper-printer.not-printed': {
    zh: { what: '打印机 {{printer}} 未完成打印（{{cause}}）', next: '请检查打印机后重试' },
    en: {
      what: 'The printer {{printer}} did not finish the slip ({{cause}})',
      next: 'Please check the printer and try again',
    },
  },
} as const satisfies CodeTexts;
