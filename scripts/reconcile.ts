/**
 * `npm run reconcile`: what does not add up, over everything the station keeps, its printer and the platform. Changes
 * nothing. The kiosk must not be running: it holds the database.
 */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { fail, type Result } from '#basics/result.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import { createPlatformClient } from '#drivers/platform/client.ts';
import { readStation, type StationConfig, stationFile } from '#host/config.ts';
import { openCardPrinter } from '#host/devices/card-printer.ts';
import { launchError } from '#host/launch.ts';
import { type Finding, reconcileBooks } from '#services/stock/reconcile-books.ts';
import { commandLine, EXIT, finishWith, fromZero, personsLanguage, printDocument } from './support/command.ts';
import { defaultStateDir } from './support/state-dir.ts';

interface Options {
  readonly dir: string;
  readonly station?: string;
  readonly days: string;
  readonly json: boolean;
}

/** An existing database only: an empty one would add up. */
const open = (dir: string): Result<DatabaseHandle> => {
  const file = databaseFile(dir);
  if (!existsSync(file)) return fail('reconcile.no-database', 'stop', { dir });
  const key = loadDatabaseKey({ dir, env: process.env });
  return key.ok ? openDatabase({ file, key: key.value }) : key;
};

const COMPARED = { printer: { zh: '制卡机', en: 'Printer' }, platform: { zh: '平台', en: 'Platform' } } as const;
const NOT_COMPARED = { zh: '未核对', en: 'not compared' } as const;
const ALL_WELL = { zh: '账实相符', en: 'Everything adds up' } as const;
const FOUND = { zh: '项不符', en: 'things do not add up' } as const;

const textOf = ({ code, params }: Finding) => launchError({ code, kind: 'stop', params }).text;

/** Printer and platform of the station file, closed afterwards whatever happens. */
const withDevices = async <T>(
  { devices, platform, outletNo }: StationConfig,
  use: (printer: ReturnType<typeof openCardPrinter>, client: ReturnType<typeof createPlatformClient>) => Promise<T>,
): Promise<T> => {
  const surroundings = { clock: systemClock, logger: silentLogger };
  const printer = openCardPrinter(devices.cardPrinter, surroundings);
  const client = createPlatformClient({
    baseUrl: platform.url,
    station: { id: `outlet-${outletNo}`, outletNo },
    ...surroundings,
  });
  try {
    return await use(printer, client);
  } finally {
    await Promise.all([printer.close(), client.close()]);
  }
};

/** Without a station file there is nobody to ask. */
const NOBODY = (code: string) => async () => fail(code, 'stop');

const run = async (options: Options): Promise<number> => {
  const days = fromZero('--days', options.days);
  if (!days.ok) return finishWith.usage(days.error);
  const dir = resolve(options.dir);
  const database = open(dir);
  if (!database.ok) return finishWith.failure(database.error, options.json);
  try {
    const { stores } = database.value;
    const books = database.value.checkBooks();
    const common = { stores, books, now: systemClock.now(), days: Math.floor(days.value) };
    const station = readStation(options.station ?? stationFile(dir));
    const reconciled = station.ok
      ? await withDevices(station.value, (printer, platform) => reconcileBooks({ ...common, printer, platform }))
      : await reconcileBooks({
          ...common,
          printer: { counters: NOBODY(station.error.code) },
          platform: { issuedList: NOBODY(station.error.code) },
        });
    const { findings, notCompared, balance } = reconciled;
    const addsUp = findings.length === 0;
    if (options.json) {
      printDocument({
        outcome: addsUp ? 'adds-up' : 'differs',
        findings: findings.map((one) => ({ ...one, text: textOf(one) })),
        notCompared: notCompared.map(({ what, failure }) => ({
          what,
          code: failure.code,
          text: launchError(failure).text,
        })),
        balance,
        auditRows: books.auditRows,
      });
    }
    const language = personsLanguage();
    const say = (line: string) => process.stderr.write(`${line}\n`);
    for (const one of findings) say(`${textOf(one)[language]} [${one.code}]`);
    for (const { what, failure } of notCompared) {
      say(`${COMPARED[what][language]}: ${NOT_COMPARED[language]} (${failure.code})`);
    }
    say(addsUp ? ALL_WELL[language] : `${findings.length} ${FOUND[language]}`);
    return addsUp ? EXIT.done : EXIT.refused;
  } finally {
    database.value.close();
  }
};

const command = commandLine(
  'reconcile',
  'What does not add up: ledger, counters, audit, outbox, platform. End the kiosk first.',
)
  .option('--dir <dir>', 'state directory', defaultStateDir())
  .option('--station <file>', 'station file (station.json of the state directory without it)')
  .option('--days <n>', 'days back for which the platform is asked', '7')
  .option('--json', 'print one JSON document on standard output', false);

command.parse();
process.exitCode = await run(command.opts<Options>());
