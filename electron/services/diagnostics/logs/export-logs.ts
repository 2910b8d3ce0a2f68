import { closeSync, createReadStream, fsyncSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setImmediate } from 'node:timers/promises';
import { Zip, ZipDeflate } from 'fflate';
import { errorCode } from '#basics/error-code.ts';
import { redact } from '#basics/redaction.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { logFilesIn } from './log-files.ts';

export interface LogArchive {
  readonly file: string;
  readonly files: number;
  readonly lines: number;
  readonly bytes: number;
}

/** So many lines go into the archive before others may have the thread. */
const BATCH = 500;
const encoder = new TextEncoder();

/**
 * Puts the log files of the days `from` to `to` (`YYYYMMDD` in China, both included) into one zip archive in `folder`.
 * Every line passes the redaction rule again: it may be of an older program. The file appears whole or not at all, for
 * its owner only. Fails with `logs.bad-days`, `logs.nothing-to-export`, `logs.not-saved` (param `cause`), kind `ask`.
 */
export const exportLogs = async (options: {
  /** Where the log files are. */
  readonly logs: string;
  readonly folder: string;
  readonly from: string;
  readonly to: string;
  readonly outletNo: number;
}): Promise<Result<LogArchive>> => {
  const { logs, folder, from, to, outletNo } = options;
  if (from > to) return fail('logs.bad-days', 'ask');
  const files = logFilesIn(logs).filter(({ day }) => day >= from && day <= to);
  if (files.length === 0) return fail('logs.nothing-to-export', 'ask');
  const file = join(folder, `logs-${outletNo}-${from}-${to}.zip`);
  const draft = `${file}.${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    rmSync(draft, { force: true });
    const { lines, bytes } = await writeArchive(
      draft,
      files.map(({ name }) => ({ name, path: join(logs, name) })),
    );
    renameSync(draft, file);
    return ok({ file, files: files.length, lines, bytes });
  } catch (error) {
    rmSync(draft, { force: true });
    const cause = errorCode(error);
    if (cause === null) throw error;
    return fail('logs.not-saved', 'ask', { cause });
  }
};

const writeArchive = async (draft: string, files: readonly { readonly name: string; readonly path: string }[]) => {
  const fd = openSync(draft, 'wx', 0o600);
  let [bytes, lines] = [0, 0];
  try {
    const zip = new Zip((error, chunk) => {
      if (error !== null) throw error;
      for (let at = 0; at < chunk.length; ) at += writeSync(fd, chunk, at);
      bytes += chunk.length;
    });
    for (const { name, path } of files) {
      const entry = new ZipDeflate(name, { level: 6 });
      zip.add(entry);
      for await (const line of createInterface({
        input: createReadStream(path),
        crlfDelay: Number.POSITIVE_INFINITY,
      })) {
        entry.push(encoder.encode(`${redactedLine(line)}\n`));
        lines += 1;
        if (lines % BATCH === 0) await setImmediate();
      }
      entry.push(new Uint8Array(0), true);
    }
    zip.end();
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
  return { lines, bytes };
};

/** A line that is no whole JSON (a program that died in the middle) is left out: nobody knows what stands in it. */
const redactedLine = (line: string): string => {
  try {
    return JSON.stringify(redact(JSON.parse(line)));
  } catch (error) {
    if (error instanceof SyntaxError) return JSON.stringify({ msg: 'line-not-whole', characters: line.length });
    throw error;
  }
};
