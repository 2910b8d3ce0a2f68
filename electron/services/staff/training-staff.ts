import { randomInt } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { Mutex } from '#basics/mutex.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { acceptSecret } from '#domain/staff/staff-member.ts';
import type { StaffService } from './staff-service.ts';

const remembered = z.strictObject({ staffId: z.string().min(1), name: z.string().min(1), secret: z.string().min(1) });

/** The supervisor of a training station, with the secret that is shown on its training desk. */
export type TrainingStaff = Readonly<z.infer<typeof remembered>>;

const NAME = '培训主管';
const DIGITS = 8;

/** Kept beside the station's own files, for its owner only. */
export const trainingStaffFile = (dir: string): string => join(dir, 'training-staff.json');

/**
 * The supervisor people train with: made at the first start of a training station with a random secret, the same one
 * at every later start. Without the file, or without the account (another database), a new secret is made. Never to be
 * called for a real station: it has no account nobody chose the secret of. Fails with `staff.training-not-kept`
 * (param `cause`).
 */
export const ensureTrainingStaff = (dir: string, staff: StaffService): Promise<Result<TrainingStaff>> =>
  turn.run(() => ensure(dir, staff));

/** Asked twice at once, it is one account all the same. */
const turn = new Mutex();

const ensure = async (dir: string, staff: StaffService): Promise<Result<TrainingStaff>> => {
  const file = trainingStaffFile(dir);
  const known = readKnown(file);
  const accounts = staff.list();
  if (known !== null && accounts.some(({ staffId }) => staffId === known.staffId)) return ok(known);
  const before = accounts.find(({ name, role }) => name === NAME && role === 'supervisor');
  const secret = randomSecret();
  if (before !== undefined) {
    const changed = await staff.setSecret(before.staffId, secret);
    return changed.ok ? keep(file, { staffId: before.staffId, name: NAME, secret }) : changed;
  }
  const added = await staff.add({ name: NAME, role: 'supervisor', secret });
  return added.ok ? keep(file, { staffId: added.value.staffId, name: NAME, secret }) : added;
};

const randomSecret = (): string => {
  for (;;) {
    const secret = Array.from({ length: DIGITS }, () => String(randomInt(10))).join('');
    if (acceptSecret(secret, { staffId: '', name: NAME }).ok) return secret;
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
  const draft = `${file}.${process.pid}`;
  try {
    rmSync(draft, { force: true });
    const fd = openSync(draft, 'wx', 0o600);
    try {
      writeFileSync(fd, `${JSON.stringify(staff, null, 2)}\n`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, file);
    return ok(staff);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && typeof error.code === 'string')) throw error;
    return fail('staff.training-not-kept', 'stop', { cause: error.code });
  }
};
