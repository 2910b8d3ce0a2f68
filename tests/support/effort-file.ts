import { resolve } from 'node:path';

/** Where the flows leave what they cost their teller, a JSON document a line. */
export const EFFORT_FILE = resolve(import.meta.dirname, '../../test-output/teller-effort.jsonl');

/** What a teller did with hand and keyboard in one flow; the training desk is no part of a counter. */
export interface Effort {
  readonly flow: string;
  readonly clicks: number;
  /** Characters typed into fields. */
  readonly typed: number;
}
