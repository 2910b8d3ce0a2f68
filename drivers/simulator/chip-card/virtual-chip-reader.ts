import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { z } from 'zod';
import { fromHex } from '#basics/hex.ts';
import { done, fail, type Result } from '#basics/result.ts';
import { decodeHolder, decodeIssuer } from '#drivers/chip-card/card-files.ts';
import { parseTlvs } from '#drivers/chip-card/tlv.ts';
import type { CityFactorRule } from '../crypto/diversification.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from '../virtual-device.ts';
import { CardOs, type RootKeyName } from './card-os.ts';
import { CardSlot, type VirtualChip } from './card-slot.ts';
import { CHIP_CATALOGUE } from './catalogue.ts';
import { type ChipMemory, ChipMemoryStore, factoryMemory } from './chip-memory.ts';
import { openDirectReader } from './direct-reader.ts';
import { faultSchema } from './fault-schema.ts';
import { ChipFaults } from './faults.ts';
import { openPcscReader } from './pcsc-reader.ts';
import type { ReaderWire } from './reader-wire.ts';
import type { ChipBlank, ChipReaderSettings } from './settings.ts';

/** What a chip holds, without anything of its holder. */
export interface ChipState {
  readonly cardId: string;
  readonly generation: string;
  /** A social security number is written in EF06. */
  readonly personalised: boolean;
  /** A card number is written in EF05. */
  readonly numbered: boolean;
  readonly pinTries: number;
  readonly keyTries: ChipMemory['keyTries'];
}

export interface ChipReaderState {
  /** How the host reaches the card. */
  readonly kind: 'pcsc' | 'direct';
  /** Blank at the contacts; null without a card. */
  readonly present: string | null;
  readonly chips: Readonly<Record<string, ChipState>>;
  readonly faults: readonly unknown[];
}

export interface VirtualChipReader extends VirtualDevice<ChipReaderState> {
  /** The printer brought this blank to the chip station, or (null) took it away. Throws for an unknown blank. */
  present(blankId: string | null): void;
}

const actSchema = z.discriminatedUnion('act', [
  /** Arms a fault of `faults.ts`. */
  z.looseObject({ act: z.literal('fault') }),
  z.strictObject({ act: z.literal('clear-faults') }),
  /** Tries left of a key or the PIN, as misuse elsewhere would have left them. */
  z.strictObject({
    act: z.literal('retry-limit'),
    blankId: z.string(),
    of: z.enum(['RKSSSE', 'UKSSSE', 'PUK', 'STK', 'PIN']),
    tries: z.int().min(0).max(15),
  }),
  /** Puts a card to the contacts by hand (a technician at the bench), null takes it away. */
  z.strictObject({ act: z.literal('present'), blankId: z.string().nullable() }),
  /** The reader's cable; the chip stays at the contacts. */
  z.strictObject({ act: z.literal('unplug') }),
  z.strictObject({ act: z.literal('plug') }),
  /** The PC/SC service of this instance. */
  z.strictObject({ act: z.literal('service-down') }),
  z.strictObject({ act: z.literal('service-up') }),
]);

const DEVICE = 'chip-card';

const refused = (act: string, reason: string): Result<void> =>
  fail('simulator.bad-act', 'stop', { device: DEVICE, act, reason });

const reasonOf = ({ issues: [issue] }: z.ZodError): string => `${issue?.path.join('.') ?? ''}: ${issue?.message ?? ''}`;

const ACTS: readonly string[] = actSchema.options.map((option) => option.shape.act.value);

export interface ChipReaderOptions {
  readonly settings: ChipReaderSettings;
  readonly blanks: readonly ChipBlank[];
  /** The ministry's root key by name, 16 bytes; the same as the key server's. */
  readonly keys: (name: RootKeyName) => Uint8Array;
  /** How the city's factor is built; the same as the key server's. */
  readonly cityRules?: readonly CityFactorRule[];
  readonly environment: VirtualDeviceEnvironment;
  /** `pcsc` insists on a PC/SC service (throws without one), `auto` takes it where it can be had. */
  readonly kind: 'auto' | 'pcsc' | 'direct';
  readonly random?: (length: number) => Uint8Array;
}

const chipState = (blank: ChipBlank, memory: ChipMemory): ChipState => {
  const records = (lines: readonly string[]) => lines.flatMap((line) => parseTlvs(fromHex(line)).records);
  const issuer = decodeIssuer(records(memory.ef05));
  return {
    cardId: blank.cardId,
    generation: blank.generation,
    personalised: decodeHolder(records(memory.ef06)).socialSecurityNumber !== null,
    numbered: issuer !== null && issuer.cardNumber !== null,
    pinTries: memory.pinTries,
    keyTries: memory.keyTries,
  };
};

const openWire = async (slot: CardSlot, dir: string, options: ChipReaderOptions): Promise<ReaderWire> => {
  const { logger } = options.environment;
  if (options.kind !== 'direct') {
    const pcsc = await openPcscReader(slot, { dir, readerName: options.settings.readerName, logger });
    if (pcsc.ok) return pcsc.value;
    if (options.kind === 'pcsc') throw new Error(`no PC/SC service: ${pcsc.error}`);
    logger.info('chip-reader-direct', { why: pcsc.error });
  }
  return openDirectReader(slot, logger);
};

/** The chip reader of the printer with all chips of the stock; chips keep their memory below the instance's directory. */
export const createVirtualChipReader = async (options: ChipReaderOptions): Promise<VirtualChipReader> => {
  const { settings, environment, keys } = options;
  const dir = join(environment.dir, 'chip-card');
  const store = new ChipMemoryStore(join(dir, 'chips'));
  const faults = new ChipFaults();
  const slot = new CardSlot({
    faults,
    commandMs: settings.commandMs,
    writeMs: settings.writeMs,
    wait: (ms) => environment.wait(ms),
    changed: () => environment.changed(),
  });

  const chips = new Map<string, VirtualChip>();
  for (const blank of options.blanks) {
    const os = new CardOs({
      blank,
      memory: store.load(blank.blankId) ?? factoryMemory(blank, settings),
      save: (memory) => store.save(blank.blankId, memory),
      keys,
      ...(options.cityRules === undefined ? {} : { cityRules: options.cityRules }),
      random: options.random ?? ((length) => Uint8Array.from(randomBytes(length))),
      settings,
    });
    chips.set(blank.blankId, { blank, os });
  }

  const wire = await openWire(slot, dir, options);

  const put = (chip: VirtualChip | null): void => {
    if (slot.chip === chip) return;
    slot.put(chip);
    wire.slotChanged();
  };

  const perform = async (act: z.output<typeof actSchema>): Promise<Result<void>> => {
    const unknownBlank = refused(act.act, 'blankId: unknown');
    const orWhy = (result: Result<void, string>): Result<void> => (result.ok ? done : refused(act.act, result.error));
    switch (act.act) {
      case 'fault': {
        const { act: _, ...rest } = act;
        const fault = faultSchema.safeParse(rest);
        if (!fault.success) return refused(act.act, reasonOf(fault.error));
        faults.add(fault.data);
        slot.alter();
        return done;
      }
      case 'clear-faults':
        faults.clear();
        return done;
      case 'retry-limit': {
        const chip = chips.get(act.blankId);
        if (chip === undefined) return unknownBlank;
        chip.os.setTries(act.of, act.tries);
        return done;
      }
      case 'unplug':
      case 'plug':
        return orWhy(await wire.setPlugged(act.act === 'plug'));
      case 'service-down':
      case 'service-up':
        return orWhy(await wire.setService(act.act === 'service-up'));
      default: {
        const chip = act.blankId === null ? null : chips.get(act.blankId);
        if (chip === undefined) return unknownBlank;
        put(chip);
        return done;
      }
    }
  };

  return {
    address: wire.address,
    state: () => ({
      kind: wire.address.startsWith('pcsc:') ? 'pcsc' : 'direct',
      present: slot.chip?.blank.blankId ?? null,
      chips: Object.fromEntries([...chips].map(([id, { blank, os }]) => [id, chipState(blank, os.memory)])),
      faults: faults.list(),
    }),
    catalogue: CHIP_CATALOGUE,
    act: async (act) => {
      if (!ACTS.includes(act.act)) return fail('simulator.unknown-act', 'stop', { device: DEVICE, act: act.act });
      const parsed = actSchema.safeParse(act);
      if (!parsed.success) return refused(act.act, reasonOf(parsed.error));
      const result = await perform(parsed.data);
      if (result.ok) environment.changed();
      return result;
    },
    present: (blankId) => {
      const chip = blankId === null ? null : chips.get(blankId);
      if (chip === undefined) throw new Error(`the chip reader knows no blank ${blankId}`);
      put(chip);
    },
    close: () => wire.close(),
  };
};
