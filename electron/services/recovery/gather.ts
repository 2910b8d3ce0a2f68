import type { Clock } from '#basics/clock.ts';
import type { Failure, Result } from '#basics/result.ts';
import type { ChipInspection } from '#domain/card/card-data.ts';
import type { ChipSeen, Evidence, PrinterSeen, Seen } from '#domain/recovery/evidence.ts';
import type { UnfinishedState } from '#domain/recovery/subject.ts';
import type { CounterReading } from '#domain/stock/counters.ts';
import type { IssuanceDevices } from '../issuance/act-context.ts';
import { askAgain } from '../platform/ask-again.ts';
import type { Stores } from '../ports.ts';
import { readCounters } from '../stock/exception-ledger.ts';

/** The blanks one feed could take at the most, by their order in the books. */
const MOST_FED = 5;

export interface Gathered {
  readonly evidence: Evidence;
  /** The reading the printer's part is from; null when it could not be asked. */
  readonly counters: CounterReading | null;
}

interface Sources {
  readonly devices: Pick<IssuanceDevices, 'printer' | 'chip' | 'platform'>;
  readonly stores: Pick<Stores, 'stock'>;
  readonly clock: Clock;
}

/**
 * Looks at everything that says how far a session came. Nothing moves and nothing is written: the chip gets power only
 * where the card stands at its contacts. `seated`: the card was just brought there.
 */
export const gather = async (sources: Sources, state: UnfinishedState, { seated = false } = {}): Promise<Gathered> => {
  const { stores, clock } = sources;
  const making = isMaking(state) ? state : null;
  const [machine, order] = await Promise.all([
    making === null ? null : seePrinter(sources),
    seeOrder(sources, making?.orderId ?? null),
  ]);
  const printer: Evidence['printer'] = machine?.printer ?? { known: false, failure: NOT_ASKED };
  const atChip = printer.known && printer.value.position === 'chip-station';
  return {
    evidence: {
      now: clock.now(),
      printer,
      chip: atChip ? await seeChip(sources, making?.cardNumber ?? null, seated) : { seen: 'not-looked' },
      order,
      feeder: stores.stock.feederOrder(MOST_FED).map(({ blankId }) => blankId),
    },
    counters: machine?.counters ?? null,
  };
};

const NOT_ASKED: Failure = { code: 'printer.no-answer', kind: 'retry' };

const isMaking = (state: UnfinishedState) =>
  state.step === 'make' || state.step === 'activate' || state.step === 'hand-over';

const unknown = (failure: Failure): { readonly known: false; readonly failure: Failure } => ({ known: false, failure });

/** Where the card is, and the counters; a printer at work is asked again when it is at rest. */
const seePrinter = async ({
  devices,
}: Sources): Promise<{ readonly printer: Seen<PrinterSeen>; readonly counters: CounterReading | null }> => {
  const state = await devices.printer.state();
  if (!state.ok) return { printer: unknown(state.error), counters: null };
  if (state.value.busy) return { printer: unknown({ code: 'printer.busy', kind: 'retry' }), counters: null };
  const counters = await readCounters(devices.printer);
  if (!counters.ok) return { printer: unknown(counters.error), counters: null };
  const { cardsFed, panelsPrinted, ribbonLeft } = counters.value;
  return {
    printer: { known: true, value: { position: state.value.position, cardsFed, panelsPrinted, ribbonLeft } },
    counters: counters.value,
  };
};

/** The reader or its service is the matter, not the card. */
const READER: readonly string[] = [
  'chip.in-use',
  'chip.service-lost',
  'chip.reader-error',
  'chip.reader-absent',
  'chip.reader-ambiguous',
  'chip.no-service',
  'chip.addon-missing',
  'chip.bad-address',
];

/** A card of another kind: it answers, and is nobody's of this product. */
const NO_SUCH_CARD: readonly string[] = ['chip.bad-atr', 'chip.not-social-security-card'];

const seeChip = async ({ devices, stores }: Sources, ordered: string | null, seated: boolean): Promise<ChipSeen> => {
  const chip = await inspect(devices.chip);
  if (chip.ok) {
    const { cardId, cardNumber } = chip.value.issuer;
    const blank = stores.stock.findByCardId(cardId);
    return {
      seen: 'answered',
      cardId,
      number: cardNumber === null ? 'none' : cardNumber === ordered ? 'ordered' : 'other',
      blank: blank === null ? null : { blankId: blank.blankId, bookedAs: blank.state },
    };
  }
  if (READER.includes(chip.error.code)) return { seen: 'unknown', failure: chip.error };
  // Only once it was seated anew: a bad contact may answer with anything.
  if (seated && NO_SUCH_CARD.includes(chip.error.code))
    return { seen: 'answered', cardId: '', number: 'none', blank: null };
  return { seen: 'mute', failure: chip.error, seated };
};

const inspect = async (chip: IssuanceDevices['chip']): Promise<Result<ChipInspection>> => {
  const opened = await chip.open();
  if (!opened.ok) return opened;
  try {
    return await opened.value.inspect();
  } finally {
    await opened.value.close();
  }
};

const seeOrder = async ({ devices, clock }: Sources, orderId: string | null): Promise<Evidence['order']> => {
  if (orderId === null) return { known: true, value: 'none' };
  const order = await askAgain(clock, () => devices.platform.order(orderId));
  if (order.ok) return { known: true, value: order.value.state };
  return order.error.code === 'platform.refused.order-unknown' ? { known: true, value: 'none' } : unknown(order.error);
};
