import { applyChanges, type Json, type JsonObject, valueAt } from '#domain/settings/document.ts';
import { segmentsOf } from '#domain/settings/key.ts';

/** The key of the outlet's number. */
export const OUTLET = 'outletNo';

/** The station file as far as it is filled in. */
export interface SetupDraft {
  readonly document: JsonObject;
  /** The text under a key; empty where there is none. */
  text(key: string): string;
  /** The same draft with that key set; an empty text takes it out. */
  with(key: string, value: Json): SetupDraft;
}

export const draftOf = (document: JsonObject): SetupDraft => ({
  document,
  text: (key) => {
    const value = valueAt(document, segmentsOf(key));
    return value === undefined || value === null ? '' : String(value);
  },
  with: (key, value) => draftOf(applyChanges(document, [value === '' ? { key } : { key, set: value }])),
});

/** The contract's JSON is writable in its type. */
export const sent = ({ document }: SetupDraft) => document as Record<string, never>;

/** What a step of the assistant is given. */
export interface StepProps {
  readonly draft: SetupDraft;
  onChange(draft: SetupDraft): void;
}
