/** How long an upload takes, and whether a line is too slow for what is printed over it (§1.9). */
import { parseAddress } from '#drivers/transport/address.ts';
import type { SerialSettings } from '#drivers/transport/transport.ts';
import { panelBytes } from './panel-size.ts';
import { isColourRibbon } from './ribbon-type.ts';
import type { CardPrinterSettings } from './types.ts';

/** Start bit, eight data bits, parity, stop bits. */
const bitsPerByte = ({ parity, stopBits }: Pick<SerialSettings, 'parity' | 'stopBits'>): number =>
  1 + 8 + (parity === 'none' ? 0 : 1) + stopBits;

/** Milliseconds `bytes` take over a serial line; 10 bits per byte with 8N1. */
export const uploadMs = (
  bytes: number,
  baudRate: number,
  line: Pick<SerialSettings, 'parity' | 'stopBits'> = { parity: 'none', stopBits: 1 },
): number => (bytes * bitsPerByte(line) * 1_000) / baudRate;

/** Panels of a colour job, uncompressed: Y, M, C by their bits, K and O with one: 1,399,032 / 1,645,920 / 1,892,808. */
export const colourJobBytes = (bits: 5 | 6 | 7): number =>
  3 * (panelBytes(String(2 ** bits)) ?? 0) + 2 * (panelBytes('2') ?? 0);

/** A colour job that takes longer than this breaks the promise of a card in three minutes. */
const PATIENCE_MS = 60_000;

/** Colour over a slow serial line: `printer.line-slow` (params `seconds`, `baudRate`), else null. */
export const lineWarning = (
  settings: CardPrinterSettings,
  address: string,
): { readonly code: string; readonly params: { readonly seconds: number; readonly baudRate: number } } | null => {
  const line = parseAddress(address);
  if (!line.ok || line.value.kind === 'tcp' || !isColourRibbon(settings.ribbon)) return null;
  const baudRate = line.value.baudRate ?? settings.serial.baudRate;
  const ms = uploadMs(colourJobBytes(settings.colourBits), baudRate, settings.serial);
  if (ms <= PATIENCE_MS) return null;
  return { code: 'printer.line-slow', params: { seconds: Math.round(ms / 1_000), baudRate } };
};
