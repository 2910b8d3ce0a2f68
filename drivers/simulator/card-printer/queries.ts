/** Answers to questions (§1.5 queries). */
import { formatVolts } from '#drivers/card-printer/reply.ts';
import { type Answer, REFUSED, text } from './answers.ts';
import type { PrinterMachine } from './machine.ts';
import { feederCards, feederLow, ribbonZone } from './status-report.ts';

type Query = (machine: PrinterMachine, param: string) => Answer;

const SMART = text('SMART CARD');
const CARD = text('CARD');
const NO_CARD = text('NO CARD');
/** "Nothing there" and "all is well": an answer, not the end of an action. */
const OK = text('OK');

const presence: Query = (machine, place) => {
  const old = machine.settings.presenceAnswers === '2004';
  if (place === 'p') {
    const at = machine.moving === null ? machine.memory.card?.at : undefined;
    if (old) return at === undefined || at === 'jam' ? NO_CARD : text('ERR CARD');
    if (at === 'chip') return SMART;
    if (at === 'contactless') return text('CONTACTLESS CARD');
    return at === 'print' || at === 'scanner' ? CARD : OK;
  }
  if (place === 'h') return machine.rejectFull ? CARD : NO_CARD;
  if (place === 'r') return machine.cleaningDue === 'mandatory' ? text('ERR NEED CLEANING') : OK;
  return REFUSED.parameter;
};

const sensor: Query = (machine, name) => {
  const { memory } = machine;
  const gate = memory.gate !== null || machine.has('output-blocked') ? 4.92 : 0.21;
  const station = machine.moving === null ? memory.card?.at : undefined;
  const volts: Readonly<Record<string, number>> = {
    f: feederCards(machine) > 0 ? 5 : 0,
    n: feederLow(machine) ? 0.17 : 3.92,
    o: machine.coverOpen ? 0 : 5,
    b: gate,
    M: gate,
    // The guide names these only: card in the path, mechanics at rest, card under the head, ribbon.
    c: memory.card === null ? 0.2 : 4.9,
    m: machine.moving === null ? 5 : 0,
    p: station === 'print' ? 4.9 : 0.2,
    r: machine.ribbon === null ? 0.2 : 4.9,
  };
  const value = Object.hasOwn(volts, name) ? volts[name] : undefined;
  if (value === undefined) return REFUSED.parameter;
  const words = formatVolts(value);
  return text(machine.faults.take('decimal-point', `Rse;${name}`, 'Rse') ? words.replace(',', '.') : words);
};

const ribbon: Query = (machine, item) => {
  const tag = machine.ribbon;
  const items: Readonly<Record<string, string>> = {
    zone: ribbonZone(machine) ?? '',
    type: tag?.type ?? '',
    qty: String(tag?.quantity ?? ''),
    count: String(tag?.count ?? ''),
    ref: tag?.reference ?? '',
    k7: tag?.cassette ?? '',
    date: tag?.date ?? '',
    label: tag?.label ?? '',
  };
  if (!Object.hasOwn(items, item)) return REFUSED.parameter;
  if (tag === null) return REFUSED.ribbonNotFound;
  if (item === 'count' && machine.faults.take('ribbon-count-ok-quirk', 'Rrt;count', 'Rrt')) return OK;
  return text(items[item] ?? '');
};

const counter: Query = (machine, name) => {
  const { memory, settings } = machine;
  const cleanings = memory.cleanings;
  const counters: Readonly<Record<string, number>> = {
    c: memory.cardsFed,
    p: memory.panelsPrinted,
    a: cleanings === 0 ? 0 : Math.round((memory.cardsFed - memory.cardsSinceCleaning) / cleanings),
    m: settings.cleaning.reminderAt,
    n: cleanings,
    l: memory.ribbon?.count ?? 0,
  };
  return Object.hasOwn(counters, name) ? text(String(counters[name])) : REFUSED.parameter;
};

const status: Query = (machine) => {
  if (!machine.settings.textStatus) return REFUSED.unknown;
  const held = machine.heldStatus;
  if (held && !(held.over && held.asked)) {
    held.asked = true;
    return text(held.line);
  }
  machine.heldStatus = null;
  return text(machine.statusLine());
};

/** Current and saved mode; behind them the code of a hardware fault. */
const errorMode: Query = ({ parameters, memory }) => {
  const code = memory.conditions.includes('hardware') ? [String(memory.hardwareCode)] : [];
  return text([parameters.errorMode, parameters.saved('Pem', '0'), ...code].join(';'));
};

const serial: Query = ({ parameters }, port) =>
  port === '1' || port === '2' ? text(parameters.text(`Pcom;${port}`, `${port};9600;N;8;1;NONE;D`)) : REFUSED.parameter;

const contrast: Query = ({ parameters }, ink) =>
  /^[ymcko]$/.test(ink) ? text(String(parameters.number(`Pc;${ink}`))) : REFUSED.parameter;

const QUERIES: Readonly<Record<string, Query>> = {
  Rok: () => OK,
  Rpst: status,
  Rtp: ({ settings }) => text(settings.model),
  Rfv: ({ settings }) => text(settings.firmware),
  Rsn: ({ settings }) => text(settings.serialNumber),
  Rkn: ({ settings }) => text(settings.headKit),
  Rmac: ({ settings }) => text(settings.mac),
  Rip: ({ settings }) => text(settings.ip),
  Rzp: ({ settings }) => text(settings.zone),
  Rlr: presence,
  Rse: sensor,
  Rrt: ribbon,
  Rco: counter,
  Rcr: ({ ribbon: tag }) => (tag === null ? REFUSED.ribbonNotFound : OK),
  Rr: ({ parameters, ribbon: tag }) => text(parameters.text('Pr', tag?.type ?? 'k')),
  Rc: contrast,
  Rem: errorMode,
  Rcom: serial,
  Ros: ({ parameters }) => text(String(parameters.number('Pos'))),
  Roc: ({ parameters }) => text(String(parameters.number('Poc'))),
  Rcim: ({ parameters }) => text(parameters.text('Pcim', 'F')),
  Rsm: ({ parameters }) => text(parameters.text('Psm', '0')),
};

/** Answer to a question; null when there is no such question. `Rsc` is the interpreter's: it knows the delimiters. */
export const query = (machine: PrinterMachine, name: string, params: readonly string[]): Answer | null => {
  const ask = Object.hasOwn(QUERIES, name) ? QUERIES[name] : undefined;
  return ask ? ask(machine, params.join(';')) : null;
};
