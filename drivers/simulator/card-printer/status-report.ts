/** The status words of the machine as it stands. */
import { type StatusWords, wordsOf } from '#drivers/card-printer/status.ts';
import type { StatusFlag } from '#drivers/card-printer/status-flags.ts';
import type { PrinterMachine } from './machine.ts';
import type { VirtualCardPrinterSettings } from './settings.ts';

/** Prints left at which a ribbon counts as low (§1.11). */
const RIBBON_LOW = 20;

export const statusOf = (machine: PrinterMachine, settings: VirtualCardPrinterSettings): StatusWords => {
  const { memory } = machine;
  const station = machine.moving ? null : memory.card?.at;
  const { ribbon } = memory;
  const when = (set: boolean, flag: StatusFlag): readonly StatusFlag[] => (set ? [flag] : []);
  return wordsOf([
    'CFG_KC200',
    'CFG_SMART',
    'CFG_FEED_BY_FEEDER',
    'CFG_REJECT_SLOT',
    'CFG_EXTENSION_1',
    'CFG_BEZEL',
    ...when(station === 'chip', 'INF_CARD_SMART'),
    ...when(station === 'print', 'INF_CARD_PRINT'),
    ...when(machine.justBooted, 'INF_RESET'),
    ...when(machine.printing, 'INF_PRINTING_RUNNING'),
    ...when(machine.busy, 'INF_BUSY'),
    ...when(ribbon !== null && ribbon.count > 0 && ribbon.count <= RIBBON_LOW, 'INF_RIBBON_LOW'),
    ...when(ribbon !== null && ribbon.zone !== settings.zone, 'INF_WRONG_ZONE_RIBBON'),
    ...when(feederCards(machine) <= settings.feederLowAt, 'INF_FEEDER_NEAR_EMPTY'),
    ...when(feederCards(machine) === 0, 'WAR_FEEDER_EMPTY'),
    ...when(memory.coverOpen, 'WAR_COVER_OPEN'),
    ...when(memory.coverOpen, 'INF_PHYSICAL_COVER_OPEN'),
    ...when(ribbon === null, 'WAR_NO_RIBBON'),
    ...when(ribbon?.count === 0, 'WAR_RIBBON_ENDED'),
    ...when(machine.cooling, 'WAR_COOLING'),
    ...when(machine.rejectFull, 'WAR_REJECT_BOX_FULL'),
    ...when(memory.gate !== null, 'WAR_CARD_ON_EJECT'),
    ...when(memory.gate !== null, 'INF_BEZEL_CARD_OUTSIDE'),
    ...when(memory.ribbonBroken, 'ERR_RIBBON_ERROR'),
    ...when(memory.card?.at === 'jam', 'ERR_MECHANICAL'),
    ...machine.errors,
  ]);
};

/** Cards the feeder sensor sees. */
export const feederCards = (machine: PrinterMachine): number =>
  machine.feederSensorBlind ? 0 : machine.memory.feeder.length;
