import { divisionSteps, divisionText } from './divisions.ts';

/** Names of the neighbourhood in Latin letters, as the places write themselves. */
const ENGLISH: Readonly<Record<string, string>> = {
  '430000': 'Hunan',
  '430600': 'Yueyang',
  '430602': 'Yueyanglou',
  '430603': 'Yunxi',
  '430611': 'Junshan',
  '430621': 'Yueyang County',
  '430623': 'Huarong',
  '430624': 'Xiangyin',
  '430626': 'Pingjiang',
  '430681': 'Miluo',
  '430682': 'Linxiang',
};

const CODE = /^\d{6}$/;

/**
 * True when a six-digit division lies in a region, which may be a county (`430682`), a prefecture (`430600`) or a
 * province (`430000`). False when one of them is no division code.
 */
export const isWithin = (division: string, region: string): boolean => {
  if (!CODE.test(division) || !CODE.test(region)) return false;
  const significant = region.endsWith('0000') ? 2 : region.endsWith('00') ? 4 : 6;
  return division.slice(0, significant) === region.slice(0, significant);
};

/**
 * Full name of a division; null for a code nobody knows. In Latin letters where they are known all the way up,
 * otherwise in Chinese as well: a name is not romanised here.
 */
export const divisionName = (division: string): { readonly zh: string; readonly en: string } | null => {
  const zh = divisionText(division);
  if (zh === null) return null;
  const english = divisionSteps(division).map((code) => ENGLISH[code]);
  const known = english.filter((name) => name !== undefined);
  return { zh, en: known.length === english.length ? known.toReversed().join(', ') : zh };
};
