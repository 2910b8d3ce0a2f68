/** The station's SM2 signature over the audit up to a row: whoever changes an earlier row breaks it. */
export interface AuditSignature {
  readonly id: number;
  readonly at: number;
  /** `YYYYMMDD` in China: the day of the last row. */
  readonly day: string;
  readonly lastRow: number;
  /** Chain value of the last row. */
  readonly chain: string;
  /** Uncompressed point, `04` x y, 130 hexadecimal digits. */
  readonly publicKey: string;
  /** r and s, 128 hexadecimal digits (GB/T 32918, user id 1234567812345678). */
  readonly signature: string;
}

export type NewAuditSignature = Omit<AuditSignature, 'id'>;

/** What is signed, in UTF-8: four lines separated by U+000A. */
export const signedText = ({ day, lastRow, chain }: Pick<AuditSignature, 'day' | 'lastRow' | 'chain'>): string =>
  ['instant-card-kiosk audit', day, lastRow, chain].join('\n');
