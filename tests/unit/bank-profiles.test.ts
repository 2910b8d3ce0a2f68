import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import outlets from '#drivers/simulator/platform/outlets.json' with { type: 'json' };
import { loadBankProfiles } from '#services/issuance/bank-profiles.ts';

const banks = [...new Set(outlets.map(({ bank }) => bank))];

describe('profiles of the banks (N10)', () => {
  it('has one for every bank of the directory, and none besides', () => {
    const { all } = unwrap(loadBankProfiles());
    expect(all.map(({ bank }) => bank).toSorted()).toEqual(banks.toSorted());
    expect(banks).toHaveLength(8);
  });

  it('says of every shipped one that it is a sample', () => {
    const { all } = unwrap(loadBankProfiles());
    expect(all.map(({ sample, version }) => `${sample} ${version}`)).toEqual(banks.map(() => 'true sample-1'));
  });

  it('has banks that ask for different things of minors, and something that may be waived', () => {
    const { all } = unwrap(loadBankProfiles());
    const minors = all.map(({ materials }) =>
      JSON.stringify(materials.filter((one) => one.for.includes('preschool-child'))),
    );
    expect(new Set(minors).size).toBeGreaterThan(4);
    expect(all.flatMap(({ materials }) => materials).some(({ waivable }) => waivable)).toBe(true);
  });

  it('takes the notice alone for a bank without a file, and says so', () => {
    const profiles = unwrap(loadBankProfiles());
    expect(profiles.has('交通银行')).toBe(false);
    expect(profiles.profileOf('交通银行')).toMatchObject({ bank: '交通银行', version: 'none', materials: [] });
    expect(profiles.profileOf('交通银行').texts.minors.zh).toContain('告知书');
  });
});

describe('profiles of a bank’s own', () => {
  let dir = '';

  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'bank-profiles-'));
  });

  afterEach(() => {
    rmSync(dir, { recursive: true, force: true });
  });

  const profile = (change: object = {}) => ({
    bank: '交通银行',
    version: '2026-1',
    sample: false,
    account: { adult: 'I', minor: 'II' },
    materials: [
      { kind: 'student-proof', for: ['minor-student'], require: 'seen', waivable: false, label: null, note: null },
    ],
    texts: { account: { zh: '账户', en: 'account' }, minors: { zh: '材料', en: 'papers' } },
    ...change,
  });

  const put = (name: string, content: unknown) =>
    writeFileSync(join(dir, name), typeof content === 'string' ? content : JSON.stringify(content));

  it('are read instead of the shipped ones', () => {
    put('bocom.json', profile());
    put('notes.txt', 'not a profile');
    const profiles = unwrap(loadBankProfiles(dir));
    expect(profiles.all).toHaveLength(1);
    expect(profiles.profileOf('交通银行').version).toBe('2026-1');
    expect(profiles.profileOf('建设银行').version).toBe('none');
  });

  const paper = {
    kind: 'student-proof',
    for: ['minor-student'],
    require: 'seen',
    waivable: false,
    label: null,
    note: null,
  };

  it.each([
    ['no JSON', '{', ''],
    ['a paper nobody knows', profile({ materials: [{ ...paper, kind: 'passport' }] }), 'materials.0.kind'],
    ['people nobody knows', profile({ materials: [{ ...paper, for: ['pensioner'] }] }), 'materials.0.for.0'],
    ['the same paper twice', profile({ materials: [paper, { ...paper, require: 'scan' }] }), 'materials'],
    ['another paper without a name', profile({ materials: [{ ...paper, kind: 'other' }] }), 'materials'],
    ['a key too many', profile({ fee: 3 }), ''],
  ])('are refused with the place of the mistake: %s', (_, content, path) => {
    put('own.json', content);
    const read = loadBankProfiles(dir);
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'bank-profile.malformed', params: { file: 'own.json', path } },
    });
  });

  it('are refused when two speak for one bank', () => {
    put('a.json', profile());
    put('b.json', profile());
    expect(loadBankProfiles(dir)).toMatchObject({
      ok: false,
      error: { code: 'bank-profile.repeated', params: { file: 'b.json', bank: '交通银行' } },
    });
  });

  it('are refused when the folder is not there', () => {
    mkdirSync(join(dir, 'inner'));
    const read = loadBankProfiles(join(dir, 'nowhere'));
    expect(read).toMatchObject({ ok: false, error: { code: 'bank-profile.folder-unreadable' } });
    expect(codeText('bank-profile.folder-unreadable')).toBeDefined();
  });
});
