import { errorCode } from './error-code.ts';
import { err, type Failure, type Result } from './result.ts';

/**
 * What a thrown error says of the disk: `database.disk-full`, `database.read-only`, `database.disk-fault` (param
 * `cause`), or null when it says something else (a bug). The transaction it was thrown from left nothing. Kind `ask`:
 * somebody has to free or mend the disk, then the same can be done again.
 */
export const storageFault = (error: unknown): Failure | null => {
  const code = errorCode(error) ?? '';
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || code === 'EDQUOT')
    return { code: 'database.disk-full', kind: 'ask' };
  if (code.startsWith('SQLITE_READONLY') || code === 'EROFS') return { code: 'database.read-only', kind: 'ask' };
  if (/^(SQLITE_(IOERR|CANTOPEN)|EIO$)/.test(code))
    return { code: 'database.disk-fault', kind: 'ask', params: { cause: code } };
  return null;
};

/** Does what writes to the database; a disk that does not take it becomes a failure, anything else is thrown on. */
export const storing = <T>(write: () => Result<T>): Result<T> => {
  try {
    return write();
  } catch (error) {
    const fault = storageFault(error);
    if (fault === null) throw error;
    return err(fault);
  }
};
