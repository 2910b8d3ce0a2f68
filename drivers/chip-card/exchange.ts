import { concatBytes } from '#basics/hex.ts';
import type { Logger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { commandHeader, getResponse, parseAnswer, swText } from './apdu.ts';

export interface Answer {
  readonly data: Uint8Array;
  readonly sw: number;
}

/** Sends one command and brings back the whole answer. Fails only when the line or the card does. */
export type Exchange = (apdu: Uint8Array) => Promise<Result<Answer>>;

/** A card that promises more or another length so often without giving a byte will never give one. */
const MOST_EMPTY_ROUNDS = 8;
/** More than a whole answer of 256 bytes in single bytes. */
const MOST_ROUNDS = 512;

/** The same command with Le as the card named it (6Cxx): replaced when there was one, appended otherwise. */
const withLe = (apdu: Uint8Array, le: number): Uint8Array =>
  apdu.length <= 5 ? concatBytes(apdu.slice(0, 4), Uint8Array.of(le)) : concatBytes(apdu, Uint8Array.of(le));

/**
 * The T=0 procedures in one place: 61xx is fetched by GET RESPONSE, 6Cxx repeats the command with the right length.
 * Logs header, status word and length, never a data byte. Fails with `chip.bad-answer` for an answer that is none.
 */
export const exchangeOver =
  (transmit: (apdu: Uint8Array) => Promise<Result<Uint8Array>>, logger: Logger): Exchange =>
  async (apdu) => {
    let command = apdu;
    let collected: Uint8Array = new Uint8Array();
    let emptyRounds = 0;
    for (let round = 0; round < MOST_ROUNDS && emptyRounds < MOST_EMPTY_ROUNDS; round += 1) {
      const transmitted = await transmit(command);
      if (!transmitted.ok) {
        logger.warn('apdu-failed', { command: commandHeader(command), code: transmitted.error.code });
        return transmitted;
      }
      const answer = parseAnswer(transmitted.value);
      // No status word: the card was lost while it answered.
      if (answer === null) return fail('chip.not-transacted', 'retry');
      logger.debug('apdu', { command: commandHeader(command), sw: swText(answer.sw), length: answer.data.length });
      collected = concatBytes(collected, answer.data);
      emptyRounds = answer.data.length > 0 ? 0 : emptyRounds + 1;
      if (answer.sw >> 8 === 0x61) command = getResponse(answer.sw & 0xff);
      else if (answer.sw >> 8 === 0x6c) command = withLe(command, answer.sw & 0xff);
      else return ok({ data: collected, sw: answer.sw });
    }
    logger.warn('apdu-without-answer', { command: commandHeader(apdu) });
    return fail('chip.bad-answer', 'retry', { command: commandHeader(apdu) });
  };
