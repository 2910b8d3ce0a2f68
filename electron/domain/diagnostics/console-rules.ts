/** Which raw commands a technician may send, as data. What moves a card would take blanks out of the books. */

export type ConsoleDevice = 'id-reader' | 'card-printer';

/** Why a command is not sent: a code of `contract/codes/trace.ts`. */
export type ConsoleRefusal =
  | 'console.bad-command'
  | 'console.moves-card'
  | 'console.cuts-line'
  | 'console.reads-stripe';

interface RefusedCommands {
  readonly refusal: ConsoleRefusal;
  /** Names as they are typed; `*` stands for anything behind. */
  readonly commands: readonly string[];
}

/**
 * Printer (programming guide §1.5): questions (`R…`) and settings (`P…`) go out, but for these. Everything of another
 * family moves, prints or ejects a card, or may.
 */
export const PRINTER_REFUSED: readonly RefusedCommands[] = [
  {
    refusal: 'console.moves-card',
    // Where cards come from and go to decides what the next move does, and `Pcim;I;S` takes one in at once.
    commands: ['S*', 'D*', 'W*', 'Pcim*', 'Pcem*', 'Pcrm*', 'Pneab*', 'Pbc*'],
  },
  { refusal: 'console.cuts-line', commands: ['Srs', 'Pcom*', 'Pem*', 'Psc*', 'Psmgr*', 'Pps*'] },
  { refusal: 'console.reads-stripe', commands: ['Rm*'] },
];

/** ID reader: nothing of it moves anything; another speed would cut the line. */
export const READER_REFUSED: readonly RefusedCommands[] = [{ refusal: 'console.cuts-line', commands: ['60*'] }];

/** Commands of the printer that are allowed although a pattern above takes them in. `Rmac` is its network address. */
const PRINTER_ALLOWED: readonly string[] = ['Rmac'];

const PRINTER_COMMAND = /^[A-Z][A-Za-z]{1,5}(?:;[A-Za-z0-9=+.:_-]{0,24}){0,8}$/;
/** Command, parameter, and up to 16 bytes of data. */
const READER_COMMAND = /^[0-9A-F]{4}(?:[0-9A-F]{2}){0,16}$/;

const fits = (pattern: string, text: string): boolean =>
  pattern.endsWith('*') ? text.startsWith(pattern.slice(0, -1)) : text === pattern;

/** The refusal that names the command most exactly: `Srs` is rather a restart than a move. */
const refusalIn = (rules: readonly RefusedCommands[], name: string): ConsoleRefusal | null => {
  const hits = rules.flatMap(({ refusal, commands }) =>
    commands.filter((pattern) => fits(pattern, name)).map((pattern) => ({ refusal, exact: pattern.length })),
  );
  return hits.toSorted((a, b) => b.exact - a.exact)[0]?.refusal ?? null;
};

/** Of a command as typed, without blanks for the reader: what goes out, or why nothing does. */
export const checkCommand = (
  device: ConsoleDevice,
  typed: string,
): { readonly ok: true; readonly command: string } | { readonly ok: false; readonly refusal: ConsoleRefusal } => {
  if (device === 'id-reader') {
    const command = typed.replace(/\s+/g, '').toUpperCase();
    if (!READER_COMMAND.test(command)) return { ok: false, refusal: 'console.bad-command' };
    const refusal = refusalIn(READER_REFUSED, command);
    return refusal === null ? { ok: true, command } : { ok: false, refusal };
  }
  const command = typed.trim();
  if (!PRINTER_COMMAND.test(command)) return { ok: false, refusal: 'console.bad-command' };
  const [name = ''] = command.split(';');
  if (PRINTER_ALLOWED.includes(name)) return { ok: true, command };
  const refusal = refusalIn(PRINTER_REFUSED, name);
  if (refusal !== null) return { ok: false, refusal };
  return /^[RP]/.test(name) ? { ok: true, command } : { ok: false, refusal: 'console.moves-card' };
};
