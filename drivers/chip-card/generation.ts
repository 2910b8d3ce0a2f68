import type { ChipGeneration } from '#domain/card/card-data.ts';

const BY_FIRST_DIGIT: Readonly<Record<string, ChipGeneration>> = { '1': '1.0', '2': '2.0', '3': '3.0' };

/**
 * Generation of a card from 规范版本 (EF05 tag 03): `1.00`, `2.00`, `2.01`, `3.00`, also `2.0` as one dump shows it.
 * Only the first digit counts (B.3, B.10); null when the item is blank or names none of the three.
 */
export const chipGeneration = (specVersion: string | null): ChipGeneration | null =>
  BY_FIRST_DIGIT[specVersion?.charAt(0) ?? ''] ?? null;
