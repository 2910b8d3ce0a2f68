import type { CodeTexts } from './code-text.ts';

export const applicationCodes = {
  'form.phone-missing': {
    zh: { what: '还没有填写手机号码', next: '请填写本人（未成年人填监护人）的手机号码' },
    en: { what: 'The phone number is missing', next: 'Please enter the own mobile number; for a minor the guardian’s' },
  },
  'form.phone-malformed': {
    zh: { what: '手机号码格式不正确', next: '请填写11位手机号码' },
    en: { what: 'This is no mobile number', next: 'Please enter the 11 digits of a mobile number' },
  },
  'form.phone-unchecked': {
    zh: { what: '手机号码还没有核验', next: '请核验手机实名' },
    en: { what: 'The phone number was not checked', next: 'Please check whose name it is registered in' },
  },
  'form.phone-other-name': {
    zh: { what: '该手机号码不是以申领人本人名义登记', next: '请换用本人实名登记的手机号码' },
    en: {
      what: 'The phone is not registered in the applicant’s name',
      next: 'Please use a number registered in the applicant’s own name',
    },
  },
  'form.address-empty': {
    zh: { what: '还没有填写住址', next: '请填写现住址' },
    en: { what: 'The address is missing', next: 'Please enter the present address' },
  },
  'form.occupation-missing': {
    zh: { what: '还没有选择职业', next: '请选择职业' },
    en: { what: 'The occupation is missing', next: 'Please choose the occupation' },
  },
  'form.disputed': {
    zh: { what: '申领人指出资料有误', next: '请与申领人核对并更正' },
    en: { what: 'The applicant said a line is wrong', next: 'Please check it with the applicant and correct it' },
  },
  'form.unconfirmed': {
    zh: { what: '申领人还没有确认资料', next: '请申领人在屏幕上逐项确认' },
    en: {
      what: 'The applicant has not confirmed the data',
      next: 'Please have the applicant confirm each line on the screen',
    },
  },
  'consent.missing': {
    zh: { what: '申领人还没有阅读并签字', next: '请申领人在屏幕上阅读、勾选并签字' },
    en: {
      what: 'The applicant has not read and signed',
      next: 'Please have the applicant read, tick and sign on the screen',
    },
  },
  'consent.text-changed': {
    zh: { what: '告知书内容已更新', next: '请重新阅读后签字' },
    en: { what: 'The text has changed meanwhile', next: 'Please read it again and sign' },
  },
  'consent.incomplete': {
    zh: { what: '还有告知书没有同意', next: '请逐份阅读并勾选' },
    en: { what: 'Not all texts were agreed to', next: 'Please read and tick each of them' },
  },
  'application.incomplete': {
    zh: { what: '申领资料还不完整', next: '请补齐列出的项目' },
    en: { what: 'The application is not complete', next: 'Please complete the items listed' },
  },
  'form.phone-not-guardians': {
    zh: { what: '该手机号码不是以监护人本人名义登记', next: '未成年人请填写监护人本人实名登记的手机号码' },
    en: {
      what: 'The phone is not registered in the guardian’s name',
      next: 'For a minor please use a number registered in the guardian’s own name',
    },
  },
  'form.division-unknown': {
    zh: { what: '所选的行政区划不存在', next: '请重新选择省、市、县' },
    en: { what: 'There is no such division', next: 'Please choose province, city and county again' },
  },
  'form.occupation-unknown': {
    zh: { what: '所填职业不在职业列表中', next: '请从列表中选择' },
    en: { what: 'The occupation is not on the list', next: 'Please choose one of the list' },
  },
  'form.nationality-missing': {
    zh: { what: '还没有选择国籍', next: '请选择国籍' },
    en: { what: 'The nationality is missing', next: 'Please choose it' },
  },
  'form.nationality-unknown': {
    zh: { what: '所填国籍不在列表中', next: '请从列表中选择' },
    en: { what: 'The nationality is not on the list', next: 'Please choose one of the list' },
  },
  'register.number-shape': {
    zh: { what: '公民身份号码应为18位', next: '请照户口簿登记卡重新填写' },
    en: {
      what: 'An identity number has 18 characters',
      next: 'Please enter it as it stands in the household register',
    },
  },
  'register.number-birth': {
    zh: { what: '公民身份号码中的出生日期不存在', next: '请照户口簿登记卡重新填写' },
    en: {
      what: 'The birth date in the number does not exist',
      next: 'Please enter it as it stands in the household register',
    },
  },
  'register.number-check': {
    zh: { what: '公民身份号码的校验位不符', next: '请逐位核对，常见为两位数字写反' },
    en: {
      what: 'The check character of the number does not fit',
      next: 'Please compare digit by digit; often two are swapped',
    },
  },
  'materials.unknown': {
    zh: { what: '本次办理不需要这项材料', next: '请按清单查验' },
    en: { what: 'This paper is not asked for here', next: 'Please follow the list' },
  },
  'materials.not-waivable': {
    zh: { what: '这项材料不能免交', next: '请申领人补齐后再办理' },
    en: { what: 'This paper can’t be waived', next: 'Please have the applicant bring it' },
  },
  'materials.too-many-pages': {
    zh: { what: '这项材料已留存{{most}}页', next: '请先删去多余的页' },
    en: { what: 'There are {{most}} pages of this paper already', next: 'Please drop those that are not needed first' },
  },
  'materials.no-page': {
    zh: { what: '没有这一页', next: '请重新查看材料清单' },
    en: { what: 'There is no such page', next: 'Please look at the list again' },
  },
  'materials.page-unreadable': {
    zh: { what: '这一页的图像无法读取', next: '请重新扫描，或选择JPEG、PNG格式的图片' },
    en: { what: 'The picture of this page cannot be read', next: 'Please scan it again, or choose a JPEG or PNG file' },
  },
  'photo.refused': {
    zh: { what: '照片不符合要求', next: '请按提示重新拍照' },
    en: { what: 'The photo does not fit the rules', next: 'Please take it again as the list says' },
  },
  'photo.unconfirmed': {
    zh: { what: '照片还有项目需要人工确认', next: '请逐项查看照片并勾选' },
    en: { what: 'Some points of the photo have to be looked at', next: 'Please look at each and tick it' },
  },
  'photo.nothing-to-confirm': {
    zh: { what: '所勾选的项目不在确认之列', next: '请按清单勾选' },
    en: { what: 'What was ticked was not asked for', next: 'Please tick the points of the list' },
  },
  'photo.not-overridable': {
    zh: { what: '这张照片的问题不能由主管放行', next: '请重新拍照' },
    en: { what: 'Nobody can let this photo pass', next: 'Please take it again' },
  },
  'photo.nothing-to-override': {
    zh: { what: '这张照片没有需要放行的项目', next: '请继续办理' },
    en: { what: 'This photo needs no word of the supervisor', next: 'Please go on' },
  },
  'photo.other-photo': {
    zh: { what: '照片已更换', next: '请主管对现在的照片重新确认' },
    en: { what: 'The photo was changed meanwhile', next: 'Please have the supervisor look at the present one' },
  },
  'photo.override-incomplete': {
    zh: { what: '主管放行没有包括全部不合格项目', next: '请主管逐项查看后重新确认' },
    en: {
      what: 'The supervisor’s word does not cover all points',
      next: 'Please have the supervisor look at all of them',
    },
  },
  'consent.not-read': {
    zh: { what: '告知书还没有读到末尾', next: '请翻到末尾后再勾选' },
    en: { what: 'The end of the text was not reached', next: 'Please read to the end, then tick' },
  },
  'consent.signature-unreadable': {
    zh: { what: '签名图像无法读取', next: '请重新签字' },
    en: { what: 'The signature cannot be read', next: 'Please sign again' },
  },
  'application.needs-open': {
    zh: { what: '申领条件或陪同要求还没有办妥', next: '请先处理核验页列出的项目' },
    en: {
      what: 'Something is still missing beside the application',
      next: 'Please settle what the list of the check says',
    },
  },
} as const satisfies CodeTexts;
