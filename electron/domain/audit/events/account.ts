import type { AuditEvents } from '../event.ts';
import { FIELDS } from '../fields.ts';

/** Accounts of staff; the row's person is the account it is about. */
export const accountEvents = {
  'account.added': { who: 'staff', text: { zh: '新增人员', en: 'Somebody was added' }, fields: { role: FIELDS.role } },
  'account.secret-set': { who: 'staff', text: { zh: '设置口令', en: 'A secret was set' }, fields: {} },
  'account.secret-tried': {
    who: 'staff',
    text: { zh: '输入口令', en: 'A secret was typed' },
    fields: { failedBefore: { zh: '此前连续错误次数', en: 'wrong ones before in a row' } },
  },
} as const satisfies AuditEvents;
