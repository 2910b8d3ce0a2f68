/** Flags and error texts reduced to the codes a person can act on (fault table §1.12). */
import type { FailureKind } from '#basics/result.ts';
import { has, type StatusWords } from './status.ts';
import type { StatusFlag } from './status-flags.ts';

/** Conditions that stop the next job, most urgent first. */
const BLOCKING: readonly (readonly [StatusFlag, string])[] = [
  ['WAR_POWER_SUPPLY', 'printer.power-supply'],
  ['WAR_PRINTER_LOCKED', 'printer.locked'],
  ['ERR_HARDWARE', 'printer.hardware'],
  ['ERR_INTERNAL_PRINTER', 'printer.hardware'],
  ['ERR_MECHANICAL', 'printer.jam'],
  ['WAR_COVER_OPEN', 'printer.cover-open'],
  ['ERR_COVER_OPEN', 'printer.cover-open'],
  ['INF_PHYSICAL_COVER_OPEN', 'printer.cover-open'],
  ['WAR_FEEDER_OPEN', 'printer.feeder-open'],
  ['WAR_FEEDER_EMPTY', 'printer.feeder-empty'],
  ['WAR_NO_RIBBON', 'printer.no-ribbon'],
  ['WAR_UNSUPPORTED_RIBBON', 'printer.ribbon-unsupported'],
  ['INF_UNKNOWN_RIBBON', 'printer.ribbon-unsupported'],
  ['INF_WRONG_ZONE_RIBBON', 'printer.ribbon-wrong-zone'],
  ['INF_WRONG_ZONE_EXPIRED', 'printer.ribbon-wrong-zone'],
  ['ERR_RIBBON_ERROR', 'printer.ribbon-broken'],
  ['ERR_BAD_RIBBON', 'printer.ribbon-unsupported'],
  ['WAR_RIBBON_ENDED', 'printer.ribbon-ended'],
  ['ERR_RIBBON_ENDED', 'printer.ribbon-ended'],
  ['WAR_REMOVE_RIBBON', 'printer.ribbon-unsupported'],
  ['WAR_COOLING', 'printer.head-hot'],
  ['WAR_REJECT_BOX_FULL', 'printer.reject-box-full'],
  ['ERR_REJECT_BOX_FULL', 'printer.reject-box-full'],
  ['WAR_REJECT_BOX_COVER_OPEN', 'printer.reject-box-open'],
  ['WAR_CARD_ON_EJECT', 'printer.card-at-gate'],
  ['WAR_HOPPER_FULL', 'printer.hopper-full'],
  ['INF_CLEANING_MANDATORY', 'printer.cleaning-required'],
  ['INF_CLEANING_REQUIRED', 'printer.cleaning-required'],
  ['INF_UPDATING_FIRMWARE', 'printer.busy'],
];

/** What interrupted a running job, most telling first. */
const INTERRUPTIONS: readonly (readonly [StatusFlag, string])[] = [
  ['ERR_HARDWARE', 'printer.hardware'],
  ['ERR_INTERNAL_PRINTER', 'printer.hardware'],
  ['ERR_COVER_OPEN', 'printer.cover-open'],
  ['ERR_RIBBON_ENDED', 'printer.ribbon-ended'],
  ['ERR_RIBBON_ERROR', 'printer.ribbon-broken'],
  ['ERR_BAD_RIBBON', 'printer.ribbon-unsupported'],
  ['ERR_HEAD_TEMP', 'printer.head-hot'],
  ['ERR_FEEDER_ERROR', 'printer.mis-feed'],
  ['ERR_FEEDER_OPEN', 'printer.feeder-open'],
  ['ERR_NO_CARD_INSERTED', 'printer.mis-feed'],
  ['ERR_REJECT_BOX_FULL', 'printer.reject-box-full'],
  ['ERR_REJECT_BOX_COVER_OPEN', 'printer.reject-box-open'],
  ['ERR_CARD_ON_EJECT', 'printer.card-at-gate'],
  ['ERR_HOPPER_FULL', 'printer.hopper-full'],
  ['ERR_FEATURE', 'printer.refused'],
  ['ERR_NO_OPTION', 'printer.refused'],
  ['ERR_MECHANICAL', 'printer.jam'],
];

/** Codes of everything that stops the next job; without repetition, in order of urgency. */
export const blockingCodes = (words: StatusWords): readonly string[] => {
  const codes = BLOCKING.filter(([flag]) => has(words, flag)).map(([, code]) => code);
  if (!has(words, 'CFG_SMART')) codes.push('printer.no-chip-station');
  return [...new Set(codes)];
};

/** Code of the interruption the printer reports, null when there is none. */
export const interruptionCode = (words: StatusWords): string | null =>
  INTERRUPTIONS.find(([flag]) => has(words, flag))?.[1] ?? null;

/** `ERR <TEXT>` → code. Texts beyond the documented ones are matched by their subject. */
export const errorTextCode = (text: string): string => {
  if (/RIB/.test(text)) return 'printer.no-ribbon';
  if (/CLEAN/.test(text)) return 'printer.cleaning-required';
  if (/COVER/.test(text)) return 'printer.cover-open';
  if (/FEED/.test(text)) return 'printer.mis-feed';
  if (/MECH|TIME/.test(text)) return 'printer.jam';
  if (/TEMP/.test(text)) return 'printer.head-hot';
  if (/REJECT|BOX/.test(text)) return 'printer.reject-box-full';
  return 'printer.refused';
};

const STOP = new Set([
  'printer.hardware',
  'printer.locked',
  'printer.power-supply',
  'printer.no-chip-station',
  'printer.ribbon-broken',
  'printer.refused',
  'printer.jam',
]);
const RETRY = new Set(['printer.head-hot', 'printer.busy', 'printer.mis-feed', 'printer.offline', 'printer.no-answer']);

/** What the caller can do about a code while nothing is spoiled yet. */
export const kindOf = (code: string): FailureKind => (STOP.has(code) ? 'stop' : RETRY.has(code) ? 'retry' : 'ask');
