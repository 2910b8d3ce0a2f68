import { createHash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { chinaDayEnd, chinaDayOf } from '#basics/clock.ts';
import { errorCode } from '#basics/error-code.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { CHAIN_START, type StoredAuditRow } from '#domain/audit/audit-row.ts';
import type { AuditStore } from '../ports.ts';
import type { StationKey } from './station-key.ts';

/** Folder of the exports in a state directory. */
export const auditExportsDir = (dir: string): string => join(dir, 'audit-exports');

export interface AuditExport {
  readonly file: string;
  readonly rows: number;
  /** SM3 of the lines of the rows, as the manifest says it. */
  readonly sm3: string;
}

const BATCH = 2_000;
const FORMAT = 'instant-card-kiosk audit export 1';

/**
 * Writes the rows of the days `from` to `to` (`YYYYMMDD` in China, both included) into one file in `folder`: a row a
 * line as JSON, in their order and without gaps, then one line `{ manifest, publicKey, signature }`. The manifest is a
 * JSON text with the numbers of the rows, the chain value before them, the SM3 of their lines and the daily signatures
 * over them; the signature is the station's over that text. The file appears whole or not at all, for its owner only.
 *
 * Fails with `audit.bad-days`, `audit.nothing-to-export`, `audit.not-saved` (param `cause`), kind `ask`.
 */
export const exportAudit = async (
  { audit, key }: { readonly audit: AuditStore; readonly key: StationKey },
  options: {
    readonly from: string;
    readonly to: string;
    readonly outletNo: number;
    readonly now: number;
    readonly folder: string;
  },
): Promise<Result<AuditExport>> => {
  const { from, to, outletNo, folder, now } = options;
  if (from > to) return fail('audit.bad-days', 'ask');
  const range = rangeOf(audit, from, to);
  if (range === null) return fail('audit.nothing-to-export', 'ask');
  const file = join(folder, `audit-${outletNo}-${from}-${to}.jsonl`);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    const fd = openSync(draft, 'wx', 0o600);
    let sm3: string;
    try {
      sm3 = await writeRows(fd, audit, range);
      const manifest = JSON.stringify({
        format: FORMAT,
        outletNo,
        from,
        to,
        exportedAt: now,
        firstRow: range.first,
        lastRow: range.last,
        before: range.before,
        sm3,
        signatures: audit.signatures().filter(({ lastRow }) => lastRow >= range.first && lastRow <= range.last),
      });
      const signature = key.signBytes(new TextEncoder().encode(manifest));
      writeSync(fd, `${JSON.stringify({ manifest, publicKey: key.publicKeyHex, signature })}\n`);
      fsyncSync(fd);
    } finally {
      closeSync(fd);
    }
    renameSync(draft, file);
    return ok({ file, rows: range.last - range.first + 1, sm3 });
  } catch (error) {
    if (existsSync(draft)) rmSync(draft);
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('audit.not-saved', 'ask', { cause: code });
  }
};

interface Range {
  readonly first: number;
  readonly last: number;
  /** Chain value of the row before the first. */
  readonly before: string;
}

/** From the first row of the days to the last one; a clock that was set back does not tear the rows apart. */
const rangeOf = (audit: AuditStore, from: string, to: string): Range | null => {
  const last = audit.lastBefore(chinaDayEnd(chinaDayOf(to)));
  const first = audit.firstSince(chinaDayOf(from));
  if (first === null || last === null || first.id > last.id) return null;
  const before = first.id === 1 ? CHAIN_START : (audit.rows(first.id - 1, 1)[0]?.chain ?? CHAIN_START);
  return { first: first.id, last: last.id, before };
};

/** Writes the lines of the rows and answers their SM3. */
const writeRows = async (fd: number, audit: AuditStore, { first, last }: Range): Promise<string> => {
  const hash = createHash('sm3');
  for (let next = first; next <= last; ) {
    const rows = audit.rows(next, Math.min(BATCH, last - next + 1));
    const lines = rows.map(lineOf).join('');
    hash.update(lines);
    writeSync(fd, lines);
    const end = rows.at(-1);
    if (end === undefined) break;
    next = end.id + 1;
    await setImmediate();
  }
  return hash.digest('hex');
};

const lineOf = (row: StoredAuditRow): string => `${JSON.stringify(row)}\n`;
