import type { CodeTexts } from './code-text.ts';

/** Wrong usage of the commands, and what the commands themselves refuse. */
export const commandCodes = {
  'command.unknown-option': {
    zh: { what: '没有选项 {{option}}', next: '请用 --help 查看可用的选项' },
    en: { what: 'There is no option {{option}}', next: 'Please see --help for the options' },
  },
  'command.value-missing': {
    zh: { what: '选项 {{option}} 后面缺少内容', next: '请补上后重试' },
    en: { what: 'The option {{option}} needs a value', next: 'Please add it and try again' },
  },
  'command.bad-value': {
    zh: { what: '选项 {{option}} 不能是 {{value}}', next: '可用：{{allowed}}' },
    en: { what: 'The option {{option}} cannot be {{value}}', next: 'Possible: {{allowed}}' },
  },
  'command.too-many-words': {
    zh: { what: '命令后面有多余的内容', next: '请用 --help 查看用法' },
    en: { what: 'There are words too many after the command', next: 'Please see --help for the usage' },
  },
  'command.wrong-usage': {
    zh: { what: '命令用法不正确（{{cause}}）', next: '请用 --help 查看用法' },
    en: { what: 'The command was called wrongly ({{cause}})', next: 'Please see --help for the usage' },
  },
  'command.dir-unusable': {
    zh: { what: '无法使用目录 {{dir}}（{{cause}}）', next: '请换一个可写的目录，或检查权限' },
    en: {
      what: 'The directory {{dir}} cannot be used ({{cause}})',
      next: 'Please choose another one or check its rights',
    },
  },
  'command.no-station': {
    zh: { what: '{{dir}} 中没有本机数据库', next: '请用 --dir 指定设备的状态目录' },
    en: { what: 'There is no database of a station in {{dir}}', next: 'Please name its state directory with --dir' },
  },
  'command.file-unwritable': {
    zh: { what: '无法写入文件 {{file}}（{{cause}}）', next: '请换一个可写的位置' },
    en: { what: 'The file {{file}} cannot be written ({{cause}})', next: 'Please choose another place' },
  },
  'command.not-both': {
    zh: { what: '选项 {{one}} 和 {{other}} 不能同时使用', next: '请只用其中一个' },
    en: { what: 'The options {{one}} and {{other}} exclude each other', next: 'Please use one of them' },
  },
  'command.interrupted': {
    zh: { what: '命令被中断', next: '如有卡片留在打印机内，请先处理，再重新办理' },
    en: { what: 'The command was interrupted', next: 'If a card is in the printer, settle it before the next session' },
  },
} as const satisfies CodeTexts;
