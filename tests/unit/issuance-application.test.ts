import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { Case } from '#domain/eligibility/case.ts';
import type { Application, ApplicationData, Consent } from '#domain/eligibility/person-record.ts';
import { decideVerdict } from '#domain/eligibility/verdict.ts';
import { missingForSubmission } from '#domain/issuance/application.ts';
import type { SessionEvent } from '#domain/issuance/events.ts';
import type { ApplicationStep, SessionState, VerdictStep } from '#domain/issuance/state.ts';
import { transition } from '#domain/issuance/transition.ts';
import type { PhotoJudgement } from '#domain/photo/judgement.ts';
import type { PhotoOverride } from '#domain/photo/override.ts';
import {
  approvedHere,
  caseOf,
  daughter,
  father,
  guardianOf,
  mother,
  placeOn,
  recordWith,
  registerPage,
  shown,
  zhangSan,
} from '../support/people.ts';

const verdictOf = (subject: Case): VerdictStep => ({
  step: 'verdict',
  ...subject,
  verdict: decideVerdict(subject),
  running: null,
  fault: null,
});

const played = (state: SessionState, ...events: readonly SessionEvent[]): SessionState =>
  events.reduce((now, event) => unwrap(transition(now, event)).state, state);

const inForm = (state: SessionState): ApplicationStep => {
  if (state.step !== 'application') throw new Error(state.step);
  return state;
};

const begin = (subject: Case): ApplicationStep => inForm(played(verdictOf(subject), { event: 'start-application' }));

const minorCase = caseOf({
  document: daughter,
  guardian: guardianOf(),
  record: recordWith({ application: null, enrolment: { school: '示范小学', stage: 'primary' } }),
});
const adultCase = caseOf({ record: recordWith({ application: null }) });

const form: ApplicationData = {
  phone: '13800138000',
  division: '430682',
  address: '湖南省临湘市测试路1号',
  occupation: '30000',
  nationality: 'CHN',
};

const sha = (digit: string) => digit.repeat(64);

const judgement = (change: Partial<PhotoJudgement> = {}): PhotoJudgement => ({
  verdict: 'pass',
  findings: [],
  confirm: [],
  overridable: true,
  limits: 'test',
  models: [],
  capture: sha('c'),
  ...change,
});

const photo = (change: Partial<PhotoJudgement> = {}, sha256 = sha('a')): SessionEvent => ({
  event: 'set-photo',
  photo: { source: 'camera', width: 358, height: 441, bytes: 20_000, sha256, judgement: judgement(change) },
});

const consents: readonly Consent[] = [
  {
    document: 'bank-liability',
    version: '1',
    sha256: sha('b'),
    readAt: 1,
    agreedAt: 2,
    signedBy: 'applicant',
    signatureSha256: sha('d'),
  },
];

const saved: SessionEvent = { event: 'save-form', form };
const checked = (realName = true): readonly SessionEvent[] => [
  { event: 'check-phone' },
  {
    event: 'done',
    value: { act: 'check-phone', check: { phone: form.phone, realName, checkedAt: 1, source: '运营商' } },
  },
];
const same: SessionEvent = { event: 'decide', decision: 'photo-is-person', on: true };
const signed: readonly SessionEvent[] = [{ event: 'confirm-data' }, { event: 'consent', consents }];
const complete = [saved, ...checked(), photo(), same, ...signed] as const;

const papers: readonly SessionEvent[] = (['household-register-head', 'household-register-person'] as const).flatMap(
  (kind) => {
    const [page] = shown(kind).pages;
    if (page === undefined) throw new Error('no page');
    return [
      { event: 'see-material', kind, seen: { by: '柜员', at: 1 } },
      { event: 'keep-page', kind, page },
    ] as const;
  },
);

const submitted = (state: ApplicationStep, application: Partial<Application>): ApplicationStep =>
  inForm(
    played(
      state,
      { event: 'submit' },
      {
        event: 'done',
        value: { act: 'submit-application', application: { ...approvedHere, mode: 'onsite', ...application } },
      },
    ),
  );

describe('an application at the counter', () => {
  it('names what it lacks in the order it is worked off', () => {
    expect(missingForSubmission(begin(adultCase))).toEqual([
      'form.phone-missing',
      'form.occupation-missing',
      'photo.missing',
      'form.unconfirmed',
      'consent.missing',
    ]);
    expect(missingForSubmission(inForm(played(begin(adultCase), ...complete)))).toEqual([]);
  });

  it('takes address, division and nationality from the document', () => {
    expect(begin(adultCase).form).toMatchObject({ address: zhangSan.address, division: '430682', nationality: 'CHN' });
  });

  it('of a minor needs the papers as well, and the phone in the guardian’s name', () => {
    const state = inForm(played(begin(minorCase), ...complete));
    expect(missingForSubmission(state)).toEqual(['materials.open']);
    expect(missingForSubmission(inForm(played(state, ...papers)))).toEqual([]);
    const other = inForm(played(begin(minorCase), saved, ...checked(false)));
    expect(missingForSubmission(other)).toContain('form.phone-not-guardians');
    expect(missingForSubmission(inForm(played(begin(adultCase), saved, ...checked(false))))).toContain(
      'form.phone-other-name',
    );
  });

  it('is not submitted while the relation was taken back to one that contradicts', () => {
    const wrong: SessionEvent = { event: 'state-relation', relation: { kin: 'father', household: 'same' } };
    const state = inForm(played(begin(minorCase), ...complete, ...papers, wrong));
    expect(missingForSubmission(state)).toContain('application.needs-open');
    expect(transition(state, { event: 'submit' }).ok).toBe(false);
  });

  it('asks for another paper when the relation changes', () => {
    const other: SessionEvent = { event: 'state-relation', relation: { kin: 'mother', household: 'other' } };
    const state = inForm(played(begin(minorCase), ...papers, other));
    expect(state.verdict.bring.map(({ kind }) => kind)).toContain('birth-certificate');
    expect(missingForSubmission(state)).toContain('materials.open');
  });

  it.each<[string, SessionEvent]>([
    ['the phone', { event: 'save-form', form: { ...form, phone: '13800138001' } }],
    ['the address', { event: 'save-form', form: { ...form, address: '湖南省临湘市测试路2号' } }],
    ['the occupation', { event: 'save-form', form: { ...form, occupation: '31' } }],
    ['the nationality', { event: 'save-form', form: { ...form, nationality: 'CAN' } }],
  ])('is confirmed and signed anew when %s was changed', (_, event) => {
    const state = inForm(played(begin(adultCase), ...complete, event));
    expect(missingForSubmission(state)).toEqual(expect.arrayContaining(['form.unconfirmed', 'consent.missing']));
  });

  it('has its phone checked anew when it was changed meanwhile', () => {
    const asked = played(begin(adultCase), saved, { event: 'check-phone' });
    const changed = played(asked, { event: 'save-form', form: { ...form, phone: '13800138001' } });
    const [, answer] = checked();
    const answered = inForm(played(changed, answer ?? saved));
    expect(answered.form.phoneCheck).toBeNull();
    expect(missingForSubmission(answered)).toContain('form.phone-unchecked');
  });
});

describe('the photo of an application', () => {
  const failing = {
    rule: 'P08',
    outcome: 'fail',
    code: 'photo.P08',
    on: 'frame',
    measured: 1,
    limit: 0,
    marks: [],
  } as const;
  const refusedPhoto = photo({ verdict: 'fail', findings: [failing] });
  const override: PhotoOverride = {
    rules: [{ rule: 'P08', measured: 1, limit: 0 }],
    reason: 'eye-disease',
    text: '眼疾，持医院证明',
    evidence: 'A-1',
    teller: '柜员',
    supervisor: '主管',
    at: 1,
    limits: 'test',
    models: [],
    capture: sha('c'),
    photo: sha('a'),
    attempts: 1,
    station: 'S1',
    camera: '',
  };

  it('is compared with the person anew when another one is taken', () => {
    const state = inForm(played(begin(adultCase), ...complete, photo({}, sha('e'))));
    expect(missingForSubmission(state)).toEqual(['photo.to-compare']);
    expect(state.photoAttempts).toBe(2);
  });

  it('is ticked rule by rule where the judge leaves it to the eye', () => {
    const asked = inForm(
      played(begin(adultCase), ...complete, photo({ verdict: 'confirm', confirm: ['P04', 'P11'] }), same),
    );
    expect(missingForSubmission(asked)).toEqual(['photo.unconfirmed']);
    expect(transition(asked, { event: 'confirm-photo', rules: ['P04', 'P12'] })).toMatchObject({
      error: { code: 'photo.nothing-to-confirm' },
    });
    const half = inForm(played(asked, { event: 'confirm-photo', rules: ['P04'] }));
    expect(missingForSubmission(half)).toEqual(['photo.unconfirmed']);
    expect(missingForSubmission(inForm(played(half, { event: 'confirm-photo', rules: ['P04', 'P11'] })))).toEqual([]);
  });

  it('that a rule refused goes nowhere until a supervisor lets it pass, and only this very one', () => {
    const refused = inForm(played(begin(adultCase), ...complete, refusedPhoto, same));
    expect(missingForSubmission(refused)).toEqual(['photo.refused']);
    const passed = inForm(played(refused, { event: 'override-photo', override }));
    expect(missingForSubmission(passed)).toEqual([]);
    const again = inForm(played(passed, photo({ verdict: 'fail', findings: [failing] }, sha('e')), same));
    expect(missingForSubmission(again)).toEqual(['photo.refused']);
    expect(transition(again, { event: 'override-photo', override })).toMatchObject({
      error: { code: 'photo.other-photo' },
    });
  });

  it('can’t be let pass where the judge says so, nor without a reason', () => {
    const hard = played(begin(adultCase), photo({ verdict: 'fail', findings: [failing], overridable: false }));
    const allowed = { event: 'override-photo', override } as const;
    expect(transition(hard, allowed)).toMatchObject({ error: { code: 'photo.not-overridable' } });
    expect(transition(played(begin(adultCase), photo()), allowed)).toMatchObject({
      error: { code: 'photo.nothing-to-override' },
    });
    const partly = { ...override, rules: [] };
    expect(
      transition(played(begin(adultCase), refusedPhoto), { event: 'override-photo', override: partly }),
    ).toMatchObject({
      error: { code: 'photo.override-incomplete' },
    });
  });
});

describe('a refused application', () => {
  const dataReason = { code: 'data-address', zh: '住址不完整', en: 'incomplete' };
  const photoReason = { code: 'photo-light-clothes', zh: '衣着过浅', en: 'light clothes' };
  const refused = (...reasons: readonly (typeof dataReason)[]): ApplicationStep => {
    const application: Application = {
      ...approvedHere,
      state: 'refused',
      reasons,
      data: { ...form, address: '旧地址' },
    };
    return inForm(played(verdictOf(caseOf({ record: recordWith({ application }) })), { event: 'correct' }));
  };

  it('is corrected from what was filled in before', () => {
    const state = refused(dataReason);
    expect(state.correcting).toEqual({ applicationId: 'APP-1', reasons: [dataReason] });
    expect(state.form).toMatchObject({ phone: form.phone, address: '旧地址', phoneCheck: null });
  });

  it('is confirmed and signed anew when it is sent back again, the photo only if it was about the photo', () => {
    const filled = inForm(played(refused(dataReason), ...complete));
    const twice = (reason: typeof dataReason) =>
      inForm(played(submitted(filled, { id: 'APP-2', state: 'refused', reasons: [reason] }), { event: 'correct' }));
    const data = twice(dataReason);
    expect(data.correcting?.applicationId).toBe('APP-2');
    expect(missingForSubmission(data)).toEqual(['form.unconfirmed', 'consent.missing']);
    const again = twice(photoReason);
    expect(again.photo).toBeNull();
    expect(missingForSubmission(again)).toEqual(['photo.missing', 'form.unconfirmed', 'consent.missing']);
  });

  it('waits for its review, ends refused when it is left so, and is made once it passes', () => {
    const filled = inForm(played(refused(dataReason), ...complete));
    const waiting = submitted(filled, { state: 'under-review' });
    expect(transition(waiting, { event: 'make' }).ok).toBe(false);
    const record = recordWith({ application: { ...approvedHere, mode: 'onsite' } });
    const passed = played(
      waiting,
      { event: 'refresh-application' },
      { event: 'done', value: { act: 'read-application', record, place: placeOn() } },
    );
    expect(played(passed, { event: 'make' })).toMatchObject({ step: 'make', application: { state: 'approved' } });
    const left = played(submitted(filled, { state: 'refused', reasons: [dataReason] }), { event: 'finish' });
    expect(left).toMatchObject({ step: 'closed', outcome: 'refused', fate: 'none' });
  });
});

describe('the guardian at the counter', () => {
  const minor = verdictOf({ ...minorCase, guardian: null });

  it('is read after the minor, and the wait can be given up', () => {
    const reading = played(minor, { event: 'read-guardian' });
    expect(reading).toMatchObject({ running: 'read-guardian' });
    const given = played(reading, {
      event: 'failed',
      act: 'read-guardian',
      failure: { code: 'id-reader.cancelled', kind: 'ask' },
    });
    expect(given).toMatchObject({ step: 'verdict', running: null, fault: null });
    const read = played(
      given,
      { event: 'read-guardian' },
      { event: 'done', value: { act: 'read-guardian', document: mother } },
    );
    expect(read).toMatchObject({ guardian: { document: { name: '冯二' }, relation: null } });
  });

  it('wants or does not want the card anew when another one comes', () => {
    const wanted: SessionEvent = { event: 'decide', decision: 'guardian-wants-card', on: true };
    const child = verdictOf(
      caseOf({ document: registerPage, guardian: guardianOf(), record: recordWith({ application: null }) }),
    );
    const another = played(
      played(child, wanted),
      { event: 'read-guardian' },
      { event: 'done', value: { act: 'read-guardian', document: father } },
    );
    expect(another).toMatchObject({ decisions: [], guardian: { relation: null } });
  });

  it('is not read for an adult, and a relation needs one', () => {
    expect(transition(verdictOf(adultCase), { event: 'read-guardian' }).ok).toBe(false);
    expect(
      transition(minor, { event: 'state-relation', relation: { kin: 'mother', household: 'same' } }),
    ).toMatchObject({
      error: { code: 'guardian.missing' },
    });
  });

  it('shows only papers of the list, and waives only what may be waived', () => {
    const seen = { by: '柜员', at: 1 };
    const state = verdictOf(minorCase);
    expect(transition(state, { event: 'see-material', kind: 'residence-proof', seen })).toMatchObject({
      error: { code: 'materials.unknown' },
    });
    const waived = { ...seen, reason: '已有登记' };
    expect(transition(state, { event: 'waive-material', kind: 'household-register-head', waived })).toMatchObject({
      error: { code: 'materials.not-waivable' },
    });
  });
});

describe('whatever is pressed in the form', () => {
  const events: readonly SessionEvent[] = [
    ...complete,
    ...papers,
    { event: 'save-form', form: { ...form, phone: '' } },
    { event: 'save-form', form: { ...form, address: '湖南省临湘市测试路2号' } },
    { event: 'dispute-data', field: 'address' },
    { event: 'decide', decision: 'photo-is-person', on: false },
    { event: 'state-relation', relation: { kin: 'father', household: 'same' } },
    { event: 'state-relation', relation: { kin: 'mother', household: 'same' } },
    { event: 'state-relation', relation: { kin: 'mother', household: 'other' } },
    { event: 'see-material', kind: 'household-register-head', seen: null },
    photo({ verdict: 'confirm', confirm: ['P04'] }),
    { event: 'confirm-photo', rules: ['P04'] },
    { event: 'photo-not-made' },
    { event: 'back' },
  ];

  it('is submitted exactly when nothing is missing', () => {
    let accepted = 0;
    fc.assert(
      fc.property(
        fc.constantFrom(adultCase, minorCase),
        fc.boolean(),
        fc.array(fc.constantFrom(...events), { maxLength: 25 }),
        (subject, filled, pressed) => {
          let state: SessionState = begin(subject);
          for (const event of filled ? [...complete, ...papers, ...pressed] : pressed) {
            const next = transition(state, event);
            if (next.ok) state = next.value.state;
          }
          const step = inForm(state);
          const now = transition(step, { event: 'submit' });
          if (now.ok) accepted += 1;
          expect(now.ok).toBe(step.running === null && missingForSubmission(step).length === 0);
        },
      ),
      { numRuns: 2_000 },
    );
    expect(accepted).toBeGreaterThan(20);
  });
});
