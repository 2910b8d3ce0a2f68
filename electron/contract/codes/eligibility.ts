import type { CodeTexts } from './code-text.ts';

export const eligibilityCodes = {
  'document.valid': {
    zh: { what: '证件在有效期内', next: '无需处理' },
    en: { what: 'The document is valid', next: 'Nothing to do' },
  },
  'document.expired': {
    zh: { what: '证件已过有效期（{{date}}）', next: '请先换领证件，再来办理' },
    en: { what: 'The document expired on {{date}}', next: 'Please have it renewed first, then come back' },
  },
  'document.not-yet-valid': {
    zh: { what: '证件尚未生效', next: '请核对证件是否取错' },
    en: { what: 'The document is not valid yet', next: 'Please check whether it is the right one' },
  },
  'document.register': {
    zh: { what: '凭户口簿办理（未领身份证的未成年人）', next: '无需处理' },
    en: { what: 'Applies with the household register (a minor without an identity card)', next: 'Nothing to do' },
  },
  'document.register-adult': {
    zh: { what: '年满18周岁的申领人不能凭户口簿办理', next: '请出示本人身份证；没有身份证的请先申领' },
    en: {
      what: 'At 18 or more the household register is not enough',
      next: 'Please bring the own identity card; if there is none, apply for one first',
    },
  },
  'category.adult-resident': {
    zh: { what: '本市户籍成年人（{{age}}周岁），本人办理', next: '无需处理' },
    en: { what: 'Adult registered here ({{age}}), applies alone', next: 'Nothing to do' },
  },
  'category.resident-from-elsewhere': {
    zh: { what: '外地户籍成年人（{{age}}周岁），本人办理', next: '无需处理' },
    en: { what: 'Adult registered elsewhere ({{age}}), applies alone', next: 'Nothing to do' },
  },
  'category.adult-student': {
    zh: { what: '年满18周岁的在校学生（{{age}}周岁），本人办理', next: '无需处理' },
    en: { what: 'Student of 18 or more ({{age}}), applies alone', next: 'Nothing to do' },
  },
  'category.minor-student': {
    zh: { what: '未满18周岁的在校学生（{{age}}周岁），由监护人陪同', next: '无需处理' },
    en: { what: 'Student under 18 ({{age}}), with a guardian', next: 'Nothing to do' },
  },
  'category.preschool-child': {
    zh: { what: '学龄前儿童（{{age}}周岁），由监护人陪同，自愿申领', next: '无需处理' },
    en: { what: 'Preschool child ({{age}}), with a guardian, of free will', next: 'Nothing to do' },
  },
  'category.minor-out-of-school': {
    zh: { what: '未满18周岁、未在读（{{age}}周岁），由监护人陪同', next: '无需处理' },
    en: { what: 'Under 18 and not at school ({{age}}), with a guardian', next: 'Nothing to do' },
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
    zh: { what: '线上申领审核未通过', next: '请按下列原因在本柜台更正后重新提交，也可以在手机上更正' },
    en: {
      what: 'The online application was refused',
      next: 'Please correct what is stated below, at this counter or in the app, and submit again',
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
  'application.by-other': {
    zh: { what: '线上申领由{{who}}代办', next: '请告知申领人，由本人确认后勾选' },
    en: {
      what: 'Somebody else ({{who}}) applied online',
      next: 'Please tell the applicant, who has to agree, and tick it',
    },
  },
  'application.holder-agrees': {
    zh: { what: '申领人知悉并同意他人代办的申领', next: '无需处理' },
    en: { what: 'The applicant knows of the application and agrees', next: 'Nothing to do' },
  },
  'guardian.missing': {
    zh: { what: '申领人未满18周岁，需要监护人陪同', next: '请监护人将本人身份证放在阅读器上' },
    en: {
      what: 'The applicant is under 18; a guardian has to come along',
      next: 'Please have the guardian place the own identity card on the reader',
    },
  },
  'guardian.is-applicant': {
    zh: { what: '读到的是申领人本人的证件', next: '请放上监护人的身份证' },
    en: {
      what: 'This is the applicant’s own document',
      next: 'Please place the guardian’s identity card on the reader',
    },
  },
  'guardian.minor': {
    zh: { what: '陪同的人未满18周岁（{{age}}周岁），不能作为监护人', next: '请由成年的监护人陪同办理' },
    en: {
      what: 'The person who came along is under 18 ({{age}}) and can’t be the guardian',
      next: 'Please have an adult guardian come along',
    },
  },
  'guardian.document-expired': {
    zh: { what: '监护人的证件不在有效期内（{{date}}）', next: '请监护人换领证件后再来，或由另一位监护人陪同' },
    en: {
      what: 'The guardian’s document is not valid ({{date}})',
      next: 'Please come back with a valid one, or with another guardian',
    },
  },
  'guardian.here': {
    zh: { what: '监护人已到场，证件有效', next: '无需处理' },
    en: { what: 'The guardian is here with a valid document', next: 'Nothing to do' },
  },
  'guardian.applied': {
    zh: { what: '线上申领由到场的监护人代办', next: '无需处理' },
    en: { what: 'The guardian at the counter applied online', next: 'Nothing to do' },
  },
  'guardian.other-applied': {
    zh: { what: '线上申领是由{{who}}代办的，不是到场的监护人', next: '请由代办的监护人持本人身份证到场' },
    en: {
      what: 'Somebody else ({{who}}) applied online, not the guardian at the counter',
      next: 'Please have the guardian who applied come with the own identity card',
    },
  },
  'guardian.relation-unknown': {
    zh: { what: '还没有登记监护关系', next: '请核对户口簿或出生医学证明，选择监护关系' },
    en: {
      what: 'The relation of guardian and applicant was not stated',
      next: 'Please look at the household register or birth certificate and choose the relation',
    },
  },
  'guardian.relation-contradicts': {
    zh: { what: '所选监护关系与监护人证件上的性别不符', next: '请重新核对并选择监护关系' },
    en: {
      what: 'The relation chosen does not fit the sex on the guardian’s document',
      next: 'Please check and choose the relation again',
    },
  },
  'guardian.mother-same-household': {
    zh: { what: '监护人是母亲，与申领人同一户口簿', next: '无需处理' },
    en: { what: 'The guardian is the mother, in the same household register', next: 'Nothing to do' },
  },
  'guardian.mother-other-household': {
    zh: { what: '监护人是母亲，与申领人不在同一户口簿', next: '无需处理' },
    en: { what: 'The guardian is the mother, in another household register', next: 'Nothing to do' },
  },
  'guardian.father-same-household': {
    zh: { what: '监护人是父亲，与申领人同一户口簿', next: '无需处理' },
    en: { what: 'The guardian is the father, in the same household register', next: 'Nothing to do' },
  },
  'guardian.father-other-household': {
    zh: { what: '监护人是父亲，与申领人不在同一户口簿', next: '无需处理' },
    en: { what: 'The guardian is the father, in another household register', next: 'Nothing to do' },
  },
  'guardian.other-same-household': {
    zh: { what: '监护人不是父母，与申领人同一户口簿', next: '无需处理' },
    en: { what: 'The guardian is no parent, in the same household register', next: 'Nothing to do' },
  },
  'guardian.other-other-household': {
    zh: { what: '监护人不是父母，与申领人不在同一户口簿', next: '无需处理' },
    en: { what: 'The guardian is no parent, in another household register', next: 'Nothing to do' },
  },
  'guardian.not-needed': {
    zh: { what: '申领人已满18周岁，不需要监护人', next: '请结束本次办理，由申领人本人重新开始' },
    en: {
      what: 'The applicant is 18 or more and needs no guardian',
      next: 'Please end this session and begin again with the applicant alone',
    },
  },
  'preschool.voluntary': {
    zh: { what: '学龄前儿童自愿申领，由监护人决定', next: '请询问监护人是否申领，并勾选' },
    en: {
      what: 'A card for a preschool child is voluntary; the guardian decides',
      next: 'Please ask the guardian and tick the answer',
    },
  },
  'preschool.wanted': {
    zh: { what: '监护人同意为学龄前儿童申领', next: '无需处理' },
    en: { what: 'The guardian wants the card for the child', next: 'Nothing to do' },
  },
  'materials.open': {
    zh: { what: '还有{{count}}项材料没有办妥', next: '请逐项查验原件，需要留存的请扫描' },
    en: { what: '{{count}} papers are still open', next: 'Please look at each original, and scan those that are kept' },
  },
  'materials.complete': {
    zh: { what: '材料已齐', next: '无需处理' },
    en: { what: 'All papers are complete', next: 'Nothing to do' },
  },
  'photo.to-compare': {
    zh: { what: '还没有核对照片与申领人是否为同一人', next: '请对照本人核对照片，并勾选' },
    en: {
      what: 'The photo was not compared with the applicant',
      next: 'Please compare it with the person and tick it',
    },
  },
  'photo.is-person': {
    zh: { what: '照片与申领人为同一人', next: '无需处理' },
    en: { what: 'The photo shows the applicant', next: 'Nothing to do' },
  },
} as const satisfies CodeTexts;
