import type { CodeTexts } from './code-text.ts';

const ASK_TECHNICIAN_ZH = '请联系技术人员';
const ASK_TECHNICIAN_EN = 'Please call the technician';

/** Failures of the way to the platform and refusals of its calls (`drivers/platform`). */
export const platformCodes = {
  'platform.unreachable': {
    zh: { what: '连接不到卡管平台', next: '请稍候，系统会重新连接；长时间未恢复请检查网络' },
    en: {
      what: 'The card platform can’t be reached',
      next: 'Please wait for the connection; if it stays away, check the network',
    },
  },
  'platform.line-down': {
    zh: { what: '卡管平台的线路自 {{since}} 起中断', next: '请先办不需要平台的事；线路恢复后自动继续' },
    en: {
      what: 'The line to the card platform is down since {{since}}',
      next: 'Please go on with what needs no platform; it goes on by itself when the line is back',
    },
  },
  'platform.clock-unknown': {
    zh: { what: '平台没有告知时间，无法核对本机时钟', next: '请人工核对本机时间' },
    en: {
      what: 'The platform does not say what time it is; the clock of this station is not compared',
      next: 'Please compare the time of this station yourself',
    },
  },
  'platform.clock-off': {
    zh: { what: '本机时钟与平台相差约 {{minutes}} 分钟', next: '请技术员校准本机时间' },
    en: {
      what: 'The clock of this station and the platform’s are about {{minutes}} minutes apart',
      next: 'Please have the time of this station set',
    },
  },
  'platform.clock-wrong': {
    zh: {
      what: '本机时钟与平台相差约 {{minutes}} 分钟，卡面日期会印错',
      next: '请技术员校准本机时间后再受理',
    },
    en: {
      what: 'The clock of this station and the platform’s are about {{minutes}} minutes apart; the dates on cards would be wrong',
      next: 'Please have the time of this station set before anybody is received',
    },
  },
  'platform.certificate-unreadable': {
    zh: { what: '终端证书文件读不出来（{{file}}，{{cause}}）', next: '请技术员检查终端证书、密钥和机构证书文件' },
    en: {
      what: 'A file of the station certificate can’t be used ({{file}}, {{cause}})',
      next: 'Please have certificate, key and authority files checked',
    },
  },
  'platform.certificate-other-outlet': {
    zh: { what: '终端证书属于第 {{certificate}} 号网点，本终端是第 {{station}} 号', next: '请技术员换上本网点的证书' },
    en: {
      what: 'The station certificate names outlet {{certificate}}, this station is of outlet {{station}}',
      next: 'Please have the certificate of this outlet put in',
    },
  },
  'platform.certificate-not-yet': {
    zh: { what: '终端证书尚未生效', next: '请检查本机时间；无误的请技术员更换证书' },
    en: {
      what: 'The station certificate is not good yet',
      next: 'Please check the time of this station; if it is right, have the certificate changed',
    },
  },
  'platform.certificate-expired': {
    zh: { what: '终端证书已过期', next: '请技术员更换证书后再受理' },
    en: {
      what: 'The station certificate has expired',
      next: 'Please have it changed before anybody is received',
    },
  },
  'platform.certificate-expires': {
    zh: { what: '终端证书还有 {{days}} 天到期', next: '请技术员向人社局申请新证书' },
    en: { what: 'The station certificate expires in {{days}} days', next: 'Please ask the bureau for a new one' },
  },
  'platform.timeout': {
    zh: { what: '卡管平台未在规定时间内应答', next: '请稍候，系统会重新查询结果' },
    en: { what: 'The card platform did not answer in time', next: 'Please wait, the result is asked for again' },
  },
  'platform.busy': {
    zh: { what: '卡管平台繁忙', next: '请稍候，系统会重新提交' },
    en: { what: 'The card platform is busy', next: 'Please wait, the request is sent again' },
  },
  'platform.not-trusted': {
    zh: { what: '与卡管平台的证书校验未通过（{{cause}}）', next: '请停止办理，联系技术人员检查终端证书' },
    en: {
      what: 'The certificates of this station and the platform do not fit ({{cause}})',
      next: 'Please stop and have the station certificate checked',
    },
  },
  'platform.bad-answer': {
    zh: { what: '卡管平台的应答无法识别', next: ASK_TECHNICIAN_ZH },
    en: { what: 'The card platform’s answer could not be understood', next: ASK_TECHNICIAN_EN },
  },
  'platform.refused.unlisted': {
    zh: { what: '卡管平台不予受理（{{reason}}）', next: ASK_TECHNICIAN_ZH },
    en: { what: 'The card platform refused ({{reason}})', next: ASK_TECHNICIAN_EN },
  },
  'platform.refused.request-malformed': {
    zh: { what: '提交的数据不符合平台要求（{{path}}）', next: '请核对所填内容；仍不通过请联系技术人员' },
    en: {
      what: 'The data sent does not fit the platform’s rules ({{path}})',
      next: 'Please check the entries; if it stays so, call the technician',
    },
  },
  'platform.refused.station-unknown': {
    zh: { what: '本终端未在该网点登记', next: '请联系技术人员核对网点编号和终端证书' },
    en: {
      what: 'This station is not registered for the outlet',
      next: 'Please have outlet number and station certificate checked',
    },
  },
  'platform.refused.key-missing': {
    zh: { what: '提交缺少业务流水号', next: ASK_TECHNICIAN_ZH },
    en: { what: 'The request lacks its transaction key', next: ASK_TECHNICIAN_EN },
  },
  'platform.refused.key-reused': {
    zh: { what: '业务流水号已用于另一笔业务', next: ASK_TECHNICIAN_ZH },
    en: { what: 'The transaction key was used for another request', next: ASK_TECHNICIAN_EN },
  },
  'platform.refused.person-unknown': {
    zh: { what: '平台查无此人', next: '请核对证件；无误的请引导申领人咨询人社部门' },
    en: {
      what: 'The platform does not know this person',
      next: 'Please check the document; if it is right, refer the applicant to the bureau',
    },
  },
  'platform.refused.person-mismatch': {
    zh: { what: '姓名与公民身份号码不一致', next: '请重新读取证件并核对' },
    en: { what: 'Name and identity number do not belong together', next: 'Please read the document again and compare' },
  },
  'platform.refused.person-holds-card': {
    zh: { what: '申领人已持有社会保障卡，一人一卡', next: '请告知申领人现有卡的状态；补换卡请按补换卡业务办理' },
    en: {
      what: 'The applicant holds a social security card already',
      next: 'Please tell the applicant its state; a replacement is another business',
    },
  },
  'platform.refused.person-not-eligible': {
    zh: { what: '申领人暂不符合申领条件', next: '请告知原因，需要时打印咨询单' },
    en: {
      what: 'The applicant does not meet the conditions',
      next: 'Please explain why and print a referral slip if wanted',
    },
  },
  'platform.refused.application-unknown': {
    zh: { what: '平台查无此申请', next: '请重新查询申领人的申请' },
    en: { what: 'The platform does not know this application', next: 'Please look the applicant up again' },
  },
  'platform.refused.application-not-approved': {
    zh: { what: '申请尚未审核通过，不能制卡', next: '请等待审核结果，或稍后再办' },
    en: { what: 'The application is not approved yet', next: 'Please wait for the review or come back later' },
  },
  'platform.refused.application-exists': {
    zh: { what: '申领人已有一份申请正在审核', next: '请等待审核结果' },
    en: { what: 'An application of this person is under review already', next: 'Please wait for its result' },
  },
  'platform.refused.application-locked': {
    zh: { what: '申请已审核通过，不可以修改', next: '请按已通过的申请制卡' },
    en: {
      what: 'The application is approved and can’t be changed',
      next: 'Please make the card of the approved application',
    },
  },
  'platform.refused.application-other-outlet': {
    zh: { what: '申领人选择的是第 {{outletNo}} 号网点', next: '请引导申领人到所选网点领卡' },
    en: { what: 'The applicant chose outlet {{outletNo}}', next: 'Please refer the applicant to that outlet' },
  },
  'platform.refused.application-by-post': {
    zh: { what: '该申请选择了邮寄，不在柜台领卡', next: '请告知申领人等待邮寄' },
    en: {
      what: 'The card of this application is sent by post',
      next: 'Please tell the applicant to wait for the post',
    },
  },
  'platform.refused.phone-not-real-name': {
    zh: { what: '手机号码未通过实名核验', next: '请换用本人实名登记的手机号码，未成年人用监护人的' },
    en: {
      what: 'The phone is not registered in the right name',
      next: 'Please use a number in the applicant’s own name, for a minor in the guardian’s',
    },
  },
  'platform.refused.consent-missing': {
    zh: { what: '缺少申领人签署的告知书', next: '请申领人阅读并签署' },
    en: { what: 'A signed consent is missing', next: 'Please let the applicant read and sign' },
  },
  'platform.refused.photo-unfit': {
    zh: { what: '照片规格不符合平台要求', next: '请重新拍照' },
    en: { what: 'The photo does not fit the platform’s format', next: 'Please take the photo again' },
  },
  'platform.refused.guardian-missing': {
    zh: { what: '平台要求未成年人由监护人陪同', next: '请读取监护人证件并登记监护关系' },
    en: {
      what: 'The platform asks for the guardian of a minor',
      next: 'Please read the guardian’s document and state the relation',
    },
  },
  'platform.refused.guardian-unfit': {
    zh: { what: '平台不接受该监护人', next: '请核对监护人证件；须为成年人且不是申领人本人' },
    en: {
      what: 'The platform does not accept this guardian',
      next: 'Please check the document; the guardian is an adult and not the applicant',
    },
  },
  'platform.refused.order-unknown': {
    zh: { what: '平台查无此制卡订单', next: '请停止制卡，由主管处理' },
    en: { what: 'The platform does not know this order', next: 'Please stop and call the supervisor' },
  },
  'platform.refused.order-exists': {
    zh: { what: '申领人已有一笔未完成的制卡订单', next: '请主管查看该订单，完成或撤销后再办' },
    en: {
      what: 'An unfinished order of this person exists',
      next: 'Please have the supervisor finish or cancel it first',
    },
  },
  'platform.refused.order-cancelled': {
    zh: { what: '制卡订单已撤销', next: '请重新下单；机内的卡请收回' },
    en: { what: 'The order is cancelled', next: 'Please order again; retain the card in the machine' },
  },
  'platform.refused.order-activated': {
    zh: { what: '卡片已启用，订单不能撤销', next: '请主管登记异常，按挂失或补换卡处理' },
    en: {
      what: 'The card is active, the order can’t be cancelled',
      next: 'Please have the supervisor open an incident',
    },
  },
  'platform.refused.order-state': {
    zh: { what: '订单当前状态不允许这一步', next: '请由主管核对订单和卡片' },
    en: {
      what: 'The order’s state does not allow this step',
      next: 'Please have the supervisor compare order and card',
    },
  },
  'platform.refused.blank-unknown': {
    zh: { what: '这张白卡不是配发给本网点的', next: '请收回这张卡并由主管核查库存' },
    en: { what: 'This blank is not allotted to this outlet', next: 'Please retain it and have the stock checked' },
  },
  'platform.refused.blank-used': {
    zh: { what: '这张白卡已用于另一笔订单', next: '请收回这张卡并由主管核查库存' },
    en: { what: 'This blank was used for another order', next: 'Please retain it and have the stock checked' },
  },
  'platform.refused.chip-mismatch': {
    zh: { what: '机内芯片与订单登记的不是同一张卡', next: '请收回这张卡，由主管处理' },
    en: {
      what: 'The chip in the machine is not the one of the order',
      next: 'Please retain the card and call the supervisor',
    },
  },
  'platform.refused.report-mismatch': {
    zh: { what: '卡内数据与订单不一致（{{item}}）', next: '请收回这张卡，不得发出' },
    en: {
      what: 'The chip’s data differs from the order ({{item}})',
      next: 'Please retain the card, it must not be handed out',
    },
  },
  'platform.refused.key-server-refused': {
    zh: { what: '加密机未受理这张卡', next: '请收回这张卡并联系技术人员' },
    en: { what: 'The key server refused this card', next: 'Please retain the card and call the technician' },
  },
  'platform.refused.account-refused': {
    zh: { what: '银行账户未能开立', next: '请按本行开户规定核实后重试，或仅启用社保功能' },
    en: {
      what: 'The bank account could not be opened',
      next: 'Please check by the bank’s rules and try again, or activate social security only',
    },
  },
} as const satisfies CodeTexts;
