/** The status words of the machine as it stands (§1.7). */
import { formatStatus, type StatusWords, wordsOf } from '#drivers/card-printer/status.ts';
import type { StatusFlag } from '#drivers/card-printer/status-flags.ts';
import type { PrinterMachine } from './machine.ts';

export const statusOf = (machine: PrinterMachine): StatusWords => {
  const { memory, settings, parameters } = machine;
  const station = machine.moving === null ? memory.card?.at : null;
  const { ribbon, cleaningDue } = machine;
  const cards = feederCards(machine);
  const gate = memory.gate !== null || machine.gateGhost;
  const when = (set: boolean, flag: StatusFlag): readonly StatusFlag[] => (set ? [flag] : []);
  return wordsOf([
    modelFlag(settings.model),
    'CFG_REJECT_SLOT',
    'CFG_EXTENSION_1',
    'CFG_BEZEL',
    ...when(settings.options.chip && !machine.has('no-chip-station'), 'CFG_SMART'),
    ...when(settings.options.contactless, 'CFG_CONTACTLESS'),
    ...when(settings.options.scanner, 'CFG_SCANNER'),
    ...when(settings.options.flip, 'CFG_FLIP'),
    ...when(parameters.input === 'feeder' || parameters.input === 'both', 'CFG_FEED_BY_FEEDER'),
    ...when(parameters.input === 'manual' || parameters.input === 'both', 'CFG_FEED_MANUALLY'),
    ...when(parameters.input === 'bezel', 'CFG_FEED_BY_CDE'),
    ...when(station === 'chip', 'INF_CARD_SMART'),
    ...when(station === 'print', 'INF_CARD_PRINT'),
    ...when(station === 'contactless', 'INF_CARD_CONTACTLESS'),
    ...when(machine.sleeping, 'INF_SLEEP_MODE'),
    ...when(machine.justBooted, 'INF_RESET'),
    ...when(machine.printing !== null, 'INF_PRINTING_RUNNING'),
    ...when(machine.cleaning, 'INF_CLEANING_RUNNING'),
    ...when(machine.busy, 'INF_BUSY'),
    ...when(ribbon !== null && ribbon.count > 0 && ribbon.count <= settings.ribbonLowAt, 'INF_RIBBON_LOW'),
    ...when(ribbon !== null && ribbonZone(machine) !== settings.zone, 'INF_WRONG_ZONE_RIBBON'),
    ...when(memory.ribbonChanged, 'INF_RIBBON_CHANGED'),
    ...when(machine.has('ribbon-unknown'), 'INF_UNKNOWN_RIBBON'),
    ...when(cleaningDue !== 'no', 'INF_CLEANING'),
    ...when(cleaningDue === 'mandatory', 'INF_CLEANING_MANDATORY'),
    ...when(cleaningDue === 'mandatory', 'INF_CLEANING_REQUIRED'),
    ...when(feederLow(machine) && parameters.text('Sk;w', 'w;1') === 'w;1', 'INF_FEEDER_NEAR_EMPTY'),
    ...when(cards === 0 && parameters.text('Sk;f', 'f;3') !== 'f;0', 'WAR_FEEDER_EMPTY'),
    ...when(machine.waitsForCard, 'WAR_WAIT_CARD'),
    ...when(machine.coverOpen, 'WAR_COVER_OPEN'),
    ...when(machine.coverOpen, 'INF_PHYSICAL_COVER_OPEN'),
    ...when(ribbon === null, 'WAR_NO_RIBBON'),
    ...when(machine.has('ribbon-unsupported'), 'WAR_UNSUPPORTED_RIBBON'),
    ...when(ribbon?.count === 0, 'WAR_RIBBON_ENDED'),
    ...when(machine.cooling, 'WAR_COOLING'),
    ...when(machine.rejectFull, 'WAR_REJECT_BOX_FULL'),
    ...when(machine.rejectBoxOpen || !machine.rejectBoxPresent, 'WAR_REJECT_BOX_COVER_OPEN'),
    ...when(machine.has('power-supply'), 'WAR_POWER_SUPPLY'),
    ...when(machine.has('locked'), 'WAR_PRINTER_LOCKED'),
    ...when(gate || machine.has('output-blocked'), 'WAR_CARD_ON_EJECT'),
    ...when(gate, 'INF_BEZEL_CARD_OUTSIDE'),
    ...when(machine.moving === 'gate', 'INF_BEZEL_CARD_EJECT'),
    ...when(machine.reInserted, 'INF_BEZEL_CARD_RE_INSERT'),
    ...when(memory.ribbonBroken, 'ERR_RIBBON_ERROR'),
    ...when(station === 'jam', 'ERR_MECHANICAL'),
    ...when(machine.has('hardware'), 'ERR_HARDWARE'),
    ...machine.errors,
  ]);
};

/** The status line as the machine stands. */
export const statusLineOf = (machine: PrinterMachine): string => formatStatus(statusOf(machine));

/** Cards the feeder sensor sees. */
export const feederCards = (machine: PrinterMachine): number =>
  machine.has('feeder-empty') ? 0 : machine.memory.feeder.length;

export const feederLow = (machine: PrinterMachine): boolean =>
  machine.has('feeder-low') || feederCards(machine) <= machine.settings.feederLowAt;

export const ribbonZone = (machine: PrinterMachine): string | null => {
  const zone = machine.ribbon?.zone ?? null;
  return zone !== null && machine.has('ribbon-wrong-zone') ? `${zone}X` : zone;
};

const modelFlag = (model: string): StatusFlag => {
  if (/KC100/i.test(model)) return 'CFG_KC100';
  if (/zenius/i.test(model)) return 'CFG_X02';
  if (/primacy ?2/i.test(model)) return 'CFG_X20';
  return /primacy/i.test(model) ? 'CFG_X01' : 'CFG_KC200';
};
