import { type LineTap, lineNote } from '#basics/line-piece.ts';
import { redact } from '#basics/redaction.ts';
import type { Result } from '#basics/result.ts';
import type { CardPrinter, IdentityReading, IdReader } from '../../ports.ts';

/**
 * Devices whose calls stand in the trace beside the bytes they cause: a recording played back makes the same calls and
 * compares how they end. Of what a call brings only what belongs to nobody is noted.
 */
const noted =
  (tap: LineTap) =>
  async <T>(
    name: string,
    call: () => Promise<Result<T>>,
    told: (value: T) => unknown,
    limitMs?: number,
  ): Promise<Result<T>> => {
    tap(
      lineNote(
        'call',
        { zh: `调用 ${name}`, en: `call ${name}` },
        { call: name, ...(limitMs === undefined ? {} : { limitMs }) },
      ),
    );
    const result = await call();
    const outcome = result.ok ? 'ok' : result.error.code;
    const value = result.ok ? { value: JSON.stringify(redact(told(result.value)) ?? null) } : {};
    tap(
      lineNote('result', { zh: `${name} → ${outcome}`, en: `${name} → ${outcome}` }, { call: name, outcome, ...value }),
    );
    return result;
  };

const whole = (value: unknown): unknown => value;

/** Kind of the document and what came with it. */
const ofReading = ({ document, appendedAddresses }: IdentityReading) => ({
  kind: document.kind,
  addresses: appendedAddresses?.length ?? null,
});

export const notedReader = (reader: IdReader, tap: LineTap): IdReader => {
  const note = noted(tap);
  return {
    status: () => note('status', () => reader.status(), whole),
    describe: () =>
      note(
        'describe',
        () => reader.describe(),
        ({ samId, rfFrameBytes }) => ({ samId, rfFrameBytes }),
      ),
    readIdentity: (options) => note('readIdentity', () => reader.readIdentity(options), ofReading, options.timeoutMs),
    raw: (command) => reader.raw(command),
    close: () => reader.close(),
  };
};

export const notedPrinter = (printer: CardPrinter, tap: LineTap): CardPrinter => {
  const note = noted(tap);
  return {
    get working() {
      return printer.working;
    },
    initialise: () => note('initialise', () => printer.initialise(), whole),
    state: () => note('state', () => printer.state(), whole),
    counters: () => note('counters', () => printer.counters(), whole),
    diagnose: () => note('diagnose', () => printer.diagnose(), whole),
    clean: () => note('clean', () => printer.clean(), whole),
    panelsOf: (face) => printer.panelsOf(face),
    feedToChip: () => note('feedToChip', () => printer.feedToChip(), whole),
    moveToChip: () => note('moveToChip', () => printer.moveToChip(), whole),
    moveToPrint: () => note('moveToPrint', () => printer.moveToPrint(), whole),
    printFace: (face, options) => note(`printFace:${face.kind}`, () => printer.printFace(face, options), whole),
    present: () => note('present', () => printer.present(), whole),
    gate: () => note('gate', () => printer.gate(), whole),
    retain: () => note('retain', () => printer.retain(), whole),
    raw: (command) => printer.raw(command),
    close: () => printer.close(),
  };
};
