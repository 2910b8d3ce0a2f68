import type { CodeTexts } from './code-text.ts';

/** Files of what the banks ask for (`bankProfiles` of the station file). */
export const bankProfileCodes = {
  'bank-profile.folder-unreadable': {
    zh: { what: '无法读取银行要求所在的目录 {{dir}}（{{cause}}）', next: '请检查工作站设置中的 bankProfiles' },
    en: {
      what: 'The folder of bank profiles {{dir}} cannot be read ({{cause}})',
      next: 'Please check bankProfiles in the station file',
    },
  },
  'bank-profile.malformed': {
    zh: { what: '银行要求文件 {{file}} 有误（{{path}} {{problem}}）', next: '请更正后重新启动' },
    en: {
      what: 'The bank profile {{file}} does not fit ({{path}} {{problem}})',
      next: 'Please correct it and start again',
    },
  },
  'bank-profile.repeated': {
    zh: { what: '{{bank}}有两份银行要求文件（{{file}}）', next: '请只保留一份后重新启动' },
    en: { what: '{{bank}} has two profiles ({{file}})', next: 'Please keep one of them and start again' },
  },
} as const satisfies CodeTexts;
