import type { AuditEvents } from '../event.ts';

const KIND = { zh: '单据种类', en: 'kind of slip' } as const;

/** The station itself: cameras, slips, its key, its audit, its promise to forget. */
export const stationEvents = {
  'camera.chosen': { who: 'staff', text: { zh: '选择高拍仪', en: 'The document camera was chosen' }, fields: {} },
  'camera.rotated': {
    who: 'staff',
    text: { zh: '调整高拍仪方向', en: 'The picture of the document camera was turned' },
    fields: { rotation: { zh: '角度', en: 'degrees' } },
  },
  'receipt.made': { who: 'staff', text: { zh: '生成单据', en: 'A slip was looked at' }, fields: { kind: KIND } },
  'receipt.printed': { who: 'staff', text: { zh: '打印单据', en: 'A slip was printed' }, fields: { kind: KIND } },
  'receipt.saved': { who: 'staff', text: { zh: '保存单据', en: 'A slip was saved' }, fields: { kind: KIND } },
  'station.left-kiosk': {
    who: 'staff',
    text: { zh: '主管离开全屏模式或退出程序', en: 'A supervisor left the kiosk mode or the program' },
    fields: { way: { zh: '去向', en: 'way' } },
  },
  'station.key-made': {
    who: 'station',
    text: { zh: '生成本机签名密钥', en: "The station's signing key was made" },
    fields: { publicKey: { zh: '公钥', en: 'public key' } },
  },
  'audit.verified': {
    who: 'staff',
    text: { zh: '核验审计记录', en: 'The audit was verified' },
    fields: {
      rows: { zh: '记录数', en: 'rows' },
      findings: { zh: '发现的问题数', en: 'findings' },
    },
  },
  'audit.exported': {
    who: 'staff',
    text: { zh: '导出审计记录', en: 'The audit was exported' },
    fields: {
      from: { zh: '起始日期', en: 'first day' },
      to: { zh: '截止日期', en: 'last day' },
      rows: { zh: '记录数', en: 'rows' },
      sm3: { zh: '文件校验值', en: 'hash of the rows' },
    },
  },
  'privacy.deleted': {
    who: 'station',
    text: { zh: '按规则删除个人信息', en: 'Personal data was deleted by rule' },
    fields: {
      sessions: { zh: '办理数', en: 'sessions' },
      pictures: { zh: '图片数', en: 'pictures' },
      slips: { zh: '已保存单据数', en: 'saved slips' },
      keepDays: { zh: '保留天数', en: 'days kept' },
    },
  },
} as const satisfies AuditEvents;
