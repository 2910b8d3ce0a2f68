import type { Outlet } from './outlet.ts';
import { PUBLISHED_OUTLETS } from './published.ts';

/**
 * What a directory leaves out of an outlet, as a code of `contract/codes`: shown beside the address or telephone, never
 * filled in by us.
 */
export type OutletGap =
  /** A number without the word after it (号, 栋 …): the notice drops it at the ends of its lines. */
  | 'outlet.number-word-missing'
  /** A house number of no street. */
  | 'outlet.street-missing'
  /** The address ends with the town. */
  | 'outlet.town-only'
  /** Another outlet has the same telephone. */
  | 'outlet.telephone-shared';

/** A number that is followed by another number or by nothing. */
const NUMBER_WITHOUT_WORD = /\d+\s*(?:$|(?<=\s)\d)/;
/** A number right after province or city. */
const NUMBER_OF_NO_STREET = /[省市县]\s*\d+\s*号?$/;
const ENDS_WITH_TOWN = /[镇乡]$/;

/** What is missing of this outlet; `all` is the directory it stands in. */
export const gapsOf = (outlet: Outlet, all: readonly Outlet[] = PUBLISHED_OUTLETS): readonly OutletGap[] => {
  const gaps: OutletGap[] = [];
  if (NUMBER_OF_NO_STREET.test(outlet.address)) gaps.push('outlet.street-missing');
  if (NUMBER_WITHOUT_WORD.test(outlet.address)) gaps.push('outlet.number-word-missing');
  if (ENDS_WITH_TOWN.test(outlet.address)) gaps.push('outlet.town-only');
  if (all.some(({ no, phone }) => no !== outlet.no && phone === outlet.phone)) gaps.push('outlet.telephone-shared');
  return gaps;
};

/** Whether a gap is one of the address; the other ones are of the telephone. */
export const isOfAddress = (gap: OutletGap): boolean => gap !== 'outlet.telephone-shared';
