/** The code of an error of the system or of SQLite (`ENOSPC`, `SQLITE_FULL`); null for everything else, which is a bug. */
export const errorCode = (error: unknown): string | null =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;
