/** Who answers at an address: one harmless question, nothing set. */
import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import type { OpenTransport } from '#drivers/transport/transport.ts';
import { PrinterLine } from './printer-line.ts';
import { isPlainText } from './queries.ts';
import { TEXT_PROBE } from './status-source.ts';

/** A printer that is at rest answers a question within milliseconds; whoever is silent this long is none. */
const ANSWER_MS = 1_500;
/** Noise of another device is no model name. */
const MODEL = /^[\x20-\x7e]{2,40}$/;

/** The model (`Rtp`) of the printer at this address; null when nobody answers as one. Fails as `OpenTransport`. */
export const modelAt = async (options: {
  readonly address: string;
  readonly openTransport: OpenTransport;
  readonly clock: Clock;
  readonly logger: Logger;
}): Promise<Result<string | null>> => {
  const { address, openTransport, clock, logger } = options;
  const transport = await openTransport(address);
  if (!transport.ok) return transport;
  const line = new PrinterLine(transport.value, clock, logger, 'plain', TEXT_PROBE);
  const reply = await line.exchange('Rtp', (text) => isPlainText(text) && MODEL.test(text), ANSWER_MS);
  await line.close();
  return ok(reply.ok ? reply.value : null);
};
