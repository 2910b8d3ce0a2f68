import { done, err, type Failure, fail, ok, type Result } from '#basics/result.ts';
import * as apdu from './apdu.ts';
import type { Exchange } from './exchange.ts';
import { pinBytes } from './pin-digits.ts';
import { statusFailure } from './status-failure.ts';
import { statusMeaning, triesLeft } from './status-words.ts';

/** VERIFY with Lc 00: 9000 no PIN set (null), 63Cx tries left, 6983 none. Costs no try (B.6). */
export const pinTriesLeft = async (exchange: Exchange): Promise<Result<number | null>> => {
  const command = apdu.queryPin();
  const answer = await exchange(command);
  if (!answer.ok) return answer;
  const { sw } = answer.value;
  if (sw === 0x9000) return ok(null);
  if (statusMeaning(sw).class === 'locked') return ok(0);
  const left = triesLeft(sw);
  return left === null ? err(statusFailure(command, sw)) : ok(left);
};

/** Asks for the tries first: the guard of the session then knows whether the PIN may be tried at all. */
export const verifyPin = (exchange: Exchange, pin: string): Promise<Result<void>> =>
  present(exchange, apdu.verify(pinBytes(pin)));

/** `80 5E 01 00 Lc old FF new`. */
export const changePin = (exchange: Exchange, oldPin: string, newPin: string): Promise<Result<void>> =>
  present(exchange, apdu.changePin(pinBytes(oldPin), pinBytes(newPin)));

const present = async (exchange: Exchange, command: Uint8Array): Promise<Result<void>> => {
  const left = await pinTriesLeft(exchange);
  if (!left.ok) return left;
  if (left.value === null) return fail('chip.pin-missing', 'stop');
  if (left.value === 0) return err(LOCKED);
  const answer = await exchange(command);
  if (!answer.ok) return answer;
  const { sw } = answer.value;
  if (sw === 0x9000) return done;
  if (statusMeaning(sw).class === 'locked') return err(LOCKED);
  const after = triesLeft(sw);
  return after === null ? err(statusFailure(command, sw)) : fail('chip.pin-wrong', 'ask', { triesLeft: after });
};

const LOCKED: Failure = { code: 'chip.pin-locked', kind: 'stop' };
