import type { CodeTexts } from './code-text.ts';

/** Messages that wait for the platform. */
export const outboxCodes = {
  'outbox.not-given-up': {
    zh: { what: '这条消息已发出，或仍在自动重发', next: '请刷新页面查看' },
    en: { what: 'This message was sent, or is still sent again by itself', next: 'Please look at the page again' },
  },
  'outbox.needs-people': {
    zh: { what: '有 {{count}} 条发往平台的消息未被受理', next: '请主管在“平台与数据”页处理' },
    en: {
      what: 'The platform did not take {{count}} messages',
      next: 'Please have the supervisor settle them on the page “Line and data”',
    },
  },
} as const satisfies CodeTexts;
