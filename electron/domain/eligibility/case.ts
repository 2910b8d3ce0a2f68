import type { IdentityDocument } from '../identity/identity-document.ts';
import type { BankProfile } from './bank-profile.ts';
import type { Guardian } from './guardian.ts';
import type { MaterialState } from './materials.ts';
import type { EligibilityParameters } from './parameters.ts';
import type { PersonRecord } from './person-record.ts';
import type { CounterDecision } from './rule.ts';

/** Where and when a case is decided. */
export interface Place {
  readonly outletNo: number;
  /** Six-digit division served. */
  readonly district: string;
  /** The day in China, `YYYYMMDD`. */
  readonly today: string;
  readonly profile: BankProfile;
  readonly parameters: EligibilityParameters;
}

/** One applicant as the counter knows them: what was read, answered, said and shown so far. */
export interface Case {
  readonly document: IdentityDocument;
  readonly record: PersonRecord;
  readonly guardian: Guardian | null;
  readonly decisions: readonly CounterDecision[];
  readonly materials: readonly MaterialState[];
  readonly place: Place;
}
