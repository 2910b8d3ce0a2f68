import { concatBytes, equalBytes, fromHex, toHex } from '#basics/hex.ts';
import { type CommandParts, parseCommand } from '#drivers/chip-card/apdu.ts';
import { encodeFci } from '#drivers/chip-card/fci.ts';
import { AID, DEFAULT_KEY_IDS } from '#drivers/chip-card/identifiers.ts';
import { cardKey } from '../crypto/diversification.ts';
import { authenticationBody, authenticationValue, decrypt, mac, sessionKey } from '../crypto/session-values.ts';
import { type BankApplication, bankApplication } from './bank-application.ts';
import type { ChipMemory } from './chip-memory.ts';
import { readRecords, updatedRecords } from './record-file.ts';
import type { ChipBlank } from './settings.ts';

/** Keys whose values the card needs, by the names of the key server (B.8). */
export type RootKeyName = 'IRK' | 'RKSSSE' | 'UKSSSE' | 'PUK' | 'STK';

type KeyName = keyof ChipMemory['keyTries'];
type Application = 'mf' | 'ssse' | 'pse' | 'debit';
type RecordFile = 'ef05' | 'ef06';

export interface CardOsOptions {
  readonly blank: ChipBlank;
  readonly memory: ChipMemory;
  /** Called before the answer to every command that changed the memory. */
  readonly save: (memory: ChipMemory) => void;
  /** The ministry's root key by name, 16 bytes. */
  readonly keys: (name: RootKeyName) => Uint8Array;
  readonly random: (length: number) => Uint8Array;
  readonly pinTries: number;
  readonly keyTries: number;
}

/** A status word alone. */
const status = (sw: number): Uint8Array => Uint8Array.of(sw >> 8, sw & 0xff);

const DONE = 0x9000;
const FILES: Readonly<Record<number, RecordFile>> = { 61189: 'ef05', 61190: 'ef06' };
const SFIS: Readonly<Record<number, RecordFile>> = { 5: 'ef05', 6: 'ef06' };
const KEY_BY_ID: ReadonlyMap<number, KeyName> = new Map([
  [DEFAULT_KEY_IDS.RKSSSE, 'RKSSSE'],
  [DEFAULT_KEY_IDS.UKSSSE, 'UKSSSE'],
  [DEFAULT_KEY_IDS.PUK, 'PUK'],
]);

const MAC_LENGTH = 4;
const PIN_SEPARATOR = 0xff;

/** Card operating system of a social security card under T=0 (B.1 to B.7): commands in, answers out. */
export class CardOs {
  readonly #options: CardOsOptions;
  readonly #bank: BankApplication;
  #memory: ChipMemory;
  #application: Application = 'mf';
  #file: RecordFile | null = null;
  #rights = new Set<KeyName>();
  #challenge: Uint8Array | null = null;
  #pending: Uint8Array | null = null;

  constructor(options: CardOsOptions) {
    this.#options = options;
    this.#memory = options.memory;
    this.#bank = bankApplication(options.blank.bankCardNumber);
  }

  get memory(): ChipMemory {
    return this.#memory;
  }

  /** Power on, reset or power off: rights, random and selections are gone. */
  reset(): void {
    this.#enter('mf');
    this.#challenge = null;
    this.#pending = null;
  }

  /** Sets tries left, as use at another terminal would have. */
  setTries(what: KeyName | 'PIN', tries: number): void {
    if (what === 'PIN') this.#change({ pinTries: tries });
    else this.#change({ keyTries: { ...this.#memory.keyTries, [what]: tries } });
  }

  /** Answers one command: data and status word. */
  process(apdu: Uint8Array): Uint8Array {
    const command = parseCommand(apdu);
    if (command === null) return status(0x6700);
    const { cla, ins } = command;
    if (cla === 0x00 && ins === 0xc0) return this.#getResponse(command.le);
    this.#pending = null;
    if (cla === 0x00) return this.#interindustry(command);
    if (cla === 0x80 && ins === 0x5e) return status(this.#changePin(command));
    if (cla === 0x80 && ins === 0xa8) return this.#processingOptions();
    if (cla === 0x84 && ins === 0x24) return status(this.#unblockPin(command, apdu));
    return status(cla === 0x80 || cla === 0x84 ? 0x6d00 : 0x6e00);
  }

  #interindustry(command: CommandParts): Uint8Array {
    switch (command.ins) {
      case 0xa4:
        return this.#select(command);
      case 0xb2:
        return this.#readRecord(command);
      case 0xdc:
        return status(this.#updateRecord(command));
      case 0xb0:
      case 0xd6:
        return status(this.#file === null ? 0x6986 : 0x6981);
      case 0x84:
        return this.#getChallenge(command);
      case 0x88:
        return this.#internalAuthenticate(command);
      case 0x82:
        return status(this.#externalAuthenticate(command));
      case 0x20:
        return status(this.#verify(command));
      default:
        return status(0x6d00);
    }
  }

  // ------------------------------------------------------------------------------------------------ selection

  #select({ p1, p2, data }: CommandParts): Uint8Array {
    if (p2 !== 0x00) return status(0x6a86);
    if (p1 === 0x04) return this.#selectByName(data);
    if (p1 !== 0x00 && p1 !== 0x02) return status(0x6a86);
    if (data.length !== 2) return status(0x6700);
    const fid = ((data[0] ?? 0) << 8) | (data[1] ?? 0);
    if (fid === 0x3f00) {
      this.#enter('mf');
      return status(DONE);
    }
    const file = FILES[fid];
    if (file === undefined || this.#application !== 'ssse') return status(0x6a82);
    this.#file = file;
    return status(DONE);
  }

  #selectByName(name: Uint8Array): Uint8Array {
    if (equalBytes(name, AID.ssse)) {
      this.#enter('ssse');
      const { generation, algorithm } = this.#options.blank;
      // Cards before the third generation name an algorithm only when it is not the one everybody expects.
      return this.#promise(encodeFci(AID.ssse, generation === '2.0' && algorithm === '3des' ? null : algorithm));
    }
    if (equalBytes(name, AID.pse)) {
      this.#enter('pse');
      return this.#promise(this.#bank.pseSelectAnswer);
    }
    if (equalBytes(name, AID.pbocDebit)) {
      this.#enter('debit');
      return this.#promise(this.#bank.selectAnswer);
    }
    return status(0x6a82);
  }

  /** Proven rights hold until another application is selected (B.6). */
  #enter(application: Application): void {
    this.#application = application;
    this.#file = null;
    this.#rights = new Set();
  }

  // ------------------------------------------------------------------------------------------------ T=0 answers

  /** Under T=0 the answer to a command with data waits for GET RESPONSE. */
  #promise(data: Uint8Array): Uint8Array {
    this.#pending = data;
    return status(0x6100 | (data.length & 0xff));
  }

  #getResponse(le: number | null): Uint8Array {
    const pending = this.#pending;
    if (pending === null) return status(0x6985);
    if (le === null || le === 0 || le > pending.length) return status(0x6c00 | (pending.length & 0xff));
    const rest = pending.slice(le);
    this.#pending = rest.length === 0 ? null : rest;
    return concatBytes(pending.slice(0, le), status(rest.length === 0 ? DONE : 0x6100 | rest.length));
  }

  // ------------------------------------------------------------------------------------------------ files

  #readRecord({ p1, p2, le }: CommandParts): Uint8Array {
    const records = this.#recordsToRead(p2 >> 3);
    if (typeof records === 'number') return status(records);
    const outcome = readRecords(records, p1, p2 & 0x07);
    if ('sw' in outcome) return status(outcome.sw);
    const { data } = outcome;
    return le === data.length ? concatBytes(data, status(DONE)) : status(0x6c00 | (data.length & 0xff));
  }

  /** The records, or the status word of the refusal. */
  #recordsToRead(sfi: number): readonly Uint8Array[] | number {
    if (this.#application === 'debit') return this.#bank.records[sfi] ?? 0x6a82;
    if (this.#application === 'pse') return this.#bank.pseRecords[sfi] ?? 0x6a82;
    const file = this.#fileBySfi(sfi);
    if (typeof file === 'number') return file;
    const open = file === 'ef05' || this.#options.blank.generation === '2.0' || this.#rights.has('RKSSSE');
    return open ? this.#memory[file].map(fromHex) : 0x6982;
  }

  #fileBySfi(sfi: number): RecordFile | number {
    if (sfi === 0) return this.#file ?? 0x6986;
    const file = this.#application === 'ssse' ? SFIS[sfi] : undefined;
    if (file === undefined) return 0x6a82;
    this.#file = file;
    return file;
  }

  #updateRecord({ p1, p2, data }: CommandParts): number {
    if ((p2 & 0x07) !== 0x04) return 0x6a86;
    const file = this.#fileBySfi(p2 >> 3);
    if (typeof file === 'number') return file;
    if (!this.#rights.has('UKSSSE')) return 0x6982;
    const updated = updatedRecords(this.#memory[file], p1, data);
    if ('sw' in updated) return updated.sw;
    this.#change({ [file]: updated.records });
    return DONE;
  }

  #processingOptions(): Uint8Array {
    return this.#application === 'debit' ? this.#promise(this.#bank.processingOptions) : status(0x6985);
  }

  // ------------------------------------------------------------------------------------------------ authentication

  #getChallenge({ p1, p2, le }: CommandParts): Uint8Array {
    if (p1 !== 0 || p2 !== 0) return status(0x6a86);
    if (le !== 4 && le !== 8 && le !== 16) return status(0x6700);
    this.#challenge = this.#options.random(le);
    return concatBytes(this.#challenge, status(DONE));
  }

  /** The random of the last GET CHALLENGE, usable once; null when there is none a session key can be made of. */
  #takeChallenge(): Uint8Array | null {
    const challenge = this.#challenge;
    this.#challenge = null;
    return challenge !== null && challenge.length <= 8 ? challenge : null;
  }

  #internalAuthenticate({ p1, data }: CommandParts): Uint8Array {
    if (this.#application !== 'ssse') return status(0x6985);
    if (p1 !== 0) return status(0x6a86);
    if (data.length !== 16 && data.length !== 17) return status(0x6700);
    const { algorithm } = this.#options.blank;
    const session = sessionKey(algorithm, this.#key('IRK'), data.slice(0, 8));
    return this.#promise(authenticationValue(algorithm, session, data.slice(8, 16)));
  }

  #externalAuthenticate({ p1, p2, data }: CommandParts): number {
    if (p1 !== 0) return 0x6a86;
    if (data.length !== 16 && data.length !== 17) return 0x6700;
    const name = this.#application === 'ssse' ? KEY_BY_ID.get(p2) : undefined;
    if (name === undefined) return 0x6a88;
    const left = this.#memory.keyTries[name];
    if (left === 0) return 0x6983;
    const factor = this.#takeChallenge();
    if (factor === null) return 0x6984;
    const { algorithm } = this.#options.blank;
    const expected = authenticationBody(algorithm, this.#key(name), factor, data.slice(8, 16));
    const right = equalBytes(expected, data.slice(0, 16));
    this.setTries(name, right ? this.#options.keyTries : left - 1);
    if (!right) return 0x63c0 | (left - 1);
    this.#rights.add(name);
    return DONE;
  }

  #key(name: RootKeyName): Uint8Array {
    const { algorithm, cityCode, resetInformation } = this.#options.blank;
    return cardKey(algorithm, this.#options.keys(name), cityCode, resetInformation);
  }

  // ------------------------------------------------------------------------------------------------ PIN

  #verify({ p1, p2, data }: CommandParts): number {
    if (p1 !== 0 || p2 !== 0) return 0x6a86;
    const { pin, pinTries } = this.#memory;
    if (pin === null) return data.length === 0 ? DONE : 0x6984;
    if (data.length === 0) return 0x63c0 | pinTries;
    return this.#checkPin(pin, data);
  }

  #checkPin(pin: string, presented: Uint8Array): number {
    const { pinTries } = this.#memory;
    if (pinTries === 0) return 0x6983;
    const right = toHex(presented) === pin;
    this.#change({ pinTries: right ? this.#options.pinTries : pinTries - 1 });
    return right ? DONE : 0x63c0 | (pinTries - 1);
  }

  #changePin({ p1, p2, data }: CommandParts): number {
    if (p1 !== 0x01 || p2 !== 0x00) return 0x6a86;
    const separator = data.indexOf(PIN_SEPARATOR);
    const next = data.slice(separator + 1);
    if (separator < 1 || next.length < 2 || next.length > 8) return 0x6a80;
    if (this.#memory.pin === null) return 0x6984;
    const checked = this.#checkPin(this.#memory.pin, data.slice(0, separator));
    if (checked === DONE) this.#change({ pin: toHex(next) });
    return checked;
  }

  /** PIN CHANGE/UNBLOCK: P2 00 gives the tries back, P2 01 sets a new PIN too; both after PUK, under a MAC. */
  #unblockPin({ p1, p2, data }: CommandParts, apdu: Uint8Array): number {
    if (p1 !== 0 || p2 > 1) return 0x6a86;
    if (!this.#rights.has('PUK')) return 0x6982;
    const { algorithm } = this.#options.blank;
    const blockSize = algorithm === 'sm4' ? 16 : 8;
    if (data.length !== (p2 === 0 ? MAC_LENGTH : blockSize + MAC_LENGTH)) return 0x6700;
    const random = this.#takeChallenge();
    if (random === null) return 0x6984;
    const session = sessionKey(algorithm, this.#key('STK'), random);
    const signed = apdu.slice(0, 5 + data.length - MAC_LENGTH);
    if (!equalBytes(mac(algorithm, session, signed), data.slice(-MAC_LENGTH))) return 0x6988;
    if (p2 === 1) {
      const pin = decrypt(algorithm, session, data.slice(0, -MAC_LENGTH));
      if (pin === null || pin.length < 2 || pin.length > 8) return 0x6a80;
      this.#change({ pin: toHex(pin) });
    }
    this.#change({ pinTries: this.#options.pinTries });
    return DONE;
  }

  #change(part: Partial<ChipMemory>): void {
    this.#memory = { ...this.#memory, ...part };
    this.#options.save(this.#memory);
  }
}
