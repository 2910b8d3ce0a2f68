/** A card printer on the other side of the wire: ESC … CR in, replies out, cards accounted for. */
import type { Command } from '#drivers/card-printer/command.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { openLink } from '../links/open-link.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from '../virtual-device.ts';
import { perform } from './acts.ts';
import { FaultQueue } from './faults.ts';
import { Interpreter } from './interpreter.ts';
import { type Answer, type MachineHooks, PrinterMachine } from './machine.ts';
import { pictureOf } from './printed-card.ts';
import type { VirtualCardPrinterSettings, VirtualRibbon } from './settings.ts';
import { placesOf, serveLine } from './wire.ts';

export interface VirtualCardPrinterHooks extends MachineHooks {
  readonly link: 'auto' | 'serial' | 'tcp';
  /** Port of a `tcp` link; any free one by default. */
  readonly port?: number;
}

export interface VirtualCardPrinterState {
  readonly feeder: readonly string[];
  readonly card: { readonly blankId: string; readonly at: 'chip' | 'print' | 'jam' } | null;
  readonly gate: string | null;
  readonly rejectBox: readonly string[];
  readonly emptied: readonly string[];
  readonly taken: readonly string[];
  readonly removed: readonly string[];
  readonly ribbon: VirtualRibbon | null;
  readonly coverOpen: boolean;
  readonly busy: boolean;
  readonly online: boolean;
  readonly rejectBoxFull: boolean;
  readonly counters: { readonly cardsFed: number; readonly panelsPrinted: number };
  readonly settings: Readonly<Record<string, string>>;
  /** Pictures of printed cards, by blank. */
  readonly printed: Readonly<Record<string, string>>;
  readonly faults: readonly { readonly fault: string; readonly at?: string; readonly left: number }[];
  /** Moves ordered while the chip was powered; more than 0 is a mistake of the host. */
  readonly violations: number;
}

/**
 * Makes the printer and its end of the wire. Cards, ribbon, counters and faces are kept in
 * `<dir>/card-printer/memory.json` and `<dir>/card-printer/printed/<blankId>.png` and survive the simulator.
 */
export const createVirtualCardPrinter = async (
  settings: VirtualCardPrinterSettings,
  environment: VirtualDeviceEnvironment,
  hooks: VirtualCardPrinterHooks,
): Promise<VirtualDevice<VirtualCardPrinterState>> => {
  const logger = environment.logger.child({ device: 'card-printer' });
  const faults = new FaultQueue();
  const machine = new PrinterMachine(settings, environment, faults, hooks);
  const interpreter = new Interpreter(machine, settings, faults);
  let online = true;

  const reset = (): void => {
    interpreter.forget();
    void machine.boot();
  };
  const offline = async (ms: number | undefined): Promise<void> => {
    online = false;
    await link.unplug();
    environment.changed();
    if (ms !== undefined) void environment.wait(ms).then(goOnline);
  };
  const goOnline = async (): Promise<void> => {
    await link.plug();
    online = true;
    environment.changed();
  };
  const onCommand = async ({ command }: { readonly command: Command }): Promise<Answer> => {
    if (machine.booting) return null;
    const places = placesOf(command.name, command.params);
    if (command.name === 'Srs' || faults.take('reset', ...places)) {
      reset();
      return null;
    }
    const cut = faults.take('offline', ...places);
    if (!cut) return interpreter.answer(command);
    await Promise.all([interpreter.answer(command), offline(cut.ms)]);
    return null;
  };

  const link = await openLink({
    dir: environment.dir,
    name: 'card-printer',
    kind: hooks.link,
    ...(hooks.port === undefined ? {} : { port: hooks.port }),
    onConnection: (line: Transport) =>
      serveLine({
        line,
        settings,
        environment,
        faults,
        logger,
        onCommand,
        onUploadCut: () => interpreter.abandonSequence(),
      }),
  });

  return {
    address: link.address,
    state: () => {
      const { feeder, card, gate, rejectBox, emptied, taken, removed, ribbon, coverOpen, faces } = machine.memory;
      const pictures = Object.keys(faces).flatMap((blankId) => {
        const path = pictureOf(machine.printedDir, blankId);
        return path === null ? [] : [[blankId, path] as const];
      });
      return structuredClone({
        feeder,
        card,
        gate,
        rejectBox,
        emptied,
        taken,
        removed,
        ribbon,
        coverOpen,
        busy: machine.busy,
        online,
        rejectBoxFull: machine.rejectFull,
        counters: { cardsFed: machine.memory.cardsFed, panelsPrinted: machine.memory.panelsPrinted },
        settings: interpreter.values,
        printed: Object.fromEntries(pictures),
        faults: faults.list(),
        violations: machine.violations,
      });
    },
    catalogue: [],
    act: (act) => {
      const wait = (ms: number) => environment.wait(ms);
      return perform({ machine, faults, settings, wait, reset, offline, online: goOnline }, act);
    },
    close: () => link.close(),
  };
};
