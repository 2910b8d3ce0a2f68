/** What the printer says when it does not do something: `ERR` texts and the codes of acknowledged lines (§1.3, §1.4). */
import type { FailureKind } from '#basics/result.ts';
import { NACK_CODES, type NackCode, type NackSubject } from './acknowledge.ts';

/**
 * `ERR <TEXT>` → code. Documented are `ERR RIB DETECTION`, `ERR NEED CLEANING` and `ERR CARD`; other texts are matched
 * by their subject.
 */
export const errorTextCode = (text: string): string => {
  if (text === 'ERROR CDE') return 'printer.command-unknown';
  if (/PARAM/.test(text)) return 'printer.parameter-refused';
  if (/RIB DETECTION/.test(text)) return 'printer.no-ribbon';
  if (/RIB/.test(text)) return 'printer.ribbon-fault';
  if (/CLEAN/.test(text)) return 'printer.cleaning-required';
  if (/COVER/.test(text)) return 'printer.cover-open';
  if (/FEED/.test(text)) return 'printer.mis-feed';
  if (/MECH|TIME/.test(text)) return 'printer.jam';
  if (/TEMP/.test(text)) return 'printer.head-hot';
  if (/REJECT|BOX/.test(text)) return 'printer.reject-box-full';
  return 'printer.refused';
};

const OF_SUBJECT: Readonly<Record<NackSubject, string>> = {
  command: 'printer.command-unknown',
  parameter: 'printer.parameter-refused',
  mechanical: 'printer.jam',
  cover: 'printer.cover-open',
  feeder: 'printer.mis-feed',
  ribbon: 'printer.ribbon-fault',
  magnetic: 'printer.refused',
};

/** NACK code → code; null is a code byte nobody documented. A question about the ribbon is refused when there is none. */
export const nackCode = (code: NackCode | null, commandText: string): string => {
  if (code === null) return 'printer.refused';
  if (code === 'R' && /^R(rt|cr)\b/.test(commandText)) return 'printer.no-ribbon';
  return OF_SUBJECT[NACK_CODES[code]];
};

/** A command or parameter the printer does not take: our mistake or another firmware, never worth a second try. */
export const isBugClass = (code: string): boolean =>
  code === 'printer.command-unknown' || code === 'printer.parameter-refused';

const STOP = new Set([
  'printer.hardware',
  'printer.locked',
  'printer.power-supply',
  'printer.no-chip-station',
  'printer.ribbon-broken',
  'printer.refused',
  'printer.command-unknown',
  'printer.parameter-refused',
  'printer.jam',
]);
const RETRY = new Set(['printer.head-hot', 'printer.busy', 'printer.mis-feed', 'printer.offline', 'printer.no-answer']);

/** What the caller can do about a code while nothing is spoiled yet. */
export const kindOf = (code: string): FailureKind => (STOP.has(code) ? 'stop' : RETRY.has(code) ? 'retry' : 'ask');
