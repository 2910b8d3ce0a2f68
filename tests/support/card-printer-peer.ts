import { createServer, type Socket } from 'node:net';
import type { Logger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { commandText } from '#drivers/card-printer/command.ts';
import { CommandParser } from '#drivers/card-printer/command-parser.ts';
import { createCardPrinter } from '#drivers/card-printer/driver.ts';
import { formatStatus, wordsOf } from '#drivers/card-printer/status.ts';
import type { StatusFlag } from '#drivers/card-printer/status-flags.ts';
import type { CardPrinterDriver, CardPrinterSettings } from '#drivers/card-printer/types.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { fastClock } from './fast-clock.ts';

/** What a printer says: a text ended by NUL, bytes as they are, nothing, or later. */
type Said = string | Uint8Array | null;
export type Answers = Readonly<Record<string, Said | ((text: string) => Said | Promise<Said>)>>;

/** An idle printer with cards, ribbon and nothing inside; any other command is done at once. */
const HEALTHY: Answers = {
  Rtp: 'KC200',
  Rfv: '1.0.0',
  Rsn: 'TEST0000001',
  Rkn: 'ERROR CDE',
  Rzp: '0',
  'Rrt;zone': '0',
  'Rrt;qty': '1000',
  'Rrt;type': 'k',
  'Rrt;ref': 'RB-1',
  'Rrt;label': 'ERROR CDE',
  'Rrt;date': 'ERROR CDE',
  'Rrt;count': '500',
  'Rlr;p': 'OK',
  'Rlr;h': 'NO CARD',
  'Rlr;r': 'OK',
  'Rse;f': '5,00 Volts',
  'Rse;n': '3,92 Volts',
  'Rse;o': '5,00 Volts',
  'Rse;b': '0,21 Volts',
  'Rco;c': '7',
  'Rco;p': '7',
};

export const CONNECTED: readonly StatusFlag[] = ['CFG_KC200', 'CFG_SMART', 'CFG_FEED_BY_FEEDER'];

export const statusLine = (...flags: readonly StatusFlag[]): string => formatStatus(wordsOf([...CONNECTED, ...flags]));

export interface LogLine {
  readonly level: string;
  readonly event: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

export interface Peer extends AsyncDisposable {
  readonly address: string;
  readonly driver: CardPrinterDriver;
  /** Commands as they came, panels as `<n bytes>`. */
  readonly heard: string[];
  readonly log: LogLine[];
  /** Answers from now on, before those of a healthy printer. */
  answers: Answers;
  /** Commands heard since the last call. */
  lately(): readonly string[];
  /** Says something unasked. */
  say(bytes: Uint8Array): void;
  /** Cuts the line; a new one is accepted, or not. */
  cut(options?: { readonly refuse: boolean }): Promise<void>;
  accept(): Promise<void>;
}

/** A printer written down in a test, at the other end of a TCP line, and the driver before it. */
export const makePeer = async (options: {
  readonly answers?: Answers;
  readonly driver?: Partial<CardPrinterSettings>;
  readonly factor?: number;
}): Promise<Peer> => {
  const heard: string[] = [];
  const log: LogLine[] = [];
  const sockets = new Set<Socket>();
  let told = 0;
  const peer = { answers: options.answers ?? {} };

  const answerTo = async (text: string): Promise<Said> => {
    const name = text.split(';')[0] ?? '';
    for (const table of [peer.answers, HEALTHY]) {
      const key = [text, name].find((it) => Object.hasOwn(table, it));
      if (key === undefined) continue;
      const said = table[key] ?? null;
      return typeof said === 'function' ? said(text) : said;
    }
    return 'OK';
  };

  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => undefined);
    const parser = new CommandParser();
    socket.on('data', (chunk) => {
      for (const event of parser.push(chunk)) {
        if (event.kind !== 'command') continue;
        const text = commandText(event.command);
        heard.push(text);
        void answerTo(text).then((said) => {
          if (said !== null) socket.write(typeof said === 'string' ? `${said}\0` : said);
        });
      }
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await listen(0);
  const { port } = server.address() as { port: number };

  const logger: Logger = Object.fromEntries(
    ['debug', 'info', 'warn', 'error'].map((level) => [
      level,
      (event: string, fields: Readonly<Record<string, unknown>> = {}) => log.push({ level, event, fields }),
    ]),
  ) as unknown as Logger;
  Object.assign(logger, { child: () => logger });

  const address = `tcp://127.0.0.1:${port}`;
  const driver = createCardPrinter({
    address,
    openTransport,
    clock: fastClock(options.factor ?? 10),
    logger,
    ...(options.driver ? { settings: options.driver } : {}),
  });
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  return {
    address,
    driver,
    heard,
    log,
    get answers() {
      return peer.answers;
    },
    set answers(answers) {
      peer.answers = answers;
    },
    lately: () => {
      const since = heard.slice(told);
      told = heard.length;
      return since;
    },
    say: (bytes) => {
      for (const socket of sockets) socket.write(bytes);
    },
    cut: async ({ refuse } = { refuse: false }) => {
      const closed = refuse ? close() : Promise.resolve();
      for (const socket of sockets) socket.destroy();
      await closed;
    },
    accept: () => listen(port),
    [Symbol.asyncDispose]: async () => {
      await driver.close();
      for (const socket of sockets) socket.destroy();
      if (server.listening) await close();
    },
  };
};

/** The line of a peer on which the driver has found everything. */
export const opened = async (options: Parameters<typeof makePeer>[0]): Promise<Peer> => {
  const peer = await makePeer({ ...options, answers: { Rpst: statusLine(), ...options.answers } });
  unwrap(await peer.driver.initialise());
  peer.lately();
  return peer;
};
