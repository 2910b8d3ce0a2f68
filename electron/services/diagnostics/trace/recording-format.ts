import { z } from 'zod';
import { fromHex, toHex } from '#basics/hex.ts';
import type { LinePiece } from '#basics/line-piece.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { TRACED } from './trace-device.ts';

/**
 * A recording is a file of JSON lines: a head, then a piece a line. Masked bytes stand in it as others of the same shape
 * that belong to nobody, with check bytes that fit, so that it can be played back to a driver.
 */
const FORMAT = 'instant-card-kiosk trace 1';

const head = z.object({
  format: z.literal(FORMAT),
  device: z.enum(TRACED),
  at: z.number(),
  /** Settings of the device in the station file, without its address. */
  settings: z.record(z.string(), z.unknown()),
});

const line = z.object({
  at: z.number(),
  direction: z.enum(['out', 'in', 'note']),
  text: z.object({ zh: z.string(), en: z.string() }).nullable(),
  hex: z.string().regex(/^(?:[0-9A-F]{2})*$/),
  masked: z.array(z.tuple([z.int().min(0), z.int().min(0)])),
  size: z.number(),
  event: z.enum(['opened', 'not-opened', 'closed', 'gone', 'call', 'result']).optional(),
  detail: z.record(z.string(), z.union([z.string(), z.number()])).optional(),
  /** Came before the recording was begun: what was said when the line was opened. */
  before: z.literal(true).optional(),
});

export type RecordingHead = Omit<z.infer<typeof head>, 'format'>;

export interface RecordedPiece extends LinePiece {
  readonly at: number;
  readonly before?: true;
}

export const headText = (of: RecordingHead): string => `${JSON.stringify({ format: FORMAT, ...of })}\n`;

export const pieceText = ({ bytes, ...piece }: RecordedPiece): string =>
  `${JSON.stringify({ ...piece, hex: toHex(bytes) })}\n`;

export interface Recording {
  readonly head: RecordingHead;
  readonly pieces: readonly RecordedPiece[];
}

/** Reads a recording. Fails with `trace.malformed` (param `line`). */
export const parseRecording = (text: string): Result<Recording> => {
  const [first = '', ...rest] = text.split('\n').filter((one) => one !== '');
  const top = parse(head, first);
  if (top === null) return fail('trace.malformed', 'stop', { line: 1 });
  const pieces: RecordedPiece[] = [];
  for (const [i, one] of rest.entries()) {
    const piece = parse(line, one);
    if (piece === null) return fail('trace.malformed', 'stop', { line: i + 2 });
    const { hex, event, detail, before, ...more } = piece;
    pieces.push({
      ...more,
      bytes: fromHex(hex),
      ...(event === undefined ? {} : { event }),
      ...(detail === undefined ? {} : { detail }),
      ...(before === undefined ? {} : { before }),
    });
  }
  const { format: _format, ...kept } = top;
  return ok({ head: kept, pieces });
};

const parse = <T>(schema: z.ZodType<T>, text: string): T | null => {
  try {
    const parsed = schema.safeParse(JSON.parse(text));
    return parsed.success ? parsed.data : null;
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
};
