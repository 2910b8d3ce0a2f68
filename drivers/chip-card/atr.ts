import { concatBytes, equalBytes, toHex } from '#basics/hex.ts';

/** Answer to reset, ISO 7816-3: TS, T0, interface bytes, historical bytes, perhaps a check byte. */
export interface Atr {
  readonly interfaceBytes: Uint8Array;
  readonly historicalBytes: Uint8Array;
  /** TCK and anything behind the historical bytes. */
  readonly rest: Uint8Array;
}

/** Takes an ATR apart; null when bytes are missing or TS is neither 3B nor 3F. */
export const parseAtr = (atr: Uint8Array): Atr | null => {
  const [ts, t0] = atr;
  if ((ts !== 0x3b && ts !== 0x3f) || t0 === undefined) return null;
  const interfaceStart = 2;
  let at = interfaceStart;
  let indicator: number | undefined = t0;
  while (indicator !== undefined && (indicator & 0xf0) !== 0) {
    const group = [0x10, 0x20, 0x40, 0x80].filter((bit) => ((indicator ?? 0) & bit) !== 0).length;
    if (at + group > atr.length) return null;
    const hasNext: boolean = (indicator & 0x80) !== 0;
    at += group;
    indicator = hasNext ? atr[at - 1] : undefined;
  }
  const end = at + (t0 & 0x0f);
  if (end > atr.length) return null;
  return {
    interfaceBytes: atr.slice(interfaceStart, at),
    historicalBytes: atr.slice(at, end),
    rest: atr.slice(end),
  };
};

/** 卡复位信息: the 13 historical bytes as 26 hexadecimal digits (B.5); null when the ATR carries not 13. */
export const resetInformation = (atr: Uint8Array): string | null => {
  const parsed = parseAtr(atr);
  return parsed?.historicalBytes.length === 13 ? toHex(parsed.historicalBytes) : null;
};

/**
 * Whether an ATR is that of a social security card: the prefix (`3B 6D 00 00`, or what a site's cards have before it),
 * 13 historical bytes, and behind them only the check byte that an ATR with TD1 may have (B.5).
 */
export const isSocialSecurityAtr = (atr: Uint8Array, prefix: Uint8Array): boolean => {
  const parsed = parseAtr(atr);
  if (parsed?.historicalBytes.length !== 13) return false;
  const mostBehind = ((atr[1] ?? 0) & 0x80) === 0 ? 0 : 1;
  return parsed.rest.length <= mostBehind && equalBytes(atr.slice(0, 2 + parsed.interfaceBytes.length), prefix);
};

/** ATR of a social security card: direct convention, T=0, `3B 6D 00 00` ‖ 13 historical bytes (B.5). */
export const socialSecurityAtr = (historicalBytes: Uint8Array): Uint8Array => {
  if (historicalBytes.length !== 13) throw new Error(`13 historical bytes, not ${historicalBytes.length}`);
  return concatBytes(Uint8Array.of(0x3b, 0x6d, 0x00, 0x00), historicalBytes);
};
