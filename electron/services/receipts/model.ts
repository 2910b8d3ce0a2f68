/**
 * What is on a slip. The caller has decided every word: nothing is looked up, translated or masked below this. Names
 * and numbers of persons arrive masked.
 */

/** Chinese is always printed; English goes under it on a slip for an applicant who reads English. */
export interface Words {
  readonly zh: string;
  readonly en: string;
}

export const RECEIPT_LANGUAGES = ['zh-CN', 'en'] as const;
export type ReceiptLanguage = (typeof RECEIPT_LANGUAGES)[number];

export const RECEIPT_KINDS = ['issuance-receipt', 'refusal-slip', 'referral-slip'] as const;
export type ReceiptKind = (typeof RECEIPT_KINDS)[number];

export interface MaskedPerson {
  /** `张*` */
  readonly name: string;
  /** `1101**********002X` */
  readonly number: string;
}

/** An outlet as the directory gives it, with what the directory leaves out. */
export interface OutletOnSlip {
  readonly name: string;
  readonly address: string;
  readonly phone: string;
  readonly gaps: readonly Words[];
}

/** On every slip. */
interface Head {
  readonly language: ReceiptLanguage;
  /** A training station says so on every slip. */
  readonly training: boolean;
  /** The outlet that prints it; null while the platform has not said which one it is. */
  readonly from: OutletOnSlip | null;
  readonly teller: string;
  /** When it was printed, epoch milliseconds. */
  readonly at: number;
  /** By which the outlet finds the case again; nothing of the person. */
  readonly reference: string;
}

export interface IssuanceReceipt extends Head {
  readonly kind: 'issuance-receipt';
  readonly holder: MaskedPerson;
  /** Who signs for a minor; null for an adult. */
  readonly guardian: (MaskedPerson & { readonly relation: Words }) | null;
  readonly card: { readonly maskedNumber: string; readonly bankCardTail: string; readonly bank: string };
  readonly handedOverAt: number;
  readonly functions: readonly { readonly name: Words; readonly active: boolean }[];
}

export interface RefusalSlip extends Head {
  readonly kind: 'refusal-slip';
  /** Null when no document was read. */
  readonly applicant: MaskedPerson | null;
  readonly result: Words;
  readonly reasons: readonly {
    readonly what: Words;
    /** What to do about it; null where only the outlet can do something. */
    readonly next: Words | null;
    readonly source: Words;
    /** When the source said so, epoch milliseconds; null when it has no time of its own. */
    readonly at: number | null;
  }[];
  readonly options: readonly Words[];
}

export interface ReferralSlip extends Head {
  readonly kind: 'referral-slip';
  readonly reason: Words;
  readonly to: OutletOnSlip;
  /** What this applicant has to bring there. */
  readonly bring: readonly Words[];
}

export type Receipt = IssuanceReceipt | RefusalSlip | ReferralSlip;

/** A finished document. */
export interface MadeReceipt {
  readonly pdf: Uint8Array;
  readonly pages: number;
  /** Characters no font of the station draws (`U+2CE93`): printed as 〓, named at the foot. */
  readonly missing: readonly string[];
}
