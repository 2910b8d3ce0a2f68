import { equalBytes, toHex } from '#basics/hex.ts';
import { done, err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CardData, ChipInspection, HolderData, IssuerData } from '#domain/card/card-data.ts';

import * as apdu from './apdu.ts';
import { isSocialSecurityAtr, resetInformation } from './atr.ts';
import {
  atRecordsOf,
  decodeHolder,
  decodeIssuer,
  EF05_ITEMS,
  EF06_ITEMS,
  encodeHolder,
  encodeIssuer,
  type RecordUpdate,
} from './card-files.ts';
import { readPublicKey } from './certificate-area.ts';
import type { Answer, Exchange } from './exchange.ts';
import { fciAlgorithm } from './fci.ts';
import { chipGeneration } from './generation.ts';
import { AID, FID, FILE_SIZE } from './identifiers.ts';
import { changePin, pinTriesLeft, verifyPin } from './pin-commands.ts';
import { type ChipKeyName, type ChipProfile, unnamedAlgorithm } from './profile.ts';
import { readBankCardNumber } from './read-bank-card-number.ts';
import { statusFailure } from './status-failure.ts';
import { statusMeaning } from './status-words.ts';
import { parseTlvs, type SimpleTlv } from './tlv.ts';
import { holds, writeTransparent } from './transparent-file.ts';
import { TriesGuard, type TriesMemory } from './tries-guard.ts';

/** After these the card of this session is not the one that was powered up; the session is over. */
const ENDS_SESSION: ReadonlySet<string> = new Set([
  'chip.card-removed',
  'chip.not-transacted',
  'chip.card-reset',
  'chip.mute',
  'chip.no-card',
  'chip.no-service',
  'chip.reader-absent',
  'chip.reader-error',
  'chip.service-lost',
  'chip.worker-killed',
  'chip.worker-gone',
]);

export interface SessionOptions {
  readonly atr: Uint8Array;
  readonly exchange: Exchange;
  readonly profile: ChipProfile;
  readonly tries: TriesMemory;
  /** Powers the card off. */
  readonly release: () => Promise<void>;
}

/** A command of a script the platform made, with the status words it may be answered with. */
export interface ScriptStep {
  readonly apdu: Uint8Array;
  readonly expect: readonly string[];
}

type Progress = (done: number, total: number) => void;

/** One power session of one chip (`ChipSession` of the services). Commands, no policy. */
export class CardSession {
  readonly #options: SessionOptions;
  readonly #guard: TriesGuard;
  readonly #exchange: Exchange = (command) => this.#send(command);
  #inspected: ChipInspection | null = null;
  #ended: Failure | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
    this.#guard = new TriesGuard(options.atr, options.tries);
  }

  /** What `inspect` found in this session; null before. */
  get inspected(): ChipInspection | null {
    return this.#inspected;
  }

  async inspect(): Promise<Result<ChipInspection>> {
    const { atr, profile } = this.#options;
    const information = resetInformation(atr);
    if (information === null || !isSocialSecurityAtr(atr, profile.atrPrefix)) {
      return fail('chip.bad-atr', 'stop', { length: atr.length });
    }
    if (profile.masterFileFirst) {
      // One card maker needs the master file first; whether the card minds does not matter.
      const masterFile = await this.#send(apdu.selectAny(FID.mf));
      if (!masterFile.ok) return masterFile;
    }
    const bankCardNumber = await readBankCardNumber(this.#exchange);
    if (!bankCardNumber.ok) return bankCardNumber;

    const select = apdu.selectByName(AID.ssse);
    const environment = await this.#send(select);
    if (!environment.ok) return environment;
    if (statusMeaning(environment.value.sw).class === 'absent') return fail('chip.not-social-security-card', 'stop');
    if (environment.value.sw !== 0x9000) return err(statusFailure(select, environment.value.sw));
    const named = fciAlgorithm(environment.value.data);
    if (named === 'unknown') return fail('chip.algorithm-unknown', 'stop');

    const issuer = await this.#readIssuer();
    if (!issuer.ok) return issuer;
    const generation = chipGeneration(issuer.value.specVersion);
    const algorithm = named === 'absent' ? unnamedAlgorithm(profile, issuer.value.cardId) : named;
    if (!profile.algorithm.supported.includes(algorithm)) {
      return fail('chip.algorithm-unsupported', 'stop', { algorithm: algorithm.toUpperCase() });
    }
    this.#inspected = {
      atr: toHex(atr),
      generation,
      resetInformation: information,
      algorithm,
      issuer: issuer.value,
      bankCardNumber: bankCardNumber.value,
    };
    return ok(this.#inspected);
  }

  async challenge(): Promise<Result<Uint8Array>> {
    return this.#eightBytes(apdu.getChallenge(8));
  }

  async internalAuthenticate(factor: Uint8Array, original: Uint8Array): Promise<Result<Uint8Array>> {
    return this.#eightBytes(apdu.internalAuthenticate(factor, original));
  }

  async externalAuthenticate(key: ChipKeyName, body: Uint8Array): Promise<Result<void>> {
    const answer = await this.#expect(apdu.externalAuthenticate(this.#options.profile.keyIds[key], body));
    return answer.ok ? done : answer;
  }

  /** EF06 then EF05, at the record numbers of the card's generation or where the card was seen to keep an item. */
  async write(data: CardData, onProgress?: Progress): Promise<Result<void>> {
    if (this.#inspected === null) throw new Error('a chip is inspected before it is written');
    const { generation } = this.#inspected;
    if (generation === null) return fail('chip.generation-unknown', 'stop');
    const holder = encodeHolder(data, generation);
    if (!holder.ok) return holder;
    const issuer = encodeIssuer(data);
    if (!issuer.ok) return issuer;
    const total = holder.value.length + issuer.value.length;
    let written = 0;
    const step = () => {
      written += 1;
      onProgress?.(written, total);
    };
    const holderWritten = await this.#update(FID.ef06, Object.values(EF06_ITEMS), holder.value, step);
    if (!holderWritten.ok) return holderWritten;
    return this.#update(FID.ef05, Object.values(EF05_ITEMS), issuer.value, step);
  }

  async readAll(): Promise<Result<{ readonly issuer: IssuerData; readonly holder: HolderData }>> {
    const issuer = await this.#readIssuer();
    if (!issuer.ok) return issuer;
    const holder = await this.#readFile(FID.ef06, Object.values(EF06_ITEMS));
    return holder.ok ? ok({ issuer: issuer.value, holder: decodeHolder(holder.value) }) : holder;
  }

  /** EF08, 4096 bytes, written (UKSSSE), read back (RKSSSE) and compared; fails with `chip.photo-differs`. */
  async writePhoto(photo: Uint8Array, onProgress?: Progress): Promise<Result<void>> {
    if (photo.length !== FILE_SIZE.ef08) throw new Error(`EF08 has ${FILE_SIZE.ef08} bytes, not ${photo.length}`);
    const selected = await this.#expect(this.#selectFile(FID.ef08));
    if (!selected.ok) return selected;
    const written = await writeTransparent(this.#exchange, photo, onProgress ?? (() => undefined));
    if (!written.ok) return written;
    const same = await holds(this.#exchange, photo);
    if (!same.ok) return same;
    return same.value ? done : fail('chip.photo-differs', 'retry');
  }

  /** Leaves the SSSE (its rights are gone) for the certificate application and reads the signing public key. */
  readPublicKey(): Promise<Result<Uint8Array>> {
    return readPublicKey(this.#exchange, (fid) => this.#selectFile(fid));
  }

  /** The platform's certificate script, step by step; stops at the first answer that is not expected. */
  async writeCertificate(steps: readonly ScriptStep[], onProgress?: Progress): Promise<Result<void>> {
    for (const [i, { apdu: command, expect }] of steps.entries()) {
      const answer = await this.relay(command, expect);
      if (!answer.ok) return answer;
      onProgress?.(i + 1, steps.length);
    }
    return done;
  }

  /** Tries left of the PIN, without using one; null when no PIN is set. */
  pinTriesLeft(): Promise<Result<number | null>> {
    return pinTriesLeft(this.#exchange);
  }

  /** Fails with `chip.pin-wrong` (param `triesLeft`), `chip.pin-locked`, `chip.pin-missing`, `chip.authentication-stopped`. */
  verifyPin(pin: string): Promise<Result<void>> {
    return verifyPin(this.#exchange, pin);
  }

  /** Plain change by who knows the old one; failures as of `verifyPin`. */
  changePin(oldPin: string, newPin: string): Promise<Result<void>> {
    return changePin(this.#exchange, oldPin, newPin);
  }

  async relay(command: Uint8Array, expect: readonly string[]): Promise<Result<Uint8Array>> {
    const answer = await this.#send(command);
    if (!answer.ok) return answer;
    const accepted = expect.some((sw) => sw.toUpperCase() === apdu.swText(answer.value.sw));
    return accepted ? ok(answer.value.data) : err(statusFailure(command, answer.value.sw));
  }

  async close(): Promise<void> {
    if (this.#ended?.code === 'chip.session-closed') return;
    this.#ended = { code: 'chip.session-closed', kind: 'stop' };
    await this.#options.release();
  }

  /** Every command goes through here: an ended session stays ended, and no key loses its last tries. */
  async #send(command: Uint8Array): Promise<Result<Answer>> {
    if (this.#ended !== null) return err(this.#ended);
    const stopped = this.#guard.stops(command);
    if (stopped !== null) return err(stopped);
    const answer = await this.#options.exchange(command);
    if (answer.ok) this.#guard.remember(command, answer.value.sw);
    else if (ENDS_SESSION.has(answer.error.code)) this.#ended ??= answer.error;
    return answer;
  }

  #selectFile(fid: number): Uint8Array {
    return apdu.selectFile(fid, this.#options.profile.selectFileP1);
  }

  /** The data of an answer with 9000; any other status word is a failure. */
  async #expect(command: Uint8Array): Promise<Result<Uint8Array>> {
    return this.relay(command, ['9000']);
  }

  async #eightBytes(command: Uint8Array): Promise<Result<Uint8Array>> {
    const answer = await this.#expect(command);
    return !answer.ok || answer.value.length === 8 ? answer : this.#badAnswer(command);
  }

  async #update(
    fid: number,
    items: readonly { readonly length: number }[],
    updates: readonly RecordUpdate[],
    step: () => void,
  ): Promise<Result<void>> {
    const selected = await this.#expect(this.#selectFile(fid));
    if (!selected.ok) return selected;
    const tags = await this.#tagsInOrder(items);
    if (!tags.ok) return tags;
    const placed = tags.value === null ? ok(updates) : atRecordsOf(updates, tags.value);
    if (!placed.ok) return placed;
    for (const { record, tlv } of placed.value) {
      const updated = await this.#expect(apdu.updateRecord(record, tlv));
      if (!updated.ok) return updated;
      step();
    }
    return done;
  }

  /** Tags of the current file by record number; null where the card does not show its records to the right proven. */
  async #tagsInOrder(items: readonly { readonly length: number }[]): Promise<Result<readonly number[] | null>> {
    const whole = items.reduce((sum, { length }) => sum + length + 2, 0);
    const answer = await this.#send(apdu.readRecord(1, apdu.RECORD_MODE.fromNumberToLast, 0, whole));
    if (!answer.ok) return answer;
    const { sw, data } = answer.value;
    if (sw === 0x6a83) return ok([]);
    if (sw !== 0x9000) return ok(null);
    const { records, rest } = parseTlvs(data);
    return ok(rest.length > 0 ? null : records.map(({ tag }) => tag));
  }

  async #readIssuer(): Promise<Result<IssuerData>> {
    const records = await this.#readFile(FID.ef05, Object.values(EF05_ITEMS));
    if (!records.ok) return records;
    const issuer = decodeIssuer(records.value);
    return issuer === null ? fail('chip.card-id-missing', 'stop') : ok(issuer);
  }

  /** Reads a file tag by tag, as record numbers differ between generations; a tag the card does not have is left out. */
  async #readFile(
    fid: number,
    items: readonly { readonly tag: number; readonly length: number }[],
  ): Promise<Result<readonly SimpleTlv[]>> {
    const selected = await this.#expect(this.#selectFile(fid));
    if (!selected.ok) return selected;
    const found: SimpleTlv[] = [];
    for (const { tag, length } of items) {
      const command = apdu.readRecord(tag, apdu.RECORD_MODE.firstWithTag, 0, length + 2);
      const answer = await this.#send(command);
      if (!answer.ok) return answer;
      if (statusMeaning(answer.value.sw).class === 'absent') continue;
      if (answer.value.sw !== 0x9000) return err(statusFailure(command, answer.value.sw));
      const { records, rest } = parseTlvs(answer.value.data);
      const [record, ...others] = records;
      if (record?.tag !== tag || others.length > 0 || !equalBytes(rest, new Uint8Array())) {
        return this.#badAnswer(command);
      }
      found.push(record);
    }
    return ok(found);
  }

  #badAnswer(command: Uint8Array) {
    return fail('chip.bad-answer', 'retry', { command: apdu.commandHeader(command) });
  }
}
