/**
 * Entry of the card worker: a child process with one card line. It is apart from the host because a silent card
 * blocks PC/SC for ever, and then nothing but SIGKILL ends the process. Argument: the chip address.
 */
import { assertNever } from '#basics/assert-never.ts';
import { fail, type Result } from '#basics/result.ts';
import type { CardLine } from './card-line.ts';
import { parseChipAddress } from './chip-address.ts';
import { PcscLine } from './pcsc-line.ts';
import { VcardLine } from './vcard-line.ts';
import type { NumberedAnswer, NumberedRequest, WorkerRequest } from './worker-protocol.ts';

const openLine = (address: string): CardLine => {
  const parsed = parseChipAddress(address);
  if (!parsed.ok) throw new Error(`bad chip address ${address}`);
  return parsed.value.kind === 'pcsc'
    ? new PcscLine(parsed.value.pattern)
    : new VcardLine(parsed.value.host, parsed.value.port);
};

const line = openLine(process.argv[2] ?? '');

const perform = (request: WorkerRequest): Promise<Result<unknown>> => {
  switch (request.call) {
    case 'status':
      return line.status();
    case 'readers':
      return line.readers();
    case 'connect':
      return line.connect(request.waitMs);
    case 'transmit':
      return line.transmit(request.apdu);
    case 'disconnect':
      return line.disconnect();
    default:
      return assertNever(request, 'worker request');
  }
};

process.on('message', (message) => {
  const { id, request } = message as NumberedRequest;
  perform(request)
    .catch((error: unknown) => {
      process.stderr.write(`card worker: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`);
      return fail('chip.reader-error', 'retry', { code: 'none' });
    })
    .then((result) => process.send?.({ id, result } satisfies NumberedAnswer));
});

// Ctrl+C and the end of a session reach every process of the kiosk at once. The host finishes what the card is in the
// middle of, through this one, and then ends it.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => undefined);

// The host is gone. A card call may be blocked in a native thread, where process.exit() would wait for ever.
process.on('disconnect', () => process.kill(process.pid, 'SIGKILL'));
