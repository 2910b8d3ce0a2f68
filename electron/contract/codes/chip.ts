import type { CodeTexts } from './code-text.ts';

/** What the chip and its reader can say. Where the card goes afterwards is decided by the session, not here. */
export const chipCodes = {
  // ------------------------------------------------------------------------------------------- card in the reader
  'chip.no-card': {
    zh: { what: '芯片读写器中没有检测到卡片', next: '请将卡片重新送到写卡位置' },
    en: { what: 'The chip reader finds no card', next: 'Please move the card to the chip station again' },
  },
  'chip.wrong-reader': {
    zh: { what: '卡片出现在另一个读写器中（{{reader}}）', next: '请技术员检查芯片读写器的设置' },
    en: {
      what: 'The card came to another reader ({{reader}})',
      next: 'Please have the technician check which reader is set for the chip',
    },
  },
  'chip.mute': {
    zh: { what: '卡片芯片没有应答', next: '请将卡片重新定位；仍无应答请更换白卡' },
    en: {
      what: 'The chip of this card does not answer',
      next: 'Please seat the card again; if it stays silent, take another blank',
    },
  },
  'chip.card-removed': {
    zh: { what: '读写过程中卡片离开了读写器', next: '请重新定位卡片，系统会先核对芯片内容再继续' },
    en: {
      what: 'The card left the reader while it was in use',
      next: 'Please seat the card again; the chip is checked before anything goes on',
    },
  },
  'chip.card-reset': {
    zh: { what: '卡片被其他程序复位', next: '请关闭其他使用读卡器的程序后重试' },
    en: {
      what: 'Another program reset the card',
      next: 'Please close other programs that use the reader and try again',
    },
  },
  'chip.not-transacted': {
    zh: { what: '与芯片的通信中断', next: '请重试；多次出现请检查芯片触点' },
    en: {
      what: 'Communication with the chip broke off',
      next: 'Please try again; if it repeats, have the chip contacts checked',
    },
  },
  'chip.bad-answer': {
    zh: { what: '芯片返回的数据不完整', next: '请重试；仍不正常请更换白卡' },
    en: { what: 'The chip gave an incomplete answer', next: 'Please try again; if it stays, take another blank' },
  },
  // ------------------------------------------------------------------------------------------- reader and service
  'chip.reader-absent': {
    zh: { what: '没有找到芯片读写器（{{reader}}）', next: '请检查读写器的连接和设置' },
    en: { what: 'The chip reader ({{reader}}) was not found', next: 'Please check its cable and the settings' },
  },
  'chip.reader-ambiguous': {
    zh: { what: '有多个读写器符合设置（{{reader}}）', next: '请技术员填写读写器的完整名称' },
    en: {
      what: 'More than one reader fits the setting ({{reader}})',
      next: 'Please have the technician enter the reader’s full name',
    },
  },
  'chip.in-use': {
    zh: { what: '芯片读写器正被占用', next: '请关闭其他使用读卡器的程序后重试' },
    en: { what: 'The chip reader is in use', next: 'Please close other programs that use the reader and try again' },
  },
  'chip.no-service': {
    zh: { what: '智能卡服务没有运行', next: '请技术员启动智能卡服务' },
    en: { what: 'The smart card service is not running', next: 'Please have the technician start it' },
  },
  'chip.service-lost': {
    zh: { what: '与智能卡服务的连接中断', next: '请重试；仍不成功请技术员重启智能卡服务' },
    en: {
      what: 'The connection to the smart card service was lost',
      next: 'Please try again; if it stays, have the technician restart the service',
    },
  },
  'chip.addon-missing': {
    zh: { what: '读写器组件没有正确安装', next: '请技术员重新安装程序组件' },
    en: {
      what: 'The reader component is not installed correctly',
      next: 'Please have the technician install it again',
    },
  },
  'chip.reader-error': {
    zh: { what: '读写器报告异常（{{code}}）', next: '请重试；仍不成功请联系技术员' },
    en: { what: 'The reader reports a fault ({{code}})', next: 'Please try again; if it stays, call the technician' },
  },
  'chip.worker-killed': {
    zh: { what: '芯片长时间没有应答，读写已中止', next: '请重新定位卡片后重试；仍无应答请更换白卡' },
    en: {
      what: 'The chip did not answer in time and the transfer was stopped',
      next: 'Please seat the card again and retry; if it stays silent, take another blank',
    },
  },
  'chip.worker-gone': {
    zh: { what: '读写程序意外结束', next: '请重试，程序会自动重新启动' },
    en: { what: 'The reader program ended unexpectedly', next: 'Please try again; it restarts by itself' },
  },
  'chip.session-closed': {
    zh: { what: '芯片已经断电', next: '请重新开始读写' },
    en: { what: 'The chip is powered off already', next: 'Please start the transfer again' },
  },
  'chip.bad-address': {
    zh: { what: '读写器的地址设置不正确（{{address}}）', next: '请技术员检查设置' },
    en: {
      what: 'The reader’s address is not valid ({{address}})',
      next: 'Please have the technician check the settings',
    },
  },
  // ------------------------------------------------------------------------------------------- what card it is
  'chip.bad-atr': {
    zh: { what: '芯片的复位信息不是社会保障卡的格式', next: '请更换白卡，并检查卡箱是否装错' },
    en: {
      what: 'The chip’s reset answer is not that of a social security card',
      next: 'Please take another blank and check that the right cards are loaded',
    },
  },
  'chip.not-social-security-card': {
    zh: { what: '此卡没有社会保障应用', next: '请更换白卡，并检查卡箱是否装错' },
    en: {
      what: 'This card has no social security application',
      next: 'Please take another blank and check that the right cards are loaded',
    },
  },
  'chip.algorithm-unknown': {
    zh: { what: '无法识别芯片的加密算法', next: '请更换白卡，并报告卡管部门' },
    en: { what: 'The chip names an unknown algorithm', next: 'Please take another blank and tell the card office' },
  },
  'chip.algorithm-unsupported': {
    zh: { what: '此卡使用 {{algorithm}} 算法，本机暂不支持', next: '请更换白卡，并检查卡箱是否装错' },
    en: {
      what: 'This card uses {{algorithm}}, which this station does not support',
      next: 'Please take another blank and check that the right cards are loaded',
    },
  },
  'chip.generation-unknown': {
    zh: { what: '芯片中没有可识别的规范版本', next: '请更换白卡，并报告卡管部门' },
    en: {
      what: 'The chip names no known version of the specification',
      next: 'Please take another blank and tell the card office',
    },
  },
  'chip.no-certificate-area': {
    zh: { what: '此卡没有证书应用', next: '请更换白卡，并请技术员核对卡种设置' },
    en: {
      what: 'This card has no certificate application',
      next: 'Please take another blank and have the technician check the stock settings',
    },
  },
  'chip.card-id-missing': {
    zh: { what: '芯片中没有卡识别码', next: '请更换白卡，并报告卡管部门' },
    en: { what: 'The chip carries no card id', next: 'Please take another blank and tell the card office' },
  },
  'chip.no-bank-application': {
    zh: { what: '此卡没有银行应用', next: '请更换白卡，并通知银行' },
    en: { what: 'This card has no bank application', next: 'Please take another blank and tell the bank' },
  },
  'chip.bank-card-number-missing': {
    zh: { what: '芯片中读不到银行卡号', next: '请更换白卡，并通知银行' },
    en: { what: 'No bank card number can be read from the chip', next: 'Please take another blank and tell the bank' },
  },
  // ------------------------------------------------------------------------------------------- rights and commands
  'chip.authentication-refused': {
    zh: { what: '芯片认证没有通过，剩余次数 {{triesLeft}}', next: '请停止操作此卡，并报告卡管部门' },
    en: {
      what: 'The chip refused the authentication; {{triesLeft}} tries are left',
      next: 'Please stop using this card and tell the card office',
    },
  },
  'chip.authentication-stopped': {
    zh: { what: '此卡认证只剩 {{triesLeft}} 次机会，为避免锁卡不再尝试', next: '请收回此卡，并报告卡管部门' },
    en: {
      what: 'This card has only {{triesLeft}} tries left and is not asked again, so that it is not locked',
      next: 'Please retain this card and tell the card office',
    },
  },
  'chip.key-locked': {
    zh: { what: '此卡的密钥或密码已锁定', next: '请收回此卡，并更换白卡' },
    en: { what: 'A key or the PIN of this card is locked', next: 'Please retain this card and take another blank' },
  },
  'chip.key-missing': {
    zh: { what: '芯片中没有所用的密钥（{{command}}，{{sw}}）', next: '请技术员核对密钥编号设置，暂停使用此批白卡' },
    en: {
      what: 'The chip does not know the key used ({{command}}, {{sw}})',
      next: 'Please have the technician check the key numbers before this stock is used further',
    },
  },
  'chip.pin-wrong': {
    zh: { what: '密码不正确，剩余次数 {{triesLeft}}', next: '请核对后再输入' },
    en: {
      what: 'The PIN is not right; {{triesLeft}} tries are left',
      next: 'Please check it before entering it again',
    },
  },
  'chip.pin-locked': {
    zh: { what: '此卡的密码已锁定', next: '请办理密码重置' },
    en: { what: 'The PIN of this card is locked', next: 'Please have the PIN reset' },
  },
  'chip.pin-missing': {
    zh: { what: '此卡没有设置密码', next: '请办理密码设置' },
    en: { what: 'This card has no PIN', next: 'Please have a PIN set' },
  },
  'chip.right-missing': {
    zh: { what: '芯片尚未授权此操作（{{sw}}）', next: '请重新认证后再试' },
    en: { what: 'The chip did not permit this step ({{sw}})', next: 'Please authenticate again and retry' },
  },
  'chip.refused': {
    zh: { what: '芯片拒绝了命令 {{command}}（{{sw}}）', next: '请更换白卡；多次出现请联系技术员' },
    en: {
      what: 'The chip refused command {{command}} ({{sw}})',
      next: 'Please take another blank; if it repeats, call the technician',
    },
  },
  'chip.broken': {
    zh: { what: '芯片存储出现故障（{{sw}}）', next: '请收回此卡，并更换白卡' },
    en: { what: 'The chip’s memory failed ({{sw}})', next: 'Please retain this card and take another blank' },
  },
  'chip.photo-differs': {
    zh: { what: '芯片中的照片与写入的不一致', next: '请重试；仍不一致请更换白卡' },
    en: {
      what: 'The photo in the chip is not what was written',
      next: 'Please try again; if it stays, take another blank',
    },
  },
  // ------------------------------------------------------------------------------------------- data to write
  'chip.name-not-in-gbk': {
    zh: {
      what: '姓名中的“{{character}}”（{{codePoint}}）不在芯片字库（GBK）内，平台也没有给出可写入的写法',
      next: '请告知申领人先由人社部门在平台上核定写卡用字，核定后再办理；卡面仍印原字',
    },
    en: {
      what: 'The chip’s character set (GBK) does not hold “{{character}}” ({{codePoint}}) of the name, and the platform gives no spelling for the chip',
      next: 'Please ask the applicant to have the bureau decide it on the platform first; the card’s face keeps the real character',
    },
  },
  'chip.name-too-long': {
    zh: { what: '姓名超过芯片可以存储的长度', next: '请先由人社部门确定写卡姓名' },
    en: {
      what: 'The name is longer than the chip can hold',
      next: 'Please have the bureau decide the form of the name first',
    },
  },
  'chip.bad-data': {
    zh: { what: '平台给出的数据不符合芯片格式（{{item}}）', next: '请报告卡管部门，此卡尚未写入' },
    en: {
      what: 'The platform’s data does not fit the chip’s format ({{item}})',
      next: 'Please tell the card office; nothing was written to the card',
    },
  },
} as const satisfies CodeTexts;
