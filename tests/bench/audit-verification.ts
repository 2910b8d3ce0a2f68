import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { openDatabase } from '#db/client.ts';
import { AuditKeeper } from '#services/audit/audit-keeper.ts';
import { stationKeyOf } from '#services/audit/station-key.ts';
import { verifyAudit } from '#services/audit/verify-audit.ts';
import { figureOf, type Measured } from './figure.ts';

const ROWS = 100_000;
const PER_MILLION = 1_000_000 / ROWS;

/** How long the whole chain takes to be followed, per million rows, and how long a row takes to be written. */
export const measureAuditVerification = async (): Promise<Measured> => {
  const dir = mkdtempSync(join(tmpdir(), 'bench-audit-'));
  const database = unwrap(openDatabase({ file: join(dir, 'kiosk.db'), key: new Uint8Array(32).fill(7) }));
  try {
    const { stores } = database;
    const began = performance.now();
    stores.transaction(() => {
      for (let i = 0; i < ROWS; i += 1) {
        stores.audit.append({
          at: 1_767_578_400_000 + i,
          event: 'session.closed',
          actor: 'station',
          window: 'host',
          sessionId: `5f0c9d52-6a0e-4f4f-9f0e-${String(i).padStart(12, '0')}`,
          person: 'a'.repeat(64),
          detail: { outcome: 'issued', fate: 'handed-over', cause: null, blankId: 'CCB-2025-001-001', discarded: 0 },
        });
      }
    });
    const written = performance.now() - began;
    new AuditKeeper({
      stores,
      key: stationKeyOf(new Uint8Array(32).fill(1)),
      clock: systemClock,
      logger: silentLogger,
    }).signAll();
    const start = performance.now();
    const verdict = await verifyAudit(stores.audit);
    const verified = performance.now() - start;
    if (verdict.rows !== ROWS + 1 || verdict.findings.length > 0)
      throw new Error('the audit of the bench is not in order');
    const figures = [
      figureOf({ name: 'audit.verify', what: 'the audit chain followed, for a million rows', unit: 'ms' }, [
        verified * PER_MILLION,
      ]),
      figureOf({ name: 'audit.append', what: 'an audit row written within a transaction', unit: 'ms' }, [
        written / ROWS,
      ]),
    ];
    return { figures, skipped: [] };
  } finally {
    database.close();
    rmSync(dir, { recursive: true, force: true });
  }
};
