import { readFileSync } from 'node:fs';
import type { Answer } from '#contract/messages.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { MethodInput } from '#contract/methods.ts';
import { type TrainingStaff, trainingStaffFile } from '#services/staff/training-staff.ts';

type SignIn = (method: 'staff.signIn', input: MethodInput<'staff.signIn'>) => Promise<Answer<unknown>>;

/** Teller and supervisor of a training station, with their secrets. */
export const trainingPeople = (dir: string): TrainingStaff =>
  JSON.parse(readFileSync(trainingStaffFile(dir), 'utf8')) as TrainingStaff;

/** What the two type for an act that takes two people, the teller being signed in. */
export const bothOf = (dir: string): TwoPeopleInput => {
  const { teller, supervisor } = trainingPeople(dir);
  return { ownSecret: teller.secret, second: { staffId: supervisor.staffId, secret: supervisor.secret } };
};

/** Somebody of the training station sits down at the teller's window. */
export const signIn = async (dir: string, call: SignIn, role: keyof TrainingStaff = 'teller'): Promise<void> => {
  const { staffId, secret } = trainingPeople(dir)[role];
  const answer = await call('staff.signIn', { staffId, secret });
  if (!answer.ok) throw new Error(`${role} cannot sign in: ${answer.error.code}`);
};
