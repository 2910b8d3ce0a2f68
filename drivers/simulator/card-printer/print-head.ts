/** One panel on the card: ribbon, head, counters, and what breaks off a print (§1.11, §1.12). */
import type { StatusFlag } from '#drivers/card-printer/status-flags.ts';
import { DONE, NONE, type Outcome, REFUSED, type Refused } from './answers.ts';
import { toStation } from './card-path.ts';
import type { PrinterMachine } from './machine.ts';
import type { PrintedPanel } from './memory.ts';
import { ribbonHas } from './panels.ts';
import { type Panel, printOnCard } from './printed-card.ts';

/** Share of the lines that are on the card when a print breaks off. */
const BROKEN_PRINT_SHARE = 0.4;

export interface PanelJob {
  readonly side: PrintedPanel['side'];
  readonly panel: Panel;
  /** It begins a face: a set of panels of the ribbon is used up. */
  readonly opensFace: boolean;
}

/** Prints one panel; the card is fed or moved to the head first. */
export const printPanel = async (
  machine: PrinterMachine,
  { side, panel, opensFace }: PanelJob,
  places: readonly string[],
): Promise<Outcome> => {
  const { memory, faults } = machine;
  const positioned = await toStation(machine, 'print', places);
  const card = memory.card;
  if (positioned.kind !== 'done' || !card) return positioned;
  const refused = unprintable(machine, panel, opensFace);
  if (refused) return refused;

  const steps = ['print', ...places];
  const cut = faults.takeAt('power-cut', ...steps);
  const ms = machine.settings.mechanics[TIME[panel.ink]];
  machine.printing = { side, ink: panel.ink };
  if (opensFace) takeFromRibbon(machine, steps);
  machine.save();
  const lived = (await machine.pause(ms / 2)) && (cut !== null || (await machine.pause(ms / 2)));
  const broken = lived && !cut ? whatBreaks(machine, steps) : null;
  const complete = lived && !cut && broken === null;
  if (lived) machine.printing = null;
  const share = complete ? 1 : BROKEN_PRINT_SHARE;
  await machine.pictures.run(() => printOnCard(machine.printedDir, card.blankId, side, panel, share));
  memory.faces[card.blankId] = (memory.faces[card.blankId] ?? 0) + 1;
  memory.panels[card.blankId] = [...(memory.panels[card.blankId] ?? []), { side, ink: panel.ink, complete }];
  if (complete) memory.panelsPrinted += 1;
  if (broken?.flag === 'ERR_RIBBON_ENDED' && memory.ribbon) memory.ribbon = { ...memory.ribbon, count: 0 };
  machine.save();
  if (cut && lived) machine.onPowerCut(cut.ms);
  if (!lived || cut) return NONE;
  return broken === null ? DONE : machine.fails(broken.flag, broken.refused);
};

const TIME = {
  y: 'colourPanelMs',
  m: 'colourPanelMs',
  c: 'colourPanelMs',
  k: 'kPanelMs',
  o: 'overlayMs',
} as const;

/** Why the panel can't be printed now, null when it can. */
const unprintable = (machine: PrinterMachine, panel: Panel, opensFace: boolean): Refused | null => {
  const { ribbon, memory } = machine;
  if (machine.cleaningDue === 'mandatory') return REFUSED.cleaning;
  if (ribbon === null) return machine.fails('ERR_BAD_RIBBON', REFUSED.noRibbon);
  if (memory.ribbonBroken) return machine.fails('ERR_RIBBON_ERROR', REFUSED.ribbon);
  const strange = machine.has('ribbon-unsupported') || machine.has('ribbon-unknown');
  if (strange || !ribbonHas(ribbon.type, panel.ink)) return machine.fails('ERR_BAD_RIBBON', REFUSED.ribbon);
  if (ribbon.count === 0 && opensFace) return machine.fails('ERR_RIBBON_ENDED', REFUSED.ribbon);
  return machine.cooling ? machine.fails('ERR_HEAD_TEMP', REFUSED.temperature) : null;
};

const takeFromRibbon = ({ memory, faults }: PrinterMachine, steps: readonly string[]): void => {
  memory.ribbonChanged = false;
  if (memory.ribbon === null || faults.take('ribbon-count-unchanged', ...steps)) return;
  memory.ribbon = { ...memory.ribbon, count: Math.max(0, memory.ribbon.count - 1) };
};

const whatBreaks = (
  { faults, memory }: PrinterMachine,
  steps: readonly string[],
): { readonly flag: StatusFlag; readonly refused: Refused } | null => {
  if (faults.take('cover-open-in-job', ...steps)) {
    memory.coverOpen = true;
    return { flag: 'ERR_COVER_OPEN', refused: REFUSED.cover };
  }
  if (faults.take('ribbon-ended', ...steps)) return { flag: 'ERR_RIBBON_ENDED', refused: REFUSED.ribbon };
  if (faults.take('ribbon-broken', ...steps)) {
    memory.ribbonBroken = true;
    return { flag: 'ERR_RIBBON_ERROR', refused: REFUSED.ribbon };
  }
  if (faults.take('mechanical', ...steps)) return { flag: 'ERR_MECHANICAL', refused: REFUSED.mechanical };
  if (faults.takeAt('jam', ...steps)) {
    if (memory.card) memory.card = { ...memory.card, at: 'jam' };
    return { flag: 'ERR_MECHANICAL', refused: REFUSED.mechanical };
  }
  if (faults.take('head-hot', ...steps)) return { flag: 'ERR_HEAD_TEMP', refused: REFUSED.temperature };
  return null;
};
