import type { Clock } from '#basics/clock.ts';
import { type LinePiece, type LineTap, shownHex } from '#basics/line-piece.ts';
import type { Logger } from '#basics/logger.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { TraceView } from '#contract/views/diagnostics.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { Recorder, RecordingShelf } from './recorder.ts';
import type { RecordedPiece } from './recording-format.ts';
import { isTraced, TRACED, type TracedDevice } from './trace-device.ts';
import { TraceRing } from './trace-ring.ts';

export interface TraceKeeperOptions {
  /** Where recordings lie. */
  readonly folder: string;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Settings of a device for the head of a recording, without its address. */
  readonly settingsOf: (device: TracedDevice) => Readonly<Record<string, unknown>>;
  readonly mostBytes?: number;
}

const MOST_ANSWERED = 500;
/** What was said since the line was opened: a recording begun later could not be played back without it. */
const MOST_OPENING = 120;

interface Followed {
  readonly ring: TraceRing;
  opening: RecordedPiece[];
  recorder: Recorder | null;
}

/** What goes over the lines of this station: the last pieces in memory, and recordings as files. */
export class TraceKeeper {
  readonly #options: TraceKeeperOptions;
  readonly #followed: Readonly<Record<TracedDevice, Followed>>;
  readonly #shelf: RecordingShelf;

  constructor(options: TraceKeeperOptions) {
    this.#options = options;
    this.#shelf = new RecordingShelf(options.folder);
    const follow = (): Followed => ({ ring: new TraceRing(), opening: [], recorder: null });
    this.#followed = Object.fromEntries(TRACED.map((device) => [device, follow()])) as Record<TracedDevice, Followed>;
  }

  /** What a device's line is tapped with. */
  tap(device: TracedDevice): LineTap {
    return (piece) => this.#take(device, piece);
  }

  /** The lines after that number, at most 500; the newest of more. Fails with `trace.no-line`. */
  read(name: DeviceName, after: number): Result<Omit<TraceView, 'revision'>> {
    if (!isTraced(name)) return fail('trace.no-line', 'stop');
    const { ring, recorder } = this.#followed[name];
    return ok({
      device: name,
      recording: recorder === null ? null : { since: recorder.since, lines: recorder.lines },
      lines: ring.after(after > ring.last ? 0 : after, MOST_ANSWERED).map((piece) => ({
        seq: piece.seq,
        at: piece.at,
        direction: piece.direction,
        text: piece.text,
        hex: shownHex(piece),
        bytes: piece.size,
      })),
      recordings: [...this.#shelf.list(name)],
    });
  }

  /** Begins or ends a recording; what is so already stays so. Fails with `trace.no-line`, `trace.not-kept`. */
  record(name: DeviceName, on: boolean): Result<void> {
    if (!isTraced(name)) return fail('trace.no-line', 'stop');
    const followed = this.#followed[name];
    if (!on) {
      followed.recorder?.end();
      followed.recorder = null;
      return done;
    }
    if (followed.recorder !== null) return done;
    const { folder, clock, settingsOf, mostBytes } = this.#options;
    const head = { device: name, at: clock.now(), settings: { ...settingsOf(name) } };
    const begun = Recorder.begin(folder, head, followed.opening, mostBytes);
    if (!begun.ok) return begun;
    followed.recorder = begun.value;
    return done;
  }

  /** Text of a recording. Fails with `trace.unknown`. */
  take(name: string): Result<string> {
    return this.#shelf.read(name);
  }

  close(): void {
    for (const device of TRACED) this.record(device, false);
  }

  #take(device: TracedDevice, piece: LinePiece): void {
    const followed = this.#followed[device];
    const at = this.#options.clock.now();
    followed.ring.push(piece, at);
    if (piece.event === 'opened') followed.opening = [];
    if (piece.event !== 'call' && piece.event !== 'result' && followed.opening.length < MOST_OPENING) {
      followed.opening.push({ ...piece, at });
    }
    if (followed.recorder === null) return;
    const kept = followed.recorder.add(piece, at);
    if (kept.ok && kept.value) return;
    followed.recorder = null;
    const { logger } = this.#options;
    if (kept.ok) logger.info('trace-recording-full', { device });
    else logger.warn('trace-recording-ended', { device, ...kept.error.params });
  }
}
