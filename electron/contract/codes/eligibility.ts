import type { CodeTexts } from './code-text.ts';

export const eligibilityCodes = {
  'document.valid': {
    zh: { what: '证件在有效期内', next: '无需处理' },
    en: { what: 'The document is valid', next: 'Nothing to do' },
  },
  'document.expired': {
    zh: { what: '居民身份证已过有效期（{{date}}）', next: '请先换领身份证，再来办理' },
    en: { what: 'The identity card expired on {{date}}', next: 'Please have it renewed first, then come back' },
  },
  'document.not-yet-valid': {
    zh: { what: '居民身份证尚未生效', next: '请核对证件是否取错' },
    en: { what: 'The identity card is not valid yet', next: 'Please check whether it is the right card' },
  },
  'applicant.minor': {
    zh: { what: '申领人未满18周岁', next: '请由监护人携带材料陪同，到本网点柜台办理' },
    en: {
      what: 'The applicant is under 18',
      next: 'A guardian has to come along with the papers; please go to this outlet’s counter',
    },
  },
  'registration.local': {
    zh: { what: '临湘市户籍', next: '无需处理' },
    en: { what: 'Registered in Linxiang', next: 'Nothing to do' },
  },
  'residence.local': {
    zh: { what: '在临湘市常住', next: '无需处理' },
    en: { what: 'Permanent resident of Linxiang', next: 'Nothing to do' },
  },
  'enrolment.local': {
    zh: { what: '在临湘市就读', next: '无需处理' },
    en: { what: 'Enrolled at a school in Linxiang', next: 'Nothing to do' },
  },
  'residence.elsewhere': {
    zh: {
      what: '不是临湘市户籍，也没有常住或在读记录',
      next: '请到户籍地或常住地办理；如情况有变，请先到人社部门登记',
    },
    en: {
      what: 'Neither registered nor living nor enrolled in Linxiang',
      next: 'Please apply where you are registered or live; if that changed, register it with the bureau first',
    },
  },
  'insurance.active': {
    zh: { what: '已参加社会保险（{{count}}项）', next: '无需处理' },
    en: { what: 'Insured ({{count}} kinds)', next: 'Nothing to do' },
  },
  'insurance.none': {
    zh: { what: '没有参加任何一项社会保险', next: '请先办理参保登记，再来申领' },
    en: { what: 'Not insured in any social insurance', next: 'Please register for insurance first, then apply' },
  },
  'holder.none': {
    zh: { what: '尚未持有社会保障卡', next: '无需处理' },
    en: { what: 'Holds no social security card yet', next: 'Nothing to do' },
  },
  'holder.has-card': {
    zh: {
      what: '已持有社会保障卡（{{bank}}，{{date}}发卡，状态：{{stateZh}}）',
      next: '一人一卡；如需补换卡，请到发卡银行办理',
    },
    en: {
      what: 'Holds a social security card already ({{bank}}, issued {{date}}, state: {{stateEn}})',
      next: 'One person, one card; for a replacement please go to the issuing bank',
    },
  },
  'application.none': {
    zh: { what: '没有线上申领记录', next: '可以在柜台现场申领' },
    en: { what: 'No online application', next: 'The applicant can apply at this counter' },
  },
  'application.draft': {
    zh: { what: '线上申领尚未提交', next: '可以在手机上提交，或在柜台现场申领' },
    en: { what: 'The online application was not submitted', next: 'Submit it in the app, or apply at this counter' },
  },
  'application.under-review': {
    zh: { what: '线上申领正在审核', next: '通常需要5至15分钟，请稍候再查询' },
    en: {
      what: 'The online application is under review',
      next: 'It usually takes 5 to 15 minutes; please check again',
    },
  },
  'application.refused': {
    zh: { what: '线上申领审核未通过', next: '请按下列原因修改后重新提交，再查询' },
    en: {
      what: 'The online application was refused',
      next: 'Please correct it as stated below, submit again, then check again',
    },
  },
  'application.approved': {
    zh: { what: '审核通过，不可以修改', next: '无需处理' },
    en: { what: 'Approved; it cannot be changed', next: 'Nothing to do' },
  },
  'application.this-outlet': {
    zh: { what: '领卡网点为本网点', next: '无需处理' },
    en: { what: 'This outlet was chosen', next: 'Nothing to do' },
  },
  'application.other-outlet': {
    zh: { what: '申领人在线上选择了其他网点（第{{no}}号）', next: '请到所选网点领卡' },
    en: { what: 'The applicant chose another outlet (no. {{no}})', next: 'Please go to the outlet that was chosen' },
  },
  'application.by-post': {
    zh: { what: '申领人选择了邮寄', next: '卡片将邮寄到申领地址，柜台不发放' },
    en: { what: 'Delivery by post was chosen', next: 'The card comes by post and is not handed out at a counter' },
  },
  'application.cross-province': {
    zh: { what: '线上申领中“是否跨省异地人员”选择了“是”', next: '请在手机上改为“否”后重新提交' },
    en: {
      what: 'The question on living in another province was answered with yes',
      next: 'Please change the answer to no in the app and submit again',
    },
  },
  'application.identity-mismatch': {
    zh: {
      what: '线上申领的姓名、号码或出生日期与身份证不一致',
      next: '请核对是否取错证件；如线上填写有误，请重新申领',
    },
    en: {
      what: 'Name, number or birth date of the application differ from the identity card',
      next: 'Please check the card; if the application is wrong, apply again',
    },
  },
} as const satisfies CodeTexts;
