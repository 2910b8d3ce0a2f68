import { fromHex } from '#basics/hex.ts';
import { parseCommand } from '#drivers/chip-card/apdu.ts';
import { socialSecurityAtr } from '#drivers/chip-card/atr.ts';
import { alteredMemory } from './alterations.ts';
import { AnswerShaper } from './answer-shaper.ts';
import type { CardOs } from './card-os.ts';
import type { ChipFaults, Disturbance, ResetDepth } from './faults.ts';
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

/** UPDATE BINARY and UPDATE RECORD. */
const WRITES: readonly (number | undefined)[] = [0xd6, 0xdc];

/** As most cards answer: a piece is what one answer holds. */
const WHOLE = { size: 255, announce: 'count' } as const;

/** The contacts of the reader: the chip that stands there, if any, with the faults in between. */
export class CardSlot {
  readonly #options: SlotOptions;
  readonly #shaper = new AnswerShaper();
  #chip: VirtualChip | null = null;
  #poweredWith: Uint8Array | null = null;
  #powered = false;
  #reset: ResetDepth = 'none';
  #pieces: { readonly size: number; readonly announce: 'count' | 'zero' } = WHOLE;

  constructor(options: SlotOptions) {
    this.#options = options;
  }

  get chip(): VirtualChip | null {
    return this.#chip;
  }

  /** A chip comes to the contacts or leaves them; either way it is without power. */
  put(chip: VirtualChip | null): void {
    if (this.#chip !== null) {
      this.#chip.os.reset();
      this.#options.faults.unseated(this.#chip.blank.blankId);
    }
    this.#chip = chip;
    this.#powered = false;
    this.#reset = 'none';
    this.#forget();
    this.alter();
    this.#options.changed();
  }

  /** Makes the chip at the contacts what the armed faults say it is. */
  alter(): void {
    const chip = this.#chip;
    if (chip === null) return;
    for (const fault of this.#options.faults.takeOfChip(chip.blank.blankId)) {
      chip.os.alter((memory) => alteredMemory(memory, fault));
    }
  }

  /** ATR as the reader sees it; empty without a card. */
  atr(): Uint8Array {
    if (this.#chip === null) return new Uint8Array();
    const { blankId, resetInformation } = this.#chip.blank;
    this.#poweredWith ??=
      this.#options.faults.atr(blankId, this.#reset) ?? socialSecurityAtr(fromHex(resetInformation));
    return this.#poweredWith;
  }

  powerOn(): void {
    // Power that comes after a warm reset was in vain is the cold reset of the ladder.
    if (this.#reset === 'warm' && !this.#powered) this.#reset = 'cold';
    this.#powered = true;
    this.#chip?.os.reset();
    if (this.#chip !== null) this.#options.faults.poweredUp(this.#chip.blank.blankId);
    this.#forget();
  }

  /** The reset line, with the power on. */
  warmReset(): void {
    if (this.#reset === 'none') this.#reset = 'warm';
    this.#chip?.os.reset();
    this.#forget();
  }

  powerOff(): void {
    this.#powered = false;
    this.#chip?.os.reset();
    this.#forget();
  }

  async transmit(apdu: Uint8Array): Promise<SlotAnswer> {
    const chip = this.#chip;
    if (chip === null) return { kind: 'torn' };
    const { faults, commandMs, writeMs, wait } = this.#options;
    const { blankId } = chip.blank;
    const ms = WRITES.includes(parseCommand(apdu)?.ins) ? writeMs : commandMs;
    await wait(ms + faults.delay(blankId));
    const fetched = this.#shaper.fetch(apdu, this.#pieces.size, this.#pieces.announce);
    if (fetched !== null) return { kind: 'answer', answer: fetched };
    return this.#disturbed(chip, apdu, faults.strike(blankId, apdu));
  }

  #disturbed(chip: VirtualChip, apdu: Uint8Array, disturbance: Disturbance): SlotAnswer {
    this.#pieces = disturbance.kind === 'pieces' ? disturbance : WHOLE;
    switch (disturbance.kind) {
      case 'answer':
        return disturbance;
      case 'silence':
        return { kind: 'silence' };
      case 'torn':
        if (disturbance.applied) chip.os.process(apdu);
        chip.os.reset();
        this.#options.changed();
        return { kind: 'torn' };
      case 'length':
        return {
          kind: 'answer',
          answer:
            disturbance.mode === 'loop'
              ? this.#shaper.wrongLength()
              : this.#shaper.lengthFirst(apdu, this.#process(chip, apdu)),
        };
      case 'pieces':
        return {
          kind: 'answer',
          answer: this.#shaper.pieces(this.#whole(chip, apdu), disturbance.size, disturbance.announce),
        };
      default:
        return { kind: 'answer', answer: this.#process(chip, apdu) };
    }
  }

  #process({ os }: VirtualChip, apdu: Uint8Array): Uint8Array {
    const before = os.memory;
    const answer = os.process(apdu);
    if (os.memory !== before) this.#options.changed();
    return answer;
  }

  /** The answer with its data, also where the card would announce it first. */
  #whole(chip: VirtualChip, apdu: Uint8Array): Uint8Array {
    const answer = this.#process(chip, apdu);
    const announced = answer.length === 2 && answer[0] === 0x61 ? (answer[1] ?? 0) : 0;
    return announced === 0 ? answer : chip.os.process(Uint8Array.of(0x00, 0xc0, 0x00, 0x00, announced));
  }

  #forget(): void {
    this.#poweredWith = null;
    this.#pieces = WHOLE;
    this.#shaper.reset();
  }
}
