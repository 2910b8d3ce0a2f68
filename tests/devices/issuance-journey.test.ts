import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { SessionView } from '#contract/views.ts';
import { checkCharacterOf } from '#domain/identity/citizen-number.ts';
import {
  expectAccounted,
  goOn,
  type IssuanceDesk,
  openDesk,
  PIN,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { applyOnSite, decide, readGuardian, showPapers, stateRelation } from '../support/journey-desk.ts';
import { eventually } from '../support/station.ts';

/** A number made up by the rule: division, birth, running number (odd: male), check character. */
const numberOf = (birth: string, running: number): string => {
  const first17 = `430682${birth}${String(running).padStart(3, '0')}`;
  return `${first17}${checkCharacterOf(first17)}`;
};

const MOTHER = numberOf('19000101', 902);
const FATHER = numberOf('19000101', 901);
const CHILD = numberOf('20140601', 911);

const PERSONS = [
  { id: 'mother', document: { name: '李四', idNumber: MOTHER }, phone: '13800138011', platform: {} },
  { id: 'father', document: { name: '张三', idNumber: FATHER }, phone: '13800138012', platform: {} },
  {
    id: 'child',
    document: { name: '张一', idNumber: CHILD },
    platform: { insurances: ['medical'], enrolment: { school: '示范小学', stage: 'primary' } },
  },
  {
    id: 'child-of-father',
    document: { name: '张二', idNumber: numberOf('20130301', 913) },
    platform: {
      insurances: ['medical'],
      application: { state: 'approved', appliedFor: 'other', applicant: 'father' },
    },
  },
  {
    id: 'toddler',
    document: { kind: 'household-register', name: '张五', idNumber: numberOf('20220310', 915), nation: '01' },
    platform: { insurances: ['medical'] },
  },
  {
    id: 'refused-data',
    document: { name: '王五', idNumber: numberOf('19000101', 921) },
    phone: '13800138013',
    platform: {
      application: {
        state: 'refused',
        reasons: [{ code: 'data-address', zh: '住址不完整', en: 'Incomplete address' }],
      },
      onsiteReview: [
        { outcome: 'refused', reasons: [{ code: 'data-phone', zh: '手机号码有误', en: 'Wrong phone' }] },
        { outcome: 'approved' },
      ],
    },
  },
  {
    id: 'waiting',
    document: { name: '赵六', idNumber: numberOf('19000101', 923) },
    platform: { application: { state: 'under-review', review: { afterMs: null } } },
  },
  {
    id: 'next-one',
    document: { name: '孙七', idNumber: numberOf('19000101', 925) },
    platform: { application: { state: 'approved' } },
  },
  {
    id: 'by-other',
    document: { name: '周八', idNumber: numberOf('19000101', 927) },
    platform: { application: { state: 'approved', appliedFor: 'other', applicant: 'mother' } },
  },
].map((person) => ({ phone: '13800138000', pin: PIN, ...person }));

let desk: IssuanceDesk;

beforeAll(async () => {
  desk = await openDesk({ scenario: scenarioOf({ persons: PERSONS }) });
});
afterAll(() => desk?.stop());
afterEach(async () => {
  // One that failed half way does not keep the counter for the next.
  for (const action of ['session.cancel', 'session.finish', 'session.finish'] as const) await desk.teller(action, {});
  await desk.act('id-reader', 'remove');
});

/** The first thing to do. */
const first = (view: SessionView): string | undefined => view.verdict?.reasons[0]?.code;

const close = async (view: SessionView): Promise<void> => {
  const ended = view.step === 'closed' ? view : await desk.press('session.finish');
  expect(ended.step).toBe('closed');
  await desk.press('session.finish');
};

const takeHome = async (view: SessionView): Promise<void> => {
  const end = await goOn(desk, view);
  expect([end.step, end.outcome?.outcome]).toEqual(['closed', 'issued']);
  await desk.press('session.finish');
  await expectAccounted(desk);
};

describe('a minor', () => {
  it('comes alone: the guardian is asked for, and the session can end with what to bring', async () => {
    const alone = await toVerdict(desk, 'child');
    expect([alone.verdict?.decision, first(alone), alone.actions[0]]).toEqual([
      'needs',
      'guardian.missing',
      'session.readGuardian',
    ]);
    expect(alone.materials.map(({ kind }) => kind)).toContain('guardian-identity-card');
    await close(alone);
  });

  it('of the same household gets the card with the mother’s phone and the papers of the register', async () => {
    await toVerdict(desk, 'child');
    const itself = await readGuardian(desk, 'child');
    expect(first(itself)).toBe('guardian.is-applicant');
    const mother = await readGuardian(desk, 'mother');
    expect([first(mother), mother.guardian?.name]).toEqual(['guardian.relation-unknown', '李*']);
    const contradicting = await stateRelation(desk, { kin: 'father', household: 'same' });
    expect(first(contradicting)).toBe('guardian.relation-contradicts');
    const stated = await stateRelation(desk, { kin: 'mother', household: 'same' });
    expect(stated.verdict?.decision).toBe('apply-on-site');
    const started = await desk.press('session.startApplication');
    expect(started.form?.missing).toContain('materials.open');
    expect(started.form?.phoneOf).toBe('guardian');
    const submitted = await applyOnSite(desk, { key: 'child', phone: '13800138011' });
    expect(submitted.application?.state).toBe('approved');
    await takeHome(await desk.press('session.make'));
  });

  it('is not served with another guardian than the one who applied', async () => {
    await toVerdict(desk, 'child-of-father');
    const wrong = await readGuardian(desk, 'mother');
    expect([wrong.verdict?.decision, first(wrong), wrong.actions[0]]).toEqual([
      'needs',
      'guardian.other-applied',
      'session.readGuardian',
    ]);
    await readGuardian(desk, 'father');
    await stateRelation(desk, { kin: 'father', household: 'other' });
    const compared = await decide(desk, 'photo-is-person');
    expect([compared.verdict?.decision, first(compared)]).toEqual(['needs', 'materials.open']);
    const shown = await showPapers(desk);
    expect(shown.verdict?.decision).toBe('make');
    await takeHome(shown);
  });

  it('before school comes with the register, and only if the guardian wants the card', async () => {
    const begun = await desk.teller('session.begin', {});
    expect(begun.ok).toBe(true);
    const page = { name: '张五', nation: '01', address: '湖南省临湘市长安街道示范路1号' };
    const number = PERSONS.find(({ id }) => id === 'toddler')?.document.idNumber ?? '';
    const wrongDigit = `${number.slice(0, 17)}${number.endsWith('0') ? '1' : '0'}`;
    const refused = await desk.teller('session.enterRegister', { ...page, idNumber: wrongDigit });
    expect(refused).toMatchObject({ ok: false, error: { code: 'register.number-check' } });
    expect(await desk.teller('session.enterRegister', { ...page, idNumber: number })).toMatchObject({ ok: true });
    const entered = await desk.settled();
    expect([entered.person?.category, first(entered)]).toEqual(['preschool-child', 'guardian.missing']);
    await readGuardian(desk, 'mother');
    const asked = await stateRelation(desk, { kin: 'mother', household: 'same' });
    expect(first(asked)).toBe('preschool.voluntary');
    const wanted = await decide(desk, 'guardian-wants-card');
    expect(wanted.verdict?.decision).toBe('apply-on-site');
    await close(await desk.press('session.cancel'));
  });
});

describe('an application made online', () => {
  it('that somebody else made is issued once its holder agrees', async () => {
    const asked = await toVerdict(desk, 'by-other');
    expect(first(asked)).toBe('application.by-other');
    await decide(desk, 'holder-agrees');
    const ready = await decide(desk, 'photo-is-person');
    expect(ready.verdict?.decision).toBe('make');
    await decide(desk, 'photo-is-person', false);
    expect(await desk.teller('session.make', {})).toMatchObject({ ok: false, error: { code: 'session.not-now' } });
    await takeHome(await decide(desk, 'photo-is-person'));
  });

  it('that was refused is corrected here, refused again for something else, and passes', async () => {
    const refused = await toVerdict(desk, 'refused-data');
    expect([refused.verdict?.decision, refused.actions[0]]).toEqual(['correct', 'session.correct']);
    const correcting = await desk.press('session.correct');
    expect(correcting.form?.correcting?.reasons.map(({ part }) => part)).toEqual(['data']);
    // The photo of the app was not the reason: it stays, and the teller compares it.
    expect(correcting.photo?.source).toBe('application');
    await decide(desk, 'photo-is-person');
    const again = await submitCorrected('湖南省临湘市长安街道示范路9号');
    expect([again.application?.state, again.actions[0]]).toEqual(['refused', 'session.correct']);
    await desk.press('session.correct');
    const passed = await submitCorrected('湖南省临湘市长安街道示范路9号');
    expect(passed.application?.state).toBe('approved');
    await takeHome(await desk.press('session.make'));
  });
});

const submitCorrected = async (address: string): Promise<SessionView> => {
  const { confirmAndSign, fillIn } = await import('../support/journey-desk.ts');
  await fillIn(desk, { phone: '13800138013', address });
  const ready = await confirmAndSign(desk);
  expect(ready.form?.missing).toEqual([]);
  return desk.press('application.submit');
};

describe('a review that is waited for', () => {
  it('is put aside for the next person, and goes on where it was when the document is read again', async () => {
    const waiting = await toVerdict(desk, 'waiting');
    expect([waiting.verdict?.decision, waiting.review?.usualMs]).toEqual(['wait', [300_000, 900_000]]);
    const { sessionId } = waiting;
    await desk.press('session.park');
    expect((await station()).waiting).toMatchObject([{ name: '赵*', state: expect.any(String) }]);

    await desk.act('id-reader', 'remove');
    const other = await toVerdict(desk, 'next-one');
    expect(other.sessionId).not.toBe(sessionId);
    await takeHomeLeavingWaiting(await decide(desk, 'photo-is-person'));

    await desk.act('id-reader', 'remove');
    const back = await toVerdict(desk, 'waiting');
    expect([back.sessionId, back.verdict?.decision]).toEqual([sessionId, 'wait']);
    expect((await station()).waiting).toEqual([]);

    await desk.act('platform', 'set-person', { personId: 'waiting', patch: { application: { state: 'approved' } } });
    await desk.press('session.refreshApplication');
    const ready = await decide(desk, 'photo-is-person');
    expect(ready.verdict?.decision).toBe('make');
    await takeHome(ready);
  });
});

const station = async () => {
  const read = await desk.teller('station.read', {});
  if (!read.ok) throw new Error(read.error.code);
  return read.value;
};

const takeHomeLeavingWaiting = async (view: SessionView): Promise<void> => {
  const end = await goOn(desk, view);
  expect(end.outcome?.outcome).toBe('issued');
  await desk.press('session.finish');
  await eventually(async () => (await station()).ready);
};
