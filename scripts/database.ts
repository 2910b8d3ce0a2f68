/**
 * `npm run database`: backups of the station's database. The kiosk must not be running: it holds the database, and
 * makes backups of its own.
 */
import { existsSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import { chinaMinute, systemClock } from '#basics/clock.ts';
import { createLogger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { movedAside } from '#db/aside.ts';
import {
  type Backup,
  backupFolder,
  checkDatabaseFile,
  listBackups,
  makeBackup,
  newestSound,
  putInPlace,
} from '#db/backup.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import { readStation, type StationConfig, stationFile } from '#host/config.ts';
import { sinceBackup } from '#host/since-backup.ts';
import { markRestored } from '#services/database/restored.ts';
import { toCheckLines } from '#services/database/to-check-text.ts';
import { lastCounters } from '#services/stock/station-memory.ts';
import { commandLine, EXIT, finishWith, personsLanguage, printDocument } from './support/command.ts';
import { defaultStateDir } from './support/state-dir.ts';

interface Options {
  readonly dir: string;
  readonly station?: string;
  readonly json: boolean;
}

/** The station's files, as the host finds them. */
interface Place {
  readonly dir: string;
  readonly file: string;
  readonly folder: string;
  readonly key: Uint8Array;
  readonly station: StationConfig;
}

const placeOf = ({ dir: given, station: stationPath }: Options): Result<Place> => {
  const dir = resolve(given);
  const station = readStation(stationPath ?? stationFile(dir));
  if (!station.ok) return station;
  const key = loadDatabaseKey({ dir, env: process.env });
  if (!key.ok) return key;
  const folder = backupFolder(dir, station.value.database.backupFolder);
  return ok({ dir, file: databaseFile(dir), folder, key: key.value, station: station.value });
};

/** Runs with the station's files, or says why it can't. */
const at = async (options: Options, work: (place: Place) => Promise<number> | number): Promise<number> => {
  const place = placeOf(options);
  return place.ok ? work(place.value) : finishWith.failure(place.error, options.json);
};

/** The document for a program, the lines for a person. */
const say = (json: boolean, document: unknown, lines: readonly string[]): number => {
  if (json) printDocument(document);
  else for (const line of lines) process.stdout.write(`${line}\n`);
  return EXIT.done;
};

const words = (zh: string, en: string): string => (personsLanguage() === 'zh' ? zh : en);

const backupLine = ({ name, at: made, bytes }: Backup, note = ''): string =>
  `${name}\t${chinaMinute(made)}\t${(bytes / 1_000_000).toFixed(1)} MB${note}`;

const backUp = (options: Options): Promise<number> =>
  at(options, ({ file, key, folder, station }) => {
    const database = openDatabase({ file, key });
    if (!database.ok) return finishWith.failure(database.error, options.json);
    try {
      const keep = station.database.backups;
      const made = makeBackup(database.value, { folder, key, at: systemClock.now(), keep });
      if (!made.ok) return finishWith.failure(made.error, options.json);
      const { name, bytes } = made.value;
      return say(options.json, { outcome: 'backed-up', backup: { name, at: made.value.at, bytes }, folder }, [
        words(`已备份并校验：${made.value.file}`, `Backed up and checked: ${made.value.file}`),
      ]);
    } finally {
      database.value.close();
    }
  });

const list = (options: Options): Promise<number> =>
  at(options, ({ folder, key }) => {
    const backups = listBackups(folder).map((backup) => ({ backup, sound: checkDatabaseFile(backup.file, key).ok }));
    const documents = backups.map(({ backup: { name, at: made, bytes }, sound }) => ({ name, at: made, bytes, sound }));
    return say(
      options.json,
      { folder, backups: documents },
      backups.map(({ backup, sound }) =>
        backupLine(backup, `\t${sound ? words('完好', 'good') : words('损坏', 'damaged')}`),
      ),
    );
  });

/** The backup of that name, or the newest sound one. */
const chosen = (name: string | undefined, { folder, key }: Place): Result<Backup> => {
  if (name === undefined) {
    const newest = newestSound(folder, key);
    return newest === null ? fail('database.no-backup', 'stop') : ok(newest);
  }
  const named = listBackups(folder).find((backup) => backup.name === name);
  if (named === undefined) return fail('database.unknown-backup', 'ask', { name });
  const sound = checkDatabaseFile(named.file, key);
  return sound.ok ? ok(named) : sound;
};

/** A running kiosk keeps its database; one that does not open may be replaced. */
const isHeld = (file: string, key: Uint8Array): boolean => {
  if (!existsSync(file)) return false;
  const opened = openDatabase({ file, key, busyTimeoutMs: 0 });
  if (opened.ok) opened.value.close();
  return !opened.ok && opened.error.code === 'database.in-use';
};

const restore = (name: string | undefined, options: Options): Promise<number> =>
  at(options, async (place) => {
    const { dir, file, key, station } = place;
    if (isHeld(file, key)) return finishWith.failure({ code: 'database.in-use', kind: 'ask' }, options.json);
    const backup = chosen(name, place);
    if (!backup.ok) return finishWith.failure(backup.error, options.json);
    const now = systemClock.now();
    const put = putInPlace(file, backup.value, now);
    if (!put.ok) return finishWith.failure(put.error, options.json);
    const aside = put.value.aside ?? movedAside(file)[0] ?? null;
    const database = openDatabase({ file, key });
    if (!database.ok) return finishWith.failure(database.error, options.json);
    noteRestored(database.value, backup.value, aside, now);
    database.value.close();
    const surroundings = { clock: systemClock, logger: createLogger({ level: 'warn' }) };
    const toCheck = await sinceBackup(station, { dir, key, backup: backup.value }, surroundings);
    const document = {
      outcome: 'restored',
      backup: { name: backup.value.name, at: backup.value.at },
      aside: aside === null ? null : basename(aside),
      toCheck: toCheck.ok ? toCheck.value : null,
    };
    return say(options.json, document, [
      words(`已恢复备份 ${backup.value.name}`, `Restored ${backup.value.name}`),
      ...(aside === null ? [] : [words(`原文件保留为 ${aside}`, `The file before is kept as ${aside}`)]),
      ...(toCheck.ok ? toCheckLines(toCheck.value, personsLanguage()) : []),
      words(
        '两人在“平台与数据”页确认之前不发卡',
        'Nothing is issued until two people confirm on the page “Line and data”',
      ),
    ]);
  });

const noteRestored = ({ stores }: DatabaseHandle, backup: Backup, aside: string | null, now: number): void =>
  stores.transaction(() => {
    const counters = lastCounters(stores)?.reading ?? null;
    markRestored(stores, { backup: backup.name, backupAt: backup.at, restoredAt: now, counters });
    stores.audit.append({
      at: now,
      event: 'database.restored',
      actor: 'command',
      window: 'command',
      sessionId: null,
      detail: { backup: backup.name, aside: aside === null ? null : basename(aside) },
    });
  });

const check = (options: Options): Promise<number> =>
  at(options, async (place) => {
    const { dir, file, key, folder, station } = place;
    const sound: Result<unknown> = existsSync(file)
      ? checkDatabaseFile(file, key)
      : fail('database.gone', 'stop', { backup: listBackups(folder)[0]?.name ?? '—' });
    const backup = newestSound(folder, key);
    const surroundings = { clock: systemClock, logger: createLogger({ level: 'warn' }) };
    const toCheck = sound.ok || backup === null ? null : await sinceBackup(station, { dir, key, backup }, surroundings);
    const list = toCheck?.ok ? toCheck.value : null;
    const document = {
      database: sound.ok ? { sound: true } : { sound: false, code: sound.error.code },
      newestBackup: backup === null ? null : { name: backup.name, at: backup.at },
      aside: movedAside(file).map((path) => basename(path)),
      toCheck: list,
    };
    say(options.json, document, [
      ...(sound.ok ? [words('数据库完好', 'The database is good')] : []),
      ...(backup === null ? [] : [words('可用的最新备份：', 'Newest good backup: ') + backupLine(backup)]),
      ...(list === null ? [] : toCheckLines(list, personsLanguage())),
    ]);
    if (sound.ok) return EXIT.done;
    return finishWith.failure(sound.error, false);
  });

const command = commandLine(
  'database',
  'Backups of this station’s database. End the kiosk first: it holds the database.',
);
let ended: Promise<number> = Promise.resolve(EXIT.done);

const subcommand = (name: string, description: string) =>
  command
    .command(name)
    .description(description)
    .option('--dir <dir>', 'state directory', defaultStateDir())
    .option('--station <file>', 'station file (station.json of the state directory without it)')
    .option('--json', 'print one JSON document on standard output', false);

subcommand('backup', 'makes a backup, checks it, and lets the oldest go').action((options: Options) => {
  ended = backUp(options);
});
subcommand('list', 'lists the backups and whether they are good').action((options: Options) => {
  ended = list(options);
});
subcommand(
  'restore [name]',
  'puts a backup in place, the newest good one without a name; the file before is kept',
).action((name: string | undefined, options: Options) => {
  ended = restore(name, options);
});
subcommand('check', 'reads every page; of a bad database lists what happened since the newest good backup').action(
  (options: Options) => {
    ended = check(options);
  },
);

if (process.argv.length < 3) {
  const cause = 'backup, list, restore, check';
  process.exitCode = finishWith.usage({ code: 'command.wrong-usage', kind: 'stop', params: { cause } });
} else {
  command.parse();
  process.exitCode = await ended;
}
