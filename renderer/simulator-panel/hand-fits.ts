import type { DeskMachine } from '#contract/training.ts';

type Fits = (machine: DeskMachine) => boolean;

/** When a hand has something to do; one that is not named here always has. */
const FITS: Readonly<Record<string, Readonly<Record<string, Fits>>>> = {
  'card-printer': {
    'take-card': ({ printer }) => printer?.cardAtGate === true,
    'open-cover': ({ printer }) => printer?.coverOpen === false,
    'close-cover': ({ printer }) => printer?.coverOpen === true,
    'remove-card': ({ printer }) => printer?.coverOpen === true && printer.card !== null,
    'empty-reject-box': ({ printer }) => (printer?.rejectBox.count ?? 0) > 0,
    unload: ({ printer }) => (printer?.feeder ?? 0) > 0,
    online: ({ printer }) => printer?.online === false,
  },
  'id-reader': {
    remove: ({ reader }) => reader !== null && reader.document !== null,
    plug: ({ reader }) => reader?.plugged === false,
    unplug: ({ reader }) => reader?.plugged === true,
  },
  platform: {
    up: ({ platform }) => platform?.up === false,
    down: ({ platform }) => platform?.up === true,
  },
  'document-camera': {
    plug: ({ camera }) => camera?.present === false,
  },
};

export const handFits = (device: string, id: string, machine: DeskMachine): boolean =>
  FITS[device]?.[id]?.(machine) ?? true;
