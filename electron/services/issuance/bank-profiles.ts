/** What the banks of the outlets ask for beyond the notice (N10): one file a bank, to be replaced by the bank's own. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { fail, ok, type Result } from '#basics/result.ts';
import type { BankProfile } from '#domain/eligibility/bank-profile.ts';
import { CATEGORIES } from '#domain/eligibility/category.ts';
import { MATERIAL_KINDS } from '#domain/eligibility/material-kind.ts';

const SHIPPED = fileURLToPath(new URL('./bank-profiles/', import.meta.url));

const words = z.strictObject({ zh: z.string().min(1), en: z.string().min(1) });
const accountClass = z.enum(['I', 'II', 'III']);

const materialSchema = z.strictObject({
  kind: z.enum(MATERIAL_KINDS),
  for: z.array(z.enum(CATEGORIES)).min(1),
  require: z.enum(['seen', 'scan']),
  waivable: z.boolean(),
  label: words.nullable(),
  note: words.nullable(),
});

type MaterialFile = z.output<typeof materialSchema>;

/** The first kind that is asked of the same people twice: one line of a checklist can't say two things. */
const askedTwice = (materials: readonly MaterialFile[]): MaterialFile | undefined =>
  materials.find((one, i) =>
    materials.slice(0, i).some((earlier) => earlier.kind === one.kind && earlier.for.some((c) => one.for.includes(c))),
  );

/** One file of `bank-profiles/`. */
export const bankProfileSchema = z
  .strictObject({
    bank: z.string().min(1),
    version: z.string().min(1),
    sample: z.boolean(),
    account: z.strictObject({ adult: accountClass, minor: accountClass }),
    materials: z
      .array(materialSchema)
      .refine((materials) => askedTwice(materials) === undefined, 'a kind is asked of the same people twice'),
    texts: z.strictObject({ account: words, minors: words }),
  })
  .refine(({ materials }) => materials.every(({ kind, label }) => kind !== 'other' || label !== null), {
    path: ['materials'],
    error: 'a paper of the kind "other" needs a label',
  });

/** `bankProfiles` of the station file: a folder of profiles instead of the shipped ones. */
export const bankProfilesConfig = z.string().min(1).optional();

/** For a bank without a file: the notice's list as it stands, and the screen says that nothing else is known. */
const noticeOnly = (bank: string): BankProfile => ({
  bank,
  version: 'none',
  sample: false,
  account: { adult: 'I', minor: 'I' },
  materials: [],
  texts: {
    account: {
      zh: '本机没有该银行的开户要求，账户类别以银行核定为准。',
      en: 'This station has no profile of the bank; the bank decides the class of the account.',
    },
    minors: {
      zh: '本机没有该银行的补充要求，按告知书所列材料办理。',
      en: 'This station has no profile of the bank; the papers of the notice are asked for.',
    },
  },
});

/** The profiles of a station, found by the bank's name as in the directory of the outlets. */
export class BankProfiles {
  readonly all: readonly BankProfile[];

  constructor(all: readonly BankProfile[]) {
    this.all = all;
  }

  /** True when the bank has a file of its own. */
  has(bank: string): boolean {
    return this.all.some((profile) => profile.bank === bank);
  }

  /** The bank's profile; for a bank without one the notice's list alone, with texts that say so. */
  profileOf(bank: string): BankProfile {
    return this.all.find((profile) => profile.bank === bank) ?? noticeOnly(bank);
  }
}

/**
 * Reads every `*.json` of a folder. Fails with `bank-profile.folder-unreadable` (params `dir`, `cause`),
 * `bank-profile.malformed` (params `file`, `path`, `problem`) and `bank-profile.repeated` (params `file`, `bank`).
 */
export const loadBankProfiles = (dir: string = SHIPPED): Result<BankProfiles> => {
  const files = filesOf(dir);
  if (!files.ok) return files;
  const profiles: BankProfile[] = [];
  for (const file of files.value) {
    const profile = readProfile(join(dir, file), file);
    if (!profile.ok) return profile;
    const { bank } = profile.value;
    if (profiles.some((other) => other.bank === bank)) return fail('bank-profile.repeated', 'stop', { file, bank });
    profiles.push(profile.value);
  }
  return ok(new BankProfiles(profiles));
};

const filesOf = (dir: string): Result<readonly string[]> => {
  try {
    return ok(
      readdirSync(dir)
        .filter((name) => name.endsWith('.json'))
        .toSorted(),
    );
  } catch (error) {
    return fail('bank-profile.folder-unreadable', 'stop', { dir, cause: causeOf(error) });
  }
};

const readProfile = (path: string, file: string): Result<BankProfile> => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail('bank-profile.malformed', 'stop', { file, path: '', problem: causeOf(error) });
  }
  const profile = bankProfileSchema.safeParse(content);
  if (profile.success) return ok(profile.data);
  const [issue] = profile.error.issues;
  const place = issue?.path.join('.') ?? '';
  return fail('bank-profile.malformed', 'stop', { file, path: place, problem: issue?.message ?? 'malformed' });
};

const causeOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));
