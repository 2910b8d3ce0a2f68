import type { TwoWords } from '#basics/line-piece.ts';
import type { Failure, Result } from '#basics/result.ts';
import type { CardFace } from '#domain/card/card-data.ts';
import type { SerialSettings } from '#drivers/transport/transport.ts';
import type { Condition } from './conditions.ts';

export type Position = 'none' | 'chip-station' | 'print-station' | 'gate' | 'inside-unknown';

/** The ribbon by its tag (`Rrt`); null where the printer does not say. */
export interface Ribbon {
  /** The ribbon's zone is the printer's; true on printers without zones. */
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

export interface State {
  readonly position: Position;
  readonly feeder: 'empty' | 'low' | 'enough';
  readonly coverOpen: boolean;
  readonly rejectBoxFull: boolean;
  readonly ribbon: Ribbon | null;
  readonly blocking: readonly string[];
  readonly busy: boolean;
  readonly major: 'ready' | 'busy' | 'attention' | 'error';
  readonly conditions: readonly Condition[];
}

export interface Counters {
  readonly cardsFed: number;
  readonly panelsPrinted: number;
  readonly ribbonLeft: number;
  readonly ribbonReference: string | null;
}

export interface Identity {
  readonly model: string;
  readonly firmware: string;
  readonly serialNumber: string;
  /** Print head; null where the printer does not say. */
  readonly headKit: string | null;
}

/** Everything the printer says of itself to a technician; null where it does not say. */
export interface Diagnosis {
  readonly identity: Identity & { readonly mac: string | null; readonly ip: string | null };
  readonly statusSource: 'text' | 'sensors';
  /** The eight words as hexadecimal groups, also where they are put together from sensors. */
  readonly statusLine: string;
  readonly flags: readonly string[];
  readonly state: State;
  /** By the names of `Rse`, in volts. */
  readonly sensors: readonly { readonly name: string; readonly volts: number | null }[];
  readonly zone: string | null;
  readonly counters: {
    readonly cardsFed: number | null;
    readonly panelsPrinted: number | null;
    /** Cards between two cleanings: on average, and at most. */
    readonly cleaningAverage: number | null;
    readonly cleaningMaximum: number | null;
    readonly cleanings: number | null;
  };
  readonly settings: {
    /** `Rem`: current and saved error mode. */
    readonly errorMode: string | null;
    readonly input: string | null;
    readonly ribbon: string | null;
    readonly chipOffset: string | null;
    readonly serial: string | null;
  };
  /** No question is answered by a temperature; the flags say when the head is too hot. */
  readonly head: 'normal' | 'cooling' | 'too-hot';
}

/** A face the counters prove. */
export interface PrintedFace {
  readonly panels: number;
  /** Prints the ribbon has less than before; 1 normally. */
  readonly ribbonUsed: number;
  /** What does not add up although the face is printed: for the books. */
  readonly difference: Failure | null;
}

export interface PrintOptions {
  /** Bytes handed to the line, of all bytes. */
  readonly onProgress?: (done: number, total: number) => void;
  /** Prints a K panel although more than 60 % of it is black. */
  readonly force?: boolean;
}

/** Reply to a raw command. */
export interface RawReply {
  readonly text: TwoWords;
  readonly hex: string;
}

export const PANELS = ['y', 'm', 'c', 'k', 'o'] as const;
export type Panel = (typeof PANELS)[number];
export type PanelValues = { readonly [panel in Panel]?: number | undefined };

/** What differs between installations of the same printer family. */
export interface CardPrinterSettings {
  /** `acknowledged`: serial line in ACK/NACK mode, success 06, refusal 15 and a code (§1.4). */
  readonly protocol: 'plain' | 'acknowledged';
  /**
   * Where the status comes from: the textual status line, or sensors, ribbon tag and the last refusal for printers that
   * have none. `auto` asks the printer once per connection.
   */
  readonly statusSource: 'auto' | 'text' | 'sensors';
  /** Sensor of the gate: `b`, on Zenius models `M`. */
  readonly gateSensor: 'b' | 'M';
  /** For serial addresses; the speed of the address wins. */
  readonly serial: SerialSettings;
  /** `Pr`: the ribbon this printer is run with, e.g. `k`, `ko`, `ymcko`. */
  readonly ribbon: string;
  /** What `Rrt;type` answers for that ribbon, where it is another word. */
  readonly ribbonType: string | null;
  /** Bits per dot of the colour panels. */
  readonly colourBits: 5 | 6 | 7;
  /** Overlay over the whole face, on ribbons that have one. */
  readonly overlay: 'full' | 'none';
  /** The overlay as a panel of its own, or by `Wcb;o;255` before the sequence (saves the upload). */
  readonly overlayBy: 'panel' | 'command';
  /** `Pc;panel;=;n`; the vendor driver sends 10 for K. */
  readonly contrast: PanelValues;
  /** `Pl;panel;=;n`. */
  readonly luminosity: PanelValues;
  /** `Pfs`: feeder speed profile that reduces mis-feeds in the field; null leaves the printer's own. */
  readonly feederProfile: string | null;
}

export const DEFAULT_SETTINGS: CardPrinterSettings = {
  protocol: 'plain',
  statusSource: 'auto',
  gateSensor: 'b',
  serial: { baudRate: 115_200, parity: 'none', stopBits: 1, flow: 'none' },
  ribbon: 'k',
  ribbonType: null,
  colourBits: 5,
  overlay: 'full',
  overlayBy: 'panel',
  contrast: { k: 10 },
  luminosity: {},
  feederProfile: '700;660;1200;500;1700',
};

/** Commands without policy; fits `CardPrinter` of the services. */
export interface CardPrinterDriver {
  /** A move or a print owns the printer: idle looks wait (§1.8). */
  readonly working: boolean;
  initialise(): Promise<Result<Identity>>;
  state(): Promise<Result<State>>;
  counters(): Promise<Result<Counters>>;
  diagnose(): Promise<Result<Diagnosis>>;
  clean(): Promise<Result<{ readonly cleanings: number | null }>>;
  feedToChip(): Promise<Result<void>>;
  moveToChip(): Promise<Result<void>>;
  moveToPrint(): Promise<Result<void>>;
  /** Panels the printer counts for this face with its settings. */
  panelsOf(face: CardFace): Result<number>;
  printFace(face: CardFace, options?: PrintOptions): Promise<Result<PrintedFace>>;
  present(): Promise<Result<void>>;
  gate(): Promise<Result<'card' | 'empty'>>;
  retain(): Promise<Result<void>>;
  /** A raw command of a technician, the text between ESC and CR: the reply, also where it is a refusal. */
  raw(command: string): Promise<Result<RawReply>>;
  close(): Promise<void>;
}
