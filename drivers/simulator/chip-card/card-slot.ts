import { fromHex } from '#basics/hex.ts';
import { parseCommand } from '#drivers/chip-card/apdu.ts';
import { socialSecurityAtr } from '#drivers/chip-card/atr.ts';
import type { CardOs } from './card-os.ts';
import type { ChipFaults } from './faults.ts';
import type { ChipBlank } from './settings.ts';

/** One chip with its power of life beyond power-off. */
export interface VirtualChip {
  readonly blank: ChipBlank;
  readonly os: CardOs;
}

/** What the reader's wire has to do after a command. */
export type SlotAnswer =
  | { readonly kind: 'answer'; readonly answer: Uint8Array }
  | { readonly kind: 'torn' }
  | { readonly kind: 'silence' };

export interface SlotOptions {
  readonly faults: ChipFaults;
  readonly commandMs: number;
  readonly writeMs: number;
  readonly wait: (ms: number) => Promise<void>;
  readonly changed: () => void;
}

const UPDATE_RECORD = 0xdc;

/** The contacts of the reader: the chip that stands there, if any, with the faults in between. */
export class CardSlot {
  readonly #options: SlotOptions;
  #chip: VirtualChip | null = null;
  #poweredWith: Uint8Array | null = null;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  get chip(): VirtualChip | null {
    return this.#chip;
  }

  /** A chip comes to the contacts or leaves them; either way it is without power. */
  put(chip: VirtualChip | null): void {
    this.#chip?.os.reset();
    this.#chip = chip;
    this.#poweredWith = null;
    this.#options.changed();
  }

  /** ATR as the reader sees it; empty without a card. */
  atr(): Uint8Array {
    if (this.#chip === null) return new Uint8Array();
    const { blankId, resetInformation } = this.#chip.blank;
    this.#poweredWith ??= this.#options.faults.atr(blankId) ?? socialSecurityAtr(fromHex(resetInformation));
    return this.#poweredWith;
  }

  powerOn(): void {
    this.#chip?.os.reset();
    if (this.#chip !== null) this.#options.faults.poweredUp(this.#chip.blank.blankId);
  }

  powerOff(): void {
    this.#chip?.os.reset();
    this.#poweredWith = null;
  }

  async transmit(apdu: Uint8Array): Promise<SlotAnswer> {
    const chip = this.#chip;
    if (chip === null) return { kind: 'torn' };
    const { faults, commandMs, writeMs, wait, changed } = this.#options;
    const { blankId } = chip.blank;
    const ms = parseCommand(apdu)?.ins === UPDATE_RECORD ? writeMs : commandMs;
    await wait(ms + faults.delay(blankId));
    const disturbance = faults.strike(blankId, apdu);
    switch (disturbance.kind) {
      case 'answer':
        return disturbance;
      case 'silence':
        return { kind: 'silence' };
      case 'torn':
        if (disturbance.applied) chip.os.process(apdu);
        chip.os.reset();
        changed();
        return { kind: 'torn' };
      default: {
        const before = chip.os.memory;
        const answer = chip.os.process(apdu);
        if (chip.os.memory !== before) changed();
        return { kind: 'answer', answer };
      }
    }
  }
}
