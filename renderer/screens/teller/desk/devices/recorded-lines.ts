import { shownHex } from '#basics/line-piece.ts';
import type { TraceLineView } from '#contract/views/diagnostics.ts';

/** As a recording has a line; what else stands in it is for playing it back. */
interface RecordedLine {
  readonly at: number;
  readonly direction: TraceLineView['direction'];
  readonly text: TraceLineView['text'];
  readonly hex: string;
  readonly masked: readonly (readonly [number, number])[];
  readonly size: number;
}

/** The lines of a recording as the host has just given it, oldest first; its head is left out. */
export const linesOfRecording = (text: string): readonly TraceLineView[] =>
  text
    .split('\n')
    .slice(1)
    .filter((line) => line !== '')
    .map((line, i) => {
      const { at, direction, text: words, hex, masked, size } = JSON.parse(line) as RecordedLine;
      const bytes = Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
      return { seq: i + 1, at, direction, text: words, hex: shownHex({ bytes, masked }), bytes: size };
    });
