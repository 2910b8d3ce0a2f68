import { toHex } from '#basics/hex.ts';
import { EF05_ITEMS, EF06_ITEMS } from '#drivers/chip-card/card-files.ts';
import { encodeGbk } from '#drivers/chip-card/gbk.ts';
import { encodeAn } from '#drivers/chip-card/items.ts';
import { encodeTlv } from '#drivers/chip-card/tlv.ts';
import type { ChipMemory } from './chip-memory.ts';
import type { FaultOfChip } from './fault-schema.ts';

type Item = { readonly tag: number; readonly length: number };

const tagOf = (record: string): number => Number.parseInt(record.slice(0, 2), 16);

const withItem = (records: readonly string[], { tag, length }: Item, value: Uint8Array): string[] =>
  records.map((record) => (tagOf(record) === tag ? toHex(encodeTlv({ tag, value: encodeAn(value, length) })) : record));

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const byFallingTag = (records: readonly string[]): string[] => records.toSorted((a, b) => tagOf(b) - tagOf(a));

const extensionLast = (records: readonly string[]): string[] => {
  const isExtension = (record: string) => tagOf(record) === EF06_ITEMS.nameExtension.tag;
  return [...records.filter((record) => !isExtension(record)), ...records.filter(isExtension)];
};

/** The memory of a chip with which this is wrong. */
export const alteredMemory = (memory: ChipMemory, fault: FaultOfChip): ChipMemory => {
  switch (fault.fault) {
    case 'personalised': {
      const numbered = withItem(memory.ef06, EF06_ITEMS.socialSecurityNumber, ascii(fault.socialSecurityNumber));
      return {
        ...memory,
        ef05: withItem(memory.ef05, EF05_ITEMS.cardNumber, ascii(fault.cardNumber)),
        ef06: withItem(numbered, EF06_ITEMS.name, encodeGbk(fault.name)),
      };
    }
    case 'other-bank':
      return { ...memory, bankCardNumber: fault.bankCardNumber };
    case 'no-bank-application':
      return { ...memory, bankCardNumber: null };
    case 'record-order': {
      const reorder = fault.order === 'falling' ? byFallingTag : extensionLast;
      return { ...memory, ef05: reorder(memory.ef05), ef06: reorder(memory.ef06) };
    }
    case 'generation':
      return { ...memory, ef05: withItem(memory.ef05, EF05_ITEMS.specVersion, ascii(fault.says)) };
  }
};
