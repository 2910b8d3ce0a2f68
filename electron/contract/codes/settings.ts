import type { CodeTexts } from './code-text.ts';

/** Settings at the desk, and a station that is set up for the first time. */
export const settingsCodes = {
  'settings.unknown-key': {
    zh: { what: '没有名为 {{key}} 的设置', next: '请重新打开设置页' },
    en: { what: 'There is no setting {{key}}', next: 'Please open the settings again' },
  },
  'settings.not-your-key': {
    zh: { what: '“{{labelZh}}”只能由主管更改', next: '请由主管更改，或撤回此项' },
    en: { what: '“{{labelEn}}” is changed by a supervisor', next: 'Please call one, or take this change back' },
  },
  'settings.not-right': {
    zh: { what: '设置中有 {{count}} 处需要更正', next: '请先更正标出的项目' },
    en: { what: 'The settings have to be corrected, places: {{count}}', next: 'Please correct what is marked first' },
  },
  'settings.changed-meanwhile': {
    zh: { what: '设置文件已被他人更改，本次更改未保存', next: '请核对现在的设置后再保存' },
    en: {
      what: 'Somebody else changed the settings meanwhile; nothing was saved',
      next: 'Please look at them as they are now, then save again',
    },
  },
  'settings.nothing-changed': {
    zh: { what: '没有更改', next: '请先修改设置' },
    en: { what: 'Nothing was changed', next: 'Please change a setting first' },
  },
  'settings.not-written': {
    zh: { what: '设置未能写入（{{file}}，{{cause}}），原设置未变', next: '请检查磁盘和目录权限后重试' },
    en: {
      what: 'The settings were not written ({{file}}, {{cause}}); nothing has changed',
      next: 'Please check the disk and the rights of the folder, then try again',
    },
  },
  'settings.read-only': {
    zh: { what: '设置文件为只读（{{file}}），原设置未变', next: '请联系管理员确认是否允许更改' },
    en: {
      what: 'The station file is read-only ({{file}}); nothing has changed',
      next: 'Please ask its keeper whether it may be changed',
    },
  },
  'settings.nothing-to-test': {
    zh: { what: '还没有填写地址', next: '请先填写，再测试' },
    en: { what: 'No address is entered yet', next: 'Please enter it, then test it' },
  },
  'settings.in-use-here': {
    zh: { what: '{{address}} 正由本机使用，不能用另一组参数同时打开', next: '请保存并重新启动后，再测试' },
    en: {
      what: 'This kiosk works with {{address}} itself; it cannot be opened with other settings meanwhile',
      next: 'Please save and restart, then test it',
    },
  },
  'settings.restarting': {
    zh: { what: '本机服务正在重新启动', next: '请稍候，窗口会自动恢复' },
    en: {
      what: 'The service of this station is being restarted',
      next: 'Please wait, the window comes back by itself',
    },
  },
  'settings.import-no-json': {
    zh: { what: '这份文件不是工作站设置（{{problem}}）', next: '请选择由工作站导出的设置文件' },
    en: { what: 'This file holds no settings ({{problem}})', next: 'Please choose one a station exported' },
  },
  'setup.not-open': {
    zh: { what: '这台工作站已经设置完毕', next: '请由技术员或主管登录后在“设置”中更改' },
    en: {
      what: 'This station is set up already',
      next: 'Please have a technician or a supervisor change it at the desk, under settings',
    },
  },
  'setup.needed': {
    zh: { what: '这台工作站还没有设置', next: '请在柜员窗口完成设置' },
    en: { what: 'This station is not set up yet', next: 'Please set it up at the teller’s window' },
  },
  'setup.locked': {
    zh: { what: '还没有输入控制台上的一次性代码', next: '请先输入代码' },
    en: { what: 'The one-time code of the console was not entered yet', next: 'Please enter it first' },
  },
  'setup.file-there': {
    zh: { what: '设置文件已存在（{{file}}），没有覆盖', next: '请重新启动程序' },
    en: {
      what: 'A station file is there already ({{file}}) and was left alone',
      next: 'Please start the program again',
    },
  },
} as const satisfies CodeTexts;
