import { fail, ok, type Result } from '#basics/result.ts';

/**
 * Where the chip is reached:
 * `pcsc:<reader name pattern>` with an optional `?socket=<path>` of a PC/SC service other than the system's, or
 * `vcard://host:port` straight to a card that speaks the virtual reader's frames.
 */
export type ChipAddress =
  | { readonly kind: 'pcsc'; readonly pattern: string; readonly socket: string | null }
  | { readonly kind: 'vcard'; readonly host: string; readonly port: number };

/** Fails with `chip.bad-address`. */
export const parseChipAddress = (address: string): Result<ChipAddress> => {
  if (address.startsWith('pcsc:')) {
    const [pattern = '', socket] = address.slice('pcsc:'.length).split('?socket=', 2);
    if (socket !== '') return ok({ kind: 'pcsc', pattern: pattern.trim(), socket: socket ?? null });
  }
  const match = /^vcard:\/\/([^:/]+):(\d{1,5})$/.exec(address);
  const port = Number(match?.[2]);
  if (match !== null && port >= 1 && port <= 65535) return ok({ kind: 'vcard', host: match[1] ?? '', port });
  return fail('chip.bad-address', 'stop', { address });
};

/**
 * The one reader a pattern means: its exact name, or a part of it in any case, `*` standing for anything; an empty
 * pattern means the only reader there is. Fails with `chip.reader-absent`, `chip.reader-ambiguous`.
 */
export const chooseReader = (names: readonly string[], pattern: string): Result<string> => {
  const exact = names.find((name) => name === pattern);
  if (exact !== undefined) return ok(exact);
  const escaped = pattern.split('*').map((part) => part.replace(/[.+?^${}()|[\]\\]/g, '\\$&'));
  const matcher = new RegExp(escaped.join('.*'), 'i');
  const [first, ...others] = names.filter((name) => matcher.test(name));
  if (first === undefined) return fail('chip.reader-absent', 'ask', { reader: pattern });
  return others.length === 0 ? ok(first) : fail('chip.reader-ambiguous', 'stop', { reader: pattern });
};
