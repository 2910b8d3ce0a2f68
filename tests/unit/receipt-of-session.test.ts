import { describe, expect, it } from 'vitest';
import { fail, unwrap } from '#basics/result.ts';
import type { Case } from '#domain/eligibility/case.ts';
import { USUAL_PARAMETERS } from '#domain/eligibility/parameters.ts';
import type { PersonRecord } from '#domain/eligibility/person-record.ts';
import { decideVerdict } from '#domain/eligibility/verdict.ts';
import type { ResidentCard } from '#domain/identity/identity-document.ts';
import type { ApplicationStep, Closed, SessionState, VerdictStep } from '#domain/issuance/state.ts';
import { PUBLISHED_OUTLETS } from '#domain/outlets/published.ts';
import { loadBankProfiles } from '#services/issuance/bank-profiles.ts';
import { type ReceiptFacts, receiptOf } from '#services/receipts/from-session.ts';
import type { Receipt, RefusalSlip } from '#services/receipts/model.ts';
import { approvedHere, recordWith, zhangSan } from '../support/people.ts';
import { PRINTED_AT } from '../support/receipts.ts';

const SESSION = '7f3a21c0-5b1e-4c5f-9a55-0d7e6f3b2a11';

const facts = (change: Partial<ReceiptFacts> = {}): ReceiptFacts => ({
  kind: 'refusal-slip',
  language: 'zh-CN',
  training: true,
  teller: '李四',
  here: PUBLISHED_OUTLETS[2] ?? null,
  outlets: PUBLISHED_OUTLETS,
  now: PRINTED_AT,
  ...change,
});

const caseOf = (state: SessionState) => ({ sessionId: SESSION, state, closedAt: PRINTED_AT - 60_000 });

const verdictStep = (record: Partial<PersonRecord>, document: ResidentCard = zhangSan): VerdictStep => {
  const whole = recordWith({ askedAt: PRINTED_AT - 120_000, ...record });
  const subject: Case = {
    document,
    record: whole,
    guardian: null,
    // The teller has looked at everything that is on the way to a card.
    decisions: ['photo-is-person'],
    materials: [],
    place: {
      outletNo: 3,
      district: '430682',
      today: '20260105',
      profile: unwrap(loadBankProfiles()).profileOf('建设银行'),
      parameters: USUAL_PARAMETERS,
    },
  };
  return { ...subject, step: 'verdict', verdict: decideVerdict(subject), running: null, fault: null };
};

const closed = (change: Partial<Closed>): Closed => ({
  step: 'closed',
  document: zhangSan,
  guardian: null,
  verdict: null,
  application: { id: 'APP-1', mode: 'online', state: 'approved' },
  outcome: 'issued',
  fate: 'handed-over',
  cause: null,
  card: {
    blankId: 'B-1',
    progress: 'reported',
    cardId: null,
    resetInformation: null,
    algorithm: null,
    bankCardNumber: '6217000000000000004',
    fedWith: [],
  },
  discarded: [],
  cardNumber: 'D2143569X',
  activation: { socialSecurity: true, bank: true },
  ...change,
});

const refusalOf = (state: SessionState): RefusalSlip => {
  const slip = unwrap(receiptOf(caseOf(state), facts()));
  if (slip.kind !== 'refusal-slip') throw new Error(slip.kind);
  return slip;
};

const codeOf = (state: SessionState | null, change: Partial<ReceiptFacts> = {}): string => {
  const slip = receiptOf(state === null ? null : caseOf(state), facts(change));
  return slip.ok ? slip.value.kind : slip.error.code;
};

/** Nothing that names the person may be on any slip. */
const expectMasked = (slip: unknown): void => {
  const text = JSON.stringify(slip);
  for (const secret of [
    zhangSan.name,
    zhangSan.idNumber,
    '6217000000000000004',
    'D2143569X',
    zhangSan.address,
    SESSION,
  ]) {
    expect([secret, text.includes(secret)]).toEqual([secret, false]);
  }
};

const bringOf = (slip: Receipt): readonly string[] =>
  slip.kind === 'referral-slip' ? slip.bring.map(({ zh }) => zh) : [];

describe('the receipt for a card', () => {
  it('is of a card that was handed over, with everything personal masked', () => {
    const slip = unwrap(receiptOf(caseOf(closed({})), facts({ kind: 'issuance-receipt' })));
    expectMasked(slip);
    expect(slip).toMatchObject({
      kind: 'issuance-receipt',
      training: true,
      reference: '7F3A21C0',
      holder: { name: '张*', number: '1101**********002X' },
      guardian: null,
      card: { maskedNumber: '*****569X', bankCardTail: '0004', bank: '建设银行' },
      handedOverAt: PRINTED_AT - 60_000,
      functions: [{ active: true }, { active: true }],
      from: { name: '建设银行岳阳临湘支行营业部', phone: '0730-3069697' },
    });
  });

  it('says which function is not active', () => {
    const state = closed({ activation: { socialSecurity: true, bank: false } });
    expect(unwrap(receiptOf(caseOf(state), facts({ kind: 'issuance-receipt' })))).toMatchObject({
      functions: [{ active: true }, { name: { zh: '银行功能' }, active: false }],
    });
  });

  it('is not there before, nor for a session that ended without a card', () => {
    for (const state of [null, verdictStep({}), closed({ outcome: 'failed', fate: 'spoiled' })]) {
      expect(codeOf(state, { kind: 'issuance-receipt' })).toBe('receipt.not-now');
    }
  });
});

describe('the notice on a refusal', () => {
  it('gives every reason that stands against it, its source and time, and what to do', () => {
    const slip = refusalOf(
      verdictStep({
        insurances: [],
        holder: { state: { zh: '正常', en: 'normal' }, bank: '工商银行', issuedOn: '20210315' },
      }),
    );
    expectMasked(slip);
    expect(slip.result.zh).toBe('目前不符合申领条件');
    expect(slip.reasons).toEqual([
      {
        what: { zh: '没有参加任何一项社会保险', en: 'Not insured in any social insurance' },
        next: { zh: '请先办理参保登记，再来申领', en: 'Please register for insurance first, then apply' },
        source: { zh: '平台', en: 'Platform' },
        at: PRINTED_AT - 120_000,
      },
      expect.objectContaining({
        what: {
          zh: '已持有社会保障卡（工商银行，2021-03-15发卡，状态：正常）',
          en: 'Holds a social security card already (工商银行, issued 2021-03-15, state: normal)',
        },
      }),
    ]);
    expect(slip.options.length).toBeGreaterThan(0);
  });

  it('gives the platform’s own words of a refused review', () => {
    const reasons = [{ code: 'photo', zh: '照片不清', en: 'photo blurred' }];
    const online = refusalOf(verdictStep({ application: { ...approvedHere, state: 'refused', reasons } }));
    expect(online.reasons.map(({ what }) => what.zh)).toEqual(['线上申领审核未通过', '照片不清']);
    const step: ApplicationStep = {
      ...verdictStep({ askedAt: 1 }),
      step: 'application',
      correcting: null,
      form: { phone: '', division: null, address: '', occupation: '', nationality: 'CHN', phoneCheck: null },
      photo: null,
      photoAttempts: 0,
      dataConfirmed: true,
      disputed: null,
      consents: [],
      application: { ...approvedHere, mode: 'onsite', state: 'refused', reasons },
      running: null,
      fault: null,
    };
    expect(refusalOf(step).reasons).toMatchObject([{ what: { zh: '照片不清', en: 'photo blurred' }, at: 1 }]);
    expect(refusalOf({ ...step, application: { ...approvedHere, state: 'under-review' } }).result.zh).toMatch(
      /正在审核/,
    );
    expect(codeOf({ ...step, application: null })).toBe('receipt.not-now');
  });

  it('says what failed in the station, but not what the teller is told to do about it', () => {
    const { error } = fail('printer.feeder-empty', 'ask');
    const slip = refusalOf(closed({ outcome: 'failed', fate: 'none', card: null, cause: error }));
    expect(slip.reasons).toMatchObject([{ next: null, source: { zh: '本机' }, at: null }]);
    expect(slip.result.zh).toBe('本次制卡未成功，没有发出卡片');
  });

  it('keeps the verdict of a session that was ended after it', () => {
    const { verdict } = verdictStep({ insurances: [] });
    const slip = refusalOf(closed({ outcome: 'refused', fate: 'none', card: null, verdict }));
    expect(slip.reasons.map(({ what }) => what.zh)).toEqual(['没有参加任何一项社会保险']);
  });

  it('is there for a session that was cancelled before a document was read', () => {
    const slip = refusalOf(closed({ outcome: 'cancelled', fate: 'none', card: null, document: null }));
    expect(slip).toMatchObject({ applicant: null, reasons: [], result: { zh: '本次办理已取消' } });
  });

  it('is not there while nothing stands against a card, nor for one that was issued', () => {
    for (const state of [null, verdictStep({}), verdictStep({ application: null }), closed({})]) {
      expect(codeOf(state)).toBe('receipt.not-now');
    }
  });
});

describe('the referral', () => {
  const elsewhere = verdictStep({ application: { ...approvedHere, outletNo: 20 } });

  it('is to the outlet that was chosen online, with what its entry lacks', () => {
    const slip = unwrap(receiptOf(caseOf(elsewhere), facts({ kind: 'referral-slip' })));
    expectMasked(slip);
    expect(slip).toMatchObject({
      kind: 'referral-slip',
      reason: { zh: '申领人在线上选择了此网点' },
      to: {
        name: '中国农业银行股份有限公司临湘福桥路支行',
        address: '湖南省临湘市 49',
        gaps: [{ zh: '公告所列地址未写街道名称' }, { zh: '公告中数字后缺“号”等字' }],
      },
    });
    // Approved: no photo is taken there.
    expect(bringOf(slip)).toContain('本人实名登记的手机');
    expect(bringOf(slip)).not.toContain('现场拍照，请勿穿浅色衣服');
  });

  it('is to the outlet the teller chose, also when nobody sits there', () => {
    for (const state of [null, verdictStep({ insurances: [] }), elsewhere]) {
      const slip = unwrap(
        receiptOf(state === null ? null : caseOf(state), facts({ kind: 'referral-slip', outletNo: 5 })),
      );
      expect(slip).toMatchObject({
        reason: { zh: '按柜员建议到此网点办理' },
        to: { phone: '0730-3802962', gaps: [{ zh: '此号码在公告中也登记于另一网点' }] },
      });
    }
  });

  it('lists what this applicant has to bring, and for one who only asks what an adult brings', () => {
    const child = verdictStep({ application: null }, { ...zhangSan, birth: '20150101' });
    const slip = unwrap(receiptOf(caseOf(child), facts({ kind: 'referral-slip', outletNo: 5 })));
    expect(bringOf(slip)).toEqual(
      expect.arrayContaining([
        '监护人身份证件原件',
        '户口簿户主页',
        '监护人实名登记的手机',
        '现场拍照，请勿穿浅色衣服',
      ]),
    );
    const asking = unwrap(receiptOf(null, facts({ kind: 'referral-slip', outletNo: 5 })));
    expect(bringOf(asking)).toEqual(['本人身份证原件', '本人实名登记的手机', '现场拍照，请勿穿浅色衣服']);
  });

  it('needs an outlet, one of the directory', () => {
    expect(codeOf(verdictStep({ insurances: [] }), { kind: 'referral-slip' })).toBe('receipt.outlet-missing');
    expect(codeOf(null, { kind: 'referral-slip' })).toBe('receipt.outlet-missing');
    expect(receiptOf(null, facts({ kind: 'referral-slip', outletNo: 77 }))).toMatchObject({
      error: { code: 'receipt.outlet-unknown', params: { no: 77 } },
    });
  });
});
