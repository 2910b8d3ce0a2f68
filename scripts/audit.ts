/** `npm run audit`: proves the audit, exports it as a signed file, prints the auditor's document. */
import { resolve } from 'node:path';
import { chinaDate, systemClock } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import type { DatabaseHandle } from '#db/client.ts';
import { readStation, stationFile } from '#host/config.ts';
import { auditExportsDir, exportAudit } from '#services/audit/export-audit.ts';
import { loadStationKey } from '#services/audit/station-key.ts';
import { verifyAudit } from '#services/audit/verify-audit.ts';
import { auditDocument } from './support/audit-document.ts';
import { commandLine, EXIT, failureLine, finishWith, personsLanguage, printDocument } from './support/command.ts';
import { openBooks } from './support/open-books.ts';
import { defaultStateDir } from './support/state-dir.ts';

interface Common {
  readonly dir: string;
  readonly json: boolean;
}

interface ExportOptions extends Common {
  readonly from: string;
  readonly to?: string;
  readonly out?: string;
}

/** Runs with the books of the state directory and closes them whatever happens. */
const withBooks = async (
  options: Common,
  use: (books: DatabaseHandle, dir: string) => Promise<number>,
): Promise<number> => {
  const dir = resolve(options.dir);
  const books = openBooks(dir);
  if (!books.ok) return finishWith.failure(books.error, options.json);
  try {
    return await use(books.value, dir);
  } finally {
    books.value.close();
  }
};

const verify = (options: Common): Promise<number> =>
  withBooks(options, async ({ stores }) => {
    const { findings, ...counts } = await verifyAudit(stores.audit);
    const texts = findings.map((finding) => ({ ...finding, kind: 'stop' as const }));
    if (options.json) {
      const told = texts.map(({ code, params }) => ({ code, params, text: codeText(code) }));
      printDocument({ outcome: findings.length === 0 ? 'good' : 'bad', ...counts, findings: told });
    }
    for (const finding of texts) process.stderr.write(`${failureLine(finding)}\n`);
    const { rows, signatures, unsigned } = counts;
    const summary = {
      zh: `${rows} 条记录，${signatures} 个签名，${unsigned} 条尚未签名，发现 ${findings.length} 个问题`,
      en: `${rows} rows, ${signatures} signatures, ${unsigned} rows not signed yet, ${findings.length} findings`,
    };
    process.stderr.write(`${summary[personsLanguage()]}\n`);
    return findings.length === 0 ? EXIT.done : EXIT.refused;
  });

const DAY = /^\d{8}$/;

const daysOf = ({ from, to = chinaDate(systemClock.now()) }: ExportOptions): Result<{ from: string; to: string }> => {
  const wrong = Object.entries({ '--from': from, '--to': to }).find(([, value]) => !DAY.test(value));
  if (wrong === undefined) return ok({ from, to });
  return fail('command.bad-value', 'stop', { option: wrong[0], value: wrong[1], allowed: '20260131' });
};

const exportFile = async (options: ExportOptions): Promise<number> => {
  const days = daysOf(options);
  if (!days.ok) return finishWith.usage(days.error);
  return withBooks(options, async ({ stores }, dir) => {
    const station = readStation(stationFile(dir));
    if (!station.ok) return finishWith.failure(station.error, options.json);
    const key = loadStationKey({ dir, env: process.env });
    if (!key.ok) return finishWith.failure(key.error, options.json);
    const now = systemClock.now();
    const made = await exportAudit(
      { audit: stores.audit, key: key.value },
      {
        ...days.value,
        outletNo: station.value.outletNo,
        now,
        folder: options.out === undefined ? auditExportsDir(dir) : resolve(options.out),
      },
    );
    if (!made.ok) return finishWith.failure(made.error, options.json);
    const { file, rows, sm3 } = made.value;
    stores.audit.append({
      at: now,
      event: 'audit.exported',
      actor: 'command',
      window: 'command',
      sessionId: null,
      detail: { ...days.value, rows, sm3 },
    });
    if (options.json) printDocument({ outcome: 'exported', file, rows, sm3, publicKey: key.value.publicKeyHex });
    const summary = { zh: `已导出 ${rows} 条记录：${file}`, en: `${rows} rows exported: ${file}` };
    process.stderr.write(`${summary[personsLanguage()]}\n`);
    return EXIT.done;
  });
};

const command = commandLine('audit', 'Who did what at this station. End the kiosk first: it holds the database.');
let ended: Promise<number> = Promise.resolve(EXIT.done);

command
  .command('verify')
  .description('follows the chain of all rows and proves the signatures; exit code 1 when anything is wrong')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--json', 'print one JSON document on standard output', false)
  .action((options: Common) => {
    ended = verify(options);
  });
command
  .command('export')
  .description('writes the rows of some days into one signed file')
  .requiredOption('--from <day>', 'first day, as 20260101')
  .option('--to <day>', 'last day (today without it)')
  .option('--out <dir>', 'folder of the file (audit-exports of the state directory without it)')
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--json', 'print one JSON document on standard output', false)
  .action((options: ExportOptions) => {
    ended = exportFile(options);
  });
command
  .command('document')
  .description("prints the auditor's document: events, chain, signatures, how to prove an export elsewhere")
  .action(() => {
    process.stdout.write(auditDocument());
  });

if (process.argv.length < 3) {
  const cause = 'verify, export, document';
  process.exitCode = finishWith.usage({ code: 'command.wrong-usage', kind: 'stop', params: { cause } });
} else {
  command.parse();
  process.exitCode = await ended;
}
