import { basename } from 'node:path';
import { chinaDayEnd, chinaDayOf } from '#basics/clock.ts';
import { ok } from '#basics/result.ts';
import { NO_SESSION } from '#services/audit/act-record.ts';
import { exportAudit } from '#services/audit/export-audit.ts';
import { verifyAudit } from '#services/audit/verify-audit.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

const PAGE = 500;
const MOST_FINDINGS = 50;

/** The audit as the auditor sees it; looking at it leaves a row too. */
export const auditHandlers = (
  kiosk: Kiosk,
  /** Where exports go. */
  folder: string,
): Pick<Handlers, 'audit.day' | 'audit.verify' | 'audit.export'> => {
  const { stores, clock, key, station } = kiosk.options;
  return {
    'audit.day': ({ day, before }) => {
      const start = chinaDayOf(day);
      const rows = stores.audit.between(start, chinaDayEnd(start), before, PAGE);
      return ok({
        day,
        rows: rows.map(({ chain: _chain, algorithm: _algorithm, ...row }) => row),
        next: rows.length < PAGE ? null : (rows.at(-1)?.id ?? null),
      });
    },
    'audit.verify': async (_input, { record }) => {
      kiosk.audit.signFinishedDays();
      const verdict = await verifyAudit(stores.audit);
      record.write(NO_SESSION, { rows: verdict.rows, findings: verdict.findings.length });
      return ok({ ...verdict, findings: verdict.findings.slice(0, MOST_FINDINGS) });
    },
    'audit.export': async ({ from, to }, { record }) => {
      const made = await exportAudit(
        { audit: stores.audit, key },
        { from, to, outletNo: station.outletNo, now: clock.now(), folder },
      );
      if (!made.ok) return made;
      const { file, rows, sm3 } = made.value;
      record.write(NO_SESSION, { rows, sm3 });
      return ok({ fileName: basename(file), rows });
    },
  };
};
