import type { ChipGeneration } from './card-data.ts';

/**
 * What a site does with its stock beyond EF05 and EF06. Both steps are off unless the bureau's stock asks for them:
 * cards are issued without them in the sources known (issuance.md C.3, C.4).
 */
export interface StockProfile {
  /** EF08: the holder's photo in the chip, 4096 bytes. Only cards from 2.0 on have the file (B.10). */
  readonly photo: boolean;
  /** Public key out, certificates in, by the platform's script. Third generation only. */
  readonly certificate: boolean;
}

/** The optional steps a card of this generation can take at all. */
export const stepsFor = (profile: StockProfile, generation: ChipGeneration | null): StockProfile => ({
  photo: profile.photo && generation !== '1.0',
  certificate: profile.certificate && generation === '3.0',
});

/** PIN facts of the stock (B.7): what the factory set, and how many tries a card gives. */
export interface PinProfile {
  readonly initial: Readonly<Record<ChipGeneration, string>>;
  /** As it is told to the holder; the card itself counts. */
  readonly tries: number;
}
