import { type AuditEvents, SECOND } from '../event.ts';

const ACCOUNT = { zh: '账号（工号）', en: 'account (staff number)' } as const;

/** Accounts of staff. Whoever did it is the row's actor, the second person and the account are details. */
export const accountEvents = {
  'account.added': {
    who: 'staff',
    text: { zh: '添加账号', en: 'An account was added' },
    fields: { account: ACCOUNT, role: { zh: '岗位', en: 'role' }, ...SECOND },
  },
  'account.secret-set': {
    who: 'staff',
    text: { zh: '设置口令', en: 'A password was set' },
    fields: { account: ACCOUNT, reopened: { zh: '账号由此恢复', en: 'the account was opened again by it' }, ...SECOND },
  },
  'account.disabled': {
    who: 'staff',
    text: { zh: '停用账号', en: 'An account was closed' },
    fields: { account: ACCOUNT, ...SECOND },
  },
  'account.secret-tried': {
    who: 'staff',
    text: { zh: '输入口令', en: 'A password was typed' },
    fields: { failedBefore: { zh: '此前连续错误次数', en: 'wrong ones before in a row' } },
  },
} as const satisfies AuditEvents;
