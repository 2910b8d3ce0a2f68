import type { AuditEvents } from '../event.ts';
import { FIELDS } from '../fields.ts';

/** One person at the counter, from the first reading to the end. */
export const sessionEvents = {
  'session.begun': { who: 'staff', text: { zh: '开始办理', en: 'A session was begun' }, fields: {} },
  'identity.read-again': {
    who: 'staff',
    text: { zh: '重新读取身份证件', en: 'The identity document was asked for again' },
    fields: {},
  },
  'identity.register-entered': {
    who: 'staff',
    text: { zh: '录入户口簿信息', en: 'A page of the household register was typed in' },
    fields: {},
  },
  'person.looked-up-again': {
    who: 'staff',
    text: { zh: '重新查询参保和申请信息', en: 'The platform was asked about the person again' },
    fields: {},
  },
  'person.revealed': {
    who: 'staff',
    text: { zh: '查看了未遮挡的个人信息', en: 'The personal data was looked at unmasked' },
    fields: {},
  },
  'guardian.read': {
    who: 'staff',
    text: { zh: '读取监护人证件', en: "The guardian's document was asked for" },
    fields: {},
  },
  'guardian.relation-stated': {
    who: 'staff',
    text: { zh: '登记监护关系', en: 'The relation of the guardian was stated' },
    fields: {
      kin: { zh: '关系', en: 'relation' },
      household: { zh: '是否同一户口', en: 'same household or another' },
    },
  },
  'session.wait-stopped': {
    who: 'staff',
    text: { zh: '停止等待证件', en: 'Waiting for a document was stopped' },
    fields: {},
  },
  'session.decided': {
    who: 'staff',
    text: { zh: '柜员确认一项情况', en: 'The teller ticked what only a person can see' },
    fields: { decision: FIELDS.decision, on: FIELDS.on },
  },
  'session.parked': {
    who: 'staff',
    text: { zh: '等待审核，暂存办理', en: 'The session was put aside while its review is waited for' },
    fields: {},
  },
  'session.waiting-dropped': {
    who: 'staff',
    text: { zh: '关闭暂存的办理', en: 'A waiting session was closed' },
    fields: { waiting: { zh: '被关闭的办理', en: 'the session that was closed' } },
  },
  'session.went-back': {
    who: 'staff',
    text: { zh: '出错后跳过该步骤', en: 'After a fault: on without what failed' },
    fields: {},
  },
  'session.retried': { who: 'staff', text: { zh: '出错后重试', en: 'After a fault: tried again' }, fields: {} },
  'session.finished': { who: 'staff', text: { zh: '结束办理', en: 'The session was ended' }, fields: {} },
  'session.cancelled': { who: 'staff', text: { zh: '取消办理', en: 'The session was cancelled' }, fields: {} },
  'session.closed': {
    who: 'station',
    text: { zh: '办理结束', en: 'The session is over' },
    fields: {
      outcome: { zh: '结果', en: 'outcome' },
      fate: { zh: '卡的去向', en: 'where the card is' },
      cause: { zh: '原因代码', en: 'code of the reason' },
      blankId: FIELDS.blankId,
      discarded: { zh: '此前进废卡盒的张数', en: 'cards that went to the reject box before' },
      socialSecurity: { zh: '社保功能已启用', en: 'social security function switched on' },
      bank: { zh: '银行功能已启用', en: 'bank function switched on' },
    },
  },
  'applicant.uncovered': {
    who: 'staff',
    text: { zh: '申领人回到柜台，恢复其屏幕', en: "The applicant is back: the applicant's screen was uncovered" },
    fields: {},
  },
} as const satisfies AuditEvents;
