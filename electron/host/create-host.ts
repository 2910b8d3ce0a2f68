import { mkdirSync } from 'node:fs';
import { type Clock, systemClock } from '#basics/clock.ts';
import { randomIds } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import { backupFolder } from '#db/backup.ts';
import type { DatabaseHandle } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import { openStationDatabase } from '#db/station-database.ts';
import type { LoadedCertificate } from '#drivers/platform/station-certificate.ts';
import { ActRecord } from '#services/audit/act-record.ts';
import { auditExportsDir } from '#services/audit/export-audit.ts';
import { loadStationKey, type StationKey } from '#services/audit/station-key.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { ConsoleDesk } from '#services/diagnostics/console-desk.ts';
import { reportsDir } from '#services/diagnostics/save-report.ts';
import { testPage } from '#services/diagnostics/test-page.ts';
import type { TracedDevice } from '#services/diagnostics/trace/trace-device.ts';
import type { TraceKeeper } from '#services/diagnostics/trace/trace-keeper.ts';
import type { IssuanceDevices } from '#services/issuance/act-context.ts';
import { type BankProfiles, loadBankProfiles } from '#services/issuance/bank-profiles.ts';
import { loadConsentTexts } from '#services/issuance/consent-files.ts';
import type { ConsentTexts } from '#services/issuance/consents.ts';
import { lockStation } from '#services/issuance/station-lock.ts';
import { keepBadAnswer } from '#services/line/bad-answers.ts';
import type { PhotoJudge } from '#services/photo/port.ts';
import type { DatabaseFiles, DatabaseLook, Stores, ValueStore } from '#services/ports.ts';
import { createReceiptMaker } from '#services/receipts/create-receipt-maker.ts';
import { documentsDir } from '#services/receipts/receipt-store.ts';
import { type StaffMember, StaffService } from '#services/staff/staff-service.ts';
import { ensureTrainingStaff } from '#services/staff/training-staff.ts';
import { auditHandlers } from './audit-handlers.ts';
import { type StationConfig, stationFile } from './config.ts';
import { openDatabaseFiles } from './database-files.ts';
import { openCardPrinter } from './devices/card-printer.ts';
import { openChipReader } from './devices/chip-reader.ts';
import { openDocumentCamera } from './devices/document-camera.ts';
import { openFaceRenderer } from './devices/face.ts';
import { openIdReader } from './devices/id-reader.ts';
import { openPaperPrinter } from './devices/paper-printer.ts';
import { openPhotoJudge } from './devices/photo-judge.ts';
import { loadCertificate, openPlatform } from './devices/platform.ts';
import type { Surroundings } from './devices/surroundings.ts';
import { diagnosticsFacts } from './diagnostics-facts.ts';
import { diagnosticsHandlers } from './diagnostics-handlers.ts';
import { createDispatcher, type Dispatcher, type DispatcherOptions } from './dispatcher.ts';
import { createHandlers } from './handlers.ts';
import { Kiosk } from './kiosk.ts';
import { lineHandlers } from './line-handlers.ts';
import { receiptHandlers } from './receipt-handlers.ts';
import { openSettings } from './settings.ts';
import { ShellDoor } from './shell-door.ts';
import { shellHandlers } from './shell-handlers.ts';
import { openMetrics, type StationMetrics } from './station-metrics.ts';
import { stockHandlers } from './stock-handlers.ts';
import { traceHandlers } from './trace-handlers.ts';
import { openTraces } from './traces.ts';
import { createTrainingDesk } from './training-desk.ts';
import { programVersion } from './version.ts';
import type { ViewHub } from './view-hub.ts';

export interface Host {
  readonly dispatcher: Dispatcher;
  readonly hub: ViewHub;
  readonly kiosk: Kiosk;
  readonly training: boolean;
  readonly metrics: StationMetrics;
  /** Serves metrics where the station file says, then watches devices and lines. */
  start(): Promise<void>;
  /** For the program of the windows to attach itself to. */
  readonly door: ShellDoor;
  /**
   * Before anybody can sign in: makes the accounts of a training station; answers the one-time code for the first
   * supervisor of a station without accounts, to be printed on the console and nowhere else, null where somebody has an
   * account. `printed`: the code that stands on the console already. Fails with `staff.training-not-kept`.
   */
  openStaff(printed?: string | null): Promise<Result<string | null>>;
  /** Ends what runs, closes lines and database. May be called twice: there is one end. */
  close(): Promise<void>;
}

/**
 * Puts the kiosk together from its configuration. Nothing is opened but the database; devices open with their first
 * use. Fails with the `database.*` codes; then nothing was made or changed.
 */
export const createHost = (options: {
  readonly dir: string;
  readonly station: StationConfig;
  /** The file it is from; the state directory's own without it. */
  readonly stationFile?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
  /** What every wait of devices and services is counted by; the system's own without it. */
  readonly clock?: Clock;
  /**
   * Who works the teller's window without signing in there: a command, which is as trusted as its state directory. What
   * it does is audited as window `command`. People sign in without it.
   */
  readonly operator?: StaffMember;
}): Result<Host> => {
  const { dir, station, env, logger, clock = systemClock, operator = null } = options;
  const settingsFile = options.stationFile ?? stationFile(dir);
  mkdirSync(dir, { recursive: true });
  const key = loadDatabaseKey({ dir, env });
  if (!key.ok) return key;
  const stationKey = loadStationKey({ dir, env });
  if (!stationKey.ok) return stationKey;
  const folder = backupFolder(dir, station.database.backupFolder);
  const file = databaseFile(dir);
  const database = openStationDatabase({ file, key: key.value, backups: folder, at: clock.now() });
  if (!database.ok) return database;
  const files = readFiles(station, { clock, logger });
  if (!files.ok) {
    database.value.close();
    return files;
  }
  const keep = station.database.backups;
  const databaseFiles = openDatabaseFiles({ database: database.value, file, key: key.value, folder, keep });
  const opened = { database: database.value, databaseFiles, key: stationKey.value, files: files.value };
  return ok(assemble({ dir, env, station, settingsFile, operator, ...opened }, { clock, logger }));
};

interface Files {
  readonly profiles: BankProfiles;
  readonly texts: ConsentTexts;
  readonly judge: PhotoJudge;
  readonly certificate: LoadedCertificate | null;
}

/** What the station reads from files that a bank or a branch may replace; wrong ones stop the start, not a session. */
const readFiles = (station: StationConfig, surroundings: Surroundings): Result<Files> => {
  const { bankProfiles, consentTexts, photo } = station;
  const profiles = loadBankProfiles(bankProfiles);
  if (!profiles.ok) return profiles;
  const texts = loadConsentTexts(consentTexts);
  if (!texts.ok) return texts;
  const certificate = loadCertificate(station.platform);
  if (!certificate.ok) return certificate;
  const judge = openPhotoJudge(photo, of('photo-judge', surroundings));
  return judge.ok
    ? ok({ profiles: profiles.value, texts: texts.value, judge: judge.value, certificate: certificate.value })
    : judge;
};

interface Parts {
  readonly dir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly database: DatabaseHandle;
  readonly databaseFiles: DatabaseFiles;
  readonly key: StationKey;
  readonly station: StationConfig;
  readonly settingsFile: string;
  readonly files: Files;
  readonly operator: StaffMember | null;
}

const assemble = (
  { dir, env, database, databaseFiles, key, station, settingsFile, files, operator }: Parts,
  surroundings: Surroundings,
): Host => {
  const { stores } = database;
  const { clock, logger } = surroundings;
  const staff = new StaffService({ stores, clock, window: operator === null ? 'teller' : 'command' });
  const trainingStaff = station.training ? once(() => ensureTrainingStaff(dir, staff)) : null;
  const documentFonts = fontFiles({ ...station.face.fonts, fallback: station.face.fallbackFonts });
  const paper = openPaperPrinter(station.paperPrinter, env, surroundings);
  const traces = openTraces(dir, station, surroundings);
  const devices = openDevices(station, files.certificate, stores, { ...surroundings, traces });
  const kiosk = new Kiosk({
    station: {
      outletNo: station.outletNo,
      district: station.district,
      training: station.training,
    },
    policy: station.issuance,
    limits: station.stock,
    devices,
    line: {
      files: databaseFiles,
      certificate: files.certificate,
      skew: { warnMs: station.platform.skewWarnMs, failMs: station.platform.skewFailMs },
      space: {
        warnMegabytes: station.database.warnFreeMegabytes,
        failMegabytes: station.database.failFreeMegabytes,
      },
    },
    diagnostics: {
      facts: diagnosticsFacts(station, of('diagnostics', surroundings), { lookAtDatabase: () => ok(lookAt(database)) }),
      paper,
      testPage: () => testPage(documentFonts, clock.now()),
    },
    desk: station.trainingDesk === undefined ? null : createTrainingDesk(station.trainingDesk),
    camera: openCamera(station, stores.values, { ...surroundings, traces }),
    stores,
    texts: files.texts,
    judge: files.judge,
    staff,
    idleLockMs: station.staff.idleLockMs,
    operator,
    trainingStaff,
    key,
    privacy: { rule: station.privacy, slips: documentsDir(dir) },
    profileOf: (bank) => files.profiles.profileOf(bank),
    clock,
    ids: randomIds,
    logger,
  });
  const receipts = receiptHandlers({
    kiosk,
    maker: createReceiptMaker(documentFonts),
    printer: paper,
    folder: documentsDir(dir),
  });
  const { reader, printer } = devices;
  const consoleDesk = new ConsoleDesk({
    lines: { 'id-reader': reader, 'card-printer': printer },
    use: kiosk.diagnostics.use,
    clock,
    between: () => kiosk.betweenSessions(),
  });
  const metrics = openMetrics(kiosk, {
    listen: station.metrics.listen,
    file: databaseFile(dir),
    version: programVersion(),
    logger,
  });
  const settings = openSettings({ dir, env, file: settingsFile, kiosk, started: operator === null }, surroundings);
  const stock = stockHandlers({ kiosk, fonts: documentFonts, folder: documentsDir(dir) });
  const audit: DispatcherOptions['audit'] = {
    record: (event, { window, actor }, detail) => {
      if (event === null) return new ActRecord(stores.audit, null);
      const byCommand = window === 'teller' && operator !== null;
      const by = { actor: actor?.staffId ?? window, window: byCommand ? ('command' as const) : window };
      return new ActRecord(stores.audit, { at: clock.now(), event, ...by, detail });
    },
    settle: (record, { window }) => {
      if (window === 'teller') kiosk.staffDesk.touch();
      record.write(kiosk.session.subject);
    },
  };
  // Before anything of today is written.
  kiosk.audit.signFinishedDays();
  const close = async (): Promise<void> => {
    await metrics.close();
    await kiosk.close();
    traces.close();
    await files.judge.close();
    database.close();
  };
  let closing: Promise<void> | null = null;
  const door = new ShellDoor();
  return {
    dispatcher: createDispatcher({
      handlers: {
        ...createHandlers(kiosk),
        ...stock,
        ...receipts,
        ...lineHandlers(kiosk),
        ...auditHandlers(kiosk, auditExportsDir(dir)),
        ...diagnosticsHandlers(kiosk, reportsDir(dir)),
        ...traceHandlers(kiosk, { dir, traces, desk: consoleDesk }),
        ...shellHandlers(kiosk, door),
        ...settings,
      },
      actor: () => kiosk.staffDesk.actor(),
      audit,
      ids: randomIds,
      logger,
    }),
    hub: kiosk.hub,
    kiosk,
    training: station.training,
    door,
    metrics,
    start: async () => {
      await metrics.start();
      await kiosk.start();
    },
    openStaff: async (printed = null) => {
      const made = await trainingStaff?.();
      if (made !== undefined && !made.ok) return made;
      return ok(kiosk.staffDesk.firstStart.open(printed));
    },
    close: () => (closing ??= close()),
  };
};

/** Every page and every row of the open database. */
const lookAt = (database: DatabaseHandle): DatabaseLook => {
  const { auditRows, auditBrokenAt, ledgerMismatches, journalGaps } = database.checkBooks();
  return {
    ...database.checkPages(),
    auditRows,
    auditBrokenAt,
    ledgerMismatches: ledgerMismatches.length,
    journalGaps: journalGaps.length,
  };
};

/** Makes it once; after a failure it is tried again when next asked for. */
const once = <T>(make: () => Promise<Result<T>>): (() => Promise<Result<T>>) => {
  let made: Promise<Result<T>> | null = null;
  return async () => {
    made ??= make();
    const result = await made;
    if (!result.ok) made = null;
    return result;
  };
};

export const openCamera = ({ devices }: StationConfig, values: ValueStore, surroundings: Followed) =>
  devices.documentCamera === undefined
    ? null
    : openDocumentCamera(devices.documentCamera, values, followed('document-camera', surroundings));

export const openDevices = (
  { devices, platform, outletNo, face }: StationConfig,
  certificate: LoadedCertificate | null,
  /** Null: answers that make no sense are only logged. */
  stores: Pick<Stores, 'refusedAnswers' | 'audit' | 'transaction'> | null,
  surroundings: Followed,
): IssuanceDevices => ({
  reader: openIdReader(devices.idReader, followed('id-reader', surroundings)),
  ...lockStation(
    openCardPrinter(devices.cardPrinter, followed('card-printer', surroundings)),
    openChipReader(devices.chipReader, followed('chip-reader', surroundings)),
  ),
  faces: openFaceRenderer(face),
  platform: openPlatform(
    platform,
    outletNo,
    certificate,
    (report) => {
      if (stores === null) surroundings.logger.warn('platform-answer-refused', { ...report });
      else keepBadAnswer(stores, report, surroundings);
    },
    followed('platform', surroundings),
  ),
});

/** Surroundings of devices whose lines are followed, where somebody keeps traces. */
type Followed = Surroundings & { readonly traces?: TraceKeeper };

/** The same surroundings, with a log that names the device. */
const of = (device: string, { clock, logger }: Surroundings): Surroundings => ({
  clock,
  logger: logger.child({ device }),
});

/** With its trace as well. */
const followed = (device: TracedDevice, surroundings: Followed): Surroundings => {
  const named = of(device, surroundings);
  return surroundings.traces === undefined ? named : { ...named, tap: surroundings.traces.tap(device) };
};
