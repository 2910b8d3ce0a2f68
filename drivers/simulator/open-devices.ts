import { systemClock } from '#basics/clock.ts';
import { fromHex } from '#basics/hex.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { createVirtualCardPrinter } from './card-printer/virtual-card-printer.ts';
import { createVirtualChipReader, type VirtualChipReader } from './chip-card/virtual-chip-reader.ts';
import type { Closing } from './closing.ts';
import { createVirtualIdReader } from './id-reader/virtual-id-reader.ts';
import { type RootKeys, rootKey, TRAINING_ROOT } from './key-server/root-keys.ts';
import { createVirtualPlatform, type VirtualPlatform } from './platform/create-virtual-platform.ts';
import { OUTLETS } from './platform/outlets.ts';
import { portraitOf } from './portraits.ts';
import type { LoadedScenario } from './scenario/load-scenario.ts';
import type { DeviceName, Scenario, ScenarioPerson } from './scenario/scenario.ts';
import { allottedBlanks, blanksOfBox } from './scenario/stock.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from './virtual-device.ts';

export interface Devices {
  /** By device: how long it was at work so far, milliseconds of device time (as at speed 1). */
  readonly workedMs: Readonly<Record<DeviceName, number>>;
  readonly idReader: VirtualDevice;
  readonly cardPrinter: VirtualDevice;
  readonly chip: VirtualChipReader;
  readonly platform: VirtualPlatform;
}

/** Opens the devices of a scenario and wires the printer's chip station to the chip reader. */
export const openDevices = async (
  options: {
    readonly links: 'auto' | 'tcp';
    readonly chip: 'auto' | 'pcsc' | 'direct';
    readonly ports?: { readonly platform?: number };
  },
  loaded: LoadedScenario,
  environment: VirtualDeviceEnvironment,
  closing: Closing,
): Promise<Result<Devices>> => {
  const { scenario } = loaded;
  const workedMs: Record<DeviceName, number> = {
    'id-reader': 0,
    'card-printer': 0,
    'chip-card': 0,
    platform: 0,
    'document-camera': 0,
  };
  /** What a real device would be busy with is counted when it is done, whatever the speed. */
  const working = (device: DeviceName): VirtualDeviceEnvironment => ({
    ...environment,
    wait: async (ms) => {
      await environment.wait(ms);
      workedMs[device] += ms;
    },
  });
  const outlet = OUTLETS.find(({ no }) => no === scenario.station.outletNo);
  if (outlet === undefined) {
    return fail('simulator.unknown-outlet', 'stop', { outletNo: scenario.station.outletNo });
  }
  const keys = rootKeysOf(scenario);
  const blanks = scenario.stock.boxes.flatMap(blanksOfBox);
  const persons = scenario.persons.map((person) => ({
    personId: person.id,
    document: person.document,
    phone: person.phone,
    data: filledIn(person, scenario),
    photo: () => portraitOf(loaded, person, environment.dir),
    platform: person.platform,
  }));
  const platform = await createVirtualPlatform(
    {
      station: scenario.station,
      rules: scenario.platform,
      keys,
      persons,
      blanks: allottedBlanks(scenario, outlet),
      port: options.ports?.platform ?? 0,
    },
    working('platform'),
    systemClock,
  );
  if (!platform.ok) return platform;
  closing.add(() => platform.value.close());

  const { idReader: readerSettings, cardPrinter: printerSettings, chip: chipSettings } = scenario.devices;
  const link = readerSettings.link === 'auto' ? options.links : readerSettings.link;
  const idReader = await createVirtualIdReader({ ...readerSettings, link }, working('id-reader'));
  closing.add(() => idReader.close());
  const chip = await createVirtualChipReader({
    settings: chipSettings,
    blanks,
    keys: (name) => rootKey(name, keys),
    ...(keys.cityRules === undefined ? {} : { cityRules: keys.cityRules }),
    environment: working('chip-card'),
    kind: options.chip,
  });
  closing.add(() => chip.close());
  const cardPrinter = await createVirtualCardPrinter(printerSettings, working('card-printer'), {
    link: options.links,
    onCardAtChipStation: (blankId) => {
      const known = blankId === null || blanks.some((blank) => blank.blankId === blankId);
      // A card of an earlier scenario in this directory has no chip in this one.
      if (!known) environment.logger.warn('blank-without-chip', { blankId });
      chip.present(known ? blankId : null);
    },
  });
  closing.add(() => cardPrinter.close());
  return ok({ workedMs, idReader, cardPrinter, chip, platform: platform.value });
};

/** What somebody fills in in the app; for a minor with the guardian's phone. */
const filledIn = ({ document, phone, occupation, address, guardian }: ScenarioPerson, { persons }: Scenario) => ({
  phone: persons.find(({ id }) => id === guardian)?.phone ?? phone,
  address: document.address ?? address,
  occupation,
});

const rootKeysOf = ({ platform: { keys } }: Scenario): RootKeys => ({
  root: keys.root === null ? TRAINING_ROOT : fromHex(keys.root),
  own: Object.fromEntries(Object.entries(keys.own).map(([name, key]) => [name, fromHex(key)])),
  ...(keys.cityRules === null ? {} : { cityRules: keys.cityRules }),
});
