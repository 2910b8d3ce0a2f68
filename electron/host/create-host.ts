import { mkdirSync } from 'node:fs';
import { systemClock } from '#basics/clock.ts';
import { randomIds } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import type { Caller } from '#contract/methods.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import { createDocumentCamera } from '#drivers/camera/document-camera.ts';
import { createCardPrinter } from '#drivers/card-printer/driver.ts';
import { createChipCard } from '#drivers/chip-card/driver.ts';
import { createIdReader } from '#drivers/id-reader/driver.ts';
import { createPlatformClient } from '#drivers/platform/client.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { isCitizenNumber } from '#services/devices/document-rules.ts';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import type { IssuanceDevices } from '#services/issuance/act-context.ts';
import { ConsentTexts } from '#services/issuance/consents.ts';
import type { StationConfig } from './config.ts';
import { createDispatcher, type Dispatcher } from './dispatcher.ts';
import { createHandlers } from './handlers.ts';
import { Kiosk } from './kiosk.ts';
import { createTrainingDesk } from './training-desk.ts';
import type { ViewHub } from './view-hub.ts';

/** Chip answers in milliseconds; a card that says nothing this long says nothing at all. */
const CHIP_COMMAND_MS = 10_000;
/** A reader sees a card that was just pressed on within this time (card-printer.md 1.10). */
const CHIP_INSERT_MS = 4_000;

export interface Host {
  readonly dispatcher: Dispatcher;
  readonly hub: ViewHub;
  readonly kiosk: Kiosk;
  readonly training: boolean;
  /** Ends what runs, closes lines and database. */
  close(): Promise<void>;
}

/**
 * Puts the kiosk together from its configuration. Nothing is opened but the database; devices open with their first
 * use. Fails with the `database.*` codes; then nothing was made or changed.
 */
export const createHost = (options: {
  readonly dir: string;
  readonly station: StationConfig;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
}): Result<Host> => {
  const { dir, station, env, logger } = options;
  mkdirSync(dir, { recursive: true });
  const key = loadDatabaseKey({ dir, env });
  if (!key.ok) return key;
  const database = openDatabase({ file: databaseFile(dir), key: key.value });
  if (!database.ok) return database;
  return ok(assemble(database.value, station, logger));
};

const assemble = (database: DatabaseHandle, station: StationConfig, logger: Logger): Host => {
  const { stores } = database;
  const clock = systemClock;
  const kiosk = new Kiosk({
    station: {
      outletNo: station.outletNo,
      district: station.district,
      training: station.training,
      teller: station.teller,
    },
    devices: openDevices(station, logger),
    desk: station.trainingDesk === undefined ? null : createTrainingDesk(station.trainingDesk),
    camera: openCamera(station, logger),
    stores,
    texts: new ConsentTexts(station.consentTexts),
    clock,
    ids: randomIds,
    logger,
  });
  const audit = (event: string, caller: Caller) =>
    stores.audit.append({
      at: clock.now(),
      event,
      actor: caller === 'teller' ? station.teller : 'applicant',
      window: caller,
      sessionId: kiosk.session.current?.sessionId ?? null,
      detail: {},
    });
  return {
    dispatcher: createDispatcher({ handlers: createHandlers(kiosk), audit, ids: randomIds, logger }),
    hub: kiosk.hub,
    kiosk,
    training: station.training,
    close: async () => {
      await kiosk.close();
      database.close();
    },
  };
};

const openCamera = ({ devices }: StationConfig, logger: Logger) =>
  devices.documentCamera === undefined
    ? null
    : createDocumentCamera({
        device: devices.documentCamera.device,
        clock: systemClock,
        logger: logger.child({ device: 'document-camera' }),
      });

const openDevices = ({ devices, platform, outletNo, face }: StationConfig, logger: Logger): IssuanceDevices => {
  const clock = systemClock;
  const line = (device: string) => ({ openTransport, clock, logger: logger.child({ device }) });
  const chip = createChipCard({
    address: devices.chipReader.address,
    clock,
    logger: logger.child({ device: 'chip-reader' }),
    insertTimeoutMs: devices.chipReader.insertTimeoutMs ?? CHIP_INSERT_MS,
    commandTimeoutMs: devices.chipReader.commandTimeoutMs ?? CHIP_COMMAND_MS,
  });
  return {
    reader: createIdReader({ address: devices.idReader.address, isCitizenNumber, ...line('id-reader') }),
    printer: createCardPrinter({ address: devices.cardPrinter.address, ...line('card-printer') }),
    chip,
    faces: createFaceRenderer(face === undefined ? {} : { fontFiles: face.fonts }),
    platform: createPlatformClient({
      baseUrl: platform.url,
      station: { id: `outlet-${outletNo}`, outletNo },
      clock,
      logger: logger.child({ device: 'platform' }),
    }),
  };
};
