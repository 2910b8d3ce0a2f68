import { basename } from 'node:path';
import { chinaDayEnd, chinaDayOf } from '#basics/clock.ts';
import { ok } from '#basics/result.ts';
import type { AuditDetail } from '#domain/audit/audit-row.ts';
import type { AuditEventId } from '#domain/audit/catalogue.ts';
import { exportAudit } from '#services/audit/export-audit.ts';
import { verifyAudit } from '#services/audit/verify-audit.ts';
import type { Call, Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

const PAGE = 500;
const MOST_FINDINGS = 50;

/** The audit as the auditor sees it; looking at it leaves a row too. */
export const auditHandlers = (
  kiosk: Kiosk,
  exportsFolder: string,
): Pick<Handlers, 'audit.day' | 'audit.verify' | 'audit.export'> => {
  const { stores, clock, key, station } = kiosk.options;
  const note = ({ actor, window }: Call, event: AuditEventId, detail: AuditDetail): void =>
    stores.audit.append({ at: clock.now(), event, actor: actor?.staffId ?? window, window, sessionId: null, detail });

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
    'audit.verify': async (_input, call) => {
      kiosk.audit.signFinishedDays();
      const verdict = await verifyAudit(stores.audit);
      note(call, 'audit.verified', { rows: verdict.rows, findings: verdict.findings.length });
      return ok({ ...verdict, findings: verdict.findings.slice(0, MOST_FINDINGS) });
    },
    'audit.export': async ({ from, to }, call) => {
      const made = await exportAudit(
        { audit: stores.audit, key },
        { from, to, outletNo: station.outletNo, now: clock.now(), folder: exportsFolder },
      );
      if (!made.ok) return made;
      const { file, rows, sm3 } = made.value;
      note(call, 'audit.exported', { from, to, rows, sm3 });
      return ok({ fileName: basename(file), rows });
    },
  };
};
