/** Downloads to panels (§1.9), and which panels a ribbon has. */
import { unpackColourPanel } from '#drivers/card-printer/colour-panel.ts';
import type { Command } from '#drivers/card-printer/command.ts';
import { decodeLines } from '#drivers/card-printer/line-coding.ts';
import { MONO_PANEL_BYTES } from '#drivers/card-printer/panel-size.ts';
import type { Panel } from './printed-card.ts';

export type Ink = Panel['ink'];

/** Panels of a face come in this order: that of the ribbon. */
const ORDER: readonly Ink[] = ['y', 'm', 'c', 'k', 'o'];

const LEVELS = { '32': 32, '64': 64, '128': 128 } as const;

export const isInk = (text: string): text is Ink => /^[ymcko]$/.test(text);

/** True when `next` may follow `last` on one face. */
export const follows = (next: Ink, last: Ink | null): boolean =>
  last === null || ORDER.indexOf(next) > ORDER.indexOf(last);

/**
 * True when a ribbon of that type (`ymcko`, `ymckok`, `ko`, `k`, `kr`, `kbl`, …) has the panel. Types that begin with
 * `k` are one resin of some colour; only `ko…` has an overlay too.
 */
export const ribbonHas = (type: string, ink: Ink): boolean => {
  const letters = type.toLowerCase();
  if (letters.startsWith('k')) return ink === 'k' || (ink === 'o' && letters.startsWith('ko'));
  return letters.includes(ink);
};

/**
 * `Db;panel;levels;data` or `Dbc;panel;2;n;data` (or `…;first;n;data`) → panel. Null when the fields or the data make
 * no sense. Compressed Y, M and C are not taken: where their lines end is not documented.
 */
export const panelOf = ({ name, params, binary }: Command): Panel | null => {
  const [ink = '', levels = ''] = params;
  if (binary === null || !isInk(ink)) return null;
  if (ink === 'k' || ink === 'o') {
    if (levels !== '2') return null;
    const bits = name === 'Db' ? binary : lines(params, binary);
    return bits?.length === MONO_PANEL_BYTES ? { ink, bits } : null;
  }
  if (name !== 'Db' || !(levels === '32' || levels === '64' || levels === '128')) return null;
  return { ink, levels: LEVELS[levels], dots: unpackColourPanel(LEVELS[levels], binary) };
};

/** `Wcb;panel;value`: a whole panel of one value, 0 or 255. */
export const evenPanel = (ink: 'k' | 'o', value: number): Panel => ({
  ink,
  bits: new Uint8Array(MONO_PANEL_BYTES).fill(value),
});

const lines = (params: readonly string[], binary: Uint8Array): Uint8Array | null => {
  const decoded = decodeLines(binary, params.length > 3 ? Number(params[2]) : 0);
  return decoded.ok ? decoded.value : null;
};
