/** The printer as a picture shows it: where the card is, what is left, what is wrong. JSON-able. */
import { flagsOf } from '#drivers/card-printer/status.ts';
import type { FaultQueue } from './faults.ts';
import type { Interpreter } from './interpreter.ts';
import type { PrinterMachine } from './machine.ts';
import type { PrintedPanel, Station } from './memory.ts';
import { pictureOf } from './printed-card.ts';
import type { VirtualRibbon } from './settings.ts';
import { feederCards, feederLow, statusOf } from './status-report.ts';

export interface VirtualCardPrinterState {
  /** Blanks in the feeder, the next one first. */
  readonly feeder: readonly string[];
  /** What its sensors say; `lowAt`: cards at which it counts as low. */
  readonly feederSensor: { readonly cards: number; readonly lowAt: number; readonly low: boolean };
  /** The card inside. */
  readonly card: {
    readonly blankId: string;
    readonly at: Station | 'jam';
    /** Panels on it, in the order they were printed. */
    readonly facePanels: readonly PrintedPanel[];
  } | null;
  /** Where a card is, in one word; the gate counts only when no card is inside. */
  readonly position: 'none' | Station | 'gate' | 'jam' | 'moving';
  /** Where the card inside is going to. */
  readonly moving: Station | 'gate' | 'box' | null;
  /** Second card of a double feed, behind the card inside. */
  readonly behind: string | null;
  /** In the manual slot. */
  readonly slot: string | null;
  readonly gate: string | null;
  /** Since when (epoch milliseconds). */
  readonly gateSince: number | null;
  readonly rejectBox: readonly string[];
  readonly rejectBoxFull: boolean;
  readonly box: {
    readonly count: number;
    readonly capacity: number;
    readonly open: boolean;
    readonly present: boolean;
  };
  /** Under the feeder. */
  readonly lowerBox: readonly string[];
  readonly emptied: readonly string[];
  readonly taken: readonly string[];
  readonly removed: readonly string[];
  /** Taken out of the feeder again. */
  readonly unloaded: readonly string[];
  readonly ribbon: VirtualRibbon | null;
  readonly ribbonBroken: boolean;
  readonly coverOpen: boolean;
  readonly power: boolean;
  /** Epoch milliseconds of the last start. */
  readonly bootedAt: number;
  readonly booting: boolean;
  readonly sleeping: boolean;
  readonly busy: boolean;
  readonly online: boolean;
  readonly printing: { readonly side: 'front' | 'back'; readonly ink: 'y' | 'm' | 'c' | 'k' | 'o' } | null;
  /** Degrees Celsius. */
  readonly headCelsius: number;
  readonly cleaning: {
    readonly running: boolean;
    readonly cardsSince: number;
    readonly reminderAt: number;
    readonly mandatoryAt: number;
    readonly due: 'no' | 'reminder' | 'mandatory';
  };
  readonly counters: {
    readonly cardsFed: number;
    readonly panelsPrinted: number;
    readonly cleanings: number;
  };
  /** Settings in force, and those that survive a restart. */
  readonly settings: Readonly<Record<string, string>>;
  readonly savedSettings: Readonly<Record<string, string>>;
  readonly protocol: 'plain' | 'acknowledged';
  /** Codes of start, separator and end of a command (`Psc`). */
  readonly delimiters: { readonly start: number; readonly separator: number; readonly end: number };
  /** The open sequence: face and panels sent. */
  readonly sequence: { readonly side: 'front' | 'back'; readonly panels: readonly string[] } | null;
  /** Panel buffers that are filled. */
  readonly buffers: readonly string[];
  /** Names of all status flags that are set. */
  readonly flags: readonly string[];
  /** Pictures of printed faces, by blank; `printedBack` those of the back. */
  readonly printed: Readonly<Record<string, string>>;
  readonly printedBack: Readonly<Record<string, string>>;
  /** Faults waiting for their occasion, and those that last. */
  readonly faults: readonly { readonly fault: string; readonly at?: string; readonly left: number }[];
  readonly conditions: readonly string[];
  /** Moves ordered while the chip was powered; more than 0 is a mistake of the host. */
  readonly violations: number;
}

/** A copy: it stays as it is when the machine goes on. */
export const pictureOfPrinter = (
  machine: PrinterMachine,
  interpreter: Interpreter,
  faults: FaultQueue,
  line: { readonly online: boolean; readonly acknowledged: boolean },
): VirtualCardPrinterState => {
  const { memory, settings } = machine;
  const { sequence, delimiters } = interpreter;
  const pictures = (side: PrintedPanel['side']): Readonly<Record<string, string>> =>
    Object.fromEntries(
      Object.keys(memory.faces).flatMap((blankId) => {
        const path = pictureOf(machine.printedDir, blankId, side);
        return path === null ? [] : [[blankId, path] as const];
      }),
    );
  return structuredClone({
    feeder: memory.feeder,
    feederSensor: { cards: feederCards(machine), lowAt: settings.feederLowAt, low: feederLow(machine) },
    card: memory.card && { ...memory.card, facePanels: memory.panels[memory.card.blankId] ?? [] },
    position: positionOf(machine),
    moving: machine.moving,
    behind: memory.behind,
    slot: memory.slot,
    gate: memory.gate,
    gateSince: memory.gateSince,
    rejectBox: memory.rejectBox,
    rejectBoxFull: machine.rejectFull,
    box: {
      count: memory.rejectBox.length,
      capacity: settings.rejectBox.capacity,
      open: machine.rejectBoxOpen,
      present: machine.rejectBoxPresent,
    },
    lowerBox: memory.lowerBox,
    emptied: memory.emptied,
    taken: memory.taken,
    removed: memory.removed,
    unloaded: memory.unloaded,
    ribbon: memory.ribbon,
    ribbonBroken: memory.ribbonBroken,
    coverOpen: machine.coverOpen,
    power: machine.powered,
    bootedAt: machine.bootedAt,
    booting: machine.booting,
    sleeping: machine.sleeping,
    busy: machine.busy,
    online: line.online,
    printing: machine.printing,
    headCelsius: machine.headCelsius,
    cleaning: {
      running: machine.cleaning,
      cardsSince: memory.cardsSinceCleaning,
      ...settings.cleaning,
      due: machine.cleaningDue,
    },
    counters: {
      cardsFed: memory.cardsFed,
      panelsPrinted: memory.panelsPrinted,
      cleanings: memory.cleanings,
    },
    settings: machine.parameters.values,
    savedSettings: memory.savedSettings,
    protocol: line.acknowledged ? 'acknowledged' : 'plain',
    delimiters,
    sequence: sequence.side === null ? null : { side: sequence.side, panels: sequence.panels },
    buffers: sequence.buffers,
    flags: flagsOf(statusOf(machine)),
    printed: pictures('front'),
    printedBack: pictures('back'),
    faults: faults.list(),
    conditions: memory.conditions,
    violations: machine.violations,
  });
};

const positionOf = ({ moving, memory }: PrinterMachine): VirtualCardPrinterState['position'] => {
  if (memory.card) return moving === null ? memory.card.at : 'moving';
  return memory.gate === null ? 'none' : 'gate';
};
