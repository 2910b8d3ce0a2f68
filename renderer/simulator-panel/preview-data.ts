import type { ConsentTextView, OutletView } from '#contract/views.ts';
import type { Language } from '../i18n/instance.ts';

/** Some outlets of the notice, as it gives them; the first one is where the previews stand. */
export const previewOutlets: readonly OutletView[] = [
  {
    no: 3,
    area: '临湘市',
    bank: '建设银行',
    name: '建设银行岳阳临湘支行营业部',
    phone: '0730-3069697',
    address: '湖南省临湘市长盛西路 42',
  },
  {
    no: 1,
    area: '临湘市',
    bank: '工商银行',
    name: '中国工商银行股份有限公司临湘支行营业室',
    phone: '0730-3722652',
    address: '湖南省临湘市长安西路 13',
  },
  {
    no: 2,
    area: '临湘市',
    bank: '湖南银行',
    name: '湖南银行岳阳临湘市支行',
    phone: '0730-3558005',
    address: '岳阳市临湘市长安中路临湘市财政局临街门面',
  },
  {
    no: 4,
    area: '临湘市',
    bank: '建设银行',
    name: '建设银行岳阳临湘长安支行',
    phone: '0730-3069686',
    address: '湖南省临湘市北正街 2 号长安商厦北面',
  },
  {
    no: 5,
    area: '临湘市',
    bank: '农村信用合作社',
    name: '湖南临湘农村商业银行股份有限公司桃林支行',
    phone: '0730-3802962',
    address: '湖南省岳阳市临湘市桃林镇清泉居委会万安路',
  },
  {
    no: 9,
    area: '临湘市',
    bank: '农村信用合作社',
    name: '湖南临湘农村商业银行股份有限公司向阳路支行',
    phone: '0730-3802962',
    address: '湖南省岳阳市临湘市向阳路 29',
  },
  {
    no: 10,
    area: '临湘市',
    bank: '农村信用合作社',
    name: '湖南临湘农村商业银行股份有限公司羊楼司支行',
    phone: '0730-3984252',
    address: '湖南省岳阳市临湘市羊楼司镇尖山居委会',
  },
  {
    no: 20,
    area: '临湘市',
    bank: '农业银行',
    name: '中国农业银行股份有限公司临湘福桥路支行',
    phone: '0730-3804257',
    address: '湖南省临湘市 49',
  },
];

/** Documents on the training desk. Invented people. */
export const previewPeople = [
  {
    id: 'zhang-san',
    name: '张三',
    hint: { zh: '成年人，线上申请已审核通过', en: 'Adult, online application approved' },
  },
  {
    id: 'zhao-shi',
    name: '赵示例',
    hint: { zh: '成年人，没有线上申请，现场申领', en: 'Adult without an application, applies here' },
  },
  {
    id: 'qian-yangben',
    name: '钱样本',
    hint: { zh: '申请选择了另一网点', en: 'Application for another outlet' },
  },
] as const;

const paragraphs = (texts: readonly string[]): string => texts.join('\n\n');

/** Stand-ins for the texts the host keeps; long enough to scroll. */
export const previewConsentTexts: Readonly<Record<Language, readonly ConsentTextView[]>> = {
  'zh-CN': [
    {
      document: 'bank-account-liability',
      version: 'sample-1',
      sample: true,
      title: '办理银行账户（银行卡）法律责任告知书',
      body: paragraphs([
        '本文本为样本，正式使用前由发卡银行替换。',
        '一、本人使用真实身份信息办理社会保障卡及其银行账户，所提交的证件和资料真实、有效。',
        '二、本人知悉：出租、出借、出售、购买银行账户（银行卡）属于违法行为，情节严重的将依法追究法律责任。',
        '三、本人承诺银行账户（银行卡）仅供本人使用，妥善保管卡片和密码，不向他人提供。',
        '四、账户被用于电信网络诈骗等违法犯罪活动的，银行可依法采取暂停非柜面业务、限制新开户等措施。',
        '五、如信息发生变化，本人将及时到银行更新；卡片遗失时，本人将分别办理社会保障功能和银行功能的挂失。',
        '六、本人已阅读并理解以上内容。',
      ]),
      sha256: '1'.repeat(64),
    },
    {
      document: 'personal-information',
      version: 'sample-1',
      sample: true,
      title: '个人信息处理告知书',
      body: paragraphs([
        '本文本为样本，正式使用前由人社部门替换。',
        '为办理社会保障卡，将处理您的姓名、性别、民族、出生日期、身份号码、住址、手机号码和照片。',
        '上述信息仅用于申领、制卡、启用和后续服务，办理完成后本机按规定删除照片。',
      ]),
      sha256: '2'.repeat(64),
    },
  ],
  en: [
    {
      document: 'bank-account-liability',
      version: 'sample-1',
      sample: true,
      title: 'Notice of legal liability for bank accounts (bank cards)',
      body: paragraphs([
        'This text is a sample; the issuing bank replaces it before real use.',
        '1. I apply for the social security card and its bank account under my true identity; the documents I hand in are genuine and valid.',
        '2. I understand that renting out, lending, selling or buying bank accounts (bank cards) is against the law and is prosecuted in serious cases.',
        '3. I will use the bank account (bank card) myself only, keep the card and the PIN safe and give them to nobody.',
        '4. If the account is used for fraud or other crimes, the bank may suspend services and refuse new accounts as the law allows.',
        '5. I will tell the bank when my details change; if the card is lost, I will report the social security function and the bank function separately.',
        '6. I have read and understood the above.',
      ]),
      sha256: '3'.repeat(64),
    },
    {
      document: 'personal-information',
      version: 'sample-1',
      sample: true,
      title: 'Notice on personal information',
      body: paragraphs([
        'This text is a sample; the bureau replaces it before real use.',
        'To issue the card we process your name, sex, ethnic group, date of birth, identity number, address, mobile phone and photo.',
        'They are used to apply, make, activate and serve the card only; this station deletes the photo by rule afterwards.',
      ]),
      sha256: '4'.repeat(64),
    },
  ],
};
