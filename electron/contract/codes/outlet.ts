import type { CodeTexts } from './code-text.ts';

/** What the bureau's directory leaves out of an outlet: said beside the entry, which is shown as it is given. */
export const outletCodes = {
  'outlet.number-word-missing': {
    zh: { what: '公告中数字后缺“号”等字', next: '如难以找到，请先致电网点' },
    en: {
      what: 'The notice drops a word such as 号 after the number',
      next: 'Please call the outlet first if it is hard to find',
    },
  },
  'outlet.street-missing': {
    zh: { what: '公告所列地址未写街道名称', next: '前往之前请先致电网点' },
    en: { what: 'The notice names no street for this address', next: 'Please call the outlet before you go' },
  },
  'outlet.town-only': {
    zh: { what: '公告所列地址只写到乡镇', next: '前往之前请先致电网点' },
    en: { what: 'The notice names only the town', next: 'Please call the outlet before you go' },
  },
  'outlet.telephone-shared': {
    zh: { what: '此号码在公告中也登记于另一网点', next: '接通后请说明要找的网点' },
    en: {
      what: 'The notice lists this number for another outlet as well',
      next: 'When calling, please say which outlet you mean',
    },
  },
} as const satisfies CodeTexts;
