import type { Logger } from '#basics/logger.ts';
import { storageFault } from '#basics/storage-fault.ts';

/**
 * Writes a row about something that has happened already, and that holds whether or not the disk still takes a row:
 * a disk that is full or read-only is named in the log. Anything else is thrown on.
 */
export const noteAudit = (logger: Logger, about: string, write: () => void): void => {
  try {
    write();
  } catch (error) {
    const fault = storageFault(error);
    if (fault === null) throw error;
    logger.error('audit-not-stored', { about, code: fault.code });
  }
};
