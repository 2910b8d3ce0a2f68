import { z } from 'zod';

export type Caller = 'teller' | 'applicant';

export interface Method<I extends z.ZodType, O extends z.ZodType> {
  readonly input: I;
  readonly output: O;
  /** Codes the caller must expect beside the general ones (`bad-input`, `not-allowed`, `internal`). */
  readonly errors: readonly string[];
  readonly callers: readonly Caller[];
  /** Audit event written when the call succeeds, null when it only reads. */
  readonly audit: string | null;
}

export const method = <I extends z.ZodType, O extends z.ZodType>(definition: Method<I, O>): Method<I, O> => definition;

export const none = z.strictObject({});
export const accepted = z.object({ revision: z.number() });
export const NOT_NOW = 'session.not-now';

/** An act of the teller on the session: no input, the answer is the revision of the session view to re-read. */
export const act = (audit: string, errors: readonly string[] = []) =>
  method({ input: none, output: accepted, errors: [NOT_NOW, ...errors], callers: ['teller'], audit });

/** What can be wrong with a document camera. */
export const CAMERA_FAULTS = [
  'camera.not-set-up',
  'camera.absent',
  'camera.in-use',
  'camera.not-permitted',
  'camera.no-picture',
  'camera.silent',
  'camera.busy',
  'camera.bad-device',
  'camera.program-missing',
  'camera.temp-dir-unusable',
] as const;
export const base64 = (maxCharacters: number) => z.base64().max(maxCharacters);
