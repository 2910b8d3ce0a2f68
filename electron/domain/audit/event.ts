/** What an auditor reads of one kind of event: who causes it, what it says, which details its rows may carry. */
export interface AuditEventDefinition {
  /** `two-people`: both were present, each with the own secret. `station`: nobody pressed anything. */
  readonly who: 'staff' | 'two-people' | 'applicant' | 'station' | 'command';
  readonly text: { readonly zh: string; readonly en: string };
  /** Details by their name in the row. No personal data: codes, counts, hashes, numbers of blanks, boxes, sessions, staff. */
  readonly fields: Readonly<Record<string, { readonly zh: string; readonly en: string }>>;
}

/** The events of one subject, by id. */
export type AuditEvents = Readonly<Record<string, AuditEventDefinition>>;

/** An act of two people: the one at the window is the row's actor, the other one this detail. */
export const SECOND = { second: { zh: '第二人工号', en: 'staff number of the second person' } } as const;
