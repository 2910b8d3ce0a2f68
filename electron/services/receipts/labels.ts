import type { ReceiptKind, Words } from './model.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

/** The printed words of the forms. */
export const LABELS = {
  training: words('培训专用 · 数据均为虚构，不作任何凭证', 'TRAINING · invented data, not valid as proof'),
  trainingMark: '培训 TRAINING',
  reference: words('编号', 'No.'),
  holder: words('持卡人', 'Holder'),
  applicant: words('申领人', 'Applicant'),
  socialSecurityNumber: words('社会保障号码', 'Social security no.'),
  idNumber: words('证件号码', 'Document no.'),
  guardian: words('监护人', 'Guardian'),
  relation: words('与持卡人关系', 'Relation to holder'),
  cardNumber: words('卡号', 'Card no.'),
  bankCardTail: words('银行卡尾号', 'Bank card, last digits'),
  bank: words('发卡银行', 'Issuing bank'),
  handedOver: words('领卡时间', 'Handed over'),
  outlet: words('办理网点', 'Outlet'),
  outletName: words('网点名称', 'Outlet'),
  madeBy: words('开单网点', 'Made by'),
  phone: words('电话', 'Telephone'),
  address: words('地址', 'Address'),
  teller: words('经办柜员', 'Teller'),
  time: words('办理时间', 'Time'),
  functions: words('卡片功能', 'Functions of the card'),
  active: words('已启用', 'activated'),
  inactive: words('未启用', 'not activated'),
  received: words(
    '本人已领取上述社会保障卡，并已核对卡面信息。',
    'I have received this social security card and checked what is printed on it.',
  ),
  receivedForMinor: words(
    '本人作为监护人已代持卡人领取上述社会保障卡，并已核对卡面信息。',
    'As the guardian I have received this social security card for the holder and checked what is printed on it.',
  ),
  signature: words('持卡人签名', 'Holder’s signature'),
  guardianSignature: words('监护人签名', 'Guardian’s signature'),
  tellerSignature: words('柜员签章', 'Teller’s signature'),
  date: words('日期', 'Date'),
  result: words('办理结果', 'Result'),
  reasons: words('原因', 'Reasons'),
  next: words('接下来可以这样办', 'What you can do next'),
  referredTo: words('请到此网点办理', 'Please go to this outlet'),
  referralReason: words('转介原因', 'Reason'),
  bring: words('请携带', 'Please bring'),
  scan: words('扫码保存网点信息', 'Scan to keep the outlet’s data'),
  ask: words('如有疑问，请致电', 'Questions? Please call'),
} as const;

export const TITLES: Readonly<Record<ReceiptKind, Words>> = {
  'issuance-receipt': words('社会保障卡领卡回执', 'Receipt for a social security card'),
  'refusal-slip': words('社会保障卡业务告知单', 'Notice on your card application'),
  'referral-slip': words('社会保障卡网点转介单', 'Referral to another outlet'),
};

/** Small print at the foot of each form. */
export const FOOT: Readonly<Record<ReceiptKind, readonly Words[]>> = {
  'issuance-receipt': [
    words(
      '请妥善保管卡片和密码，不要将密码告诉他人；卡片遗失请及时挂失。',
      'Keep card and PIN safe and tell nobody the PIN; report a lost card at once.',
    ),
    words('姓名和号码已部分遮盖。', 'Names and numbers are partly masked.'),
  ],
  'refusal-slip': [
    words(
      '本单仅供申领人了解办理情况，不收取任何费用。姓名和号码已部分遮盖。',
      'For your information, free of charge. Names and numbers are partly masked.',
    ),
  ],
  'referral-slip': [
    words(
      '网点信息以人社部门公布的为准，公告未写明之处未作补充。二维码不含个人信息。',
      'Outlets as published by the bureau; nothing was added where its list has gaps. The code holds no personal data.',
    ),
  ],
};
