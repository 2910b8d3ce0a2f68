import type { Perform } from './perform.ts';

const MEGABYTE = 1_000_000;
const HOUR_MS = 3_600_000;

/** With one decimal: a new database is smaller than one. */
export const megabytes = (bytes: number): number => Math.round(bytes / (MEGABYTE / 10)) / 10;

export const databaseIntegrity: Perform = async (run, { facts }) => {
  run.step({ zh: '正在检查数据库', en: 'Looking through the database' });
  const looked = await run.timed('check', async () => facts.lookAtDatabase());
  if (!looked.ok) return run.failed(looked.error);
  const { bytes, sound, auditRows, auditBrokenAt, ledgerMismatches, journalGaps } = looked.value;
  run.value('size', megabytes(bytes));
  run.value('audit-rows', auditRows);
  if (!sound) run.find('fail', 'database.damaged');
  if (auditBrokenAt !== null || ledgerMismatches > 0 || journalGaps > 0) {
    run.find('fail', 'diagnostics.books-differ', {
      audit: auditBrokenAt ?? '—',
      ledger: ledgerMismatches,
      journals: journalGaps,
    });
  }
};

export const databaseBackups: Perform = async (run, { books, facts, clock, line }) => {
  if (books === null) {
    const looked = facts.lookAtDatabase();
    return looked.ok ? run.find('fail', 'diagnostics.no-books') : run.failed(looked.error);
  }
  const { files } = books;
  const backups = files.backups();
  const [last] = backups;
  run.value('count', backups.length);
  // A station that was just set up has none yet; from then on the kiosk makes one a day.
  if (last === undefined) run.find('info', 'diagnostics.no-backup');
  else run.value('age', Math.floor((clock.now() - last.at) / HOUR_MS));
  const free = Math.floor(files.freeBytes() / MEGABYTE);
  run.value('free', free);
  const params = { megabytes: free };
  if (free < line.space.failMegabytes) run.find('fail', 'database.space-too-low', params);
  else if (free < line.space.warnMegabytes) run.find('warn', 'database.space-low', params);
};
