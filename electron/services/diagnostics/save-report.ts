import { join } from 'node:path';
import { errorCode } from '#basics/error-code.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';

/** Folder of the reports in a state directory. */
export const reportsDir = (dir: string): string => join(dir, 'reports');

/** The report as two files for its owner only; their paths. Fails with `diagnostics.report-not-saved` (param `cause`). */
export const saveReport = (
  folder: string,
  { name, html, json }: { readonly name: string; readonly html: string; readonly json: string },
): Result<{ readonly html: string; readonly json: string }> => {
  const files = { html: join(folder, `${name}.html`), json: join(folder, `${name}.json`) };
  try {
    writeWholeFile(files.html, html);
    writeWholeFile(files.json, json);
    return ok(files);
  } catch (error) {
    const cause = errorCode(error);
    if (cause === null) throw error;
    return fail('diagnostics.report-not-saved', 'ask', { cause });
  }
};
