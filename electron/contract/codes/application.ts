import type { CodeTexts } from './code-text.ts';

export const applicationCodes = {
  'form.phone-missing': {
    zh: { what: '还没有填写手机号码', next: '请填写申领人本人的手机号码' },
    en: { what: 'The phone number is missing', next: 'Please enter the applicant’s own mobile number' },
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
  'photo.missing': {
    zh: { what: '还没有照片', next: '请现场拍照或选择照片' },
    en: { what: 'There is no photo yet', next: 'Please take or choose a photo' },
  },
  'photo.unreadable': {
    zh: { what: '照片文件无法读取', next: '请重新拍照，或选择JPEG、PNG格式的照片' },
    en: { what: 'The picture cannot be read', next: 'Please take it again, or choose a JPEG or PNG file' },
  },
  'photo.too-small': {
    zh: { what: '照片太小（{{width}}×{{height}}）', next: '请使用不小于358×441像素的照片' },
    en: { what: 'The picture is too small ({{width}}×{{height}})', next: 'Please use one of at least 358×441 pixels' },
  },
  'photo.file-size': {
    zh: { what: '照片无法压缩到{{least}}至{{most}}KB', next: '请重新拍照' },
    en: { what: 'The photo does not fit into {{least}} to {{most}} KB', next: 'Please take it again' },
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
} as const satisfies CodeTexts;
