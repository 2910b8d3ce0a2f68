import { equalBytes, toHex } from '#basics/hex.ts';
import { done, err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { CardData, ChipAlgorithm, ChipInspection, HolderData, IssuerData } from '#domain/card/card-data.ts';
import * as apdu from './apdu.ts';
import { resetInformation } from './atr.ts';
import {
  decodeHolder,
  decodeIssuer,
  EF05_ITEMS,
  EF06_ITEMS,
  encodeHolder,
  encodeIssuer,
  type RecordUpdate,
} from './card-files.ts';
import type { Answer, Exchange } from './exchange.ts';
import { fciAlgorithm } from './fci.ts';
import { AID, FID } from './identifiers.ts';
import { readBankCardNumber } from './read-bank-card-number.ts';
import { statusFailure } from './status-failure.ts';
import { statusMeaning, triesLeft } from './status-words.ts';
import { parseTlvs, type SimpleTlv } from './tlv.ts';

const EXTERNAL_AUTHENTICATE = 0x82;

/** At this many tries left nobody may fail once more: the key of a finished card would be gone. */
const TRIES_TO_KEEP = 2;

/** After these the card of this session is not the one that was powered up; the session is over. */
const ENDS_SESSION: ReadonlySet<string> = new Set([
  'chip.card-removed',
  'chip.not-transacted',
  'chip.card-reset',
  'chip.no-card',
  'chip.service-lost',
  'chip.worker-killed',
  'chip.worker-gone',
]);

/** Tries left per key number, as the chip with this ATR last said; outlives the session. */
export type TriesMemory = Map<string, number>;

export interface SessionOptions {
  readonly atr: Uint8Array;
  readonly exchange: Exchange;
  readonly keyIds: Readonly<Record<'RKSSSE' | 'UKSSSE' | 'PUK', number>>;
  /** Algorithm of a card whose FCI names none. */
  readonly defaultAlgorithm: ChipAlgorithm;
  readonly tries: TriesMemory;
  /** Powers the card off. */
  readonly release: () => Promise<void>;
}

/** One power session of one chip (`ChipSession` of the services). Commands, no policy. */
export class CardSession {
  readonly #options: SessionOptions;
  #ended: Failure | null = null;

  constructor(options: SessionOptions) {
    this.#options = options;
  }

  async inspect(): Promise<Result<ChipInspection>> {
    const { atr, defaultAlgorithm } = this.#options;
    const information = resetInformation(atr);
    if (information === null) return fail('chip.bad-atr', 'stop', { length: atr.length });
    // One card maker needs the master file first; whether the card minds does not matter.
    const masterFile = await this.#send(apdu.selectAny(FID.mf));
    if (!masterFile.ok) return masterFile;

    const bankCardNumber = await readBankCardNumber((command) => this.#send(command));
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
    return ok({
      atr: toHex(atr),
      resetInformation: information,
      algorithm: named === 'absent' ? defaultAlgorithm : named,
      issuer: issuer.value,
      bankCardNumber: bankCardNumber.value,
    });
  }

  async challenge(): Promise<Result<Uint8Array>> {
    const command = apdu.getChallenge(8);
    const answer = await this.#expect(command);
    if (!answer.ok) return answer;
    return answer.value.length === 8 ? answer : this.#badAnswer(command);
  }

  async internalAuthenticate(factor: Uint8Array, original: Uint8Array): Promise<Result<Uint8Array>> {
    const command = apdu.internalAuthenticate(factor, original);
    const answer = await this.#expect(command);
    if (!answer.ok) return answer;
    return answer.value.length === 8 ? answer : this.#badAnswer(command);
  }

  async externalAuthenticate(key: 'RKSSSE' | 'UKSSSE' | 'PUK', body: Uint8Array): Promise<Result<void>> {
    const answer = await this.#expect(apdu.externalAuthenticate(this.#options.keyIds[key], body));
    return answer.ok ? done : answer;
  }

  async write(data: CardData, onProgress?: (done: number, total: number) => void): Promise<Result<void>> {
    const holder = encodeHolder(data);
    if (!holder.ok) return holder;
    const issuer = encodeIssuer(data);
    if (!issuer.ok) return issuer;
    const total = holder.value.length + issuer.value.length;
    let written = 0;
    const step = () => {
      written += 1;
      onProgress?.(written, total);
    };
    const holderWritten = await this.#update(FID.ef06, holder.value, step);
    return holderWritten.ok ? await this.#update(FID.ef05, issuer.value, step) : holderWritten;
  }

  async readAll(): Promise<Result<{ readonly issuer: IssuerData; readonly holder: HolderData }>> {
    const issuer = await this.#readIssuer();
    if (!issuer.ok) return issuer;
    const holder = await this.#readFile(FID.ef06, Object.values(EF06_ITEMS));
    return holder.ok ? ok({ issuer: issuer.value, holder: decodeHolder(holder.value) }) : holder;
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
    const key = command[1] === EXTERNAL_AUTHENTICATE ? this.#triesKey(command) : null;
    const left = key === null ? undefined : this.#options.tries.get(key);
    if (left !== undefined && left <= TRIES_TO_KEEP) {
      return fail('chip.authentication-stopped', 'stop', { triesLeft: left });
    }
    const answer = await this.#options.exchange(command);
    if (!answer.ok) {
      if (ENDS_SESSION.has(answer.error.code)) this.#ended ??= answer.error;
      return answer;
    }
    if (key !== null) this.#remember(key, answer.value.sw);
    return answer;
  }

  #triesKey(command: Uint8Array): string {
    return `${toHex(this.#options.atr)}:${command[3] ?? 0}`;
  }

  #remember(key: string, sw: number): void {
    const left = triesLeft(sw) ?? (statusMeaning(sw).class === 'locked' ? 0 : null);
    if (left !== null) this.#options.tries.set(key, left);
    else if (sw === 0x9000) this.#options.tries.delete(key);
  }

  /** The data of an answer with 9000; any other status word is a failure. */
  async #expect(command: Uint8Array): Promise<Result<Uint8Array>> {
    return this.relay(command, ['9000']);
  }

  async #update(fid: number, updates: readonly RecordUpdate[], step: () => void): Promise<Result<void>> {
    const selected = await this.#expect(apdu.selectFile(fid));
    if (!selected.ok) return selected;
    for (const { record, tlv } of updates) {
      const updated = await this.#expect(apdu.updateRecord(record, tlv));
      if (!updated.ok) return updated;
      step();
    }
    return done;
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
    const selected = await this.#expect(apdu.selectFile(fid));
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
