import type { TwoWords } from '#basics/line-piece.ts';
import type { Result } from '#basics/result.ts';

/** What came back on a raw command, without anybody's data. */
export interface RawReply {
  readonly text: TwoWords;
  /** Bytes of the reply as a trace shows them. */
  readonly hex: string;
}

/** A device that takes raw commands of a technician; which ones is decided before. */
export interface RawLine {
  /** Fails as the device's own calls do. */
  raw(command: string): Promise<Result<RawReply>>;
}
