import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { isDocumentNumber } from '#domain/identity/document-number.ts';
import { describePrinterLine } from '#drivers/card-printer/trace.ts';
import { describeReaderLine } from '#drivers/id-reader/trace.ts';
import { cardPrinterConfig, openCardPrinter } from '#host/devices/card-printer.ts';
import { idReaderConfig, openIdReader } from '#host/devices/id-reader.ts';
import { notedPrinter, notedReader } from '#services/diagnostics/trace/noted-calls.ts';
import type { RecordedPiece, Recording } from '#services/diagnostics/trace/recording-format.ts';
import type { CardPrinter, IdReader } from '#services/ports.ts';
import { openRecordedPeer, type PeerTally } from './recorded-peer.ts';

/** One call then and now. */
export interface ReplayedCall {
  readonly call: string;
  readonly recorded: Ending;
  readonly replayed: Ending;
  readonly same: boolean;
}

interface Ending {
  /** `ok`, or the code of the failure. */
  readonly outcome: string;
  /** What the call brought, of nobody; null after a failure. */
  readonly value: unknown;
}

export interface Replay {
  readonly device: string;
  readonly calls: readonly ReplayedCall[];
  readonly peer: Readonly<PeerTally>;
}

type Calls = Readonly<Record<string, (limitMs: number | null) => Promise<unknown>>>;

/** A wait of the recording may have been long; a replay waits for a card no longer than this. */
const READ_MS = 3_000;

const readerCalls = (reader: IdReader): Calls => ({
  status: () => reader.status(),
  describe: () => reader.describe(),
  readIdentity: (limitMs) => reader.readIdentity({ timeoutMs: Math.min(limitMs ?? READ_MS, READ_MS) }),
});

/** Pictures are not in a recording: an empty face goes through the same commands. */
const SIZE = { width: 1_016, height: 648 } as const;
const printerCalls = (printer: CardPrinter): Calls => ({
  initialise: () => printer.initialise(),
  state: () => printer.state(),
  counters: () => printer.counters(),
  feedToChip: () => printer.feedToChip(),
  moveToChip: () => printer.moveToChip(),
  moveToPrint: () => printer.moveToPrint(),
  'printFace:mono': () =>
    printer.printFace({ kind: 'mono', ...SIZE, bits: new Uint8Array((SIZE.width / 8) * SIZE.height) }),
  'printFace:colour': () =>
    printer.printFace({ kind: 'colour', ...SIZE, rgb: new Uint8Array(SIZE.width * SIZE.height * 3).fill(0xff) }),
  present: () => printer.present(),
  gate: () => printer.gate(),
  retain: () => printer.retain(),
});

interface RecordedCall {
  readonly call: string;
  /** A wait that was limited: milliseconds. */
  readonly limitMs: number | null;
  readonly ending: Ending;
  /** Places of its beginning and its end in the recording. */
  readonly from: number;
  readonly to: number;
  /** Calls that had ended before this one began. */
  readonly after: readonly number[];
}

/** The calls of a recording that both began and ended in it, in the order of their beginnings. */
const callsOf = (pieces: readonly RecordedPiece[]): readonly RecordedCall[] => {
  const begun = pieces.flatMap(({ event, detail }, from) => {
    if (event !== 'call') return [];
    const call = String(detail?.call ?? '');
    return [{ call, from, limitMs: typeof detail?.limitMs === 'number' ? detail.limitMs : null }];
  });
  const taken = new Set<number>();
  const ends = begun.map(({ call, from }) => {
    const to = pieces.findIndex(
      ({ event, detail }, at) => at > from && event === 'result' && detail?.call === call && !taken.has(at),
    );
    taken.add(to);
    return to;
  });
  const whole = begun.flatMap((one, i) => ((ends[i] ?? -1) < 0 ? [] : [{ ...one, to: ends[i] ?? -1 }]));
  return whole.map((one) => ({
    ...one,
    ending: endingOf(pieces[one.to]?.detail),
    after: whole.flatMap(({ to }, i) => (to < one.from ? [i] : [])),
  }));
};

const endingOf = (detail: RecordedPiece['detail']): Ending => ({
  outcome: String(detail?.outcome ?? ''),
  value: typeof detail?.value === 'string' ? (JSON.parse(detail.value) as unknown) : null,
});

/**
 * Plays a recording to the real driver: a server on this machine answers as the recorded device did, the driver is asked
 * what it was asked then, and what comes of it is compared. Fails with `trace.not-replayable` for other devices.
 */
export const replayRecording = async ({ head, pieces }: Recording): Promise<Result<Replay>> => {
  const { device, settings } = head;
  const surroundings = { clock: systemClock, logger: silentLogger };
  const told: { readonly call: string; readonly ending: Ending }[] = [];
  const note = ({ event, detail }: Pick<RecordedPiece, 'event' | 'detail'>) => {
    if (event === 'result') told.push({ call: String(detail?.call ?? ''), ending: endingOf(detail) });
  };
  if (device === 'id-reader') {
    const peer = await openRecordedPeer(pieces, () => describeReaderLine(isDocumentNumber));
    const reader = openIdReader(idReaderConfig.parse({ ...settings, address: peer.address }), surroundings);
    return run(device, callsOf(pieces), readerCalls(notedReader(reader, note)), told, peer, () => reader.close());
  }
  if (device === 'card-printer') {
    const config = cardPrinterConfig.parse({ ...settings, address: '/' });
    const peer = await openRecordedPeer(pieces, () => describePrinterLine(config.protocol));
    const printer = openCardPrinter({ ...config, address: peer.address }, surroundings);
    return run(device, callsOf(pieces), printerCalls(notedPrinter(printer, note)), told, peer, () => printer.close());
  }
  return fail('trace.not-replayable', 'stop', { device });
};

/** A call of the recording that is made no more. */
const NOT_TOLD: Ending = { outcome: 'trace.not-replayable', value: null };

const run = async (
  device: string,
  recorded: readonly RecordedCall[],
  calls: Calls,
  told: readonly { readonly call: string; readonly ending: Ending }[],
  peer: Awaited<ReturnType<typeof openRecordedPeer>>,
  close: () => Promise<void>,
): Promise<Result<Replay>> => {
  const running: Promise<Ending>[] = [];
  try {
    for (const [i, { call, limitMs, from, to, after }] of recorded.entries()) {
      // What was under way at the same time then is under way at the same time now.
      await Promise.all(after.map((index) => running[index]));
      peer.expect({ from, to, alone: after.length === i });
      const again = calls[call];
      running.push(
        again === undefined
          ? Promise.resolve(NOT_TOLD)
          : again(limitMs).then(() => told.findLast((one) => one.call === call)?.ending ?? NOT_TOLD),
      );
    }
    const endings = await Promise.all(running);
    return ok({
      device,
      calls: recorded.map(({ call, ending }, index) => {
        const now = endings[index] ?? NOT_TOLD;
        return { call, recorded: ending, replayed: now, same: JSON.stringify(ending) === JSON.stringify(now) };
      }),
      peer: peer.tally,
    });
  } finally {
    await close();
    await peer.close();
  }
};
