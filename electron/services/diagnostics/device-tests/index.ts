import type { HostTestId } from '#domain/diagnostics/catalogue/index.ts';
import { applicantColours, applicantTouch } from './applicant-display.ts';
import { cleaningWizard, moveThroughAll, printerSelfTest, rulerPrint, testPrint } from './card-printer.ts';
import { chipReaderPresent, readChip, timeChip } from './chip-reader.ts';
import { databaseBackups, databaseIntegrity } from './database.ts';
import { documentCameraPicture } from './document-camera.ts';
import { idReaderSelfTest, readTestCard } from './id-reader.ts';
import { paperPrinterPage, paperPrinterQueue } from './paper-printer.ts';
import type { Perform } from './perform.ts';
import { platformCalls, platformCertificate, platformClock } from './platform.ts';

/** What each test of the catalogue does. */
const PERFORMERS: Readonly<Record<HostTestId, Perform>> = {
  'id-reader.self-test': idReaderSelfTest,
  'id-reader.read-card': readTestCard,
  'card-printer.self-test': printerSelfTest,
  'card-printer.move': moveThroughAll,
  'card-printer.test-print': testPrint,
  'card-printer.ruler': rulerPrint,
  'card-printer.clean': cleaningWizard,
  'chip-reader.reader': chipReaderPresent,
  'chip-reader.card': readChip,
  'chip-reader.timing': timeChip,
  'document-camera.picture': documentCameraPicture,
  'platform.calls': platformCalls,
  'platform.certificate': platformCertificate,
  'platform.clock': platformClock,
  'database.integrity': databaseIntegrity,
  'database.backups': databaseBackups,
  'display.applicant-colours': applicantColours,
  'display.applicant-touch': applicantTouch,
  'paper-printer.queue': paperPrinterQueue,
  'paper-printer.test-page': paperPrinterPage,
};

/** Undefined for a test a window runs, and for what no test is called. */
export const performerOf = (test: string): Perform | undefined =>
  Object.hasOwn(PERFORMERS, test) ? PERFORMERS[test as HostTestId] : undefined;
