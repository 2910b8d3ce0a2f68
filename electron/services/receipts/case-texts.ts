/** The words a slip says of a session, in both languages. */
import type { Reason, SessionView } from '#contract/views.ts';
import type { Words } from './model.ts';

const words = (zh: string, en: string): Words => ({ zh, en });

export type Decision = NonNullable<SessionView['verdict']>['decision'];
export type Outcome = NonNullable<SessionView['outcome']>['outcome'];

export const DECISION_RESULT: Readonly<Record<Exclude<Decision, 'make' | 'apply-on-site'>, Words>> = {
  wait: words('线上申领正在审核，暂不能制卡', 'The online application is under review'),
  'other-outlet': words('请到所选网点制卡', 'Please have the card made at the outlet you chose'),
  correct: words('申领审核未通过，请更正后重新提交', 'The application was refused; please correct it and submit again'),
  needs: words('还缺材料或需要有人到场，暂不能办理', 'A paper or a person is still missing; no card can be made yet'),
  refuse: words('目前不符合申领条件', 'The conditions for a card are not met at present'),
};

export const OUTCOME_RESULT: Readonly<Record<Exclude<Outcome, 'issued'>, Words>> = {
  refused: words('本次未能办理', 'No card was made this time'),
  failed: words('本次制卡未成功，没有发出卡片', 'Making the card did not succeed; no card was handed out'),
  incident: words('本次制卡未完成，网点正在处理', 'The card was not finished; the outlet is looking into it'),
  cancelled: words('本次办理已取消', 'The business was cancelled'),
};

export const DECISION_OPTIONS: Readonly<Record<keyof typeof DECISION_RESULT, readonly Words[]>> = {
  wait: [
    words(
      '审核通常需要 5 至 15 分钟；智慧人社中显示“审核通过，不可以修改”后即可到所选网点制卡',
      'The review usually takes 5 to 15 minutes; once the app says 审核通过，不可以修改 the card can be made at the outlet you chose',
    ),
  ],
  'other-outlet': [
    words(
      '请持身份证原件到所选网点制卡、激活',
      'Go to that outlet with your identity card; the card is made and activated there',
    ),
  ],
  correct: [
    words(
      '请在智慧人社中按上述原因修改后重新提交，审核通过后到所选网点制卡',
      'Correct the application in the app as stated, submit it again, and come to the outlet you chose once it is approved',
    ),
    words(
      '不便使用手机的，可请柜员在柜台协助修改',
      'If the app is difficult for you, the teller can help you at the counter',
    ),
  ],
  needs: [
    words(
      '请按上述说明备齐后，再到本网点或任一设有制卡设备的网点办理',
      'Please come back with what is named above, here or to any outlet with an issuing machine',
    ),
  ],
  refuse: [
    words(
      '上述事项办妥后，可再到本网点或任一设有制卡设备的网点办理',
      'Once this is settled, come back here or to any outlet with an issuing machine',
    ),
  ],
};

export const OUTCOME_OPTIONS: readonly Words[] = [
  words('可在本网点再次办理，或先致电网点了解', 'You can apply at this outlet again, or call the outlet first'),
];

export const SOURCES: Readonly<Record<Reason['source'], Words>> = {
  platform: words('平台', 'Platform'),
  document: words('身份证', 'Identity card'),
  teller: words('柜员', 'Teller'),
  applicant: words('申领人', 'Applicant'),
  station: words('本机', 'This station'),
};

export const FUNCTIONS = {
  socialSecurity: words('社会保障功能', 'Social security functions'),
  bank: words('银行功能', 'Bank functions'),
} as const;

export const REFERRAL_REASONS = {
  chosenOnline: words('申领人在线上选择了此网点', 'You chose this outlet in the app'),
  chosenAtCounter: words('按柜员建议到此网点办理', 'Recommended at the counter'),
} as const;

/** Whose phone it has to be (N8, N9 3), and what to wear for the photo (N11). */
export const BRING_OWN_PHONE = words('本人实名登记的手机', 'A mobile phone registered in your own name');
export const BRING_GUARDIANS_PHONE = words(
  '监护人实名登记的手机',
  'A mobile phone registered in the guardian’s own name',
);
export const BRING_NO_LIGHT_CLOTHES = words(
  '现场拍照，请勿穿浅色衣服',
  'A photo is taken there: please do not wear light clothes',
);

/** What an adult brings who only asks (N8, N11). */
export const BRING_ADULT: readonly Words[] = [
  words('本人身份证原件', 'Your identity card (original)'),
  BRING_OWN_PHONE,
  BRING_NO_LIGHT_CLOTHES,
];
