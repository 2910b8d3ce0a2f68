import type { CodeTexts } from './code-text.ts';

/** Files of the texts an applicant agrees to (`consentTexts` of the station file). */
export const consentTextCodes = {
  'consent-text.malformed': {
    zh: { what: '告知书文件 {{file}} 有误（{{path}} {{problem}}）', next: '请更正后重新启动' },
    en: {
      what: 'The consent text {{file}} does not fit ({{path}} {{problem}})',
      next: 'Please correct it and start again',
    },
  },
  'consent-text.repeated': {
    zh: { what: '告知书 {{document}} 同时有两个版本生效', next: '请在 in-force.json 中只保留一个后重新启动' },
    en: {
      what: 'Two versions of the consent text {{document}} are in force',
      next: 'Please keep one of them in in-force.json and start again',
    },
  },
  'consent-text.misnamed': {
    zh: { what: '告知书文件 {{file}} 的内容与文件名不符', next: '请更正后重新启动' },
    en: {
      what: 'The file {{file}} holds another consent text than its name says',
      next: 'Please correct it and start again',
    },
  },
} as const satisfies CodeTexts;
