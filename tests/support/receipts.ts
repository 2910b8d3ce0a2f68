import type {
  IssuanceReceipt,
  OutletOnSlip,
  Receipt,
  ReceiptLanguage,
  ReferralSlip,
  RefusalSlip,
} from '#services/receipts/model.ts';

/** 2026-01-05 09:30 in China. */
export const PRINTED_AT = Date.UTC(2026, 0, 5, 1, 30);

export const HERE: OutletOnSlip = {
  name: '建设银行岳阳临湘支行营业部',
  address: '湖南省临湘市长盛西路 42',
  phone: '0730-3069697',
  gaps: [{ zh: '公告中数字后缺“号”等字', en: 'The notice drops a word such as 号 after the number' }],
};

export const THERE: OutletOnSlip = {
  name: '中国农业银行股份有限公司临湘福桥路支行',
  address: '湖南省临湘市 49',
  phone: '0730-3804257',
  gaps: [
    { zh: '公告所列地址未写街道名称', en: 'The notice names no street for this address' },
    { zh: '公告中数字后缺“号”等字', en: 'The notice drops a word such as 号 after the number' },
  ],
};

const head = (language: ReceiptLanguage) => ({
  language,
  training: true,
  from: HERE,
  teller: '李四',
  at: PRINTED_AT,
  reference: '7F3A21C0',
});

/** Slips about the sample person of the card specification. */
export const issuanceReceipt = (language: ReceiptLanguage, change: Partial<IssuanceReceipt> = {}): IssuanceReceipt => ({
  ...head(language),
  kind: 'issuance-receipt',
  holder: { name: '张*', number: '1101**********002X' },
  guardian: null,
  card: { maskedNumber: '*****569X', bankCardTail: '0004', bank: '建设银行' },
  handedOverAt: PRINTED_AT - 60_000,
  functions: [
    { name: { zh: '社会保障功能', en: 'Social security functions' }, active: true },
    { name: { zh: '银行功能', en: 'Bank functions' }, active: true },
  ],
  ...change,
});

export const refusalSlip = (language: ReceiptLanguage, change: Partial<RefusalSlip> = {}): RefusalSlip => ({
  ...head(language),
  kind: 'refusal-slip',
  applicant: { name: '张*', number: '1101**********002X' },
  result: { zh: '今天不能办理', en: 'No card can be made today' },
  reasons: [
    {
      what: {
        zh: '已持有社会保障卡（工商银行，2021-03-15发卡，状态：正常）',
        en: 'Holds a social security card already (工商银行, issued 2021-03-15, state: normal)',
      },
      next: {
        zh: '一人一卡；如需补换卡，请到发卡银行办理',
        en: 'One person, one card; for a replacement please go to the issuing bank',
      },
      source: { zh: '平台', en: 'Platform' },
      at: PRINTED_AT - 120_000,
    },
    {
      what: { zh: '没有参加任何一项社会保险', en: 'Not insured in any social insurance' },
      next: { zh: '请先办理参保登记，再来申领', en: 'Please register for insurance first, then apply' },
      source: { zh: '平台', en: 'Platform' },
      at: PRINTED_AT - 120_000,
    },
  ],
  options: [
    {
      zh: '上述事项办妥后，可再到本网点或任一设有制卡设备的网点办理',
      en: 'Once this is settled, come back here or to any outlet with an issuing machine',
    },
  ],
  ...change,
});

export const referralSlip = (language: ReceiptLanguage, change: Partial<ReferralSlip> = {}): ReferralSlip => ({
  ...head(language),
  kind: 'referral-slip',
  reason: { zh: '申领人在线上选择了此网点', en: 'The applicant chose this outlet in the app' },
  to: THERE,
  bring: [
    { zh: '本人身份证原件', en: 'Your identity card (original)' },
    { zh: '本人实名登记的手机', en: 'A mobile phone registered in your own name' },
  ],
  ...change,
});

/** Every kind in both languages, a minor's receipt among them. */
export const allReceipts = (): Readonly<Record<string, Receipt>> =>
  Object.fromEntries(
    (['zh-CN', 'en'] as const).flatMap((language) => [
      [`issuance-${language}`, issuanceReceipt(language)],
      [
        `issuance-minor-${language}`,
        issuanceReceipt(language, {
          training: false,
          guardian: { name: '赵**', number: '4306**********0014', relation: { zh: '父亲', en: 'Father' } },
          functions: [
            { name: { zh: '社会保障功能', en: 'Social security functions' }, active: true },
            { name: { zh: '银行功能', en: 'Bank functions' }, active: false },
          ],
        }),
      ],
      [`refusal-${language}`, refusalSlip(language)],
      [`referral-${language}`, referralSlip(language)],
    ]),
  );
