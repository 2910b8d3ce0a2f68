/** What a technician is shown of the printer: every question of §1.5 it answers. Moves nothing, changes nothing. */
import { ok, type Result } from '#basics/result.ts';
import type { PrinterConnection } from './connection.ts';
import { queryIdentity } from './opening.ts';
import type { PrinterLine } from './printer-line.ts';
import { queryOptionalCounter, queryOptionalText, queryOptionalVolts } from './queries.ts';
import { readState } from './state.ts';
import { flagsOf, formatStatus, has, type StatusWords } from './status.ts';
import type { Sight } from './status-source.ts';
import type { Diagnosis, Position } from './types.ts';

/** Sensors besides the gate's, which has two names. */
const SENSORS = ['f', 'n', 'o', 'c', 'm', 'p', 'r'] as const;

/** Asks them one after the other; a printer that does not know a question leaves a null. */
const askAll = async <Name extends string, T>(
  questions: Readonly<Record<Name, () => Promise<Result<T | null>>>>,
): Promise<Result<Readonly<Record<Name, T | null>>>> => {
  const answers: Partial<Record<Name, T | null>> = {};
  for (const name of Object.keys(questions) as Name[]) {
    const answer = await questions[name]();
    if (!answer.ok) return answer;
    answers[name] = answer.value;
  }
  return ok(answers as Record<Name, T | null>);
};

export const diagnose = async (
  printer: PrinterConnection,
  line: PrinterLine,
  sight: Sight,
  last: Position,
): Promise<Result<Diagnosis>> => {
  const text = (command: string) => () => queryOptionalText(line, command);
  const count = (counter: string) => () => queryOptionalCounter(line, counter);
  const identity = await queryIdentity(line);
  if (!identity.ok) return identity;
  const state = await readState(printer, line, sight, last);
  if (!state.ok) return state;
  const texts = await askAll({ mac: text('Rmac'), ip: text('Rip'), zone: text('Rzp') });
  if (!texts.ok) return texts;
  const counters = await askAll({
    cardsFed: count('c'),
    panelsPrinted: count('p'),
    cleaningAverage: count('a'),
    cleaningMaximum: count('m'),
    cleanings: count('n'),
  });
  if (!counters.ok) return counters;
  const settings = await askAll({
    errorMode: text('Rem'),
    input: text('Rcim'),
    ribbon: text('Rr'),
    chipOffset: text('Ros'),
    serial: text('Rcom;1'),
  });
  if (!settings.ok) return settings;
  const sensors: { readonly name: string; readonly volts: number | null }[] = [];
  for (const name of [printer.settings.gateSensor, ...SENSORS]) {
    const volts = await queryOptionalVolts(line, name);
    if (!volts.ok) return volts;
    sensors.push({ name, volts: volts.value });
  }
  const { mac, ip, zone } = texts.value;
  return ok({
    identity: { ...identity.value, mac, ip },
    statusSource: printer.source?.kind ?? 'text',
    statusLine: formatStatus(sight.words),
    flags: flagsOf(sight.words),
    state: state.value,
    sensors,
    zone,
    counters: counters.value,
    settings: settings.value,
    head: headOf(sight.words),
  });
};

const headOf = (words: StatusWords): Diagnosis['head'] => {
  if (has(words, 'ERR_HEAD_TEMP')) return 'too-hot';
  return has(words, 'WAR_COOLING') ? 'cooling' : 'normal';
};
