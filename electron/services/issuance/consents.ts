import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fail, ok, type Result } from '#basics/result.ts';
import type { ConsentTextView } from '#contract/views.ts';
import type { Consent } from '#domain/eligibility/person-record.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
export type ConsentLanguage = (typeof LANGUAGES)[number];

interface TextFile {
  readonly document: string;
  readonly version: string;
  readonly sample: boolean;
  readonly 'zh-CN': { readonly title: string; readonly body: string };
  readonly en: { readonly title: string; readonly body: string };
}

const SHIPPED = new URL('./consent-texts/texts.json', import.meta.url);

/** The texts an applicant reads and agrees to, from a file the bank can replace. */
export class ConsentTexts {
  readonly #texts: readonly TextFile[];

  constructor(file: string | URL = SHIPPED) {
    this.#texts = JSON.parse(readFileSync(file, 'utf8')) as readonly TextFile[];
  }

  in(language: ConsentLanguage): ConsentTextView[] {
    return this.#texts.map((text) => ({
      document: text.document,
      version: text.version,
      sample: text.sample,
      ...text[language],
      sha256: sha256(text[language].body),
    }));
  }

  /**
   * Consents for exactly the texts of today, in either language, under one signature. Fails with `consent.text-changed`
   * when a hash is of another text, `consent.incomplete` when one of the texts is missing, `consent.not-read` when the end
   * of one was never in view.
   */
  accept(given: readonly GivenConsent[], signed: SignedBy): Result<readonly Consent[]> {
    for (const one of given) {
      const known = LANGUAGES.flatMap((language) => this.in(language)).some(
        (text) => text.document === one.document && text.version === one.version && text.sha256 === one.sha256,
      );
      if (!known) return fail('consent.text-changed', 'ask', { document: one.document });
      if (one.readAt > signed.agreedAt) return fail('consent.not-read', 'ask', { document: one.document });
    }
    const missing = this.#texts.find(({ document }) => !given.some((one) => one.document === document));
    if (missing !== undefined) return fail('consent.incomplete', 'ask', { document: missing.document });
    return ok(given.map((one) => ({ ...one, ...signed })));
  }
}

export interface GivenConsent {
  readonly document: string;
  readonly version: string;
  readonly sha256: string;
  /** When its end had come into view, epoch milliseconds. */
  readonly readAt: number;
}

/** When, by whom, and under which signature. */
export type SignedBy = Pick<Consent, 'agreedAt' | 'signedBy' | 'signatureSha256'>;

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
