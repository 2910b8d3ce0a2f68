/** Divisions of GB/T 2260 around Linxiang (Hunan, Yueyang). */
const DIVISIONS: Readonly<Record<string, readonly [zh: string, en: string]>> = {
  '430000': ['湖南省', 'Hunan'],
  '430600': ['岳阳市', 'Yueyang'],
  '430602': ['岳阳楼区', 'Yueyanglou'],
  '430603': ['云溪区', 'Yunxi'],
  '430611': ['君山区', 'Junshan'],
  '430621': ['岳阳县', 'Yueyang County'],
  '430623': ['华容县', 'Huarong'],
  '430624': ['湘阴县', 'Xiangyin'],
  '430626': ['平江县', 'Pingjiang'],
  '430681': ['汨罗市', 'Miluo'],
  '430682': ['临湘市', 'Linxiang'],
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

/** Full name of a division as far as it is known here; null for one from elsewhere: show its code then. */
export const divisionName = (division: string): { readonly zh: string; readonly en: string } | null => {
  if (!CODE.test(division)) return null;
  const levels = [...new Set([`${division.slice(0, 2)}0000`, `${division.slice(0, 4)}00`, division])];
  const names = levels.map((level) => DIVISIONS[level]);
  if (names.at(-1) === undefined) return null;
  const known = names.filter((name) => name !== undefined);
  return {
    zh: known.map(([zh]) => zh).join(''),
    en: known
      .map(([, en]) => en)
      .reverse()
      .join(', '),
  };
};
