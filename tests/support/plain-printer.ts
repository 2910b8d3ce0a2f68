/** A virtual printer and a plain client at the other end of its wire: raw bytes, no driver, no codec of ours. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createConnection } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable, Writable } from 'node:stream';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { virtualCardPrinterSettings } from '#drivers/simulator/card-printer/settings.ts';
import {
  createVirtualCardPrinter,
  type VirtualCardPrinterState,
} from '#drivers/simulator/card-printer/virtual-card-printer.ts';

const ALIVE_PAUSE_MS = 40;

/** Looks again until it is so. */
export const until = async (so: () => boolean): Promise<void> => {
  while (!so()) await new Promise((resolve) => setTimeout(resolve, 5));
};

export class PlainClient {
  readonly #in: Readable;
  readonly #out: Writable;
  readonly #close: () => void;
  #received = Buffer.alloc(0);
  #wake: () => void = () => undefined;
  closed = false;

  constructor(input: Readable, out: Writable, close: () => void) {
    this.#in = input;
    this.#out = out;
    this.#close = close;
    input.on('data', (chunk: Buffer) => {
      this.#received = Buffer.concat([this.#received, chunk]);
      this.#wake();
    });
    for (const event of ['close', 'end', 'error']) {
      input.on(event, () => {
        this.closed = true;
        this.#wake();
      });
    }
    out.on('error', () => undefined);
  }

  /** Bytes as they are; text is taken as Latin-1. Resolves when the system has them. */
  write(bytes: Uint8Array | string): Promise<void> {
    return new Promise((resolve) => {
      this.#out.write(typeof bytes === 'string' ? Buffer.from(bytes, 'latin1') : bytes, () => resolve());
    });
  }

  /** ESC, the command, CR. */
  command(text: string): Promise<void> {
    return this.write(`\x1b${text}\r`);
  }

  /** A command and its reply up to the NUL. */
  async ask(text: string): Promise<string> {
    await this.command(text);
    return this.reply();
  }

  async reply(end = 0x00): Promise<string> {
    for (;;) {
      const at = this.#received.indexOf(end);
      if (at >= 0)
        return this.#take(at + 1)
          .subarray(0, at)
          .toString('latin1');
      await this.#more();
    }
  }

  /** An ACK/NACK reply: `06`, text and `06`, or `15` and its code; as text with `<06>`, `<15>`. */
  async acknowledged(text: string): Promise<string> {
    await this.command(text);
    return this.acknowledgement();
  }

  async acknowledgement(): Promise<string> {
    for (;;) {
      const at = this.#received.findIndex((byte) => byte === 0x06 || byte === 0x15);
      const needed = this.#received[at] === 0x15 ? at + 2 : at + 1;
      if (at >= 0 && this.#received.length >= needed) {
        return this.#take(needed).toString('latin1').replace('\x06', '<06>').replace('\x15', '<15>');
      }
      await this.#more();
    }
  }

  async bytes(count: number): Promise<Buffer> {
    while (this.#received.length < count) await this.#more();
    return this.#take(count);
  }

  /** `Srs`, and `Rok` until it is answered: a printer that starts hears nothing. */
  async restart(): Promise<void> {
    await this.command('Srs');
    while (this.#received.length === 0) {
      if (this.closed) throw new Error('the line is closed');
      await this.command('Rok');
      await new Promise((resolve) => setTimeout(resolve, ALIVE_PAUSE_MS));
    }
    this.#received = Buffer.alloc(0);
  }

  /** What has come and was not taken. */
  get waiting(): string {
    return this.#received.toString('latin1');
  }

  async gone(): Promise<void> {
    while (!this.closed) await this.#more();
  }

  /** Forgets what came so far. */
  drop(): void {
    this.#received = Buffer.alloc(0);
  }

  /** Listens no more. */
  pause(): void {
    this.#in.pause();
  }

  close(): void {
    this.#close();
  }

  #take(count: number): Buffer {
    const taken = this.#received.subarray(0, count);
    this.#received = this.#received.subarray(count);
    return taken;
  }

  async #more(): Promise<void> {
    if (this.closed) throw new Error(`the line is closed; last heard ${JSON.stringify(this.waiting)}`);
    await new Promise<void>((resolve) => {
      this.#wake = resolve;
    });
  }
}

/** A socket, or for a pseudo terminal the program `socat` as anybody would use it. */
export const connectPlain = async (address: string): Promise<PlainClient> => {
  if (address.startsWith('tcp://')) {
    const { hostname, port } = new URL(address);
    const socket = createConnection({ host: hostname, port: Number(port), noDelay: true });
    await once(socket, 'connect');
    return new PlainClient(socket, socket, () => socket.destroy());
  }
  const socat: ChildProcess = spawn('socat', ['-', `file:${address},raw,echo=0`], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const { stdin, stdout } = socat;
  if (stdin === null || stdout === null) throw new Error('socat has no pipes');
  return new PlainClient(stdout, stdin, () => void socat.kill());
};

export interface Bench extends AsyncDisposable {
  readonly printer: Awaited<ReturnType<typeof createVirtualCardPrinter>>;
  readonly client: PlainClient;
  readonly dir: string;
  /** Blank at the contacts, each change. */
  readonly stations: readonly (string | null)[];
  state(): VirtualCardPrinterState;
  act(act: string, params?: Readonly<Record<string, unknown>>): Promise<void>;
  fault(fault: string, params?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Another client, or the same one again. */
  connect(): Promise<PlainClient>;
}

export interface BenchOptions {
  readonly link?: 'serial' | 'tcp';
  readonly settings?: Readonly<Record<string, unknown>>;
  /** Real milliseconds per device millisecond, 0: no device time. */
  readonly pace?: number;
  readonly wait?: (ms: number) => Promise<void>;
  readonly dir?: string;
  readonly connectionOpen?: () => boolean;
}

export const makeBench = async (options: BenchOptions = {}): Promise<Bench> => {
  const dir = options.dir ?? mkdtempSync(join(tmpdir(), 'plain-printer-'));
  const pace = options.pace ?? 0;
  const stations: (string | null)[] = [];
  const printer = await createVirtualCardPrinter(
    virtualCardPrinterSettings.parse({ takeCardAfterMs: null, ...options.settings }),
    {
      dir,
      logger: silentLogger,
      wait: options.wait ?? ((ms) => (pace === 0 ? Promise.resolve() : systemClock.sleep(ms * pace))),
      changed: () => undefined,
    },
    {
      link: options.link ?? 'tcp',
      onCardAtChipStation: (blankId) => stations.push(blankId),
      ...(options.connectionOpen ? { connectionOpen: options.connectionOpen } : {}),
    },
  );
  const clients: PlainClient[] = [];
  const connect = async () => {
    const client = await connectPlain(printer.address);
    clients.push(client);
    return client;
  };
  const act = async (name: string, params: Readonly<Record<string, unknown>> = {}) =>
    unwrap(await printer.act({ ...params, act: name }));
  return {
    printer,
    client: await connect(),
    dir,
    stations,
    state: () => printer.state(),
    act,
    fault: (fault, params = {}) => act('fault', { ...params, fault }),
    connect,
    [Symbol.asyncDispose]: async () => {
      for (const client of clients) client.close();
      await printer.close();
      if (options.dir === undefined) rmSync(dir, { recursive: true, force: true });
    },
  };
};

/** Cards in this printer's hands, wherever they are. */
export const cardsOf = (state: VirtualCardPrinterState): readonly string[] => {
  const { feeder, card, behind, slot, gate, rejectBox, lowerBox, emptied, taken, removed, unloaded } = state;
  const single = [card?.blankId, behind, slot, gate].filter((it) => typeof it === 'string');
  return [...feeder, ...single, ...rejectBox, ...lowerBox, ...emptied, ...taken, ...removed, ...unloaded];
};
