import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { lookAtPrinter } from './card-printer.ts';
import type { Look } from './look.ts';
import { lookAtChipReader, lookAtDocumentCamera, lookAtIdReader } from './readers.ts';
import { lookAtPaperPrinter, lookAtPlatform, lookAtStationDatabase } from './station.ts';

/** Screens, sound and the portrait camera belong to the window: here only their tests are known. */
const OF_THE_WINDOW: Look = async () => ({ identity: null, identities: [], live: [], conditions: [] });

/** What each device is asked for its page. */
export const LOOKS: Readonly<Record<DeviceName, Look>> = {
  'id-reader': lookAtIdReader,
  'card-printer': lookAtPrinter,
  'chip-reader': lookAtChipReader,
  'document-camera': lookAtDocumentCamera,
  'portrait-camera': OF_THE_WINDOW,
  platform: lookAtPlatform,
  database: lookAtStationDatabase,
  display: OF_THE_WINDOW,
  sound: OF_THE_WINDOW,
  'paper-printer': lookAtPaperPrinter,
};
