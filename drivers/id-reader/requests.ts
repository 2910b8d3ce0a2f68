import { TEXT_BYTES } from './base-answer.ts';
import { type BaudRate, baudRateFrame, type CommandName, commandFrame, rfBytesFrame } from './commands.ts';
import type { Answer } from './frame.ts';

/** A command ready for the line, with what is known of its answer. */
export interface Request {
  /** `raw`: typed by a technician; any answer may be its own. */
  readonly name: CommandName | 'setBaudRate' | 'setRfBytes' | 'raw';
  readonly frame: Uint8Array;
  /** A.8: what the module needs before it answers, milliseconds. */
  readonly processingMs: number;
}

/** A.8; status and settings take as long as find, the card's management data as long as other items of the card. */
const PROCESSING_MS: Readonly<Record<Request['name'], number>> = {
  resetSam: 300,
  samStatus: 100,
  samId: 300,
  find: 100,
  select: 100,
  readBase: 2_000,
  readBaseAndFingerprint: 3_000,
  readAppendedAddress: 1_500,
  readCardManagement: 1_500,
  setBaudRate: 100,
  setRfBytes: 100,
  raw: 3_000,
};

const request = (name: Request['name'], frame: Uint8Array): Request => ({
  name,
  frame,
  processingMs: PROCESSING_MS[name],
});

export const plain = (name: CommandName): Request => request(name, commandFrame(name));
export const setBaudRate = (rate: BaudRate): Request => request('setBaudRate', baudRateFrame(rate));
export const raw = (frame: Uint8Array): Request => request('raw', frame);
export const setRfBytes = (bytes: number): Request => request('setRfBytes', rfBytesFrame(bytes));

/**
 * Whether an answer can be the answer to this command. The protocol numbers nothing: what a late or doubled answer
 * would look like has to be known by its shape. Only shapes that can't be are turned away; a bare status always may be.
 */
export const mayAnswer = (name: Request['name'], { sw3, data }: Answer): boolean => {
  if (name === 'raw') return true;
  if (sw3 === 0x9f) return name === 'find';
  if (sw3 !== 0x90) return true;
  switch (name) {
    case 'readBase':
    case 'readBaseAndFingerprint':
      return data.length >= TEXT_BYTES;
    case 'samId':
    case 'readCardManagement':
    case 'readAppendedAddress':
      return data.length > 0;
    case 'find':
      return false;
    case 'select':
      return data.length < TEXT_BYTES;
    default:
      return data.length === 0;
  }
};
