import { concatBytes, equalBytes } from '#basics/hex.ts';
import { done, err, fail, ok, type Result } from '#basics/result.ts';
import { commandHeader, readBinary, updateBinary } from './apdu.ts';
import type { Exchange } from './exchange.ts';
import { statusFailure } from './status-failure.ts';

/** Well below the 256 bytes of a short answer: older card systems have buffers of that size for the whole command. */
const BLOCK = 0x80;

/** UPDATE BINARY of the current file from its beginning, block by block. `step` counts blocks. */
export const writeTransparent = async (
  exchange: Exchange,
  content: Uint8Array,
  step: (done: number, total: number) => void,
): Promise<Result<void>> => {
  const total = Math.ceil(content.length / BLOCK);
  for (let block = 0; block < total; block += 1) {
    const command = updateBinary(block * BLOCK, content.slice(block * BLOCK, (block + 1) * BLOCK));
    const answer = await exchange(command);
    if (!answer.ok) return answer;
    if (answer.value.sw !== 0x9000) return err(statusFailure(command, answer.value.sw));
    step(block + 1, total);
  }
  return done;
};

/** READ BINARY of the current file, `length` bytes from its beginning. */
export const readTransparent = async (exchange: Exchange, length: number): Promise<Result<Uint8Array>> => {
  const parts: Uint8Array[] = [];
  for (let at = 0; at < length; at += BLOCK) {
    const wanted = Math.min(BLOCK, length - at);
    const command = readBinary(at, wanted);
    const answer = await exchange(command);
    if (!answer.ok) return answer;
    if (answer.value.sw !== 0x9000) return err(statusFailure(command, answer.value.sw));
    if (answer.value.data.length !== wanted) {
      return fail('chip.bad-answer', 'retry', { command: commandHeader(command) });
    }
    parts.push(answer.value.data);
  }
  return ok(concatBytes(...parts));
};

/** Whether the current file holds exactly this from its beginning. */
export const holds = async (exchange: Exchange, content: Uint8Array): Promise<Result<boolean>> => {
  const read = await readTransparent(exchange, content.length);
  return read.ok ? ok(equalBytes(read.value, content)) : read;
};
