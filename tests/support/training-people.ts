import { readFileSync } from 'node:fs';
import type { Answer } from '#contract/messages.ts';
import type { MethodInput } from '#contract/methods.ts';
import { type TrainingStaff, trainingStaffFile } from '#services/staff/training-staff.ts';

type SignIn = (method: 'staff.signIn', input: MethodInput<'staff.signIn'>) => Promise<Answer<unknown>>;

/** Teller and supervisor of a training station, with their secrets. */
export const trainingPeople = (dir: string): TrainingStaff =>
  JSON.parse(readFileSync(trainingStaffFile(dir), 'utf8')) as TrainingStaff;

/** Somebody of the training station sits down at the teller's window. */
export const signIn = async (dir: string, call: SignIn, role: keyof TrainingStaff = 'teller'): Promise<void> => {
  const { staffId, secret } = trainingPeople(dir)[role];
  const answer = await call('staff.signIn', { staffId, secret });
  if (!answer.ok) throw new Error(`${role} cannot sign in: ${answer.error.code}`);
};
