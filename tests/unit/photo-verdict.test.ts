import { describe, expect, it } from 'vitest';
import { PHOTO_RULES, type PhotoFinding, type PhotoJudgement, type PhotoRule } from '#domain/photo/judgement.ts';
import { sharpest } from '#renderer/camera/burst.ts';
import { listFindings, readable } from '#renderer/camera/judged-findings.ts';
import { zhCN } from '#renderer/i18n/zh-CN.ts';

const box = { x: 1, y: 2, width: 3, height: 4 };
const finding = (rule: PhotoRule, outcome: PhotoFinding['outcome'], marks: number): PhotoFinding => ({
  rule,
  outcome,
  code: `photo.${rule}-x`,
  on: 'photo',
  measured: 0.1,
  limit: 0.2,
  marks: Array.from({ length: marks }, () => box),
});
const judgement = (verdict: PhotoJudgement['verdict'], ...findings: readonly PhotoFinding[]): PhotoJudgement => ({
  verdict,
  findings,
  confirm: ['P04', 'P07'],
  overridable: true,
  limits: '1',
  models: [],
  capture: 'x',
});

const MIXED = judgement(
  'fail',
  finding('P01', 'pass', 1),
  finding('P11', 'confirm', 1),
  finding('P13', 'warn', 2),
  finding('P08', 'fail', 1),
);

describe('what is said of a photo', () => {
  it('is listed worst first, with numbers that match the marks', () => {
    const { listed, marks } = listFindings(MIXED, 'teller');
    expect(listed.map(({ finding: { rule }, numbers }) => [rule, ...numbers])).toEqual([
      ['P08', 1],
      ['P11', 2],
      ['P13', 3, 4],
    ]);
    expect(marks.map(({ number, outcome }) => [number, outcome])).toEqual([
      [1, 'fail'],
      [2, 'confirm'],
      [3, 'warn'],
      [4, 'warn'],
    ]);
  });

  it('leaves out for the applicant what only the teller looks at', () => {
    const { listed, marks } = listFindings(MIXED, 'applicant');
    expect(listed.map(({ finding: { rule } }) => rule)).toEqual(['P08', 'P13']);
    expect(marks.map(({ number }) => number)).toEqual([1, 2, 3]);
  });

  it('has words for every rule the teller may have to tick', () => {
    expect(PHOTO_RULES.filter((rule) => !(`judged.confirm.${rule}` in zhCN))).toEqual([]);
  });

  it('reads values out with the digits that count', () => {
    expect([0.06734, 90.2, 441, 0.02].map(readable)).toEqual(['0.0673', '90.2', '441', '0.02']);
  });
});

describe('a burst that is shown as one picture', () => {
  it('is its most detailed one', () => {
    expect(sharpest(['aa', 'aaaa', 'aaa'])).toBe('aaaa');
  });
});
