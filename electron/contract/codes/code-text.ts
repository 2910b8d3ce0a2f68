/**
 * A code as a person meets it. `what` says what happened, `next` what to do now; both may use `{{param}}` of the
 * failure. Verb first, polite (请…), short, no exclamation mark, no code inside the sentence.
 */
export interface CodeText {
  readonly zh: { readonly what: string; readonly next: string };
  readonly en: { readonly what: string; readonly next: string };
}

export type CodeTexts = Readonly<Record<string, CodeText>>;
