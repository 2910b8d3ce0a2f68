import { concatBytes } from '#basics/hex.ts';

/** A.1: every frame of either direction begins with these five bytes. */
export const PREAMBLE = Uint8Array.of(0xaa, 0xaa, 0xaa, 0x96, 0x69);

/** `Len` counts everything after itself, the check byte included; the longest answer is text, photo and two prints. */
export const MAX_LENGTH = 0x090a;
/** CMD PARA CHK. */
export const MIN_COMMAND_LENGTH = 3;
/** SW1 SW2 SW3 CHK. */
export const MIN_ANSWER_LENGTH = 4;

/** Host to module, without preamble, length and check byte. */
export interface Command {
  readonly cmd: number;
  readonly para: number;
  readonly data: Uint8Array;
}

/** Module to host. Only `sw3` decides; with 31, 41, 47 and 81 the card's own status may stand in `sw1` `sw2`. */
export interface Answer {
  readonly sw1: number;
  readonly sw2: number;
  readonly sw3: number;
  readonly data: Uint8Array;
}

const NO_DATA = new Uint8Array(0);

/** XOR of every byte from LenHi up to the one before CHK; over a whole good frame (with CHK) it is 0. */
export const checkByteOf = (bytes: Uint8Array): number => bytes.reduce((sum, byte) => sum ^ byte, 0);

/** The whole frame of a command: preamble, length, CMD PARA DATA, check byte. */
export const encodeCommand = (cmd: number, para: number, data: Uint8Array = NO_DATA): Uint8Array =>
  frameOf(concatBytes(Uint8Array.of(cmd, para), data));

/** The whole frame of an answer. */
export const encodeAnswer = ({ sw1 = 0, sw2 = 0, sw3, data = NO_DATA }: Partial<Answer> & Pick<Answer, 'sw3'>) =>
  frameOf(concatBytes(Uint8Array.of(sw1, sw2, sw3), data));

const frameOf = (body: Uint8Array): Uint8Array => {
  const length = body.length + 1;
  if (length > MAX_LENGTH) throw new Error(`a frame cannot carry ${body.length} bytes`);
  const checked = concatBytes(Uint8Array.of(length >> 8, length & 0xff), body);
  return concatBytes(PREAMBLE, checked, Uint8Array.of(checkByteOf(checked)));
};

/** Reads the body of a frame the host sent (at least 2 bytes, as the parser guarantees). */
export const toCommand = (body: Uint8Array): Command => ({
  cmd: body[0] ?? 0,
  para: body[1] ?? 0,
  data: body.slice(2),
});

/** Reads the body of a frame the module sent (at least 3 bytes, as the parser guarantees). */
export const toAnswer = (body: Uint8Array): Answer => ({
  sw1: body[0] ?? 0,
  sw2: body[1] ?? 0,
  sw3: body[2] ?? 0,
  data: body.slice(3),
});
