/** The printer's end of a line: bytes to commands, answers to bytes, and what can go wrong on the way. */
import type { Logger } from '#basics/logger.ts';
import { commandText } from '#drivers/card-printer/command.ts';
import { type CommandEvent, CommandParser } from '#drivers/card-printer/command-parser.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import type { VirtualDeviceEnvironment } from '../virtual-device.ts';
import type { FaultQueue } from './faults.ts';
import type { Answer } from './machine.ts';
import type { VirtualCardPrinterSettings } from './settings.ts';

/**
 * A panel that stops coming is dropped after this long, so that a host that died in the middle of an upload can start
 * again. Real time whatever the device speed: it is the line that is slow, not the mechanics.
 */
const UPLOAD_SILENCE_MS = 1_500;

export interface WireOptions {
  readonly line: Transport;
  readonly settings: VirtualCardPrinterSettings;
  readonly environment: VirtualDeviceEnvironment;
  readonly faults: FaultQueue;
  readonly logger: Logger;
  /** Null: nothing is answered. */
  readonly onCommand: (event: Extract<CommandEvent, { kind: 'command' }>) => Promise<Answer>;
  readonly onUploadCut: () => void;
}

/** Serves one line until it closes. */
export const serveLine = (options: WireOptions): void => {
  const { line, environment, faults, logger } = options;
  let parser = new CommandParser();
  let upload: NodeJS.Timeout | null = null;
  let saying: Promise<void> = Promise.resolve();

  /** Replies leave in the order they were given, a delayed one holds up those behind it. */
  const say = (places: readonly string[], text: string): void => {
    saying = saying.then(async () => {
      const delay = faults.take('reply-delayed', ...places);
      if (delay) await environment.wait(delay.ms ?? 0);
      if (faults.take('reply-lost', ...places)) return;
      const bytes = new TextEncoder().encode(text + END[options.settings.replyEnd]);
      const pieces = faults.take('reply-split', ...places) ? Array.from(bytes, (byte) => Uint8Array.of(byte)) : [bytes];
      for (const piece of pieces) {
        const written = await line.write(piece);
        if (!written.ok) return logger.debug('virtual-printer-unheard', { code: written.error.code });
        if (pieces.length > 1) await new Promise((resolve) => setImmediate(resolve));
      }
    });
  };

  const received = async (event: CommandEvent): Promise<void> => {
    if (event.kind === 'padding') return;
    if (event.kind === 'garbage') {
      logger.warn('virtual-printer-garbage', { bytes: event.bytes, reason: event.reason });
      return say([], 'ERROR CDE');
    }
    const places = placesOf(event.command.name, event.command.params);
    if (faults.take('silent', ...places)) return;
    const answer = await options.onCommand(event);
    logger.debug('virtual-printer-command', { command: commandText(event.command), answer: answer ?? 'none' });
    if (answer !== null) say(places, answer);
  };

  const stopData = line.onData((chunk) => {
    if (upload) clearTimeout(upload);
    upload = null;
    for (const event of parser.push(chunk)) void received(event);
    if (parser.pending > 0) {
      upload = setTimeout(() => {
        parser = new CommandParser();
        options.onUploadCut();
      }, UPLOAD_SILENCE_MS);
    }
  });
  line.onClose(() => {
    if (upload) clearTimeout(upload);
    stopData();
    options.onUploadCut();
  });
};

const END = { nul: '\0', cr: '\r', none: '' } as const;

/** `Rrt;count` is met by faults at `Rrt` and at `Rrt;count`. */
export const placesOf = (name: string, params: readonly string[]): readonly string[] => [
  name,
  [name, ...params].join(';'),
];
