/** One picture of the printer out of status words, sensors, ribbon and configuration. */
import { ok, type Result } from '#basics/result.ts';
import { blockingCodes, type Condition, conditionsOf, isInterrupted } from './conditions.ts';
import type { PrinterConnection } from './connection.ts';
import { lineWarning } from './eta.ts';
import type { PrinterLine } from './printer-line.ts';
import { positionOf, queryFacts, queryOptionalText } from './queries.ts';
import { ribbonTypeDiffers } from './ribbon-type.ts';
import { has, type StatusWords } from './status.ts';
import { RIBBON_LOW, type Sight } from './status-source.ts';
import type { CardPrinterSettings, Position, Ribbon, State } from './types.ts';

/** `last` is the place of the card when it was seen last. */
export const readState = async (
  printer: PrinterConnection,
  line: PrinterLine,
  { words, facts: known }: Sight,
  last: Position,
): Promise<Result<State>> => {
  const read = known === null ? await queryFacts(line, printer.settings.gateSensor) : ok(known);
  if (!read.ok) return read;
  const ribbon = await printer.ribbons.known(line, words);
  if (!ribbon.ok) return ribbon;
  const facts = read.value;
  const seenAt = positionOf(words, facts.presence, facts.atGate);
  // Between two places no sensor sees a card: one that was there and is nowhere while the printer works is on its way.
  const onItsWay = seenAt === 'none' && last !== 'none' && has(words, 'INF_BUSY');
  const position = onItsWay ? 'inside-unknown' : seenAt;
  const boxFull = facts.boxFull || has(words, 'WAR_REJECT_BOX_FULL') || has(words, 'ERR_REJECT_BOX_FULL');
  const differs = ribbonTypeDiffers(printer.settings, ribbon.value?.type ?? null);
  const seen = [
    ...(facts.coverClosed ? [] : ['printer.cover-open']),
    ...(facts.feederHasCards ? [] : ['printer.feeder-empty']),
    ...(boxFull ? ['printer.reject-box-full'] : []),
    ...(position === 'gate' ? ['printer.card-at-gate'] : []),
    ...ribbonConditions(ribbon.value),
  ];
  const blocking = [...new Set([...blockingCodes(words), ...seen, ...(differs === null ? [] : [differs.code])])];
  const low = facts.feederHasCards && (!facts.feederEnough || has(words, 'INF_FEEDER_NEAR_EMPTY'));
  const conditions = [
    ...merged(conditionsOf(words), [...seen, ...(low ? ['printer.feeder-low'] : [])], ribbon.value),
    ...settingsWarnings(printer.settings, printer.address, ribbon.value),
  ];
  return ok({
    position,
    feeder: facts.feederHasCards ? (low ? 'low' : 'enough') : 'empty',
    coverOpen: !facts.coverClosed,
    rejectBoxFull: boxFull,
    ribbon: ribbon.value,
    blocking,
    busy: has(words, 'INF_BUSY'),
    major: majorOf(words, blocking),
    conditions: await explained(line, conditions),
  });
};

/** A running job interrupted, somebody has to act first, at work, or ready. Off line is told by a failure. */
export const majorOf = (words: StatusWords, blocking: readonly string[]): State['major'] => {
  if (isInterrupted(words)) return 'error';
  if (blocking.length > 0) return 'attention';
  return has(words, 'INF_BUSY') ? 'busy' : 'ready';
};

const ribbonConditions = (ribbon: Ribbon | null): readonly string[] => {
  if (ribbon === null) return ['printer.no-ribbon'];
  if (!ribbon.zoneOk) return ['printer.ribbon-wrong-zone'];
  return ribbon.count > 0 ? [] : ['printer.ribbon-ended'];
};

/** Conditions the sensors tell besides those of the flags, and the count a low ribbon is known by. */
const merged = (told: readonly Condition[], seen: readonly string[], ribbon: Ribbon | null): readonly Condition[] => {
  const low = ribbon !== null && ribbon.count > 0 && ribbon.count <= RIBBON_LOW;
  const codes = new Set([...seen, ...(low ? ['printer.ribbon-low'] : [])]);
  const added = [...codes]
    .filter((code) => !told.some((it) => it.code === code))
    .map((code): Condition => ({ code, severity: 'warning', flags: [] }));
  return [...told, ...added].map((it) =>
    it.code === 'printer.ribbon-low' && ribbon !== null ? { ...it, params: { count: ribbon.count } } : it,
  );
};

/** What would go wrong with the next job although nothing is broken. */
const settingsWarnings = (
  settings: CardPrinterSettings,
  address: string,
  ribbon: Ribbon | null,
): readonly Condition[] => {
  const found = [ribbonTypeDiffers(settings, ribbon?.type ?? null), lineWarning(settings, address)];
  return found.flatMap((it) => (it === null ? [] : [{ ...it, severity: 'warning' as const, flags: [] }]));
};

/** §1.12 row 19: what kind of hardware error it is, the printer says when it is asked for its error mode. */
const explained = async (line: PrinterLine, conditions: readonly Condition[]): Promise<readonly Condition[]> => {
  if (!conditions.some(({ code }) => code === 'printer.hardware')) return conditions;
  const told = await queryHardware(line);
  return told === null
    ? conditions
    : conditions.map((it) => (it.code === 'printer.hardware' ? { ...it, params: { hardware: told } } : it));
};

/** `Rem` while ERR_HARDWARE is up: current and saved mode, and on new firmware the hardware error code. */
export const queryHardware = async (line: PrinterLine): Promise<string | null> => {
  const told = await queryOptionalText(line, 'Rem');
  return told.ok ? told.value : null;
};
