/** The byte stream of one K-only face for a card that is inside already (job order and padding of §1.3, §1.9). */
import { concatBytes } from '#basics/hex.ts';
import { type Command, commandOf, encodeCommand } from './command.ts';
import { encodeLines } from './line-coding.ts';
import { MONO_PANEL_BYTES } from './panel-size.ts';

/** Panel blocks end on this boundary in every captured job (the panel's CR not counted). */
const BLOCK = 64;
/** NULs behind the last command: without at least 27 bytes some firmware prints every other card only. */
const TAIL = 32;

export interface PrintJob {
  readonly bytes: Uint8Array;
  readonly panelBytes: number;
  readonly form: 'Db' | 'Dbc';
}

/** The shorter of `Dbc` and `Db` for a K panel of 82,296 bytes. */
export const panelCommand = (panel: Uint8Array): Command & { readonly binary: Uint8Array } => {
  const coded = encodeLines(panel);
  return coded.length < MONO_PANEL_BYTES
    ? { name: 'Dbc', params: ['k', '2', String(coded.length)], binary: coded }
    : { name: 'Db', params: ['k', '2'], binary: panel };
};

/**
 * `Pr;k` … `Ss`, `Sr`, panel, `Se;1`, 32 NUL. Header and panel are filled with NULs to 64 bytes each, so the length
 * is 39 modulo 64 as in all captures. `stamp` are seconds since the epoch (`Ppws`).
 */
export const buildPrintJob = (
  panel: Uint8Array,
  options: { readonly contrast: number; readonly stamp: number },
): PrintJob => {
  const download = panelCommand(panel);
  const head = concatBytes(
    ...['Pr;k', `Pc;k;=;${options.contrast}`, 'Pdt;DU', 'Mr;s', `Ppws;${options.stamp}`, 'Ss', 'Sr'].map((text) =>
      encodeCommand(commandOf(text)),
    ),
  );
  const block = encodeCommand(download);
  const bytes = concatBytes(
    head,
    nuls(missing(head.length)),
    block,
    nuls(missing(block.length - 1)),
    encodeCommand(commandOf('Se;1')),
    nuls(TAIL),
  );
  return { bytes, panelBytes: download.binary.length, form: download.name === 'Db' ? 'Db' : 'Dbc' };
};

const missing = (length: number): number => (BLOCK - (length % BLOCK)) % BLOCK;
const nuls = (count: number): Uint8Array => new Uint8Array(count);
