import { closeSync, mkdirSync, openSync, readdirSync, readFileSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { errorCode } from '#basics/error-code.ts';
import type { LinePiece } from '#basics/line-piece.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { headText, pieceText, type RecordedPiece, type RecordingHead } from './recording-format.ts';

/** Folder of the recordings in a state directory. */
export const tracesDir = (dir: string): string => join(dir, 'traces');

/** A recording ends by itself at this size: some hours of an idle reader, some hundred cards of a printer. */
export const RECORDING_MOST_BYTES = 16 * 1024 * 1024;
/** Of more recordings the oldest are deleted. */
const MOST_RECORDINGS = 20;
const NAME = /^[a-z0-9-]+$/;
const ENDING = '.jsonl';

export interface KeptRecording {
  readonly name: string;
  readonly at: number;
  readonly lines: number;
  readonly bytes: number;
}

/** A recording under way. */
export class Recorder {
  readonly name: string;
  readonly since: number;
  readonly #fd: number;
  readonly #mostBytes: number;
  #lines = 0;
  #bytes = 0;
  #open = true;

  private constructor(name: string, since: number, fd: number, mostBytes: number) {
    this.name = name;
    this.since = since;
    this.#fd = fd;
    this.#mostBytes = mostBytes;
  }

  /** Begins a file of its owner's. Fails with `trace.not-kept` (param `cause`). */
  static begin(
    folder: string,
    head: RecordingHead,
    before: readonly RecordedPiece[],
    mostBytes: number = RECORDING_MOST_BYTES,
  ): Result<Recorder> {
    const name = `${head.device}-${stamp(head.at)}`;
    try {
      mkdirSync(folder, { recursive: true, mode: 0o700 });
      makeRoom(folder);
      const recorder = new Recorder(name, head.at, openSync(join(folder, `${name}${ENDING}`), 'wx', 0o600), mostBytes);
      recorder.#write(headText(head));
      for (const piece of before) recorder.#add({ ...piece, before: true });
      return ok(recorder);
    } catch (error) {
      return notKept(error);
    }
  }

  get lines(): number {
    return this.#lines;
  }

  /** False when the recording is full and was ended. Fails with `trace.not-kept`: it was ended as well. */
  add(piece: LinePiece, at: number): Result<boolean> {
    try {
      this.#add({ ...piece, at });
    } catch (error) {
      this.end();
      return notKept(error);
    }
    if (this.#bytes < this.#mostBytes) return ok(true);
    this.end();
    return ok(false);
  }

  end(): void {
    if (!this.#open) return;
    this.#open = false;
    closeSync(this.#fd);
  }

  #add(piece: RecordedPiece): void {
    this.#write(pieceText(piece));
    this.#lines += 1;
  }

  #write(text: string): void {
    this.#bytes += writeSync(this.#fd, text);
  }
}

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `2026-11-23-09-13-20-480` in China. */
const stamp = (at: number): string =>
  new Date(at + CHINA_OFFSET_MS)
    .toISOString()
    .slice(0, -1)
    .replace(/[^0-9]/g, '-');

const notKept = (error: unknown) => {
  const cause = errorCode(error);
  if (cause === null) throw error;
  return fail('trace.not-kept', 'ask', { cause });
};

const filesIn = (folder: string): readonly { readonly name: string; readonly at: number; readonly bytes: number }[] =>
  readdirSync(folder)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => {
      const { mtimeMs, size } = statSync(join(folder, file));
      return { name: file.slice(0, -ENDING.length), at: Math.round(mtimeMs), bytes: size };
    })
    .toSorted((a, b) => b.at - a.at);

const makeRoom = (folder: string): void => {
  for (const { name } of filesIn(folder).slice(MOST_RECORDINGS - 1)) rmSync(join(folder, `${name}${ENDING}`));
};

/** The recordings of a folder, the newest first; an unreadable folder has none. */
export class RecordingShelf {
  readonly #folder: string;
  /** Lines by name, counted once for a size: a recording under way grows between two looks. */
  readonly #counted = new Map<string, { readonly bytes: number; readonly lines: number }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  list(device: string): readonly KeptRecording[] {
    try {
      const files = filesIn(this.#folder);
      const there = new Set(files.map(({ name }) => name));
      for (const name of this.#counted.keys()) if (!there.has(name)) this.#counted.delete(name);
      return files
        .filter(({ name }) => name.startsWith(`${device}-`))
        .map((file) => ({ ...file, lines: this.#linesOf(file) }));
    } catch (error) {
      if (errorCode(error) === null) throw error;
      return [];
    }
  }

  /** Fails with `trace.unknown`. */
  read(name: string): Result<string> {
    try {
      if (NAME.test(name)) return ok(readFileSync(join(this.#folder, `${name}${ENDING}`), 'utf8'));
    } catch (error) {
      if (errorCode(error) === null) throw error;
    }
    return fail('trace.unknown', 'ask');
  }

  #linesOf({ name, bytes }: { readonly name: string; readonly bytes: number }): number {
    const known = this.#counted.get(name);
    if (known?.bytes === bytes) return known.lines;
    const text = this.read(name);
    // Without the head.
    const lines = text.ok ? Math.max(0, text.value.split('\n').length - 2) : 0;
    this.#counted.set(name, { bytes, lines });
    return lines;
  }
}
