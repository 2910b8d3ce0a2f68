import type { ChipDocument } from '#domain/identity/identity-document.ts';
import { encodeAppendedAddresses } from '#drivers/id-reader/appended-address.ts';
import { joinBaseAnswer, joinBaseAnswerWithFingerprints, PHOTO_BYTES } from '#drivers/id-reader/base-answer.ts';
import { encodeCardManagement } from '#drivers/id-reader/card-management.ts';
import { BAUD_RATES, type CommandName, commandName, SET_BAUD_RATE, SET_RF_BYTES } from '#drivers/id-reader/commands.ts';
import type { Command } from '#drivers/id-reader/frame.ts';
import { encodeTextBlock } from '#drivers/id-reader/text-block.ts';
import type { FaultStep } from './acts.ts';
import type { IdReaderSettings } from './settings.ts';

/** A card as it lies on the reader. */
export interface PlacedCard {
  readonly document: ChipDocument;
  readonly letter: string;
  readonly photo: Uint8Array | null;
  readonly appendedAddresses: readonly string[];
  readonly fingerprintBytes: 0 | 512 | 1_024;
  readonly management: string;
}

/**
 * Where the module stands with the card that lies there.
 * `done`: base information was read; the card is not found again until it leaves the field, further items of it can be.
 */
export type Phase = 'idle' | 'found' | 'selected' | 'done';

export interface Reply {
  readonly sw1?: number;
  readonly sw2?: number;
  readonly sw3: number;
  readonly data?: Uint8Array;
}

const OK: Reply = { sw3: 0x90 };
const EMPTY: Reply = { sw3: 0x91 };
const NOT_FOUND: Reply = { sw3: 0x80 };
const NOT_SELECTED: Reply = { sw3: 0x81 };
const LENGTH_ERROR: Reply = { sw3: 0x11 };
const COMMAND_ERROR: Reply = { sw3: 0x21 };
const NOT_PERMITTED: Reply = { sw3: 0x23 };
const READ_FAILED: Reply = { sw3: 0x41 };

const STEPS: Readonly<Record<CommandName, FaultStep>> = {
  resetSam: 'reset',
  samStatus: 'status',
  samId: 'sam-id',
  find: 'find',
  select: 'select',
  readBase: 'read',
  readBaseAndFingerprint: 'read',
  readAppendedAddress: 'appended',
  readCardManagement: 'management',
};

/** The fault step of a command, null for one nobody knows. */
export const stepOf = ({ cmd, para }: Command): FaultStep | null => {
  const name = commandName(cmd, para);
  if (name !== null) return STEPS[name];
  if (cmd === SET_BAUD_RATE) return 'baud-rate';
  return cmd === SET_RF_BYTES.cmd && para === SET_RF_BYTES.para ? 'rf-bytes' : null;
};

/** The secure module behind the line: what it answers to each command of A.2, in which state. */
export class ReaderModule {
  readonly #samId: Uint8Array;
  readonly #reads: IdReaderSettings['reads'];
  #card: PlacedCard | null = null;
  #phase: Phase = 'idle';
  #baudRate: number = BAUD_RATES[0];
  #rfBytes: number | null = null;

  constructor(samId: Uint8Array, reads: IdReaderSettings['reads'] = 'all') {
    this.#samId = samId;
    this.#reads = reads;
  }

  get card(): PlacedCard | null {
    return this.#card;
  }

  get phase(): Phase {
    return this.#phase;
  }

  /** The speed it speaks at. */
  get baudRate(): number {
    return this.#baudRate;
  }

  set baudRate(rate: number) {
    this.#baudRate = rate;
  }

  /** What `61 FF` set since power came on. */
  get rfBytes(): number | null {
    return this.#rfBytes;
  }

  place(card: PlacedCard): void {
    this.#card = card;
    this.#phase = 'idle';
  }

  remove(): void {
    this.#card = null;
    this.#phase = 'idle';
  }

  /** Power came on anew: a card that lies there is found again, settings of the field are gone. */
  powerUp(): void {
    this.#phase = 'idle';
    this.#rfBytes = null;
  }

  /** A step that failed: the card has to be found again. */
  fail(step: FaultStep): void {
    if (step === 'find' || step === 'select' || step === 'read') this.#phase = 'idle';
  }

  execute(command: Command): Reply {
    const { cmd, para, data } = command;
    const name = commandName(cmd, para);
    if (name !== null) return data.length === 0 ? this.#named(name) : LENGTH_ERROR;
    if (cmd === SET_BAUD_RATE) return data.length === 0 ? this.#setBaudRate(para) : LENGTH_ERROR;
    if (cmd === SET_RF_BYTES.cmd && para === SET_RF_BYTES.para) return this.#setRfBytes(data);
    return COMMAND_ERROR;
  }

  #named(name: CommandName): Reply {
    switch (name) {
      case 'resetSam':
        if (this.#phase !== 'done') this.#phase = 'idle';
        this.#rfBytes = null;
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
        if (this.#reads === 'base-and-fingerprint') return COMMAND_ERROR;
        return this.#readBase(({ text, photo }) => joinBaseAnswer(text, photo));
      case 'readBaseAndFingerprint':
        if (this.#reads === 'base') return COMMAND_ERROR;
        return this.#readBase(({ text, photo, fingerprints }) =>
          joinBaseAnswerWithFingerprints(text, photo, fingerprints),
        );
      case 'readAppendedAddress':
        return this.#item((card) =>
          card.appendedAddresses.length === 0
            ? EMPTY
            : { sw3: 0x90, data: encodeAppendedAddresses(card.appendedAddresses) },
        );
      case 'readCardManagement':
        return this.#item((card) => ({ sw3: 0x90, data: encodeCardManagement(card.management) }));
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

  #readBase(
    join: (parts: {
      readonly text: Uint8Array;
      readonly photo: Uint8Array;
      readonly fingerprints: Uint8Array;
    }) => Uint8Array,
  ): Reply {
    if (this.#card === null) return READ_FAILED;
    if (this.#phase !== 'selected') return NOT_PERMITTED;
    this.#phase = 'done';
    const { document, letter, photo, fingerprintBytes } = this.#card;
    return {
      sw3: 0x90,
      data: join({
        text: encodeTextBlock(document, letter),
        photo: photo ?? new Uint8Array(PHOTO_BYTES),
        fingerprints: new Uint8Array(fingerprintBytes).fill(0xf9),
      }),
    };
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

  #setRfBytes([bytes, ...more]: Uint8Array): Reply {
    if (bytes === undefined || more.length > 0) return LENGTH_ERROR;
    this.#rfBytes = bytes;
    return OK;
  }
}
