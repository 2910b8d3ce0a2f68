/** ESC … CR framing of the printer's commands (programming guide A5013, framing grammar of §1.3). */
import { concatBytes } from '#basics/hex.ts';

export const ESC = 0x1b;
export const SEPARATOR = 0x3b;
export const CR = 0x0d;
export const NUL = 0x00;

/** `name;param;…;binary`. The length of `binary` follows from name and parameters, never from a search for CR. */
export interface Command {
  /** 2 to 6 letters, case significant, e.g. `Sis`, `Rrt`. */
  readonly name: string;
  /** ASCII without separator and CR. */
  readonly params: readonly string[];
  readonly binary: Uint8Array | null;
}

const NAME = /^[A-Z][A-Za-z]{1,5}$/;
const PARAM = /^[\x20-\x3a\x3c-\x7e]*$/;

/** `command('Rrt', 'count')`. */
export const command = (name: string, ...params: readonly string[]): Command => ({ name, params, binary: null });

/** `Rrt;count` → command; for commands without binary. */
export const commandOf = (text: string): Command => {
  const [name = '', ...params] = text.split(';');
  return command(name, ...params);
};

/** The command as people write it, panels as `<n bytes>`; safe to log. */
export const commandText = (cmd: Command): string =>
  [cmd.name, ...cmd.params, ...(cmd.binary ? [`<${cmd.binary.length} bytes>`] : [])].join(';');

export const isCommandName = (name: string): boolean => NAME.test(name);

/** Bytes on the wire: ESC, name, parameters, binary, CR. A malformed command is a bug and throws. */
export const encodeCommand = (cmd: Command): Uint8Array => {
  if (!NAME.test(cmd.name)) throw new Error(`not a command name: ${JSON.stringify(cmd.name)}`);
  const bad = cmd.params.find((param) => !PARAM.test(param));
  if (bad !== undefined) throw new Error(`not a parameter of ${cmd.name}: ${JSON.stringify(bad)}`);
  const text = [cmd.name, ...cmd.params].join(';');
  const head = Uint8Array.of(ESC, ...new TextEncoder().encode(text));
  return cmd.binary === null
    ? concatBytes(head, Uint8Array.of(CR))
    : concatBytes(head, Uint8Array.of(SEPARATOR), cmd.binary, Uint8Array.of(CR));
};
