import type { AuditEvents } from '../event.ts';

/** Who was at the teller's window. */
export const seatEvents = {
  'seat.signed-in': {
    who: 'staff',
    text: { zh: '登录柜员窗口', en: 'Signed in at the teller’s window' },
    fields: { after: { zh: '此前登录的工号', en: 'staff number signed in before' } },
  },
  'seat.came-back': { who: 'staff', text: { zh: '重新登录柜员窗口', en: 'Signed in again' }, fields: {} },
  'seat.signed-out': { who: 'staff', text: { zh: '退出登录', en: 'Signed out' }, fields: {} },
  'seat.locked': {
    who: 'staff',
    text: { zh: '柜员窗口锁定', en: 'The teller’s window was locked' },
    fields: { why: { zh: '原因：手动或长时间未操作', en: 'by hand or left alone' } },
  },
} as const satisfies AuditEvents;
