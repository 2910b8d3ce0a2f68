/** The cleaning cycle of the service menu (§1.5 `Scp`), proven by the printer's own count (`Rco;n`). */
import { fail, ok, type Result } from '#basics/result.ts';
import type { PrinterConnection } from './connection.ts';
import { ready } from './preparing.ts';
import { acceptsOk } from './printer-line.ts';
import { queryOptionalCounter } from './queries.ts';

/** Two passes of a cleaning card take a minute or two; the reply comes at their end. */
const CLEANING_LIMIT_MS = 300_000;

/** Only without a card inside. Answers the count of cleanings afterwards, null where the printer has none. */
export const clean = async (printer: PrinterConnection): Promise<Result<{ readonly cleanings: number | null }>> => {
  const idle = await ready(printer);
  if (!idle.ok) return idle;
  const before = await printer.ask((line) => queryOptionalCounter(line, 'n'));
  if (!before.ok) return before;
  const cleaned = await printer.ask((line) => line.exchange('Scp', acceptsOk, CLEANING_LIMIT_MS));
  printer.ribbons.forget();
  if (!cleaned.ok) return cleaned;
  const settled = await ready(printer);
  if (!settled.ok) return settled;
  const after = await printer.ask((line) => queryOptionalCounter(line, 'n'));
  if (!after.ok) return after;
  const counted = before.value === null || after.value === null || after.value > before.value;
  return counted ? ok({ cleanings: after.value }) : fail('printer.not-cleaned', 'ask', { count: after.value ?? 0 });
};
