import { createHash } from 'node:crypto';
import { fail, ok, type Result } from '#basics/result.ts';
import type { ConsentTextView } from '#contract/views.ts';
import type { Consent } from '#domain/eligibility/person-record.ts';

const LANGUAGES = ['zh-CN', 'en'] as const;
export type ConsentLanguage = (typeof LANGUAGES)[number];

interface TextInLanguage {
  readonly title: string;
  readonly paragraphs: readonly string[];
}

/** One text in one version, as its file has it. */
export interface ConsentFile {
  readonly document: string;
  readonly version: string;
  readonly sample: boolean;
  readonly 'zh-CN': TextInLanguage;
  readonly en: TextInLanguage;
}

/** The texts an applicant reads and agrees to, in the order they are read. */
export class ConsentTexts {
  readonly #texts: readonly ConsentFile[];

  constructor(texts: readonly ConsentFile[]) {
    this.#texts = texts;
  }

  in(language: ConsentLanguage): ConsentTextView[] {
    return this.#texts.map(({ document, version, sample, [language]: { title, paragraphs } }) => {
      const body = paragraphs.join('\n\n');
      return { document, version, sample, title, body, sha256: sha256(body) };
    });
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
