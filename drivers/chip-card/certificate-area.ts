import { err, fail, type Result } from '#basics/result.ts';
import { commandHeader, readBinary, selectByName } from './apdu.ts';
import type { Exchange } from './exchange.ts';
import { AID, FID } from './identifiers.ts';
import { statusFailure } from './status-failure.ts';
import { statusMeaning } from './status-words.ts';

/** X and Y of an SM2 public key; a leading 04 may stand before them. */
const KEY_LENGTHS: readonly number[] = [64, 65];

/**
 * Selects the PKI environment and its certificate application (B.1) and reads the signing public key, EF0012: 64
 * bytes X ‖ Y, or 65 with 04 before them. Fails with `chip.no-certificate-area` for a card without it.
 */
export const readPublicKey = async (
  exchange: Exchange,
  selectFile: (fid: number) => Uint8Array,
): Promise<Result<Uint8Array>> => {
  for (const command of [selectByName(AID.pki), selectByName(AID.certificates), selectFile(FID.publicKey)]) {
    const answer = await exchange(command);
    if (!answer.ok) return answer;
    if (statusMeaning(answer.value.sw).class === 'absent') return fail('chip.no-certificate-area', 'stop');
    if (answer.value.sw !== 0x9000) return err(statusFailure(command, answer.value.sw));
  }
  const command = readBinary(0);
  const answer = await exchange(command);
  if (!answer.ok) return answer;
  const { sw, data } = answer.value;
  if (sw !== 0x9000) return err(statusFailure(command, sw));
  return KEY_LENGTHS.includes(data.length)
    ? { ok: true, value: data }
    : fail('chip.bad-answer', 'retry', { command: commandHeader(command) });
};
