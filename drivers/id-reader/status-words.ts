/**
 * What the host does about an answer.
 * - `done`, `found`: go on.
 * - `empty`: the item is not on the card; no error.
 * - `no-card`: keep polling; also the answer for a card that was read and not removed yet.
 * - `resend`: the frame suffered on the line.
 * - `restart`: begin again at find.
 * - `retry`: the same card may go through with the next try, nobody needs to touch it.
 * - `re-place`: the applicant has to put the card on the reader again.
 * - `doubtful`: the card could not prove itself; forged or damaged.
 * - `foreign-card`: no identity card.
 * - `device-fault`: the reader has to be repaired or licensed.
 * - `program-fault`: the reader refuses the command itself.
 * - `line-fault`: the module could not talk.
 */
export type Handling =
  | 'done'
  | 'found'
  | 'empty'
  | 'no-card'
  | 'resend'
  | 'restart'
  | 'retry'
  | 're-place'
  | 'doubtful'
  | 'foreign-card'
  | 'device-fault'
  | 'program-fault'
  | 'line-fault';

interface StatusWord {
  readonly sw3: number;
  readonly meaning: string;
  readonly handling: Handling;
  /** How often the same frame may be sent again; for `resend` only. */
  readonly resends?: number;
}

/** A.3: SW3, complete. */
export const STATUS_WORDS: readonly StatusWord[] = [
  { sw3: 0x90, meaning: 'operation succeeded', handling: 'done' },
  { sw3: 0x91, meaning: 'item not on the card', handling: 'empty' },
  { sw3: 0x9f, meaning: 'card found', handling: 'found' },
  { sw3: 0x10, meaning: 'received frame: checksum error', handling: 'resend', resends: 2 },
  { sw3: 0x11, meaning: 'received frame: length error', handling: 'resend', resends: 1 },
  { sw3: 0x21, meaning: 'received frame: command or parameter error', handling: 'program-fault' },
  { sw3: 0x23, meaning: 'operation not permitted', handling: 'restart' },
  { sw3: 0x24, meaning: 'unrecognised error', handling: 'restart' },
  { sw3: 0x31, meaning: 'card could not authenticate the SAM', handling: 're-place' },
  { sw3: 0x32, meaning: 'SAM could not authenticate the card', handling: 'doubtful' },
  { sw3: 0x33, meaning: 'information verification failed', handling: 're-place' },
  { sw3: 0x37, meaning: 'fingerprint verification failed', handling: 're-place' },
  { sw3: 0x3f, meaning: 'information length error', handling: 're-place' },
  { sw3: 0x40, meaning: 'card type not recognised', handling: 'foreign-card' },
  { sw3: 0x41, meaning: 'read failed', handling: 're-place' },
  { sw3: 0x47, meaning: 'getting a random number failed', handling: 'retry' },
  { sw3: 0x60, meaning: 'SAM self-test failed', handling: 'device-fault' },
  { sw3: 0x66, meaning: 'SAM not authorised', handling: 'device-fault' },
  { sw3: 0x80, meaning: 'find failed', handling: 'no-card' },
  { sw3: 0x81, meaning: 'select failed', handling: 'restart' },
  { sw3: 0xff, meaning: 'communication fault', handling: 'line-fault' },
];

/** The table's row of a status; undefined for one it does not have. */
export const statusWord = (sw3: number): StatusWord | undefined => STATUS_WORDS.find((row) => row.sw3 === sw3);

/** Two upper-case hexadecimal digits, as manuals print it. */
export const statusText = (sw3: number): string => sw3.toString(16).padStart(2, '0').toUpperCase();
