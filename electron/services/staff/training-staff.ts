import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { errorCode } from '#basics/error-code.ts';
import { Mutex } from '#basics/mutex.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import { acceptSecret } from '#domain/staff/staff-member.ts';
import type { StaffService } from './staff-service.ts';

const account = z.strictObject({ staffId: z.string().min(1), name: z.string().min(1), secret: z.string().min(1) });
const remembered = z.strictObject({ supervisor: account, teller: account });

/** Somebody people train as, with the secret that is shown on the training desk. */
export type TrainingAccount = Readonly<z.infer<typeof account>>;

/** The people of a training station. */
export type TrainingStaff = Readonly<z.infer<typeof remembered>>;

type TrainingRole = keyof TrainingStaff;

const NAMES: Readonly<Record<TrainingRole, string>> = { supervisor: '培训主管', teller: '培训柜员' };
const DIGITS = 8;

/** Kept beside the station's own files, for its owner only. */
export const trainingStaffFile = (dir: string): string => join(dir, 'training-staff.json');

/**
 * Supervisor and teller people train as: made at the first start of a training station with random secrets, the same
 * ones at every later start. Without the file, or without the account (another database), a new secret is made. Never
 * to be called for a real station: it has no account nobody chose the secret of. Fails with `staff.training-not-kept`
 * (param `cause`).
 */
export const ensureTrainingStaff = (dir: string, staff: StaffService): Promise<Result<TrainingStaff>> =>
  turn.run(() => ensure(dir, staff));

/** Asked twice at once, it is one account of each all the same. */
const turn = new Mutex();

const ensure = async (dir: string, staff: StaffService): Promise<Result<TrainingStaff>> => {
  const file = trainingStaffFile(dir);
  const known = readKnown(file);
  const supervisor = await ensureAccount('supervisor', known?.supervisor ?? null, staff);
  if (!supervisor.ok) return supervisor;
  const teller = await ensureAccount('teller', known?.teller ?? null, staff);
  if (!teller.ok) return teller;
  const same = known?.supervisor === supervisor.value && known.teller === teller.value;
  return same ? ok(known) : keep(file, { supervisor: supervisor.value, teller: teller.value });
};

/** The account as it is remembered, or with a new secret. */
const ensureAccount = async (
  role: TrainingRole,
  known: TrainingAccount | null,
  staff: StaffService,
): Promise<Result<TrainingAccount>> => {
  if (known !== null && staff.find(known.staffId)?.role === role) {
    // Whoever trained here may have chosen another secret, or closed the account.
    const right = await staff.verify(known.staffId, known.secret);
    if (right.ok || right.error.code === 'staff.locked') return ok(known);
  }
  const name = NAMES[role];
  const secret = randomSecret(name);
  const before = staff.list().find((one) => one.name === name && one.role === role);
  if (before !== undefined) {
    const changed = await staff.setSecret(before.staffId, secret);
    return changed.ok ? ok({ staffId: before.staffId, name, secret }) : changed;
  }
  const added = await staff.add({ name, role, secret });
  return added.ok ? ok({ staffId: added.value.staffId, name, secret }) : added;
};

const randomSecret = (name: string): string => {
  for (;;) {
    const secret = Array.from({ length: DIGITS }, () => String(randomInt(10))).join('');
    if (acceptSecret(secret, { staffId: '', name }).ok) return secret;
  }
};

/** Null when it is not there or not whole: then a new one is made. */
const readKnown = (file: string): TrainingStaff | null => {
  if (!existsSync(file)) return null;
  try {
    return remembered.safeParse(JSON.parse(readFileSync(file, 'utf8'))).data ?? null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};

const keep = (file: string, staff: TrainingStaff): Result<TrainingStaff> => {
  try {
    writeWholeFile(file, `${JSON.stringify(staff, null, 2)}\n`);
    return ok(staff);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('staff.training-not-kept', 'stop', { cause: code });
  }
};
