import { concatBytes, equalBytes, fromHex, toHex } from '#basics/hex.ts';
import { type CommandParts, parseCommand } from '#drivers/chip-card/apdu.ts';
import { encodeFci } from '#drivers/chip-card/fci.ts';
import { AID } from '#drivers/chip-card/identifiers.ts';
import { CITY_FACTOR_RULES, type CityFactorRule, cardKey } from '../crypto/diversification.ts';
import { authenticationBody, authenticationValue, decrypt, mac, sessionKey } from '../crypto/session-values.ts';
import { type BankApplication, bankApplication } from './bank-application.ts';
import { binaryPlace, readBinaryFile, updatedBinaryFile } from './binary-file.ts';
import { changedPin, isPinLength, type PinOutcome, verifyPin } from './card-pin.ts';
import { chipPublicKey } from './chip-key-pair.ts';
import type { ChipMemory } from './chip-memory.ts';
import { type Application, type ChipFile, fileBySfi, filesOf, type ProvenKey } from './file-table.ts';
import { readRecords, updatedRecords } from './record-file.ts';
import type { ChipBlank, ChipReaderSettings } from './settings.ts';

/** Keys whose values the card needs, by the names of the key server (B.8). */
export type RootKeyName = 'IRK' | 'RKSSSE' | 'UKSSSE' | 'PUK' | 'STK';

export interface CardOsOptions {
  readonly blank: ChipBlank;
  readonly memory: ChipMemory;
  /** Called before the answer to every command that changed the memory. */
  readonly save: (memory: ChipMemory) => void;
  /** The ministry's root key by name, 16 bytes. */
  readonly keys: (name: RootKeyName) => Uint8Array;
  /** How the city's factor is built; the same as the key server's. */
  readonly cityRules?: readonly CityFactorRule[];
  readonly random: (length: number) => Uint8Array;
  readonly settings: Pick<ChipReaderSettings, 'pinTries' | 'keyTries' | 'keyIds' | 'selectFileP1' | 'masterFileFirst'>;
}

/** A status word alone. */
const status = (sw: number): Uint8Array => Uint8Array.of(sw >> 8, sw & 0xff);

const DONE = 0x9000;
/** Key number that opens the certificate files of the virtual card. */
const CERTIFICATE_KEY_ID = 0x01;

const MAC_LENGTH = 4;

const SSSE_KEYS = ['RKSSSE', 'UKSSSE', 'PUK'] as const;

/** Card operating system of a social security card under T=0 (B.1 to B.7): commands in, answers out. */
export class CardOs {
  readonly #options: CardOsOptions;
  #memory: ChipMemory;
  #application: Application = 'mf';
  #masterFileSeen = false;
  #file: ChipFile | null = null;
  #rights = new Set<ProvenKey>();
  #challenge: Uint8Array | null = null;
  #pending: Uint8Array | null = null;

  constructor(options: CardOsOptions) {
    this.#options = options;
    this.#memory = options.memory;
  }

  get memory(): ChipMemory {
    return this.#memory;
  }

  /** Power on, reset or power off: rights, random and selections are gone. */
  reset(): void {
    this.#enter('mf');
    this.#masterFileSeen = false;
    this.#pending = null;
  }

  /** Makes it another chip than the factory delivered. */
  alter(change: (memory: ChipMemory) => ChipMemory): void {
    this.#change(change(this.#memory));
  }

  /** Sets tries left, as use at another terminal would have. */
  setTries(what: ProvenKey | 'PIN', tries: number): void {
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
    if (cla === 0x80 && ins === 0x5e) return this.#changePin(command);
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
        return this.#readBinary(command);
      case 0xd6:
        return status(this.#updateBinary(command));
      case 0x84:
        return this.#getChallenge(command);
      case 0x88:
        return this.#internalAuthenticate(command);
      case 0x82:
        return status(this.#externalAuthenticate(command));
      case 0x20:
        return this.#verify(command);
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
      this.#masterFileSeen = true;
      return status(DONE);
    }
    const { selectFileP1 } = this.#options.settings;
    if (selectFileP1 !== 'any' && p1 !== Number.parseInt(selectFileP1, 16)) return status(0x6a86);
    const file = this.#files.get(fid);
    if (file === undefined) return status(0x6a82);
    this.#file = file;
    return status(DONE);
  }

  get #files(): ReadonlyMap<number, ChipFile> {
    return filesOf(this.#application, this.#options.blank.generation);
  }

  #selectByName(name: Uint8Array): Uint8Array {
    const { settings, blank } = this.#options;
    const bank = this.#bank;
    if (settings.masterFileFirst && !this.#masterFileSeen) return status(0x6985);
    if (equalBytes(name, AID.ssse)) {
      this.#enter('ssse');
      // Cards before the third generation name an algorithm only when it is not the one everybody expects.
      const silent = blank.generation !== '3.0' && blank.algorithm === '3des';
      return this.#promise(encodeFci(AID.ssse, silent ? null : blank.algorithm));
    }
    if (bank !== null && equalBytes(name, AID.pse)) {
      this.#enter('pse');
      return this.#promise(bank.pseSelectAnswer);
    }
    if (bank !== null && equalBytes(name, AID.pbocDebit)) {
      this.#enter('debit');
      return this.#promise(bank.selectAnswer);
    }
    if (blank.generation === '3.0' && equalBytes(name, AID.pki)) {
      this.#enter('pki');
      return this.#promise(encodeFci(AID.pki, null));
    }
    const inPki = this.#application === 'pki' || this.#application === 'certificates';
    if (inPki && equalBytes(name, AID.certificates)) {
      this.#enter('certificates');
      return this.#promise(encodeFci(AID.certificates, null));
    }
    return status(0x6a82);
  }

  get #bank(): BankApplication | null {
    const { bankCardNumber = this.#options.blank.bankCardNumber } = this.#memory;
    return bankCardNumber === null ? null : bankApplication(bankCardNumber);
  }

  /** Proven rights and the random hold until another application is selected (B.6). */
  #enter(application: Application): void {
    this.#application = application;
    this.#file = null;
    this.#rights = new Set();
    this.#challenge = null;
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
    if (this.#application === 'debit') return this.#bank?.records[sfi] ?? 0x6a82;
    if (this.#application === 'pse') return this.#bank?.pseRecords[sfi] ?? 0x6a82;
    const file = this.#fileBySfi(sfi);
    if (typeof file === 'number') return file;
    if (file.kind !== 'records') return 0x6981;
    return this.#mayRead(file) ? this.#memory[file.name].map(fromHex) : 0x6982;
  }

  #mayRead({ read }: ChipFile): boolean {
    return read === null || this.#rights.has(read);
  }

  #mayWrite({ write }: ChipFile): boolean {
    return write !== 'never' && this.#rights.has(write);
  }

  #fileBySfi(sfi: number): ChipFile | number {
    if (sfi === 0) return this.#file ?? 0x6986;
    const file = fileBySfi(this.#files, sfi);
    if (file === undefined) return 0x6a82;
    this.#file = file;
    return file;
  }

  #updateRecord({ p1, p2, data }: CommandParts): number {
    if ((p2 & 0x07) !== 0x04) return 0x6a86;
    const file = this.#fileBySfi(p2 >> 3);
    if (typeof file === 'number') return file;
    if (file.kind !== 'records') return 0x6981;
    if (!this.#mayWrite(file)) return 0x6982;
    const updated = updatedRecords(this.#memory[file.name], p1, data);
    if ('sw' in updated) return updated.sw;
    this.#change({ [file.name]: updated.records });
    return DONE;
  }

  #readBinary({ p1, p2, le }: CommandParts): Uint8Array {
    const { sfi, offset } = binaryPlace(p1, p2);
    const file = this.#fileBySfi(sfi);
    if (typeof file === 'number') return status(file);
    if (file.kind === 'records') return status(0x6981);
    if (!this.#mayRead(file)) return status(0x6982);
    const content =
      file.kind === 'public-key' ? toHex(chipPublicKey(this.#options.blank.resetInformation)) : this.#memory[file.name];
    const outcome = readBinaryFile(content, offset, le ?? 0);
    return 'sw' in outcome ? status(outcome.sw) : concatBytes(outcome.data, status(DONE));
  }

  #updateBinary({ p1, p2, data }: CommandParts): number {
    const { sfi, offset } = binaryPlace(p1, p2);
    const file = this.#fileBySfi(sfi);
    if (typeof file === 'number') return file;
    if (file.kind !== 'binary') return file.kind === 'records' ? 0x6981 : 0x6982;
    if (!this.#mayWrite(file)) return 0x6982;
    const updated = updatedBinaryFile(this.#memory[file.name], offset, data);
    if ('sw' in updated) return updated.sw;
    this.#change({ [file.name]: updated.content });
    return DONE;
  }

  #processingOptions(): Uint8Array {
    const bank = this.#application === 'debit' ? this.#bank : null;
    return bank === null ? status(0x6985) : this.#promise(bank.processingOptions);
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
    if (algorithm === 'ssf33') return status(0x6a81);
    const session = sessionKey(algorithm, this.#key('IRK'), data.slice(0, 8));
    return this.#promise(authenticationValue(algorithm, session, data.slice(8, 16)));
  }

  #externalAuthenticate({ p1, p2, data }: CommandParts): number {
    if (p1 !== 0) return 0x6a86;
    if (data.length !== 16 && data.length !== 17) return 0x6700;
    const name = this.#keyNamed(p2);
    if (name === undefined) return 0x6a88;
    const left = this.#memory.keyTries[name];
    if (left === 0) return 0x6983;
    const factor = this.#takeChallenge();
    if (factor === null) return 0x6984;
    const { algorithm } = this.#options.blank;
    if (algorithm === 'ssf33') return 0x6a81;
    const expected = authenticationBody(algorithm, this.#key(name), factor, data.slice(8, 16));
    const right = equalBytes(expected, data.slice(0, 16));
    this.setTries(name, right ? this.#options.settings.keyTries : left - 1);
    if (!right) return 0x63c0 | (left - 1);
    this.#rights.add(name);
    return DONE;
  }

  #keyNamed(keyId: number): ProvenKey | undefined {
    if (this.#application === 'certificates') return keyId === CERTIFICATE_KEY_ID ? 'STK' : undefined;
    if (this.#application !== 'ssse') return undefined;
    const { keyIds } = this.#options.settings;
    return SSSE_KEYS.find((name) => Number.parseInt(keyIds[name], 16) === keyId);
  }

  #key(name: RootKeyName): Uint8Array {
    const { blank, keys, cityRules = CITY_FACTOR_RULES } = this.#options;
    return cardKey(blank.algorithm, keys(name), blank.cityCode, blank.resetInformation, cityRules);
  }

  // ------------------------------------------------------------------------------------------------ PIN

  #verify({ p1, p2, data }: CommandParts): Uint8Array {
    if (p1 !== 0 || p2 !== 0) return status(0x6a86);
    return this.#pinOutcome(verifyPin(this.#memory, data, this.#options.settings.pinTries));
  }

  #changePin({ p1, p2, data }: CommandParts): Uint8Array {
    if (p1 !== 0x01 || p2 !== 0x00) return status(0x6a86);
    return this.#pinOutcome(changedPin(this.#memory, data, this.#options.settings.pinTries));
  }

  #pinOutcome({ sw, change }: PinOutcome): Uint8Array {
    if (Object.keys(change).length > 0) this.#change(change);
    return status(sw);
  }

  /** PIN CHANGE/UNBLOCK: P2 00 gives the tries back, P2 01 sets a new PIN too; both after PUK, under a MAC. */
  #unblockPin({ p1, p2, data }: CommandParts, apdu: Uint8Array): number {
    if (p1 !== 0 || p2 > 1) return 0x6a86;
    if (!this.#rights.has('PUK')) return 0x6982;
    const { algorithm } = this.#options.blank;
    if (algorithm === 'ssf33') return 0x6a81;
    const blockSize = algorithm === 'sm4' ? 16 : 8;
    if (data.length !== (p2 === 0 ? MAC_LENGTH : blockSize + MAC_LENGTH)) return 0x6700;
    const random = this.#takeChallenge();
    if (random === null) return 0x6984;
    const session = sessionKey(algorithm, this.#key('STK'), random);
    const signed = apdu.slice(0, 5 + data.length - MAC_LENGTH);
    if (!equalBytes(mac(algorithm, session, signed), data.slice(-MAC_LENGTH))) return 0x6988;
    if (p2 === 1) {
      const pin = decrypt(algorithm, session, data.slice(0, -MAC_LENGTH));
      if (pin === null || !isPinLength(pin)) return 0x6a80;
      this.#change({ pin: toHex(pin) });
    }
    this.#change({ pinTries: this.#options.settings.pinTries });
    return DONE;
  }

  #change(part: Partial<ChipMemory>): void {
    this.#memory = { ...this.#memory, ...part };
    this.#options.save(this.#memory);
  }
}
