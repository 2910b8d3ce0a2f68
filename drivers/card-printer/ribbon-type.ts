/** Which ribbon prints what (`Pr`, §1.5), and whether the one in the printer is the one it is run with. */
import type { FailureParams } from '#basics/result.ts';
import type { CardPrinterSettings } from './types.ts';

/** Names `Pr` takes. Another word in `Rrt;type` says nothing about the fit. */
const NAMES = /^(?:ymck(?:o|ok|os|oks)?|k|kb|kw|kr|kbl|ko|kg|h|ktc|ktp)$/i;

export const isColourRibbon = (ribbon: string): boolean => /^ymck/i.test(ribbon);
export const hasOverlay = (ribbon: string): boolean => /^(?:ymck|k)o/i.test(ribbon);

/**
 * `printer.ribbon-type-differs` (params `found`, `wanted`) when `Rrt;type` names another ribbon than configured; null
 * when it fits, or says nothing that could be compared.
 */
export const ribbonTypeDiffers = (
  { ribbon, ribbonType }: Pick<CardPrinterSettings, 'ribbon' | 'ribbonType'>,
  found: string | null,
): { readonly code: string; readonly params: FailureParams } | null => {
  const wanted = ribbonType ?? ribbon;
  if (found === null || found.toLowerCase() === wanted.toLowerCase()) return null;
  if (ribbonType === null && !NAMES.test(found)) return null;
  return { code: 'printer.ribbon-type-differs', params: { found, wanted } };
};
