import { join } from 'node:path';
import { errorCode } from '#basics/error-code.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import { chinaTime } from './form.ts';
import type { Receipt } from './model.ts';

/** Folder of the saved slips in a state directory. */
export const documentsDir = (dir: string): string => join(dir, 'documents');

/** `20260105-0930-refusal-slip-7F3A21C0.pdf`: when, what, which case; nothing of the person. */
export const receiptFileName = ({ kind, at, reference }: Pick<Receipt, 'kind' | 'at' | 'reference'>): string => {
  const time = chinaTime(at).replace(/[-:]/g, '').replace(' ', '-');
  return `${time}-${kind}-${reference.replace(/[^0-9A-Za-z]/g, '')}.pdf`;
};

/**
 * Keeps a slip for its owner only; it appears whole or not at all, and one saved under the same name is replaced.
 * Answers the path. Fails with `receipt.not-saved` (param `cause`).
 */
export const saveReceipt = (folder: string, fileName: string, pdf: Uint8Array): Result<string> => {
  const file = join(folder, fileName);
  try {
    writeWholeFile(file, pdf);
    return ok(file);
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('receipt.not-saved', 'ask', { cause: code });
  }
};
