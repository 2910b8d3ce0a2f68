/**
 * The printer as integrators of card kiosks expect it (平印模块 interface, §1.15): device, media, toner, box and return
 * codes. A view over state and failures; nothing is asked and nothing moves.
 */
import type { Failure, Result } from '#basics/result.ts';
import type { State } from './types.ts';

/** Return codes of the interface. */
export const RETURN_CODES = {
  '0000': 'ok',
  '0006': 'communication',
  '0009': 'feeder empty',
  '0010': 'offline',
  '0011': 'busy',
  '0012': 'timeout',
  '0015': 'card at bezel or inside',
  '0016': 'blocked',
  '0017': 'not ready',
  '0019': 'power-on',
  '0020': 'exchange',
  '0021': 'ribbon out',
  '0022': 'nothing to print',
} as const;
export type ReturnCode = keyof typeof RETURN_CODES;

export interface ModuleStatus {
  /** 0 on line, 1 busy, 2 off line, 3 fault. */
  readonly device: 0 | 1 | 2 | 3;
  /** Where a card is: 0 none, 1 gate, 2 inside, 3 chip contacts, 4 outside or RF, 5 stuck, 6 unknown. */
  readonly media: 0 | 1 | 2 | 3 | 4 | 5 | 6;
  /** 0 full, 1 low (20 prints or fewer), 2 used up, 3 unsupported, 4 unknown. */
  readonly toner: 0 | 1 | 2 | 3 | 4;
  /** 0 ok, 1 low, 2 empty, 3 inoperative, 4 missing, 5 high, 6 full, 7 unknown. */
  readonly feederBox: BoxStatus;
  readonly rejectBox: BoxStatus;
}

export type BoxStatus = 0 | 1 | 2 | 3 | 4 | 5 | 6 | 7;

const TONER_LOW = 20;

/** Status of a printer that was asked; a failure is an off line printer of which nothing else is known. */
export const moduleStatus = (state: Result<State>): ModuleStatus =>
  state.ok
    ? {
        device: deviceOf(state.value),
        media: mediaOf(state.value),
        toner: tonerOf(state.value),
        feederBox: feederOf(state.value),
        rejectBox: rejectOf(state.value),
      }
    : { device: 2, media: 6, toner: 4, feederBox: 7, rejectBox: 7 };

const deviceOf = ({ busy, blocking, major }: State): ModuleStatus['device'] => {
  if (major === 'error' || blocking.some((code) => FAULTS.has(code))) return 3;
  return busy ? 1 : 0;
};

/** Nothing a teller refills, closes or takes away cures these. */
const FAULTS = new Set([
  'printer.hardware',
  'printer.jam',
  'printer.locked',
  'printer.no-chip-station',
  'printer.power-supply',
  'printer.ribbon-broken',
]);

const MEDIA = { none: 0, gate: 1, 'print-station': 2, 'chip-station': 3, 'inside-unknown': 6 } as const;

const mediaOf = ({ position, blocking }: State): ModuleStatus['media'] =>
  blocking.includes('printer.jam') ? 5 : MEDIA[position];

const UNSUPPORTED = ['printer.ribbon-unsupported', 'printer.ribbon-wrong-zone', 'printer.ribbon-type-differs'];

const tonerOf = ({ ribbon, blocking }: State): ModuleStatus['toner'] => {
  if (UNSUPPORTED.some((code) => blocking.includes(code))) return 3;
  if (ribbon === null) return blocking.includes('printer.no-ribbon') ? 2 : 4;
  if (ribbon.count <= 0) return 2;
  return ribbon.count <= TONER_LOW ? 1 : 0;
};

const feederOf = ({ feeder, blocking }: State): BoxStatus => {
  if (blocking.includes('printer.feeder-open')) return 3;
  return ({ enough: 0, low: 1, empty: 2 } as const)[feeder];
};

const rejectOf = ({ rejectBoxFull, blocking }: State): BoxStatus => {
  if (rejectBoxFull) return 6;
  return blocking.includes('printer.reject-box-open') ? 3 : 0;
};

/** Return code of a call's result. */
export const returnCode = (result: Result<unknown>): ReturnCode => (result.ok ? '0000' : returnCodeOf(result.error));

/** Return code of a failure of printer, chip or line; what is none of these is `0017`, not ready. */
export const returnCodeOf = ({ code }: Pick<Failure, 'code'>): ReturnCode =>
  CODES[code] ?? (code.startsWith('transport.') ? '0006' : code.startsWith('chip.') ? '0020' : '0017');

const CODES: Readonly<Record<string, ReturnCode>> = {
  ...each('0006', [
    'printer.refused',
    'printer.command-unknown',
    'printer.parameter-refused',
    'printer.bad-panel',
    'printer.ribbon-count-unreadable',
    'printer.magnetic',
    'chip.reader-error',
    'chip.no-service',
    'chip.service-lost',
    'chip.worker-gone',
    'chip.worker-killed',
    'chip.addon-missing',
    'chip.bad-address',
  ]),
  ...each('0009', ['printer.feeder-empty', 'printer.wait-card']),
  ...each('0010', ['printer.offline', 'printer.closed', 'transport.closed', 'transport.absent', 'chip.reader-absent']),
  ...each('0011', ['printer.busy', 'printer.busy-stuck', 'printer.updating', 'printer.cleaning', 'chip.in-use']),
  ...each('0012', ['printer.no-answer']),
  ...each('0015', [
    'printer.card-inside',
    'printer.card-at-gate',
    'printer.card-not-at-chip',
    'printer.card-not-at-print',
    'printer.card-not-ejected',
    'printer.card-not-retained',
  ]),
  ...each('0016', ['printer.jam', 'printer.mis-feed', 'printer.double-feed']),
  ...each('0019', ['chip.no-card', 'chip.mute', 'chip.bad-atr', 'chip.reader-ambiguous']),
  ...each('0021', [
    'printer.no-ribbon',
    'printer.ribbon-ended',
    'printer.ribbon-broken',
    'printer.ribbon-fault',
    'printer.ribbon-unsupported',
    'printer.ribbon-wrong-zone',
    'printer.ribbon-type-differs',
    'printer.ribbon-remove',
  ]),
  ...each('0022', ['printer.not-printed', 'printer.bad-face-size', 'printer.coverage-too-high']),
};

function each(code: ReturnCode, names: readonly string[]): Readonly<Record<string, ReturnCode>> {
  return Object.fromEntries(names.map((name) => [name, code]));
}
