import { type AuditEvents, SECOND } from '../event.ts';

const MESSAGE = {
  message: { zh: '待发消息编号', en: 'Number of the message' },
  call: { zh: '平台接口', en: 'Call of the platform' },
} as const;

/** Messages that wait for the platform, answers it gave that made no sense, and the station's database. */
export const lineEvents = {
  'outbox.given-up': {
    who: 'station',
    text: { zh: '消息不再自动发送，等待人工处理', en: 'A message is not sent again by itself and waits for people' },
    fields: {
      ...MESSAGE,
      attempts: { zh: '已发送次数', en: 'Attempts' },
      code: { zh: '最后的原因', en: 'Last reason' },
    },
  },
  'outbox.tried-again': {
    who: 'two-people',
    text: { zh: '两人决定重新发送消息', en: 'Two people had a message sent again' },
    fields: { ...MESSAGE, ...SECOND },
  },
  'outbox.settled-by-hand': {
    who: 'two-people',
    text: { zh: '两人确认消息所办的事已另行处理', en: 'Two people settled by hand what a message was to do' },
    fields: { ...MESSAGE, ...SECOND },
  },
  'platform.answer-refused': {
    who: 'station',
    text: {
      zh: '平台应答不符合接口约定，未采用',
      en: 'An answer of the platform did not fit the contract and was not used',
    },
    fields: { call: MESSAGE.call },
  },
  'database.backed-up': {
    who: 'station',
    text: { zh: '数据库已备份并校验', en: 'The database was backed up and the copy checked' },
    fields: {
      name: { zh: '备份文件名', en: 'File name of the backup' },
      bytes: { zh: '字节数', en: 'Bytes' },
    },
  },
  'database.restored': {
    who: 'command',
    text: { zh: '数据库由备份恢复', en: 'The database was restored from a backup' },
    fields: {
      backup: { zh: '备份文件名', en: 'File name of the backup' },
      aside: { zh: '原文件另存为', en: 'Name the file before has now' },
    },
  },
  'database.restore-confirmed': {
    who: 'two-people',
    text: { zh: '两人核对了备份之后的业务', en: 'Two people went through what happened since the backup' },
    fields: {
      backup: { zh: '备份文件名', en: 'File name of the backup' },
      orders: { zh: '须核对的订单数', en: 'Orders that had to be looked at' },
      ...SECOND,
    },
  },
} as const satisfies AuditEvents;
