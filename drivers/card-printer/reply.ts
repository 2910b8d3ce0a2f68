/** What a reply text means (§1.3 reply grammar, §1.5 queries). */

export type Presence = 'none' | 'card' | 'smart-card' | 'contactless-card';

export const isError = (text: string): boolean => text.startsWith('ERR');

/** `ERROR CDE`: the printer does not know the command. */
export const isUnknownCommand = (text: string): boolean => text === 'ERROR CDE';

const PRESENCE: Readonly<Record<string, Presence>> = {
  OK: 'none',
  'NO CARD': 'none',
  CARD: 'card',
  'SMART CARD': 'smart-card',
  'CONTACTLESS CARD': 'contactless-card',
  // WORKAROUND(2004 firmware): `Rlr;p` with a card inside.
  'ERR CARD': 'card',
};

/** Answer to `Rlr;p` / `Rlr;h`, null when it is none. */
export const parsePresence = (text: string): Presence | null => PRESENCE[text] ?? null;

/** `5,00 Volts` → 5. The decimal sign is a comma; a point is taken as well. */
export const parseVolts = (text: string): number | null => {
  const match = /^(\d{1,2})[,.](\d{1,3}) ?V(?:olts?)?$/i.exec(text);
  return match ? Number(`${match[1]}.${match[2]}`) : null;
};

/** 5 → `5,00 Volts`. */
export const formatVolts = (volts: number): string => `${volts.toFixed(2).replace('.', ',')} Volts`;

/** Counters and counts: digits only, null otherwise (`OK` instead of a number is a known field bug). */
export const parseCount = (text: string): number | null => (/^\d{1,9}$/.test(text) ? Number(text) : null);
