import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import { encodeAppendedAddresses } from '#drivers/id-reader/appended-address.ts';
import { joinBaseAnswer, joinBaseAnswerWithoutFingerprint, PHOTO_BYTES } from '#drivers/id-reader/base-answer.ts';
import { BAUD_RATES, type CommandName, commandName, SET_BAUD_RATE, SET_RF_BYTES } from '#drivers/id-reader/commands.ts';
import type { Command } from '#drivers/id-reader/frame.ts';
import { encodeTextBlock } from '#drivers/id-reader/text-block.ts';
import type { FaultStep } from './acts.ts';

/** A card as it lies on the reader. */
export interface PlacedCard {
  readonly document: IdentityDocument;
  readonly letter: string;
  readonly photo: Uint8Array | null;
  readonly appendedAddresses: readonly string[];
}

/**
 * Where the module stands with the card that lies there.
 * `done`: base information was read; the card is not found again until it leaves the field, further items of it can be.
 */
export type Phase = 'idle' | 'found' | 'selected' | 'done';

export interface Reply {
  readonly sw3: number;
  readonly data?: Uint8Array;
}

const OK: Reply = { sw3: 0x90 };
const EMPTY: Reply = { sw3: 0x91 };
const NOT_FOUND: Reply = { sw3: 0x80 };
const NOT_SELECTED: Reply = { sw3: 0x81 };
const COMMAND_ERROR: Reply = { sw3: 0x21 };
const NOT_PERMITTED: Reply = { sw3: 0x23 };
const READ_FAILED: Reply = { sw3: 0x41 };

/** A.2: 14 characters of IIN, SN and DN; the shape is public, the values of a virtual card are zeros. */
const CARD_MANAGEMENT_BYTES = 28;

const STEPS: Partial<Record<CommandName, FaultStep>> = {
  samStatus: 'status',
  samId: 'sam-id',
  find: 'find',
  select: 'select',
  readBase: 'read',
  readBaseAndFingerprint: 'read',
};

/** The fault step of a command, null for one that takes no faults. */
export const stepOf = ({ cmd, para }: Command): FaultStep | null => {
  const name = commandName(cmd, para);
  return name === null ? null : (STEPS[name] ?? null);
};

/** The secure module behind the line: what it answers to each command of A.2, in which state. */
export class ReaderModule {
  readonly #samId: Uint8Array;
  #card: PlacedCard | null = null;
  #phase: Phase = 'idle';
  #baudRate: number = BAUD_RATES[0];

  constructor(samId: Uint8Array) {
    this.#samId = samId;
  }

  get card(): PlacedCard | null {
    return this.#card;
  }

  get phase(): Phase {
    return this.#phase;
  }

  get baudRate(): number {
    return this.#baudRate;
  }

  place(card: PlacedCard): void {
    this.#card = card;
    this.#phase = 'idle';
  }

  remove(): void {
    this.#card = null;
    this.#phase = 'idle';
  }

  /** A step that failed: the card has to be found again. */
  fail(step: FaultStep): void {
    if (step === 'find' || step === 'select' || step === 'read') this.#phase = 'idle';
  }

  execute(command: Command): Reply {
    const { cmd, para } = command;
    const name = commandName(cmd, para);
    if (name !== null) return this.#named(name);
    if (cmd === SET_BAUD_RATE) return this.#setBaudRate(para);
    if (cmd === SET_RF_BYTES.cmd && para === SET_RF_BYTES.para && command.data.length === 1) return OK;
    return COMMAND_ERROR;
  }

  #named(name: CommandName): Reply {
    switch (name) {
      case 'resetSam':
        if (this.#phase !== 'done') this.#phase = 'idle';
        return OK;
      case 'samStatus':
        return OK;
      case 'samId':
        return { sw3: 0x90, data: this.#samId };
      case 'find':
        return this.#find();
      case 'select':
        return this.#select();
      case 'readBase':
        return this.#readBase((text, photo) => joinBaseAnswer(text, photo));
      case 'readBaseAndFingerprint':
        return this.#readBase((text, photo) => joinBaseAnswerWithoutFingerprint(text, photo));
      case 'readAppendedAddress':
        return this.#item((card) =>
          card.appendedAddresses.length === 0
            ? EMPTY
            : { sw3: 0x90, data: encodeAppendedAddresses(card.appendedAddresses) },
        );
      case 'readCardManagement':
        return this.#item(() => ({ sw3: 0x90, data: new Uint8Array(CARD_MANAGEMENT_BYTES) }));
    }
  }

  #find(): Reply {
    if (this.#card === null || this.#phase === 'done') return NOT_FOUND;
    this.#phase = 'found';
    return { sw3: 0x9f, data: new Uint8Array(4) };
  }

  #select(): Reply {
    if (this.#card === null || this.#phase !== 'found') return NOT_SELECTED;
    this.#phase = 'selected';
    return { sw3: 0x90, data: new Uint8Array(8) };
  }

  #readBase(join: (text: Uint8Array, photo: Uint8Array) => Uint8Array): Reply {
    if (this.#card === null) return READ_FAILED;
    if (this.#phase !== 'selected') return NOT_PERMITTED;
    this.#phase = 'done';
    const { document, letter, photo } = this.#card;
    return { sw3: 0x90, data: join(encodeTextBlock(document, letter), photo ?? new Uint8Array(PHOTO_BYTES)) };
  }

  /** Items besides the base information, of a card that was selected. */
  #item(read: (card: PlacedCard) => Reply): Reply {
    if (this.#card === null) return READ_FAILED;
    return this.#phase === 'selected' || this.#phase === 'done' ? read(this.#card) : NOT_PERMITTED;
  }

  #setBaudRate(place: number): Reply {
    const rate = BAUD_RATES[place];
    if (rate === undefined) return COMMAND_ERROR;
    this.#baudRate = rate;
    return OK;
  }
}
