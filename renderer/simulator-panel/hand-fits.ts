import type { DeskMachine } from '#contract/training.ts';

type Fits = (machine: DeskMachine) => boolean;

/** When a hand has something to do, by device and entry. */
const FITS: ReadonlyMap<string, Fits> = new Map<string, Fits>([
  ['card-printer take-card', ({ printer }) => printer?.cardAtGate === true],
  ['card-printer open-cover', ({ printer }) => printer?.coverOpen === false],
  ['card-printer close-cover', ({ printer }) => printer?.coverOpen === true],
  ['card-printer remove-card', ({ printer }) => printer?.coverOpen === true && printer.card !== null],
  ['card-printer empty-reject-box', ({ printer }) => (printer?.rejectBox.count ?? 0) > 0],
  ['card-printer unload', ({ printer }) => (printer?.feeder ?? 0) > 0],
  ['card-printer load', ({ printer }) => (printer?.beside ?? 0) > 0],
  ['card-printer online', ({ printer }) => printer?.awake === 'unplugged'],
  ['card-printer power-on', ({ printer }) => printer?.awake === 'off'],
  ['card-printer power-off', ({ printer }) => printer !== null && printer.awake !== 'off'],
  ['card-printer remove-ribbon', ({ printer }) => printer !== null && printer.ribbon !== null],
  ['card-printer open-reject-box', ({ printer }) => printer?.rejectBox.open === false],
  ['card-printer close-reject-box', ({ printer }) => printer?.rejectBox.open === true],
  ['card-printer remove-reject-box', ({ printer }) => printer?.rejectBox.present === true],
  ['card-printer insert-reject-box', ({ printer }) => printer?.rejectBox.present === false],
  ['id-reader remove', ({ reader }) => reader !== null && reader.document !== null],
  ['id-reader plug', ({ reader }) => reader?.plugged === false],
  ['id-reader unplug', ({ reader }) => reader?.plugged === true],
  ['platform up', ({ platform }) => platform?.up === false],
  ['document-camera plug', ({ camera }) => camera?.present === false],
]);

/** Whether the hand has something to do now; one that is not known here always has. */
export const handFits = (device: string, id: string, machine: DeskMachine): boolean =>
  FITS.get(`${device} ${id}`)?.(machine) ?? true;
