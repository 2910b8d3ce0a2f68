import { createServer, type Socket } from 'node:net';
import type { LineDescriber } from '#drivers/transport/tapped-transport.ts';
import type { RecordedPiece } from '#services/diagnostics/trace/recording-format.ts';

/** How well what was asked now fitted what was asked then. */
export interface PeerTally {
  /** Asked in the order of the recording. */
  inOrder: number;
  /** Found further on: something in between was not asked this time. */
  skipped: number;
  /** Asked more often than then: answered as the last time. */
  repeated: number;
  /** Never asked in the recording: not answered. Texts of the commands. */
  readonly unknown: string[];
}

/** So many commands of the recording may be left out before a question counts as asked again. */
const MOST_SKIPPED = 12;

/** What makes two commands the same: their words, of a picture only its panel, of a clock that is set nothing. */
const keyOf = ({ text }: Pick<RecordedPiece, 'text'>): string =>
  (text?.en ?? '').replace(/^Dbc?;(\w+;\d+);.*$/, 'panel $1').replace(/^Ppws;.*$/, 'Ppws');

/**
 * A recording as the device: a TCP server that answers a command as the recorded line did. It knows nothing of the
 * protocol but how frames are told apart (`describer`).
 */
export const openRecordedPeer = async (pieces: readonly RecordedPiece[], describer: () => LineDescriber) => {
  const outs = pieces.flatMap((piece, at) =>
    piece.direction === 'out' ? [{ at, key: keyOf(piece), before: piece.before === true }] : [],
  );
  const firstAfter = outs.findIndex(({ before }) => !before);
  const tally: PeerTally = { inOrder: 0, skipped: 0, repeated: 0, unknown: [] };
  /** Place in `outs` of the command that comes next. */
  let next = 0;

  /** Commands up to here belong to the calls that are under way. */
  let end = outs.length;

  const find = (key: string): number | null => {
    if (next < end && outs[next]?.key === key) {
      tally.inOrder += 1;
      return next;
    }
    const within = (from: number) =>
      outs.findIndex((out, i) => i >= from && i <= from + MOST_SKIPPED && i < end && out.key === key);
    const near = within(next + 1);
    // What was asked before the recording began is there for the opening of the line only.
    const later = near >= 0 || next > firstAfter ? near : within(firstAfter);
    if (later >= 0) {
      tally.skipped += 1;
      return later;
    }
    const earlier = outs.findLastIndex((out, i) => i < next && out.key === key);
    if (earlier < 0) {
      tally.unknown.push(key);
      return null;
    }
    tally.repeated += 1;
    return earlier;
  };

  /** What came in after that command and before the next one; `gone`: the line was lost there. */
  const answer = (socket: Socket, found: number): void => {
    next = Math.max(next, found + 1);
    const from = outs[found]?.at ?? 0;
    const to = outs[found + 1]?.at ?? pieces.length;
    for (const piece of pieces.slice(from + 1, to)) {
      if (piece.direction === 'in') socket.write(piece.bytes);
      if (piece.event === 'gone') socket.end();
    }
  };

  const sockets = new Set<Socket>();
  const server = createServer({ noDelay: true }, (socket) => {
    sockets.add(socket);
    const described = describer();
    socket.on('close', () => sockets.delete(socket));
    // A driver that hangs up in the middle is nothing to report here: its call says so.
    socket.on('error', () => undefined);
    socket.on('data', (chunk: Uint8Array) => {
      for (const piece of described.out(Uint8Array.from(chunk))) {
        if (piece.direction !== 'out') continue;
        const found = find(keyOf(piece));
        if (found !== null) answer(socket, found);
      }
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const bound = server.address();
  if (bound === null || typeof bound === 'string') throw new Error('no port');
  return {
    address: `tcp://127.0.0.1:${bound.port}`,
    tally: tally as Readonly<PeerTally>,
    /**
     * The call that begins now had these pieces of the recording: nothing behind them is answered yet. `alone`: what
     * stands before them is over.
     */
    expect: (call: { readonly from: number; readonly to: number; readonly alone: boolean }): void => {
      const first = outs.findIndex(({ at }) => at >= call.from);
      const last = outs.findIndex(({ at }) => at > call.to);
      end = last < 0 ? outs.length : call.alone ? last : Math.max(end, last);
      if (call.alone && next > firstAfter && first >= 0) next = Math.max(next, first);
    },
    close: async (): Promise<void> => {
      for (const socket of sockets) socket.destroy();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
};
