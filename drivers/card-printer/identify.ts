/** Who is at an address, by questions alone: nothing of the printer's settings is touched. */
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { parseAddress } from '#drivers/transport/address.ts';
import type { OpenTransport, SerialSettings } from '#drivers/transport/transport.ts';
import { queryIdentity } from './opening.ts';
import { PrinterLine } from './printer-line.ts';
import { isPlainText } from './queries.ts';
import { TEXT_PROBE } from './status-source.ts';
import type { Identity } from './types.ts';

/** Speeds a printer may have been set to, the factory's first. */
const SPEEDS = [115_200, 9_600, 38_400, 57_600, 19_200] as const;
/** A printer that is there answers at once. */
const ANSWER_MS = 600;
const GREETINGS = 2;
/** A name a printer gives itself; noise at a wrong speed is none. */
const NAME = /^[\x20-\x7e]{3,60}$/;

export interface FoundPrinter extends Identity {
  /** Speed it answered at; null over TCP. */
  readonly baudRate: number | null;
}

/**
 * Asks for model, firmware and serial number, at the speed of the address or, without one, at each that is usual. Fails
 * with `printer.offline` (param `cause`: why the line could not be opened) and `printer.no-answer`.
 */
export const identifyPrinter = async (options: {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
  readonly protocol?: 'plain' | 'acknowledged';
  /** Of the line; without a speed it is looked for. */
  readonly serial?: Partial<SerialSettings>;
}): Promise<Result<FoundPrinter>> => {
  const parsed = parseAddress(options.address);
  if (!parsed.ok) return parsed;
  const line = parsed.value;
  const fixed = line.kind === 'serial' ? (line.baudRate ?? options.serial?.baudRate ?? null) : null;
  const speeds = line.kind === 'tcp' || fixed !== null ? [fixed] : SPEEDS;
  let failed: Result<FoundPrinter> = fail('printer.no-answer', 'retry');
  for (const baudRate of speeds) {
    failed = await askAt(options, baudRate);
    // Another speed helps against silence and noise only.
    if (failed.ok || failed.error.code === 'printer.offline') return failed;
  }
  return failed;
};

/** The first question may meet the rest of what another program, or another try, left unfinished. */
const answers = async (line: PrinterLine): Promise<boolean> => {
  for (let i = 0; i < GREETINGS; i += 1) {
    const name = await line.exchange('Rtp', isPlainText, ANSWER_MS);
    if (name.ok) return NAME.test(name.value);
  }
  return false;
};

const askAt = async (
  { address, openTransport, clock, logger, protocol = 'plain', serial }: Parameters<typeof identifyPrinter>[0],
  baudRate: number | null,
): Promise<Result<FoundPrinter>> => {
  const opened = await openTransport(address, { ...serial, ...(baudRate === null ? {} : { baudRate }) });
  if (!opened.ok) return fail('printer.offline', 'retry', { address, cause: opened.error.code });
  const line = new PrinterLine(opened.value, clock, logger, protocol, TEXT_PROBE);
  try {
    if (!(await answers(line))) return fail('printer.no-answer', 'retry');
    const identity = await queryIdentity(line);
    return identity.ok ? ok({ ...identity.value, baudRate }) : fail('printer.no-answer', 'retry');
  } finally {
    await line.close();
  }
};
