import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runIssue } from '../support/issue-command.ts';
import { startStation, type TestStation } from '../support/station.ts';

const FAMILIES = fileURLToPath(new URL('../../drivers/simulator/scenarios/families.json', import.meta.url));

const document = z.object({
  outcome: z.string(),
  reasons: z.array(z.object({ code: z.string(), zh: z.string(), en: z.string() })),
  application: z.object({ mode: z.string(), state: z.string() }).nullable(),
  card: z.object({ fate: z.string() }),
  photo: z
    .object({
      verdict: z.string(),
      findings: z.array(z.object({ rule: z.string(), outcome: z.string(), code: z.string(), zh: z.string() })),
    })
    .nullable(),
  guardian: z
    .object({
      name: z.string(),
      idNumber: z.string(),
      relation: z.object({ kin: z.string(), household: z.string() }).nullable(),
    })
    .nullable(),
  materials: z.array(z.object({ kind: z.string(), settled: z.boolean(), pages: z.number() })),
});

/** A minor nobody comes along with, beside the families of the shipped scenario. */
const scenario = () => {
  const families = JSON.parse(readFileSync(FAMILIES, 'utf8')) as {
    readonly persons: readonly { readonly id: string }[];
  };
  const alone = families.persons.find(({ id }) => id === 'qian-xiao-yi');
  const persons = families.persons.map((person) => (person === alone ? { ...person, guardian: undefined } : person));
  return { ...families, $schema: undefined, persons };
};

let station: TestStation;
let dir: string;

beforeAll(async () => {
  station = await startStation({ scenario: scenario() });
  dir = mkdtempSync(join(tmpdir(), 'issue-families-'));
});
afterAll(async () => {
  await station?.stop();
  rmSync(dir, { recursive: true, force: true });
});

const issue = async (person: string, ...more: readonly string[]) => {
  const ended = await runIssue(['--devices', station.dir, '--dir', dir, '--json', '--person', person, ...more]);
  return { ...ended, document: document.parse(JSON.parse(ended.stdout)) };
};

describe('the issue command with a minor', () => {
  it('reads the guardian who applied, shows the papers of the same household and makes the card', async () => {
    const ended = await issue('qian-xiao-er');
    expect(ended.code).toBe(0);
    expect(ended.document).toMatchObject({
      outcome: 'issued',
      application: { mode: 'online', state: 'approved' },
      card: { fate: 'handed-over' },
      photo: { verdict: 'not-judged', findings: [] },
      guardian: { name: '钱*', idNumber: '4306**********1017', relation: { kin: 'father', household: 'same' } },
    });
    expect(ended.document.materials).toEqual([
      { kind: 'guardian-identity-card', settled: true, pages: 0 },
      { kind: 'identity-card', settled: true, pages: 0 },
      { kind: 'household-register-head', settled: true, pages: 1 },
      { kind: 'household-register-person', settled: true, pages: 1 },
    ]);
    expect(ended.stdout + ended.stderr).not.toMatch(/430682190001011017|钱大|13800138022/);
  });

  it('without an identity card takes the household register, and the guardian’s word that the card is wanted', async () => {
    const ended = await issue('chu-xiao');
    expect(ended.document).toMatchObject({
      outcome: 'issued',
      application: { mode: 'onsite', state: 'approved' },
      guardian: { name: '褚*', relation: { kin: 'mother', household: 'same' } },
    });
    expect(ended.stderr).toContain('typed  household register');
    expect(ended.stderr).toContain('ticked guardian-wants-card');
    expect(ended.document.materials.map(({ kind }) => kind)).not.toContain('identity-card');
    expect(ended.document.materials.every(({ settled }) => settled)).toBe(true);
    expect(ended.document.photo?.verdict).toMatch(/^(pass|warn|confirm)$/);
  });

  it.each([
    ['qian-xiao-san', 'another guardian than the one who applied', 'guardian.other-applied'],
    ['jin-xiao', 'a guardian who is a minor', 'guardian.minor'],
    ['qian-xiao-yi', 'nobody who comes along', 'issue.nobody-comes-along'],
    ['tao-xiao', 'a phone in another name than the guardian’s', 'form.phone-not-guardians'],
  ])('%s: refuses %s', async (person, _, code) => {
    const ended = await issue(person);
    expect(ended.code).toBe(1);
    expect(ended.document).toMatchObject({ outcome: 'refused', card: { fate: 'none' } });
    expect(ended.document.reasons[0]?.code).toBe(code);
    expect(ended.document.reasons[0]?.zh).not.toContain('{{');
  });
});

describe('the issue command with an application that was sent back', () => {
  it('says why, in the words of the reviewers', async () => {
    const ended = await issue('yang-ba');
    expect(ended.code).toBe(1);
    expect(ended.document).toMatchObject({ outcome: 'refused', application: { mode: 'online', state: 'refused' } });
    expect(ended.document.reasons).toContainEqual({
      code: 'review.data-address',
      zh: '住址填写不完整，请写明门牌',
      en: 'The address is not complete, please give the house number',
    });
  });

  it('says why when what was handed in here is sent back', async () => {
    const ended = await issue('qin-shi', '--wait', '60');
    expect(ended.code).toBe(1);
    expect(ended.document).toMatchObject({ outcome: 'refused', application: { mode: 'onsite', state: 'refused' } });
    expect(ended.document.reasons.map(({ code }) => code)).toEqual([
      'application.refused',
      'review.photo-light-clothes',
    ]);
  });

  it('corrects it at the counter with --mode onsite, with the photo that was no part of the refusal', async () => {
    const ended = await issue('yang-ba', '--mode', 'onsite', '--wait', '60');
    expect(ended.document).toMatchObject({
      outcome: 'issued',
      application: { mode: 'onsite', state: 'approved' },
      photo: { verdict: 'not-judged' },
    });
  });
});
