import type { Failure } from '#basics/result.ts';
import type { LineView } from '#contract/views.ts';
import type { OutboxRow } from '#domain/issuance/journal.ts';
import { type CertificateFacts, daysLeft } from '#domain/line/certificate.ts';
import { unconfirmedRestore } from '../database/restored.ts';
import type { DatabaseFiles, PlatformLine, Stores } from '../ports.ts';

const MEGABYTE = 1_000_000;

/** The page of line and data. No payload of a message is shown: it may name an application. */
export const lineView = (facts: {
  readonly revision: number;
  readonly now: number;
  readonly line: PlatformLine;
  readonly certificate: CertificateFacts | null;
  readonly stores: Pick<Stores, 'outbox' | 'values' | 'refusedAnswers'>;
  readonly files: DatabaseFiles;
  readonly lastBackupFailure: Failure | null;
}): LineView => {
  const { revision, now, line, certificate, stores, files, lastBackupFailure } = facts;
  const backups = files.backups();
  const [last] = backups;
  const restored = unconfirmedRestore(stores);
  return {
    revision,
    now,
    line: { state: line.state, downSince: line.downSince, skewMs: line.skewMs },
    certificate:
      certificate === null
        ? null
        : { outletNo: certificate.outletNo, validTo: certificate.validTo, daysLeft: daysLeft(certificate, now) },
    messages: messagesOf(stores.outbox.pending()),
    backups: {
      count: backups.length,
      keep: files.keep,
      folder: files.backupFolder,
      last: last === undefined ? null : { name: last.name, at: last.at, megabytes: megabytes(last.bytes) },
      problem:
        lastBackupFailure === null ? null : { code: lastBackupFailure.code, params: { ...lastBackupFailure.params } },
    },
    freeMegabytes: Math.floor(files.freeBytes() / MEGABYTE),
    restored:
      restored === null
        ? null
        : { backup: restored.backup, backupAt: restored.backupAt, restoredAt: restored.restoredAt },
    refusedAnswers: stores.refusedAnswers.list().map((answer) => ({ ...answer })),
  };
};

/** In the order they were promised; all but the first of a session wait for that one. */
const messagesOf = (pending: readonly OutboxRow[]): LineView['messages'] => {
  const seen = new Set<string>();
  return pending.map(({ id, sessionId, call, createdAt, attempts, lastCode, nextAt, deadAt }) => {
    const behind = seen.has(sessionId);
    seen.add(sessionId);
    const known = call === 'cancel-order' || call === 'undo-order' ? call : 'other';
    const state = behind ? 'behind' : deadAt === null ? 'waiting' : 'given-up';
    return { id, sessionId, call: known, createdAt, attempts, lastCode, state, nextAt };
  });
};

/** With one decimal: a new database is smaller than one. */
const megabytes = (bytes: number): number => Math.round(bytes / (MEGABYTE / 10)) / 10;
