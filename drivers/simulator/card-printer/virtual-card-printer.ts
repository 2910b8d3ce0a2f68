/** A card printer on the other side of the wire: ESC … CR in, replies out, cards accounted for. */
import { type Clock, systemClock } from '#basics/clock.ts';
import { Mutex } from '#basics/mutex.ts';
import type { Command } from '#drivers/card-printer/command.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { atSpeed } from '../links/at-speed.ts';
import type { Link } from '../links/link.ts';
import { openLink } from '../links/open-link.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from '../virtual-device.ts';
import { perform } from './acts.ts';
import { type Answer, NONE, refusalOf } from './answers.ts';
import { CARD_PRINTER_CATALOGUE } from './catalogue.ts';
import { FaultQueue } from './faults.ts';
import { Interpreter } from './interpreter.ts';
import { type MachineHooks, PrinterMachine } from './machine.ts';
import { placesOf } from './places.ts';
import type { VirtualCardPrinterSettings } from './settings.ts';
import { pictureOfPrinter, type VirtualCardPrinterState } from './state.ts';
import { statusLineOf } from './status-report.ts';
import { serveLine } from './wire.ts';

export type { VirtualCardPrinterState } from './state.ts';

export interface VirtualCardPrinterHooks extends MachineHooks {
  /** The settings may ask for another one. */
  readonly link: 'auto' | 'serial' | 'tcp';
  /** Port of a `tcp` link; any free one by default. */
  readonly port?: number;
  /** When the printer started, since when a card is at the gate. */
  readonly clock?: Clock;
}

/**
 * Makes the printer and its end of the wire. Cards, ribbon, counters, saved settings and faces are kept in
 * `<dir>/card-printer/memory.json` and `<dir>/card-printer/printed/` and survive the simulator; for the printer its
 * end is a power cut.
 */
export const createVirtualCardPrinter = async (
  settings: VirtualCardPrinterSettings,
  environment: VirtualDeviceEnvironment,
  hooks: VirtualCardPrinterHooks,
): Promise<VirtualDevice<VirtualCardPrinterState>> => {
  const logger = environment.logger.child({ device: 'card-printer' });
  const faults = new FaultQueue();
  const machine = new PrinterMachine({ settings, environment, faults, hooks, clock: hooks.clock ?? systemClock });
  const interpreter = new Interpreter(machine);
  machine.statusLine = () => statusLineOf(machine);
  let link: Link | null = null;
  const cable = new Mutex();
  let online = true;
  let { baudRate } = settings;
  let closed = false;

  const reset = (): void => {
    interpreter.forget();
    void machine.boot();
  };
  /**
   * Brings the line to what it has to be by now, one change after the other. A device server goes with the power; a
   * serial wire stays, and nobody answers at its end.
   */
  const settleLine = (): Promise<void> =>
    cable.run(async () => {
      const up = online && !closed && (machine.powered || link?.kind === 'serial');
      await (up ? link?.plug() : link?.unplug());
      environment.changed();
    });
  /** The host notices every cut, also one that takes no device time; `back` is after it. */
  const cut = async (ms: number | undefined, back: () => Promise<void>): Promise<void> => {
    await cable.run(() => link?.unplug());
    environment.changed();
    if (ms !== undefined) void environment.wait(ms).then(back);
  };
  const offline = (ms: number | undefined): Promise<void> => {
    online = false;
    return cut(ms, goOnline);
  };
  const goOnline = async (): Promise<void> => {
    online = true;
    await settleLine();
  };
  const powerOff = async (ms: number | undefined): Promise<void> => {
    machine.powerOff();
    interpreter.forget();
    if (link?.kind === 'tcp') return cut(ms, powerOn);
    environment.changed();
    if (ms !== undefined) void environment.wait(ms).then(powerOn);
  };
  const powerOn = async (): Promise<void> => {
    if (machine.powered) return;
    reset();
    await settleLine();
  };
  const setSpeed = (speed: number | null): void => {
    baudRate = speed;
  };
  machine.onPowerCut = (ms) => void powerOff(ms);

  const onCommand = async (command: Command): Promise<Answer> => {
    if (machine.booting) return NONE;
    const places = placesOf(command.name, command.params);
    if (command.name === 'Srs' || faults.take('reset', ...places)) {
      reset();
      return NONE;
    }
    const refused = faults.take('nack', ...places);
    if (refused) return refusalOf(refused.code ?? 'T');
    const cut = faults.take('offline', ...places);
    if (!cut) return interpreter.answer(command);
    await Promise.all([interpreter.answer(command), offline(cut.ms)]);
    return NONE;
  };
  const acknowledged = (): boolean =>
    settings.protocol === 'acknowledged' ||
    machine.parameters.acknowledges ||
    (link?.kind === 'serial' && machine.parameters.acknowledgesPort(1));

  const onConnection = (line: Transport): void => {
    if (faults.take('settings-lost')) machine.parameters.forget();
    serveLine({
      line: atSpeed(line, { path: () => (link?.kind === 'serial' ? link.address : null), own: () => baudRate }),
      environment,
      faults,
      logger,
      // The cable is out at once, whatever time the system takes to notice.
      alive: () => machine.powered && online,
      life: () => machine.life,
      delimiters: () => interpreter.delimiters,
      replyForm: () => ({
        acknowledged: acknowledged(),
        end: settings.replyEnd,
        answersDownloads: settings.acknowledgeDownloads,
      }),
      onCommand,
      onPanelBegins: () => interpreter.sequence.panelBegins(),
      onPanelSpoiled: () => interpreter.sequence.spoil(),
      onUploadCut: () => interpreter.sequence.abandon(),
      onPowerCut: (ms) => void powerOff(ms),
    });
  };
  const port = settings.port ?? hooks.port;
  link = await openLink({
    dir: environment.dir,
    name: 'card-printer',
    kind: settings.link === 'auto' ? hooks.link : settings.link,
    ...(port === undefined ? {} : { port }),
    onConnection,
  });

  const { address } = link;
  return {
    address,
    state: () => pictureOfPrinter(machine, interpreter, faults, { online, acknowledged: acknowledged() }),
    catalogue: CARD_PRINTER_CATALOGUE,
    act: (act) =>
      perform({ machine, interpreter, faults, reset, offline, online: goOnline, powerOff, powerOn, setSpeed }, act),
    close: async () => {
      closed = true;
      await settleLine();
      await machine.stop();
    },
  };
};
