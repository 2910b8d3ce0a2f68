/** The 209 flags reduced to the conditions a person can act on (fault table §1.12). */
import type { FailureParams } from '#basics/result.ts';
import { flagsOf, has, type StatusWords } from './status.ts';
import type { StatusFlag } from './status-flags.ts';

export interface Condition {
  /** Code with texts in both languages. */
  readonly code: string;
  /** `error`: a running job was interrupted; `warning`: somebody has to do something, now or soon; `info`: a fact. */
  readonly severity: 'info' | 'warning' | 'error';
  /** Flags it was told by; empty when sensors, the ribbon's tag or the configuration tell it. */
  readonly flags: readonly StatusFlag[];
  readonly params?: FailureParams;
}

interface Row {
  readonly code: string;
  /** With one of these the next job does not start. */
  readonly blocks?: readonly StatusFlag[];
  /** These tell the condition and stop nothing; an `ERR` among them stays up until the next action. */
  readonly tells?: readonly StatusFlag[];
  readonly info?: true;
}

/** Most urgent first. Every `WAR` and `ERR` flag has its place here. */
const TABLE: readonly Row[] = [
  { code: 'printer.power-supply', blocks: ['WAR_POWER_SUPPLY'] },
  { code: 'printer.locked', blocks: ['WAR_PRINTER_LOCKED'] },
  { code: 'printer.hardware', blocks: ['ERR_HARDWARE', 'ERR_INTERNAL_PRINTER'] },
  { code: 'printer.jam', blocks: ['ERR_MECHANICAL'] },
  {
    code: 'printer.cover-open',
    blocks: ['WAR_COVER_OPEN', 'ERR_COVER_OPEN', 'INF_PHYSICAL_COVER_OPEN'],
  },
  {
    code: 'printer.feeder-open',
    blocks: ['WAR_FEEDER_OPEN', 'INF_X08_FEEDER_OPEN'],
    tells: ['ERR_FEEDER_OPEN'],
  },
  { code: 'printer.feeder-empty', blocks: ['WAR_FEEDER_EMPTY'] },
  { code: 'printer.wait-card', blocks: ['WAR_WAIT_CARD'] },
  { code: 'printer.no-ribbon', blocks: ['WAR_NO_RIBBON'] },
  {
    code: 'printer.ribbon-unsupported',
    blocks: ['WAR_UNSUPPORTED_RIBBON', 'INF_UNKNOWN_RIBBON', 'ERR_BAD_RIBBON'],
  },
  { code: 'printer.ribbon-wrong-zone', blocks: ['INF_WRONG_ZONE_RIBBON', 'INF_WRONG_ZONE_EXPIRED'] },
  { code: 'printer.ribbon-broken', blocks: ['ERR_RIBBON_ERROR'] },
  { code: 'printer.ribbon-ended', blocks: ['WAR_RIBBON_ENDED', 'ERR_RIBBON_ENDED'] },
  { code: 'printer.ribbon-remove', blocks: ['WAR_REMOVE_RIBBON'] },
  { code: 'printer.head-hot', blocks: ['WAR_COOLING'], tells: ['ERR_HEAD_TEMP'] },
  {
    code: 'printer.reject-box-full',
    blocks: ['WAR_REJECT_BOX_FULL', 'ERR_REJECT_BOX_FULL', 'INF_REJECTBOX1_FULL'],
  },
  {
    code: 'printer.reject-box-open',
    blocks: ['WAR_REJECT_BOX_COVER_OPEN'],
    tells: ['ERR_REJECT_BOX_COVER_OPEN'],
  },
  { code: 'printer.receptacle-open', blocks: ['WAR_RECEPTACLE_OPEN'] },
  {
    code: 'printer.card-at-gate',
    blocks: ['WAR_CARD_ON_EJECT'],
    tells: ['ERR_CARD_ON_EJECT', 'INF_BEZEL_CARD_OUTSIDE'],
  },
  {
    code: 'printer.hopper-full',
    blocks: ['WAR_HOPPER_FULL', 'INF_X08_EJECTBOX_FULL'],
    tells: ['ERR_HOPPER_FULL'],
  },
  { code: 'printer.cleaning-required', blocks: ['INF_CLEANING_MANDATORY', 'INF_CLEANING_REQUIRED'] },
  {
    code: 'printer.film',
    blocks: ['WAR_NO_CLEAR', 'WAR_CLEAR_END', 'WAR_CLEAR_UNSUPPORTED'],
    tells: [
      'ERR_RET_TEMPERATURE',
      'ERR_CLEAR_ERROR',
      'ERR_CLEAR_ENDED',
      'ERR_BAD_CLEAR',
      'INF_CLEAR_UNKNOWN',
      'INF_CLEAR_LOW',
      'INF_WRONG_ZONE_CLEAR',
      'INF_WRONG_ZONE_CLEAR_ALERT',
      'INF_WRONG_ZONE_CLEAR_EXPIRED',
    ],
  },
  {
    code: 'printer.laminator',
    blocks: [
      'WAR_NO_LAMINATE',
      'WAR_LAMI_COVER_OPEN',
      'WAR_LAMINATE_END',
      'WAR_LAMI_HOPPER_FULL',
      'WAR_LAMINATE_UNSUPPORTED',
    ],
    tells: [
      'ERR_LAMI_TEMPERATURE',
      'ERR_LAMINATE',
      'ERR_LAMI_MECHANICAL',
      'ERR_LAMINATE_END',
      'ERR_LAMI_COVER_OPEN',
      'INF_LAMINATE_UNKNOWN',
      'INF_LAMINATE_LOW',
      'INF_LAMI_CLEANING',
    ],
  },
  {
    code: 'printer.module',
    blocks: ['WAR_LIFT_POSITION', 'WAR_TROLLEY_POSITION', 'WAR_INDENTING_NO_RIBBON'],
    tells: ['INF_INDENTING_LOW', 'INF_HEAT_ROLLER_WORN_OUT'],
  },
  { code: 'printer.not-automatic', blocks: ['WAR_EPS_NO_AUTO'] },
  { code: 'printer.updating', blocks: ['INF_UPDATING_FIRMWARE'] },
  { code: 'printer.mis-feed', tells: ['ERR_FEEDER_ERROR', 'ERR_NO_CARD_INSERTED'] },
  {
    code: 'printer.magnetic',
    tells: ['ERR_BLANK_TRACK', 'ERR_MAGNETIC_DATA', 'ERR_READ_MAGNETIC', 'ERR_WRITE_MAGNETIC'],
  },
  { code: 'printer.refused', tells: ['ERR_FEATURE', 'ERR_NO_OPTION'] },
  { code: 'printer.reserved', tells: ['INF_PCSVC_LOCKED'] },
  {
    code: 'printer.feeder-low',
    tells: [
      'INF_FEEDER_NEAR_EMPTY',
      'INF_FEEDER1_EMPTY',
      'INF_FEEDER2_EMPTY',
      'INF_FEEDER3_EMPTY',
      'INF_FEEDER4_EMPTY',
      'INF_FEEDER1_NEAR_EMPTY',
      'INF_FEEDER2_NEAR_EMPTY',
      'INF_FEEDER3_NEAR_EMPTY',
      'INF_FEEDER4_NEAR_EMPTY',
    ],
  },
  { code: 'printer.ribbon-low', tells: ['INF_RIBBON_LOW'] },
  { code: 'printer.ribbon-zone-ending', tells: ['INF_WRONG_ZONE_ALERT'] },
  {
    code: 'printer.cleaning-due',
    tells: [
      'INF_CLEANING',
      'INF_CLEAN_REMINDER',
      'INF_CLEAN_LAST_OUTWARRANTY',
      'INF_CLEAN_OUTWARRANTY',
      'INF_CLEANING_ADVANCED',
    ],
  },
  {
    code: 'printer.cleaning',
    tells: ['INF_CLEANING_RUNNING', 'INF_READY_FOR_CLEANING', 'INF_CLEAN_2ND_PASS'],
    info: true,
  },
  { code: 'printer.busy', tells: ['INF_BUSY', 'INF_PRINTING_RUNNING', 'INF_ENCODING_RUNNING'], info: true },
  { code: 'printer.asleep', tells: ['INF_SLEEP_MODE'], info: true },
  { code: 'printer.was-reset', tells: ['INF_RESET'], info: true },
  { code: 'printer.ribbon-changed', tells: ['INF_RIBBON_CHANGED'], info: true },
];

/** What interrupted a running job, most telling first: a jam comes along with its cause. */
const INTERRUPTIONS: readonly StatusFlag[] = [
  'ERR_HARDWARE',
  'ERR_INTERNAL_PRINTER',
  'ERR_COVER_OPEN',
  'ERR_RIBBON_ENDED',
  'ERR_RIBBON_ERROR',
  'ERR_BAD_RIBBON',
  'ERR_HEAD_TEMP',
  'ERR_FEEDER_ERROR',
  'ERR_FEEDER_OPEN',
  'ERR_NO_CARD_INSERTED',
  'ERR_REJECT_BOX_FULL',
  'ERR_REJECT_BOX_COVER_OPEN',
  'ERR_CARD_ON_EJECT',
  'ERR_HOPPER_FULL',
  'ERR_RET_TEMPERATURE',
  'ERR_CLEAR_ERROR',
  'ERR_CLEAR_ENDED',
  'ERR_BAD_CLEAR',
  'ERR_LAMI_TEMPERATURE',
  'ERR_LAMINATE',
  'ERR_LAMI_MECHANICAL',
  'ERR_LAMINATE_END',
  'ERR_LAMI_COVER_OPEN',
  'ERR_BLANK_TRACK',
  'ERR_MAGNETIC_DATA',
  'ERR_READ_MAGNETIC',
  'ERR_WRITE_MAGNETIC',
  'ERR_FEATURE',
  'ERR_NO_OPTION',
  'ERR_MECHANICAL',
];

const CODE_OF: ReadonlyMap<StatusFlag, string> = new Map(
  TABLE.flatMap(({ code, blocks = [], tells = [] }) => [...blocks, ...tells].map((flag) => [flag, code] as const)),
);

/** Condition a flag belongs to; null for flags that only describe the printer or a card's place. */
export const conditionOf = (flag: StatusFlag): string | null => CODE_OF.get(flag) ?? null;

/** Codes of everything that stops the next job; without repetition, in order of urgency. */
export const blockingCodes = (words: StatusWords): readonly string[] => {
  const codes = TABLE.filter(({ blocks = [] }) => blocks.some((flag) => has(words, flag))).map(({ code }) => code);
  return has(words, 'CFG_SMART') ? codes : [...codes, 'printer.no-chip-station'];
};

/** Everything the words say that has a name, most urgent first. */
export const conditionsOf = (words: StatusWords): readonly Condition[] => {
  const found = TABLE.flatMap(({ code, blocks = [], tells = [], info }): readonly Condition[] => {
    const flags = [...blocks, ...tells].filter((flag) => has(words, flag));
    if (flags.length === 0) return [];
    const interrupted = flags.some((flag) => flag.startsWith('ERR_'));
    return [{ code, severity: interrupted ? 'error' : info ? 'info' : 'warning', flags }];
  });
  if (has(words, 'CFG_SMART')) return found;
  return [...found, { code: 'printer.no-chip-station', severity: 'warning', flags: [] }];
};

/** Code of the interruption the printer reports, null when there is none. */
export const interruptionCode = (words: StatusWords): string | null => {
  const flag = INTERRUPTIONS.find((it) => has(words, it));
  return flag === undefined ? null : conditionOf(flag);
};

/** A running job was interrupted: any `ERR` flag of any word. */
export const isInterrupted = (words: StatusWords): boolean => flagsOf(words).some((flag) => flag.startsWith('ERR_'));
