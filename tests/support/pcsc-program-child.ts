import pcsclite from 'pcsclite';
import type { PcscCommand } from './pcsc-program.ts';

/** Entry of `pcsc-program.ts`: takes commands over the fork channel, answers each with `ok` or the error's text. */
const context = pcsclite();
const tell = (text: string) => process.send?.(text);
const textOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

context.on('error', (error) => tell(textOf(error)));
context.once('reader', (reader) => {
  let protocol = 0;
  const answer = (error: unknown) => tell(error ? textOf(error) : 'ok');
  const perform = (command: PcscCommand): void => {
    if (command.do === 'connect') {
      const share_mode = command.share === 'shared' ? reader.SCARD_SHARE_SHARED : reader.SCARD_SHARE_EXCLUSIVE;
      reader.connect({ share_mode }, (error, active) => {
        protocol = active;
        answer(error);
      });
    } else if (command.do === 'transmit') {
      reader.transmit(Buffer.from(command.apdu, 'hex'), 258, protocol, answer);
    } else {
      reader.disconnect(command.leave === 'reset' ? reader.SCARD_RESET_CARD : reader.SCARD_LEAVE_CARD, answer);
    }
  };
  process.on('message', (message) => perform(message as PcscCommand));
  tell('ready');
});
