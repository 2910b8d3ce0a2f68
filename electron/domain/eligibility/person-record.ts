/** What the bureau's platform knows of a person, as asked at one instant. */
export interface PersonRecord {
  /** The social security card the person holds already, whatever its state. */
  readonly holder: HeldCard | null;
  readonly insurances: readonly Insurance[];
  /** Division code of the household registration (户籍), e.g. `430682`. */
  readonly registration: string;
  /** Living in the district as a permanent resident from elsewhere (常住居民). */
  readonly permanentResident: boolean;
  /** School in the district the person is enrolled in. */
  readonly enrolment: Enrolment | null;
  readonly application: Application | null;
  /** When the platform answered, epoch milliseconds. */
  readonly askedAt: number;
}

export interface HeldCard {
  /** Word of the platform's code table, e.g. `正常`. */
  readonly state: { readonly zh: string; readonly en: string };
  readonly bank: string;
  readonly issuedOn: string;
}

export const SCHOOL_STAGES = ['kindergarten', 'primary', 'secondary', 'vocational', 'university'] as const;
export type SchoolStage = (typeof SCHOOL_STAGES)[number];

export interface Enrolment {
  readonly school: string;
  /** Null when the platform does not say. */
  readonly stage: SchoolStage | null;
}

export const INSURANCES = ['pension', 'medical', 'maternity', 'work-injury', 'unemployment'] as const;
export type Insurance = (typeof INSURANCES)[number];

export type ApplicationState = 'draft' | 'under-review' | 'refused' | 'approved';

/** An application, made in the app (`online`) or at a counter (`onsite`). Approved ones can't be changed any more. */
export interface Application {
  readonly id: string;
  readonly mode: 'online' | 'onsite';
  readonly state: ApplicationState;
  /** Why it was refused; empty otherwise. */
  readonly reasons: readonly ReviewReason[];
  /** Number of the outlet the applicant chose (N15), null for delivery by post. */
  readonly outletNo: number | null;
  readonly appliedFor: 'self' | 'other';
  /** Who applied 给他人; null for 给自己, or when the platform does not say. */
  readonly applicant: { readonly name: string; readonly idNumber: string } | null;
  /** Answer to 是否跨省异地人员. */
  readonly crossProvince: boolean;
  readonly delivery: 'outlet' | 'post';
  /** The person of the application, to be compared with the identity read at the counter. */
  readonly person: { readonly name: string; readonly idNumber: string; readonly birth: string };
  /** What was filled in; null when the platform does not show it. */
  readonly data: ApplicationData | null;
  readonly submittedAt: number | null;
  /** Spelling of the name for the chip, decided by the platform where GBK can't hold the real one; null otherwise. */
  readonly nameOnChip: string | null;
}

export interface ReviewReason {
  readonly code: string;
  readonly zh: string;
  readonly en: string;
}

/** What is asked of a holder beside the document; the phone of a minor is the guardian's (N9). */
export interface ApplicationData {
  readonly phone: string;
  /** Division of the address, six digits; null when it is not known. */
  readonly division: string | null;
  /** The whole address in one line. */
  readonly address: string;
  /** Code of the occupation list. */
  readonly occupation: string;
  /** ISO 3166-1 alpha-3. */
  readonly nationality: string;
}

/** What is said and shown when applying at the counter. */
export interface ApplicationForm extends ApplicationData {
  /** Result of the real-name check of this very number. */
  readonly phoneCheck: PhoneCheck | null;
}

export interface PhoneCheck {
  readonly phone: string;
  readonly realName: boolean;
  readonly checkedAt: number;
  readonly source: string;
}

/** Consent given on the applicant's screen to one exact text. */
export interface Consent {
  readonly document: string;
  readonly version: string;
  /** SHA-256 of the text as shown, hexadecimal. */
  readonly sha256: string;
  /** When its end had come into view. */
  readonly readAt: number;
  readonly agreedAt: number;
  /** The guardian signs for a minor. */
  readonly signedBy: 'applicant' | 'guardian';
  /** SHA-256 of the signature (PNG) under it, hexadecimal. */
  readonly signatureSha256: string;
}
