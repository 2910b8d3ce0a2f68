/** What is asked and set when a line was opened, and after every reset (§1.6 OPEN). */
import type { Logger } from '#basics/logger.ts';
import { done, ok, type Result } from '#basics/result.ts';
import { acceptsOk, type PrinterLine } from './printer-line.ts';
import { queryOptionalText, queryPresence, querySensor } from './queries.ts';
import { isBugClass } from './refusals.ts';
import type { RibbonReader } from './ribbon.ts';
import type { CardPrinterSettings, Identity } from './types.ts';

interface Setting {
  readonly text: string;
  /** Models without the part it is about do not know it and do without. */
  readonly optional?: true;
}

/** Host error mode, feeder in, gate out, cards that are not blocked, no ejection of its own, reject box as default. */
const settingsOf = ({ protocol, feederProfile }: CardPrinterSettings): readonly Setting[] => [
  { text: 'Pem;2' },
  ...(protocol === 'acknowledged' ? [{ text: 'Pem;4' }] : []),
  { text: 'Pcim;F' },
  { text: 'Pcem;I' },
  { text: 'Psmgr;2', optional: true },
  { text: 'Pneab;E' },
  { text: 'Pcrm;D' },
  { text: 'Pbc;A;D', optional: true },
  ...(feederProfile === null ? [] : [{ text: `Pfs;${feederProfile}`, optional: true as const }]),
];

/** The volatile settings; the ejection stays forbidden until a card is to leave. */
export const sendSettings = async (
  line: PrinterLine,
  settings: CardPrinterSettings,
  logger: Logger,
): Promise<Result<void>> => {
  for (const { text, optional } of settingsOf(settings)) {
    const sent = await line.query(text, acceptsOk);
    if (sent.ok) continue;
    if (!optional || !isBugClass(sent.error.code)) return sent;
    logger.warn('printer-setting-unknown', { command: text });
  }
  return done;
};

/** `Rzp`, the ribbon, and the place of a card that was inside before the line was lost. */
export const askOpening = async (
  line: PrinterLine,
  ribbons: RibbonReader,
  gateSensor: string,
  logger: Logger,
): Promise<Result<void>> => {
  const zone = await ribbons.readZone(line);
  if (!zone.ok) return zone;
  const ribbon = await ribbons.read(line);
  // A count that can't be read now stops the next job, not the line.
  if (!ribbon.ok && ribbon.error.code !== 'printer.ribbon-count-unreadable') return ribbon;
  const presence = await queryPresence(line, 'p');
  if (!presence.ok) return presence;
  const gate = await querySensor(line, gateSensor);
  if (!gate.ok) return gate;
  logger.info('printer-found', {
    zone: zone.value,
    ribbon: ribbon.ok ? ribbon.value : null,
    card: presence.value,
    atGate: gate.value,
  });
  return done;
};

const UNKNOWN = 'unknown';

/** `Rtp`, `Rfv`, `Rsn`, `Rkn`; `unknown` where a printer does not say. */
export const queryIdentity = async (line: PrinterLine): Promise<Result<Identity>> => {
  const model = await queryOptionalText(line, 'Rtp');
  if (!model.ok) return model;
  const firmware = await queryOptionalText(line, 'Rfv');
  if (!firmware.ok) return firmware;
  const serialNumber = await queryOptionalText(line, 'Rsn');
  if (!serialNumber.ok) return serialNumber;
  const headKit = await queryOptionalText(line, 'Rkn');
  if (!headKit.ok) return headKit;
  return ok({
    model: model.value ?? UNKNOWN,
    firmware: firmware.value ?? UNKNOWN,
    serialNumber: serialNumber.value ?? UNKNOWN,
    headKit: headKit.value,
  });
};
