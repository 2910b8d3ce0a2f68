import type { Failure } from '#basics/result.ts';
import { type CertificateFacts, judgeCertificate } from '#domain/line/certificate.ts';
import { judgeSkew, type SkewLimits } from '#domain/line/clock-skew.ts';
import { unconfirmedRestore } from '../database/restored.ts';
import { type Check, notPassed, passed } from '../devices/check.ts';
import type { DatabaseFiles, Stores } from '../ports.ts';

/** What the station needs of its disk. */
export interface SpaceLimits {
  readonly warnMegabytes: number;
  readonly failMegabytes: number;
}

const MEGABYTE = 1_000_000;
const HOUR_MS = 3_600_000;
/** A daily backup that was missed twice. */
const BACKUP_OLD_MS = 48 * HOUR_MS;

/** Database, clock, certificate and messages that wait: what a session needs besides devices and stock. */
export const lineChecks = (facts: {
  readonly stores: Pick<Stores, 'values' | 'outbox'>;
  readonly files: DatabaseFiles;
  /** What the disk said when a row was last written; null: it took it. */
  readonly storage: Failure | null;
  readonly lastBackupFailure: Failure | null;
  readonly space: SpaceLimits;
  readonly skewMs: number | null;
  readonly skew: SkewLimits;
  /** Null: the line is not certified (training). */
  readonly certificate: CertificateFacts | null;
  readonly outletNo: number;
  readonly now: number;
}): readonly Check[] => [
  databaseCheck(facts),
  clockCheck(facts.skewMs, facts.skew),
  ...(facts.certificate === null ? [] : [certificateCheck(facts.certificate, facts.outletNo, facts.now)]),
  outboxCheck(facts.stores),
];

const databaseCheck = ({
  stores,
  files,
  storage,
  lastBackupFailure,
  space,
  now,
}: Parameters<typeof lineChecks>[0]): Check => {
  if (storage !== null) return notPassed('database', 'fail', storage);
  const restored = unconfirmedRestore(stores);
  if (restored !== null) {
    return notPassed('database', 'fail', {
      code: 'database.restored-unconfirmed',
      params: { backup: restored.backup },
    });
  }
  const megabytes = Math.floor(files.freeBytes() / MEGABYTE);
  const params = { megabytes };
  if (megabytes < space.failMegabytes) return notPassed('database', 'fail', { code: 'database.space-too-low', params });
  if (megabytes < space.warnMegabytes) return notPassed('database', 'warn', { code: 'database.space-low', params });
  if (lastBackupFailure !== null) return notPassed('database', 'warn', lastBackupFailure);
  const [last] = files.backups();
  if (last !== undefined && now - last.at > BACKUP_OLD_MS) {
    const hours = Math.floor((now - last.at) / HOUR_MS);
    return notPassed('database', 'warn', { code: 'database.backup-old', params: { hours } });
  }
  return passed('database');
};

const clockCheck = (skewMs: number | null, limits: SkewLimits): Check => {
  const verdict = judgeSkew(skewMs, limits);
  if (verdict === 'unknown') return { check: 'clock', state: 'warn', code: 'platform.clock-unknown' };
  if (verdict === 'ok') return passed('clock');
  const params = { minutes: Math.max(1, Math.round(Math.abs(skewMs ?? 0) / 60_000)) };
  return notPassed('clock', verdict, {
    code: verdict === 'warn' ? 'platform.clock-off' : 'platform.clock-wrong',
    params,
  });
};

const certificateCheck = (certificate: CertificateFacts, outletNo: number, now: number): Check => {
  const verdict = judgeCertificate(certificate, outletNo, now);
  return verdict.state === 'ok' ? passed('certificate') : notPassed('certificate', verdict.state, verdict);
};

const outboxCheck = ({ outbox }: Pick<Stores, 'outbox'>): Check => {
  const count = outbox.pending().filter(({ deadAt }) => deadAt !== null).length;
  return count === 0
    ? passed('outbox')
    : notPassed('outbox', 'warn', { code: 'outbox.needs-people', params: { count } });
};
