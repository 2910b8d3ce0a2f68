import type { CodeTexts } from './code-text.ts';

/** What `npm run reconcile` finds. */
export const reconcileCodes = {
  'reconcile.no-database': {
    zh: { what: '{{dir}} 中没有数据库', next: '请核对状态目录' },
    en: { what: 'There is no database in {{dir}}', next: 'Please check the state directory' },
  },
  'reconcile.ledger-broken': {
    zh: { what: '白卡{{blank}}的状态与账目明细不符', next: '请联系技术人员，暂停使用该卡' },
    en: { what: 'Blank {{blank}} is not where its ledger lines put it', next: 'Please call the technician' },
  },
  'reconcile.balance-broken': {
    zh: { what: '{{item}}：白卡表为{{table}}张，账目明细为{{ledger}}张', next: '请联系技术人员' },
    en: { what: '{{item}}: {{table}} by the blanks, {{ledger}} by the ledger', next: 'Please call the technician' },
  },
  'reconcile.card-missing': {
    zh: { what: '白卡{{blank}}下落不明', next: '请两人查找，并登记卡片在哪里' },
    en: { what: 'Blank {{blank}} is missing', next: 'Please look for it together and record where it is' },
  },
  'reconcile.card-unsettled': {
    zh: { what: '白卡{{blank}}在机内，没有登记去向', next: '请两人查看机内，并登记卡片在哪里' },
    en: { what: 'Blank {{blank}} is in the machine without an end', next: 'Please look into the machine together' },
  },
  'reconcile.session-open': {
    zh: { what: '业务{{session}}没有结束', next: '请启动终端完成恢复' },
    en: { what: 'Session {{session}} is not closed', next: 'Please start the kiosk and let it recover' },
  },
  'reconcile.cards-fed': {
    zh: { what: '进卡计数不符：账目{{ledger}}张，机器{{printer}}张', next: '请主管查看' },
    en: { what: 'Cards fed: {{ledger}} by the ledger, {{printer}} by the printer', next: 'Please tell the supervisor' },
  },
  'reconcile.ribbon-differs': {
    zh: { what: '色带不符：账目{{books}}，机器{{printer}}', next: '请登记更换的色带' },
    en: { what: 'Ribbon: {{books}} by the books, {{printer}} in the printer', next: 'Please record the change' },
  },
  'reconcile.audit-broken': {
    zh: { what: '审计记录第{{row}}行被改动或缺失', next: '请保留现场并报告审计人员' },
    en: {
      what: 'Audit row {{row}} is changed or missing',
      next: 'Please keep everything as it is and tell the auditor',
    },
  },
  'reconcile.journal-broken': {
    zh: { what: '业务{{session}}的流水有缺行', next: '请保留现场并报告审计人员' },
    en: { what: 'The journal of session {{session}} has a gap', next: 'Please keep it as it is and tell the auditor' },
  },
  'reconcile.outbox-pending': {
    zh: { what: '业务{{session}}还有未送达平台的{{call}}（已试{{attempts}}次）', next: '请启动终端等待送达' },
    en: {
      what: 'A call {{call}} of session {{session}} has not reached the platform ({{attempts}} tries)',
      next: 'Please start the kiosk and let it be sent',
    },
  },
  'reconcile.issued-not-at-platform': {
    zh: { what: '{{day}} 交付的白卡{{blank}}不在平台的启用名单中', next: '请联系平台核对' },
    en: {
      what: 'Blank {{blank}}, handed over on {{day}}, is not on the platform’s list',
      next: 'Please have the platform check it',
    },
  },
  'reconcile.issued-not-in-ledger': {
    zh: { what: '平台 {{day}} 启用的卡（{{card}}）不在本机账上', next: '请联系平台核对' },
    en: {
      what: 'A card the platform switched on on {{day}} ({{card}}) stands in no book',
      next: 'Please have the platform check it',
    },
  },
  'reconcile.issued-not-handed-over': {
    zh: { what: '平台 {{day}} 已启用白卡{{blank}}，账上没有交付也没有留存', next: '请两人查找该卡，并联系平台' },
    en: {
      what: 'The platform switched blank {{blank}} on on {{day}}; the ledger has it neither issued nor kept',
      next: 'Please look for the card together and call the platform',
    },
  },
} as const satisfies CodeTexts;
