/** What the other side says: every card where it physically is, what its chip and its face carry, the platform's records. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fromHex } from '#basics/hex.ts';
import type { HolderData, IssuerData } from '#domain/card/card-data.ts';
import { decodeHolder, decodeIssuer } from '#drivers/chip-card/card-files.ts';
import { parseTlvs } from '#drivers/chip-card/tlv.ts';
import type { ControlClient } from '#drivers/simulator/control/client.ts';

const ids = z.array(z.string());

const printer = z.object({
  feeder: ids,
  card: z.object({ blankId: z.string() }).nullable(),
  behind: z.string().nullable(),
  slot: z.string().nullable(),
  gate: z.string().nullable(),
  rejectBox: ids,
  lowerBox: ids,
  emptied: ids,
  taken: ids,
  removed: ids,
  unloaded: ids,
  power: z.boolean(),
  booting: z.boolean(),
  violations: z.int(),
});

const panels = z.object({
  panels: z.record(z.string(), z.array(z.object({ side: z.string(), ink: z.string(), complete: z.boolean() }))),
});

const platform = z.object({
  persons: z.array(
    z.object({
      personId: z.string(),
      document: z.object({ name: z.string(), idNumber: z.string() }),
      holder: z.unknown().nullable(),
    }),
  ),
  orders: z.array(
    z.object({
      orderId: z.string(),
      personId: z.string(),
      state: z.enum(['open', 'written', 'reported', 'activated', 'cancelled']),
      bankActivated: z.boolean(),
      photo: z.string(),
      data: z.object({
        socialSecurityNumber: z.string(),
        name: z.string(),
        cardNumber: z.string(),
        issueDate: z.string(),
        expiryDate: z.string(),
      }),
    }),
  ),
  blanks: z.array(z.object({ blankId: z.string(), cardId: z.string(), orderId: z.string().nullable() })),
});

const chip = z.object({ ef05: ids, ef06: ids, pin: z.string().nullable() });

export type Place = 'feeder' | 'machine' | 'gate' | 'reject-box' | 'taken' | 'removed' | 'elsewhere';

export interface ChipContent {
  readonly issuer: IssuerData | null;
  readonly holder: HolderData;
  readonly pin: string | null;
}

export interface MachinePicture {
  /** Every place a card was seen in; more than one, or none, is wrong. */
  readonly places: ReadonlyMap<string, readonly Place[]>;
  readonly atRest: boolean;
  readonly violations: number;
  /** Chips that were ever under power. */
  readonly chips: ReadonlyMap<string, ChipContent>;
  /** Black panels on the front of a card: `true` for one that was printed to its end. */
  readonly faces: ReadonlyMap<string, readonly boolean[]>;
  /** Dots of the printed front, one bit each; null for a bare card. */
  dots(blankId: string): Uint8Array | null;
  /** A picture the platform keeps. */
  picture(name: string): Uint8Array;
  readonly persons: z.output<typeof platform>['persons'];
  readonly orders: z.output<typeof platform>['orders'];
  readonly blanks: z.output<typeof platform>['blanks'];
}

const PBM_HEADER_LINES = 2;

/** Looks at everything below the simulator's directory, and at the printer through the control. */
export const readMachine = async (control: ControlClient, dir: string): Promise<MachinePicture> => {
  const state = await control.state();
  if (!state.ok) throw new Error(state.error.code);
  const seen = printer.parse(state.value.devices['card-printer']?.state);
  const memory = panels.parse(readJson(join(dir, 'card-printer/memory.json')));
  const records = platform.parse(readJson(join(dir, 'platform/platform.json')));
  return {
    places: placesOf(seen),
    atRest: seen.power && !seen.booting,
    violations: seen.violations,
    chips: chipsOf(join(dir, 'chip-card/chips')),
    faces: new Map(
      Object.entries(memory.panels).map(([blankId, all]) => [
        blankId,
        all.filter(({ side, ink }) => side === 'front' && ink === 'k').map(({ complete }) => complete),
      ]),
    ),
    dots: (blankId) => dotsOf(join(dir, 'card-printer/printed', `${blankId}.pbm`)),
    picture: (name) => new Uint8Array(readFileSync(join(dir, 'platform/pictures', name))),
    ...records,
  };
};

const readJson = (file: string): unknown => JSON.parse(readFileSync(file, 'utf8'));

const placesOf = (seen: z.output<typeof printer>): ReadonlyMap<string, readonly Place[]> => {
  const places = new Map<string, Place[]>();
  const at = (place: Place, ...blankIds: readonly (string | null | undefined)[]): void => {
    for (const blankId of blankIds) {
      if (blankId !== null && blankId !== undefined) places.set(blankId, [...(places.get(blankId) ?? []), place]);
    }
  };
  // The second card of a double feed comes with the next feed: it is the feeder's.
  at('feeder', ...seen.feeder, seen.behind);
  at('machine', seen.card?.blankId);
  at('gate', seen.gate);
  at('reject-box', ...seen.rejectBox, ...seen.emptied);
  at('taken', ...seen.taken);
  at('removed', ...seen.removed);
  at('elsewhere', seen.slot, ...seen.lowerBox, ...seen.unloaded);
  return places;
};

const chipsOf = (folder: string): ReadonlyMap<string, ChipContent> => {
  const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];
  return new Map(
    files.map((name) => {
      const { ef05, ef06, pin } = chip.parse(readJson(join(folder, name)));
      const records = (lines: readonly string[]) => lines.flatMap((line) => parseTlvs(fromHex(line)).records);
      return [
        decodeURIComponent(name.slice(0, -'.json'.length)),
        { issuer: decodeIssuer(records(ef05)), holder: decodeHolder(records(ef06)), pin },
      ];
    }),
  );
};

/** The bits behind the two header lines of a binary PBM. */
const dotsOf = (file: string): Uint8Array | null => {
  if (!existsSync(file)) return null;
  const bytes = readFileSync(file);
  let from = 0;
  for (let line = 0; line < PBM_HEADER_LINES; line += 1) from = bytes.indexOf(0x0a, from) + 1;
  return new Uint8Array(bytes.subarray(from));
};
