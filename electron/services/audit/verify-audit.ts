import { setImmediate } from 'node:timers/promises';
import { chinaDate } from '#basics/clock.ts';
import { digestHex } from '#basics/digest.ts';
import type { Failure } from '#basics/result.ts';
import type { StoredAuditRow } from '#domain/audit/audit-row.ts';
import { ChainCheck } from '#domain/audit/chain-check.ts';
import { type AuditSignature, signedText } from '#domain/audit/signature.ts';
import type { AuditStore } from '../ports.ts';
import { verifySignature } from './station-key.ts';

/** What a look through the whole audit found. All is well when there are no findings. */
export interface AuditVerdict {
  readonly rows: number;
  readonly signatures: number;
  /** Rows after the last good signature: today's, as a rule. */
  readonly unsigned: number;
  /** Codes `audit.*` with their params, the first bad row first. */
  readonly findings: readonly Finding[];
}

type Finding = Pick<Failure, 'code' | 'params'>;

/** Rows looked at in one go; others have their turn in between. */
const BATCH = 2_000;

/**
 * Follows the chain of all rows and proves every signature over it. What it shows: no row was changed, dropped, added
 * or moved up to the last signature, unless by somebody who has the station's key.
 */
export const verifyAudit = async (audit: AuditStore): Promise<AuditVerdict> => {
  const signatures = audit.signatures();
  const chain = new ChainCheck(digestHex);
  const facts = new SignedFacts(signatures);
  for (let next = 1; ; ) {
    const rows = audit.rows(next, BATCH);
    for (const row of rows) {
      chain.take(row);
      facts.take(row);
    }
    const last = rows.at(-1);
    if (last === undefined) break;
    next = last.id + 1;
    await setImmediate();
  }
  const { rows, brokenAt } = chain.end(audit.highestId());
  const broken = brokenAt === null ? [] : [finding('audit.row-broken', { row: brokenAt })];
  const { findings, unsigned } = facts.end();
  return { rows, signatures: signatures.length, unsigned, findings: [...broken, ...findings] };
};

const finding = (code: string, params: NonNullable<Finding['params']>): Finding => ({ code, params });

/** What the rows say about the signatures over them. */
class SignedFacts {
  readonly #signatures: readonly AuditSignature[];
  /** Chain values of the rows that were signed. */
  readonly #chains = new Map<number, string | null>();
  readonly #keys = new Set<string>();
  readonly #signedTo: number;
  readonly #unsignedDays = new Set<string>();
  /** The last day on which the kiosk itself wrote: it signs the days before first. A command does not. */
  #lastDay = '';
  #unsigned = 0;

  constructor(signatures: readonly AuditSignature[]) {
    this.#signatures = signatures;
    for (const { lastRow } of signatures) this.#chains.set(lastRow, null);
    this.#signedTo = Math.max(0, ...this.#chains.keys());
  }

  take({ id, at, event, window, detail, chain }: StoredAuditRow): void {
    if (this.#chains.has(id)) this.#chains.set(id, chain);
    if (event === 'station.key-made') {
      const { publicKey } = JSON.parse(detail) as { readonly publicKey?: unknown };
      if (typeof publicKey === 'string') this.#keys.add(publicKey);
    }
    if (id <= this.#signedTo) return;
    this.#unsigned += 1;
    const day = chinaDate(at);
    this.#unsignedDays.add(day);
    if (window !== 'command' && day > this.#lastDay) this.#lastDay = day;
  }

  end(): { readonly findings: readonly Finding[]; readonly unsigned: number } {
    const unsignedDays = [...this.#unsignedDays].filter((day) => day < this.#lastDay);
    return {
      unsigned: this.#unsigned,
      findings: [
        ...this.#signatures.flatMap((signature, index) => this.#problem(signature, index)),
        ...unsignedDays.map((day) => finding('audit.day-unsigned', { day })),
      ],
    };
  }

  #problem(signature: AuditSignature, index: number): readonly Finding[] {
    const { id, lastRow: row } = signature;
    const before = this.#signatures[index - 1]?.id ?? 0;
    const missing = id === before + 1 ? [] : [finding('audit.signature-missing', { signature: before + 1 })];
    const params = { signature: id, row };
    if (!this.#keys.has(signature.publicKey)) return [...missing, finding('audit.key-unknown', { signature: id })];
    const text = new TextEncoder().encode(signedText(signature));
    if (!verifySignature(text, signature.signature, signature.publicKey))
      return [...missing, finding('audit.signature-wrong', params)];
    return this.#chains.get(row) === signature.chain
      ? missing
      : [...missing, finding('audit.signature-other-chain', params)];
  }
}
