import { CHAIN_START, chainText, type StoredAuditRow } from './audit-row.ts';

type Digest = (algorithm: StoredAuditRow['algorithm'], text: string) => string;

/** Chain value of a row that stands on the value before. */
export const chainValue = (digest: Digest, before: string, row: Omit<StoredAuditRow, 'chain'>): string =>
  digest(row.algorithm, chainText(before, row));

/** Follows the chain row by row and remembers the first one that does not stand on the row before. */
export class ChainCheck {
  readonly #digest: Digest;
  #before: string = CHAIN_START;
  #rows = 0;
  #brokenAt: number | null = null;
  #sm3 = false;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** The next row as it is stored. */
  take(row: StoredAuditRow): void {
    this.#rows += 1;
    // Once SM3 stands in the chain there is no way back to the digest before it.
    const inOrder = row.id === this.#rows && !(this.#sm3 && row.algorithm !== 'sm3');
    if (this.#brokenAt === null && !(inOrder && row.chain === chainValue(this.#digest, this.#before, row))) {
      this.#brokenAt = this.#rows;
    }
    this.#sm3 ||= row.algorithm === 'sm3';
    this.#before = row.chain;
  }

  /**
   * Rows followed, and the number of the first that is changed or missing; `highestId` is the highest number ever
   * given, which shows rows cut off at the end.
   */
  end(highestId: number): { readonly rows: number; readonly brokenAt: number | null } {
    const cutOff = highestId === this.#rows ? null : this.#rows + 1;
    return { rows: this.#rows, brokenAt: this.#brokenAt ?? cutOff };
  }
}
