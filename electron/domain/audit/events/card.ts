import type { AuditEvents } from '../event.ts';

/** What people decide of a card while it is made. */
export const cardEvents = {
  'card.making-started': { who: 'staff', text: { zh: '开始制卡', en: 'Making the card was begun' }, fields: {} },
  'card.pin-chosen': { who: 'applicant', text: { zh: '申领人设置密码', en: 'The applicant chose a PIN' }, fields: {} },
  'card.presented': { who: 'staff', text: { zh: '送卡到出卡口', en: 'The card was brought to the gate' }, fields: {} },
  'card.waited-longer': {
    who: 'staff',
    text: { zh: '延长取卡时间', en: 'More time was given to take the card' },
    fields: {},
  },
  'card.replaced': {
    who: 'staff',
    text: { zh: '换一张白卡', en: 'The card was taken back and the next blank used' },
    fields: {},
  },
  'card.retained-by-teller': {
    who: 'staff',
    text: { zh: '收回卡片', en: 'The teller took the card back' },
    fields: {},
  },
} as const satisfies AuditEvents;
