/**
 * What the host does about an answer.
 * - `done`, `found`: go on.
 * - `empty`: the item is not on the card; no error.
 * - `no-card`: keep polling; also the answer for a card that was read and not removed yet.
 * - `resend`: the frame suffered on the line.
 * - `restart`: begin again at find.
 * - `re-place`: the applicant has to put the card on the reader again.
 * - `doubtful`: the card could not prove itself; forged or damaged.
 * - `foreign-card`: no identity card.
 * - `device-fault`: the reader has to be repaired or licensed.
 * - `program-fault`: the reader refuses the command itself.
 */
export type Handling =
  | 'done'
  | 'found'
  | 'empty'
  | 'no-card'
  | 'resend'
  | 'restart'
  | 're-place'
  | 'doubtful'
  | 'foreign-card'
  | 'device-fault'
  | 'program-fault';

interface StatusWord {
  readonly meaning: string;
  readonly handling: Handling;
  /** How often the same frame may be sent again; for `resend` only. */
  readonly resends?: number;
}

/** A.3: SW3. */
export const STATUS_WORDS: Readonly<Record<number, StatusWord>> = {
  144: { meaning: 'operation succeeded', handling: 'done' },
  145: { meaning: 'item not on the card', handling: 'empty' },
  159: { meaning: 'card found', handling: 'found' },
  16: { meaning: 'received frame: checksum error', handling: 'resend', resends: 2 },
  17: { meaning: 'received frame: length error', handling: 'resend', resends: 1 },
  33: { meaning: 'received frame: command error', handling: 'program-fault' },
  35: { meaning: 'operation not permitted', handling: 'restart' },
  36: { meaning: 'unrecognised error', handling: 'restart' },
  49: { meaning: 'card could not authenticate the SAM', handling: 're-place' },
  50: { meaning: 'SAM could not authenticate the card', handling: 'doubtful' },
  51: { meaning: 'information verification failed', handling: 're-place' },
  55: { meaning: 'fingerprint verification failed', handling: 're-place' },
  63: { meaning: 'information length error', handling: 're-place' },
  64: { meaning: 'card type not recognised', handling: 'foreign-card' },
  65: { meaning: 'read failed', handling: 're-place' },
  71: { meaning: 'no random number', handling: 're-place' },
  96: { meaning: 'SAM self-test failed', handling: 'device-fault' },
  102: { meaning: 'SAM not authorised', handling: 'device-fault' },
  128: { meaning: 'find failed', handling: 'no-card' },
  129: { meaning: 'select failed', handling: 'restart' },
};

/** Two upper-case hexadecimal digits, as manuals print it. */
export const statusText = (sw3: number): string => sw3.toString(16).padStart(2, '0').toUpperCase();
