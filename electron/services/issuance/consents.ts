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
   * Consents for exactly the texts of today, in either language. Fails with `consent.text-changed` when a hash is of
   * another text, `consent.incomplete` when one of the texts is missing.
   */
  accept(
    given: readonly { readonly document: string; readonly version: string; readonly sha256: string }[],
    agreedAt: number,
  ): Result<readonly Consent[]> {
    for (const one of given) {
      const known = LANGUAGES.flatMap((language) => this.in(language)).some(
        (text) => text.document === one.document && text.version === one.version && text.sha256 === one.sha256,
      );
      if (!known) return fail('consent.text-changed', 'ask', { document: one.document });
    }
    const missing = this.#texts.find(({ document }) => !given.some((one) => one.document === document));
    if (missing !== undefined) return fail('consent.incomplete', 'ask', { document: missing.document });
    return ok(given.map((one) => ({ ...one, agreedAt })));
  }
}

const sha256 = (text: string): string => createHash('sha256').update(text, 'utf8').digest('hex');
