/** Who did what, when, at which window. Append-only. */
export interface AuditRow {
  readonly at: number;
  readonly event: string;
  readonly actor: string;
  readonly window: 'teller' | 'applicant' | 'command' | 'host';
  readonly sessionId: string | null;
  /** Codes and counts only. */
  readonly detail: Readonly<Record<string, string | number | boolean | null>>;
}
