import { describe, expect, it } from 'vitest';
import { fillIn } from '#contract/codes/fill-in.ts';
import { APPLICANT_STAGES, CARD_PLACES, CHECKS, MAKE_STAGES, STEPS, TELLER_ACTIONS } from '#contract/views.ts';
import { ACTS } from '#domain/issuance/effects.ts';
import { en } from '#renderer/i18n/en.ts';
import { createTexts } from '#renderer/i18n/instance.ts';
import { zhCN } from '#renderer/i18n/zh-CN.ts';

const placeholders = (text: string): readonly string[] =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort();
const zhTexts: Readonly<Record<string, string>> = zhCN;
const enTexts: Readonly<Record<string, string>> = en;
const keys = Object.keys(zhTexts);

describe('texts of the windows', () => {
  it('has the same keys in Chinese and English', () => {
    expect(Object.keys(enTexts).toSorted()).toEqual(keys.toSorted());
  });

  it('has a non-empty text for every key in both languages', () => {
    expect(keys.filter((key) => zhTexts[key]?.trim() === '' || enTexts[key]?.trim() === '')).toEqual([]);
  });

  it('fills the same values into both languages', () => {
    const differing = keys.filter(
      (key) => placeholders(zhTexts[key] ?? '').join() !== placeholders(enTexts[key] ?? '').join(),
    );
    expect(differing).toEqual([]);
  });

  it('uses no exclamation mark and never says 错误 or error', () => {
    const loud = keys.filter((key) => /[!！]|错误|\berror\b/i.test(`${zhTexts[key]} ${enTexts[key]}`));
    expect(loud).toEqual([]);
  });

  it('leaves no Chinese in English texts except names of the app, its states and the language switch', () => {
    const mixed = keys.filter((key) =>
      /\p{Script=Han}/u.test((enTexts[key] ?? '').replace(/智慧人社|审核通过，不可以修改/g, '')),
    );
    expect(mixed).toEqual([]);
  });
});

describe('labels for what the contract can say', () => {
  const decisions = ['make', 'apply-on-site', 'wait', 'other-outlet', 'correct', 'refuse'];
  const needed: readonly string[] = [
    ...TELLER_ACTIONS.map((action) => `action.${action}`),
    ...STEPS.map((step) => `step.${step}`),
    ...CARD_PLACES.map((place) => `place.${place}`),
    ...MAKE_STAGES.map((stage) => `stage.${stage}`),
    ...CHECKS.map((check) => `check.${check}`),
    ...ACTS.flatMap((act) => [`busy.${act}`, `act.${act}`]),
    ...decisions.flatMap((decision) => [`heading.verdict.${decision}`, `applicant.result.${decision}`]),
    ...['issued', 'refused', 'failed', 'incident', 'cancelled'].flatMap((outcome) => [
      `outcome.${outcome}`,
      `heading.closed.${outcome}`,
    ]),
    ...['handed-over', 'retained', 'spoiled', 'in-machine', 'none'].map((fate) => `fate.${fate}`),
  ];

  it('names every action, step, place, stage, check, act, decision and outcome in both languages', () => {
    expect(needed.filter((key) => !(key in zhTexts) || !(key in enTexts))).toEqual([]);
  });

  it('has a heading for every stage of the applicant', () => {
    // `result` has one heading per decision, `consent` is headed by the text itself.
    const stages = APPLICANT_STAGES.filter((stage) => stage !== 'result' && stage !== 'consent');
    expect(stages.filter((stage) => !(`applicant.${stage}` in zhTexts))).toEqual([]);
  });
});

describe('filling texts', () => {
  it('finds keys with dots and fills their values', () => {
    const texts = createTexts('en');
    expect(texts.t('teller.age', { age: 45 })).toBe('45 years');
    expect(texts.t('action.session.begin')).toBe(en['action.session.begin']);
  });

  it('fills the values of a code and drops brackets around a missing one', () => {
    expect(fillIn('进卡器里还有{{count}}张白卡', { count: 3 })).toBe('进卡器里还有3张白卡');
    expect(fillIn('请检查后重新填写（{{path}}）')).toBe('请检查后重新填写');
  });
});
