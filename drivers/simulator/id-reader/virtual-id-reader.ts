import { join } from 'node:path';
import { concatBytes, fromHex } from '#basics/hex.ts';
import { Mutex } from '#basics/mutex.ts';
import { done, fail, type Result } from '#basics/result.ts';
import { type Command, encodeAnswer, MIN_COMMAND_LENGTH, toCommand } from '#drivers/id-reader/frame.ts';
import { FrameParser, type ParserEvent } from '#drivers/id-reader/frame-parser.ts';
import { parseSamId } from '#drivers/id-reader/sam-id.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import type { Link } from '../links/link.ts';
import { openLink } from '../links/open-link.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from '../virtual-device.ts';
import { type FaultAct, type IdReaderAct, idReaderActSchema, type NoiseAct, type PlaceAct } from './acts.ts';
import { type Phase, ReaderModule, type Reply, stepOf } from './module.ts';
import type { IdReaderSettings } from './settings.ts';

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
  readonly baudRate: number;
  /** Commands that will be swallowed, answers that will be disturbed, faults that will be answered. */
  readonly silent: number;
  readonly noisy: number;
  readonly faults: readonly { readonly sw3: number; readonly on: string; readonly times: number }[];
}

/** The identity card reader at the other end of the wire: a module, a card field and what can go wrong with them. */
class VirtualIdReader implements VirtualDevice<VirtualIdReaderState> {
  readonly catalogue = [];
  readonly #settings: IdReaderSettings;
  readonly #environment: VirtualDeviceEnvironment;
  readonly #module: ReaderModule;
  /** The module does one command after the other. */
  readonly #mutex = new Mutex();
  #link: Link | null = null;
  #plugged = true;
  #silent = 0;
  #noise: NoiseAct | null = null;
  #faults: FaultAct[] = [];

  constructor(settings: IdReaderSettings, environment: VirtualDeviceEnvironment) {
    this.#settings = settings;
    this.#environment = environment;
    const samId = parseSamId(settings.samId);
    if (samId === null) throw new Error('the settings hold no SAM id in printed form');
    this.#module = new ReaderModule(samId);
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
    const { card, phase, baudRate } = this.#module;
    return {
      plugged: this.#plugged,
      card: card && { name: card.document.name, idNumber: card.document.idNumber, read: phase === 'done' },
      phase,
      baudRate,
      silent: this.#silent,
      noisy: this.#noise?.times ?? 0,
      faults: this.#faults.map(({ sw3, on, times }) => ({ sw3, on: on ?? 'any', times })),
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
        this.#silent = act.times;
        return;
      case 'unplug':
        this.#plugged = false;
        return this.#link?.unplug();
      case 'plug':
        this.#plugged = true;
        return this.#link?.plug();
    }
  }

  #place({ document, photo, appendedAddresses, letter }: PlaceAct): void {
    const bytes = photo === undefined ? null : Uint8Array.from(Buffer.from(photo, 'base64'));
    this.#module.place({ document, letter, photo: bytes, appendedAddresses });
  }

  #serve(line: Transport): void {
    const parser = new FrameParser(MIN_COMMAND_LENGTH);
    const take = (events: readonly ParserEvent[]) => {
      for (const event of events) void this.#mutex.run(() => this.#receive(line, event));
    };
    let silence: NodeJS.Timeout | undefined;
    line.onData((chunk) => {
      clearTimeout(silence);
      take(parser.push(chunk));
      if (parser.pending > 0) silence = setTimeout(() => take(parser.flush()), COMMAND_GAP_MS);
    });
    line.onClose(() => clearTimeout(silence));
  }

  async #receive(line: Transport, event: ParserEvent): Promise<void> {
    if (event.kind === 'noise') {
      this.#environment.logger.debug('virtual-id-reader-noise', { cause: event.cause, length: event.bytes.length });
      if (event.cause === 'checksum') await this.#send(line, { sw3: 0x10 });
      if (event.cause === 'length') await this.#send(line, { sw3: 0x11 });
      return;
    }
    const command = toCommand(event.body);
    if (this.#silent > 0) {
      this.#silent -= 1;
      this.#environment.changed();
      return;
    }
    await this.#environment.wait(this.#processingMs(command));
    const reply = this.#faultOf(command) ?? this.#module.execute(command);
    await this.#send(line, reply);
    this.#environment.changed();
  }

  #processingMs(command: Command): number {
    const { statusMs, findMs, selectMs, readMs } = this.#settings;
    switch (stepOf(command)) {
      case 'find':
        return findMs;
      case 'select':
        return selectMs;
      case 'read':
        return readMs;
      default:
        return statusMs;
    }
  }

  /** The scheduled fault of this command, taken off the list. */
  #faultOf(command: Command): Reply | null {
    const step = stepOf(command);
    if (step === null) return null;
    const onCard = step !== 'status' && step !== 'sam-id';
    const fault = this.#faults.find(({ on }) => (on === undefined ? onCard : on === step));
    if (fault === undefined) return null;
    fault.times -= 1;
    this.#faults = this.#faults.filter(({ times }) => times > 0);
    this.#module.fail(step);
    return { sw3: fault.sw3 };
  }

  async #send(line: Transport, reply: Reply): Promise<void> {
    const frame = encodeAnswer(reply);
    const noise = this.#noise;
    if (noise === null) return this.#write(line, frame);
    noise.times -= 1;
    if (noise.times === 0) this.#noise = null;
    if (noise.corrupt) frame.set([(frame.at(-1) ?? 0) ^ 0xff], frame.length - 1);
    const bytes = concatBytes(fromHex(noise.before), frame, fromHex(noise.after));
    const size = noise.chunk ?? bytes.length;
    for (let at = 0; at < bytes.length; at += size) {
      await this.#write(line, bytes.subarray(at, at + size));
      await this.#environment.wait(PIECE_GAP_MS);
    }
  }

  /** A kiosk that went away meanwhile is no trouble of the device. */
  async #write(line: Transport, bytes: Uint8Array): Promise<void> {
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
