import { fromHex, toHex } from '#basics/hex.ts';

/** Parts of the card id 卡的识别码 (B.4), all upper-case hexadecimal digits. */
export interface CardIdParts {
  /** Six digits, GB/T 2260. */
  readonly cityCode: string;
  /** Registered application provider, `D156000005`. */
  readonly provider: string;
  /** Eight digits. */
  readonly serial: string;
  /** Eight digits; third-generation cards carry FFFFFFFF. */
  readonly authenticationCode: string;
}

/** 32 hexadecimal digits apart; null when it is not a card id. */
export const parseCardId = (cardId: string): CardIdParts | null => {
  const match = /^(\d{6})(D156000005)(\d{8})([0-9A-F]{8})$/.exec(cardId.toUpperCase());
  if (match === null) return null;
  const [, cityCode = '', provider = '', serial = '', authenticationCode = ''] = match;
  return { cityCode, provider, serial, authenticationCode };
};

export const formatCardId = (parts: CardIdParts): string =>
  toHex(fromHex(parts.cityCode + parts.provider + parts.serial + parts.authenticationCode));

/** Parts of 初始化机构编号 (B.4): `9156000002` ‖ issuing region ‖ initialising site's region ‖ order number. */
export interface InitialiserParts {
  readonly issuingRegion: string;
  readonly siteRegion: string;
  readonly order: string;
}

/** 24 digits apart; null when it is not an initialiser number. */
export const parseInitialiser = (initialiser: string): InitialiserParts | null => {
  const match = /^9156000002(\d{6})(\d{6})(\d{2})$/.exec(initialiser);
  if (match === null) return null;
  const [, issuingRegion = '', siteRegion = '', order = ''] = match;
  return { issuingRegion, siteRegion, order };
};

export const formatInitialiser = (parts: InitialiserParts): string =>
  `9156000002${parts.issuingRegion}${parts.siteRegion}${parts.order}`;
