import type { Result } from '#basics/result.ts';
import type { CardFace } from '#domain/card/card-data.ts';

export type Position = 'none' | 'chip-station' | 'print-station' | 'gate' | 'inside-unknown';

export interface Ribbon {
  /** The ribbon's zone is the printer's. */
  readonly zoneOk: boolean;
  /** Prints left. */
  readonly count: number;
  readonly reference: string;
}

export interface State {
  readonly position: Position;
  readonly feeder: 'empty' | 'low' | 'enough';
  readonly coverOpen: boolean;
  readonly rejectBoxFull: boolean;
  readonly ribbon: Ribbon | null;
  readonly blocking: readonly string[];
  readonly busy: boolean;
}

export interface Counters {
  readonly cardsFed: number;
  readonly panelsPrinted: number;
  readonly ribbonLeft: number;
}

export interface Identity {
  readonly model: string;
  readonly firmware: string;
  readonly serialNumber: string;
}

/** What differs between installations of the same printer family. */
export interface CardPrinterSettings {
  /** `silence`: plain serial lines whose replies have no terminator end after 200 ms without a byte. */
  readonly replyEnd: 'terminator' | 'silence';
  /** Sensor of the gate: `b`, on Zenius models `M`. */
  readonly gateSensor: 'b' | 'M';
  /** `Pc;k;=;n`, the vendor driver sends 10. */
  readonly contrast: number;
  /** `Pfs`: feeder speed profile that reduces mis-feeds in the field; null leaves the printer's own. */
  readonly feederProfile: string | null;
  /** For serial addresses that carry no speed. */
  readonly baudRate: number;
}

export const DEFAULT_SETTINGS: CardPrinterSettings = {
  replyEnd: 'terminator',
  gateSensor: 'b',
  contrast: 10,
  feederProfile: '700;660;1200;500;1700',
  baudRate: 115_200,
};

/** Commands without policy; fits `CardPrinter` of the services. */
export interface CardPrinterDriver {
  initialise(): Promise<Result<Identity>>;
  state(): Promise<Result<State>>;
  counters(): Promise<Result<Counters>>;
  feedToChip(): Promise<Result<void>>;
  moveToChip(): Promise<Result<void>>;
  moveToPrint(): Promise<Result<void>>;
  printFace(face: CardFace, onProgress?: (done: number, total: number) => void): Promise<Result<void>>;
  present(): Promise<Result<void>>;
  gate(): Promise<Result<'card' | 'empty'>>;
  retain(): Promise<Result<void>>;
  close(): Promise<void>;
}
