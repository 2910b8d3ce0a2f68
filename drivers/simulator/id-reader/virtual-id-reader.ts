import { join } from 'node:path';
import { systemClock } from '#basics/clock.ts';
import { concatBytes, fromHex } from '#basics/hex.ts';
import { Mutex } from '#basics/mutex.ts';
import { done, fail, type Result } from '#basics/result.ts';
import { type Command, encodeAnswer, MIN_COMMAND_LENGTH, toCommand } from '#drivers/id-reader/frame.ts';
import { FrameParser, type ParserEvent } from '#drivers/id-reader/frame-parser.ts';
import { parseSamId } from '#drivers/id-reader/sam-id.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { hostSpeed } from '../links/line-speed.ts';
import type { Link } from '../links/link.ts';
import { openLink } from '../links/open-link.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from '../virtual-device.ts';
import {
  type FaultAct,
  type FaultStep,
  type IdReaderAct,
  idReaderActSchema,
  type NoiseAct,
  type PlaceAct,
  type SilentAct,
} from './acts.ts';
import { ID_READER_CATALOGUE } from './catalogue.ts';
import { type Phase, ReaderModule, type Reply, stepOf } from './module.ts';
import type { IdReaderSettings } from './settings.ts';

/** A byte on the wire: start bit, eight data bits, stop bit. */
const BITS_PER_BYTE = 10;

/** Pause between the pieces of an answer that comes in pieces. */
const PIECE_GAP_MS = 2;

/**
 * A command whose bytes stop for so long is given up, as modules do: else half a command of a kiosk that died would
 * swallow the first one of the next. Time of the wire, not of the device: `speed` does not change it.
 */
const COMMAND_GAP_MS = 50;

export interface VirtualIdReaderState {
  readonly plugged: boolean;
  /** The card that lies on the reader, and whether it was read since it was placed. */
  readonly card: { readonly name: string; readonly idNumber: string; readonly read: boolean } | null;
  readonly phase: Phase;
  /** Speed the module speaks at; `speedMatters`: it hears no other. */
  readonly baudRate: number;
  readonly speedMatters: boolean;
  /** Greatest radio frame as the kiosk set it; null while it did not. */
  readonly rfBytes: number | null;
  /** Commands that will be swallowed, answers that will be disturbed, faults that will be answered. */
  readonly silent: number;
  readonly noisy: number;
  readonly faults: readonly { readonly fault: string; readonly times: number; readonly [key: string]: unknown }[];
}

/** The identity card reader at the other end of the wire: a module, a card field and what can go wrong with them. */
class VirtualIdReader implements VirtualDevice<VirtualIdReaderState> {
  readonly catalogue = ID_READER_CATALOGUE;
  readonly #settings: IdReaderSettings;
  readonly #environment: VirtualDeviceEnvironment;
  readonly #module: ReaderModule;
  /** The module does one command after the other. */
  readonly #mutex = new Mutex();
  #link: Link | null = null;
  #plugged = true;
  #speedMatters: boolean;
  #silent: SilentAct | null = null;
  #noise: NoiseAct | null = null;
  #faults: FaultAct[] = [];

  constructor(settings: IdReaderSettings, environment: VirtualDeviceEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
    const samId = parseSamId(settings.samId);
    if (samId === null) throw new Error('the settings hold no SAM id in printed form');
    this.#module = new ReaderModule(samId, settings.reads);
    this.#speedMatters = settings.baudRate !== null;
    if (settings.baudRate !== null) this.#module.baudRate = settings.baudRate;
  }

  get address(): string {
    return this.#link?.address ?? '';
  }

  async open(): Promise<void> {
    const { link, port } = this.#settings;
    const dir = join(this.#environment.dir, 'id-reader');
    const onConnection = (line: Transport) => this.#serve(line);
    this.#link = await openLink({ dir, name: 'line', kind: link, port, onConnection });
  }

  state(): VirtualIdReaderState {
    const { card, phase, baudRate, rfBytes } = this.#module;
    return {
      plugged: this.#plugged,
      card: card && { name: card.document.name, idNumber: card.document.idNumber, read: phase === 'done' },
      phase,
      baudRate,
      speedMatters: this.#speedMatters,
      rfBytes,
      silent: this.#silent?.times ?? 0,
      noisy: this.#noise?.times ?? 0,
      faults: [
        ...this.#faults.map(({ fault, sw3, at, on, times }) => ({ fault, sw3, on: at ?? on ?? 'any', times })),
        ...(this.#silent === null ? [] : [{ ...this.#silent, fault: 'silent' }]),
        ...(this.#noise === null ? [] : [{ ...this.#noise, fault: 'noise' }]),
      ],
    };
  }

  async act(act: { readonly act: string; readonly [key: string]: unknown }): Promise<Result<void>> {
    if (!KNOWN_ACTS.has(act.act)) return fail('simulator.unknown-act', 'stop', { act: act.act });
    const parsed = idReaderActSchema.safeParse(act);
    if (!parsed.success) {
      const path = parsed.error.issues[0]?.path.join('.') ?? '';
      return fail('simulator.bad-act', 'stop', { act: act.act, path });
    }
    await this.#perform(parsed.data);
    this.#environment.changed();
    return done;
  }

  async close(): Promise<void> {
    await this.#link?.close();
  }

  async #perform(act: IdReaderAct): Promise<void> {
    switch (act.act) {
      case 'place':
        return this.#place(act);
      case 'remove':
        return this.#module.remove();
      case 'fault':
        this.#faults.push(act);
        return;
      case 'noise':
        this.#noise = act;
        return;
      case 'silent':
        this.#silent = act;
        return;
      case 'baud-rate':
        this.#speedMatters = act.baudRate !== null;
        if (act.baudRate !== null) this.#module.baudRate = act.baudRate;
        return;
      case 'clear-faults':
        this.#faults = [];
        this.#silent = null;
        this.#noise = null;
        return;
      case 'unplug':
        this.#plugged = false;
        return this.#link?.unplug();
      case 'plug':
        if (!this.#plugged) this.#module.powerUp();
        this.#plugged = true;
        return this.#link?.plug();
    }
  }

  #place({ document, photo, letter, fingerprintBytes, management, ...act }: PlaceAct): void {
    const bytes = photo === undefined ? null : Uint8Array.from(Buffer.from(photo, 'base64'));
    const appendedAddresses = act.appendedAddresses ?? document.appendedAddresses ?? [];
    this.#module.place({ document, letter, photo: bytes, appendedAddresses, fingerprintBytes, management });
  }

  #serve(line: Transport): void {
    const parser = new FrameParser(MIN_COMMAND_LENGTH);
    const take = (events: readonly ParserEvent[]) => {
      for (const event of events) void this.#mutex.run(() => this.#receive(line, event));
    };
    let silence: NodeJS.Timeout | undefined;
    const hear = (chunk: Uint8Array) => {
      clearTimeout(silence);
      take(parser.push(chunk));
      if (parser.pending > 0) silence = setTimeout(() => take(parser.flush()), COMMAND_GAP_MS);
    };
    // Looking at the speed takes a moment: chunks keep their order.
    const looking = new Mutex();
    line.onData((chunk) => {
      if (!this.#speedMatters && !looking.busy) return hear(chunk);
      void looking.run(async () => {
        if (await this.#speedFits()) hear(chunk);
      });
    });
    line.onClose(() => clearTimeout(silence));
  }

  /** At another speed than its own a module hears nothing it could understand. */
  async #speedFits(): Promise<boolean> {
    if (!this.#speedMatters || this.#link?.kind !== 'serial') return true;
    const speed = await hostSpeed(this.address);
    if (speed === null || speed === this.#module.baudRate) return true;
    this.#environment.logger.debug('virtual-id-reader-other-speed', { speed, own: this.#module.baudRate });
    return false;
  }

  async #receive(line: Transport, event: ParserEvent): Promise<void> {
    if (event.kind === 'noise') {
      this.#environment.logger.debug('virtual-id-reader-noise', { cause: event.cause, length: event.bytes.length });
      if (event.cause === 'checksum') await this.#send(line, { sw3: 0x10 }, null);
      if (event.cause === 'length' || event.cause === 'unfinished') await this.#send(line, { sw3: 0x11 }, null);
      return;
    }
    const command = toCommand(event.body);
    const step = stepOf(command);
    await this.#environment.wait(this.#processingMs(command));
    const reply = this.#struck(command) ?? this.#module.execute(command);
    if (!this.#keptQuiet(step)) await this.#send(line, reply, step);
    this.#environment.changed();
  }

  #processingMs(command: Command): number {
    const { statusMs, findMs, selectMs, readMs, itemMs } = this.#settings;
    switch (stepOf(command)) {
      case 'find':
        return findMs;
      case 'select':
        return selectMs;
      case 'read':
        return readMs;
      case 'appended':
      case 'management':
        return itemMs;
      default:
        return statusMs;
    }
  }

  /** What the scheduled fault of this command answers, taken off the list; null when the module answers by itself. */
  #struck(command: Command): Reply | null {
    const step = stepOf(command);
    if (step === null) return null;
    const usual = step === 'find' || step === 'select' || step === 'read';
    const struck = this.#faults.find(({ at, on }) => (at ?? on) === step || ((at ?? on) === undefined && usual));
    if (struck === undefined) return null;
    struck.times -= 1;
    this.#faults = this.#faults.filter(({ times }) => times > 0);
    if (struck.fault === 'pulled') {
      this.#module.remove();
      return null;
    }
    this.#module.fail(step);
    const { sw1, sw2, sw3 } = struck;
    return { sw1, sw2, sw3 };
  }

  #keptQuiet(step: FaultStep | null): boolean {
    const silent = this.#silent;
    if (silent === null || (silent.at ?? step) !== step) return false;
    silent.times -= 1;
    if (silent.times === 0) this.#silent = null;
    return true;
  }

  async #send(line: Transport, reply: Reply, step: FaultStep | null): Promise<void> {
    const frame = encodeAnswer(reply);
    const noise = this.#noise;
    if (noise === null || (noise.at ?? step) !== step) return this.#write(line, frame);
    noise.times -= 1;
    if (noise.times === 0) this.#noise = null;
    if (noise.corrupt) frame.set([(frame.at(-1) ?? 0) ^ 0xff], frame.length - 1);
    const kept = frame.subarray(0, Math.max(0, frame.length - noise.cut));
    const twice = noise.doubled ? concatBytes(kept, kept) : kept;
    const bytes = concatBytes(fromHex(noise.before), twice, fromHex(noise.after));
    const size = noise.chunk ?? Math.max(1, bytes.length);
    if (noise.delayMs > 0) await systemClock.sleep(noise.delayMs);
    for (let at = 0; at < bytes.length; at += size) {
      await this.#write(line, bytes.subarray(at, at + size));
      await this.#environment.wait(PIECE_GAP_MS);
    }
  }

  /** A kiosk that went away meanwhile is no trouble of the device. */
  async #write(line: Transport, bytes: Uint8Array): Promise<void> {
    await this.#environment.wait((bytes.length * BITS_PER_BYTE * 1_000) / this.#module.baudRate);
    const written = await line.write(bytes);
    if (!written.ok) this.#environment.logger.debug('virtual-id-reader-unheard', { code: written.error.code });
  }
}

const KNOWN_ACTS: ReadonlySet<string> = new Set(
  idReaderActSchema.options.flatMap((option) => [...option.shape.act.values]),
);

/** Opens a virtual identity card reader; the kiosk reaches it at `address`. */
export const createVirtualIdReader = async (
  settings: IdReaderSettings,
  environment: VirtualDeviceEnvironment,
): Promise<VirtualDevice<VirtualIdReaderState>> => {
  const reader = new VirtualIdReader(settings, environment);
  await reader.open();
  return reader;
};
