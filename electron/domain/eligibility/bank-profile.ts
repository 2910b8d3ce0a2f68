import type { Category } from './category.ts';
import type { MaterialKind } from './material-kind.ts';

/** The same words in both languages. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Classes of individual bank accounts (银发〔2015〕392号): I full, II and III limited. */
export type AccountClass = 'I' | 'II' | 'III';

export interface ProfileMaterial {
  readonly kind: MaterialKind;
  /** Whom the bank asks for it. */
  readonly for: readonly Category[];
  readonly require: 'seen' | 'scan';
  readonly waivable: boolean;
  readonly label: Words | null;
  readonly note: Words | null;
}

/** What a bank does differently from the notice (N10); one file a bank. */
export interface BankProfile {
  /** As in the directory of the outlets. */
  readonly bank: string;
  readonly version: string;
  /** Made up for the start: to be replaced by the bank's own. */
  readonly sample: boolean;
  readonly account: { readonly adult: AccountClass; readonly minor: AccountClass };
  readonly materials: readonly ProfileMaterial[];
  readonly texts: { readonly account: Words; readonly minors: Words };
}
