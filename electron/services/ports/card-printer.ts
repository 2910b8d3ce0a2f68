import type { Failure, FailureParams, Result } from '#basics/result.ts';
import type { CardFace, FaceContent } from '#domain/card/card-data.ts';
import type { CardPosition } from '#domain/recovery/evidence.ts';
import type { RawLine } from './raw-line.ts';

export type { CardPosition };

/** The ribbon by its tag; null where the printer does not say. */
export interface PrinterRibbon {
  readonly zoneOk: boolean;
  readonly zone: string | null;
  readonly type: string | null;
  /** Nominal prints of a new one. */
  readonly quantity: number | null;
  /** Prints left. */
  readonly count: number;
  readonly reference: string | null;
  readonly label: string | null;
  readonly date: string | null;
}

export interface PrinterCondition {
  /** A code of `contract/codes/card-printer.ts`. */
  readonly code: string;
  /** `error`: a running job was interrupted; `warning`: somebody has to do something, now or soon; `info`: a fact. */
  readonly severity: 'info' | 'warning' | 'error';
  /** The printer's own flags it was told by; texts in `contract/codes/card-printer-flags.ts`. */
  readonly flags: readonly string[];
  readonly params?: FailureParams;
}

export interface PrinterState {
  readonly position: CardPosition;
  readonly feeder: 'empty' | 'low' | 'enough';
  readonly coverOpen: boolean;
  readonly rejectBoxFull: boolean;
  /** Read when it may have changed, and at most a minute old; the next job looks at the ribbon itself. */
  readonly ribbon: PrinterRibbon | null;
  /** Named conditions that stop the next job, codes of `contract/codes/card-printer.ts`. Empty when ready. */
  readonly blocking: readonly string[];
  readonly busy: boolean;
  /** `attention`: somebody must act before the next job; `error`: the running job was interrupted. */
  readonly major: 'ready' | 'busy' | 'attention' | 'error';
  /** Everything that has a name, also what stops nothing; most urgent first. */
  readonly conditions: readonly PrinterCondition[];
}

export interface PrinterCounters {
  /** Cards taken from the feeder since the printer was made. */
  readonly cardsFed: number;
  readonly panelsPrinted: number;
  readonly ribbonLeft: number;
  /** The ribbon `ribbonLeft` belongs to; null without one, or when it has no reference. */
  readonly ribbonReference: string | null;
}

/** Everything the printer says of itself, for a technician; null where it does not say. */
export interface PrinterDiagnosis {
  readonly identity: {
    readonly model: string;
    readonly firmware: string;
    readonly serialNumber: string;
    readonly headKit: string | null;
    readonly mac: string | null;
    readonly ip: string | null;
  };
  /** Its own status line, or words put together from its sensors. */
  readonly statusSource: 'text' | 'sensors';
  readonly statusLine: string;
  /** Names of all flags that are set; texts in `contract/codes/card-printer-flags.ts`. */
  readonly flags: readonly string[];
  readonly state: PrinterState;
  readonly sensors: readonly { readonly name: string; readonly volts: number | null }[];
  readonly zone: string | null;
  readonly counters: {
    readonly cardsFed: number | null;
    readonly panelsPrinted: number | null;
    readonly cleaningAverage: number | null;
    readonly cleaningMaximum: number | null;
    readonly cleanings: number | null;
  };
  readonly settings: {
    readonly errorMode: string | null;
    readonly input: string | null;
    readonly ribbon: string | null;
    readonly chipOffset: string | null;
    readonly serial: string | null;
  };
  readonly head: 'normal' | 'cooling' | 'too-hot';
}

/** A face the printer's counters prove. */
export interface PrintedFace {
  readonly panels: number;
  /** Prints the ribbon has less than before; 1 normally. */
  readonly ribbonUsed: number;
  /** What does not add up although the face is printed (`printer.ribbon-count-differs`): for the books. */
  readonly difference: Failure | null;
}

export interface CardPrinter extends RawLine {
  /** A move or a print owns the printer; idle looks wait until it is over. */
  readonly working: boolean;
  /** Opens the line, sends the volatile settings, reads who it is. Repeated by the driver after every reset. */
  initialise(): Promise<Result<{ readonly model: string; readonly firmware: string; readonly serialNumber: string }>>;
  state(): Promise<Result<PrinterState>>;
  counters(): Promise<Result<PrinterCounters>>;
  /** Asks everything there is to ask; moves nothing. */
  diagnose(): Promise<Result<PrinterDiagnosis>>;
  /**
   * The cleaning cycle, with a cleaning card put in and no other card inside. `cleanings`: how many there were so far,
   * null where the printer does not count. Fails with `printer.not-cleaned` when its count did not go up.
   */
  clean(): Promise<Result<{ readonly cleanings: number | null }>>;
  /**
   * Feeder and position checks, `Sis`, position check: a blank from the feeder to the chip station. When the feeder gave
   * more than one card: `printer.double-feed` (params `fed`, cards counted), one of them inside.
   */
  feedToChip(): Promise<Result<void>>;
  /** A card that is inside already, to the chip station (`Sis`). */
  moveToChip(): Promise<Result<void>>;
  /** A card that is inside already, to the print position (`Si`). */
  moveToPrint(): Promise<Result<void>>;
  /** Panels the printer counts for this face as it is set up. Fails as `printFace` before anything is sent. */
  panelsOf(face: CardFace): Result<number>;
  /**
   * Prints a face on the card at the print position; the card stays inside. Failures carry `face: blank | spoiled |
   * unknown`. More than 60 % black resin is refused (`printer.coverage-too-high`) unless forced.
   */
  printFace(
    face: CardFace,
    options?: { readonly onProgress?: (done: number, total: number) => void; readonly force?: boolean },
  ): Promise<Result<PrintedFace>>;
  /** Opens the gate and pushes the card out (`Se`); resolves when the card stands at the gate or is gone. */
  present(): Promise<Result<void>>;
  /**
   * Card at the gate or not, from the gate sensor. An empty gate is told only when no card is seen inside either and the
   * printer is at rest: otherwise it was pushed back in (`printer.card-inside`), or nobody knows yet (`printer.busy`).
   */
  gate(): Promise<Result<'card' | 'empty'>>;
  /** Card (inside or at the gate) into the reject box (`Ser`); checked by position afterwards. */
  retain(): Promise<Result<void>>;
  close(): Promise<void>;
}

/** The box a blank came from: its number decides which template fits the pre-printed stock. */
export interface FaceStock {
  readonly boxId: string;
}

/** Puts a face on paper before any card moves: finds missing glyphs and too wide texts. */
export interface FaceRenderer {
  /**
   * Fails with `face.missing-glyph` (params `character`, `codePoint`), `face.joining-character`, `face.text-too-wide`,
   * `face.bad-content`, `face.bad-photo`, and as `ready`.
   */
  render(face: FaceContent, stock?: FaceStock): Promise<Result<CardFace>>;
  /** Templates and fonts are there and load; fails with `face.font-missing`, `face.font-unreadable`, `face.template-unknown`, `face.template-malformed`. */
  ready(): Promise<Result<void>>;
}
