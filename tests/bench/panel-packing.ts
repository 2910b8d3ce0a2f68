import { equalBytes } from '#basics/hex.ts';
import { ok, type Result } from '#basics/result.ts';
import type { FaceBitmap } from '#domain/card/card-data.ts';
import { buildPrintJob } from '#drivers/card-printer/print-job.ts';
import { packFace, unpackFace } from '#drivers/card-printer/raster.ts';
import { DEFAULT_SETTINGS } from '#drivers/card-printer/types.ts';
import { figureOf, type Measured, timed } from './figure.ts';

const WARM_UP = 2;
/** `Ppws` of the job; any instant has as many bytes. */
const STAMP = 1_750_000_000;

/**
 * Milliseconds from the dots of a face to the bytes the printer is sent, and how many these are. Fails with
 * `printer.coverage-too-high`.
 */
export const measurePanelPacking = (options: {
  readonly bitmaps: readonly FaceBitmap[];
  readonly quick: boolean;
}): Result<Measured> => {
  const { bitmaps, quick } = options;
  const turned: number[] = [];
  const coded: number[] = [];
  const sent: number[] = [];
  for (let round = 0; round < WARM_UP + (quick ? 4 : 12); round += 1) {
    for (const bitmap of bitmaps) {
      const panel = timed(() => packFace(bitmap));
      if (!panel.value.ok) return panel.value;
      const packed = panel.value.value;
      const job = timed(() => buildPrintJob([{ panel: 'k', levels: 2, bytes: packed }], DEFAULT_SETTINGS, STAMP));
      if (round === 0) {
        if (!equalBytes(unpackFace(packed).bits, bitmap.bits)) throw new Error('the panel is not the face');
        sent.push(job.value.bytes.length);
      }
      if (round >= WARM_UP) {
        turned.push(panel.ms);
        coded.push(job.ms);
      }
    }
  }
  const both = turned.map((ms, i) => ms + (coded[i] ?? 0));
  return ok({
    figures: [
      figureOf({ name: 'panel.pack', what: 'one K panel from the dots to the job sent', unit: 'ms' }, both),
      figureOf({ name: 'panel.pack.rotate', what: 'of it: turned and packed to 82,296 bytes', unit: 'ms' }, turned),
      figureOf({ name: 'panel.pack.code', what: 'of it: line coding and job frame', unit: 'ms' }, coded),
      figureOf({ name: 'panel.bytes', what: 'bytes sent for one face, one sample per person', unit: 'bytes' }, sent),
    ],
    skipped: [],
  });
};
