import { citiesOf, countiesOf, type Division, provinces } from './divisions.ts';

/** The division an address begins with, as far as it says it, and the text behind it. */
export interface SplitAddress {
  /** Six digits, of the lowest level that was recognised; null when the text begins with no division. */
  readonly division: string | null;
  readonly detail: string;
}

/** `湖南` for `湖南省`, `广西` for `广西壮族自治区`, `香港` for `香港特别行政区`: people leave these words out. */
const SHORT = /(特别行政区|(壮族|回族|维吾尔)?自治区|省|市)$/;

interface Found {
  readonly division: Division;
  readonly rest: string;
}

/** The division whose name the text begins with, the longest one of several. */
const leading = (text: string, divisions: readonly Division[]): Found | null => {
  const [division] = divisions
    .filter(({ name }) => text.startsWith(name))
    .toSorted((a, b) => b.name.length - a.name.length);
  return division === undefined ? null : { division, rest: text.slice(division.name.length).trimStart() };
};

/** As `leading`, null when two divisions bear the name. */
const onlyLeading = (text: string, divisions: readonly Division[]): Found | null => {
  const found = leading(text, divisions);
  if (found === null) return null;
  return divisions.filter(({ name }) => name === found.division.name).length === 1 ? found : null;
};

const ALL_CITIES = provinces().flatMap(({ code }) => citiesOf(code));
const countiesBelow = (province: string): readonly Division[] => [
  ...countiesOf(province),
  ...citiesOf(province).flatMap(({ code }) => countiesOf(code)),
];
const ALL_COUNTIES = provinces().flatMap(({ code }) => countiesBelow(code));

const result = ({ division, rest }: Found): SplitAddress => ({ division: division.code, detail: rest.trim() });

/** City and county, or a county alone as identity cards have it (`湖南省临湘市…`). */
const below = (text: string, cities: readonly Division[], counties: readonly Division[]): SplitAddress | null => {
  const city = onlyLeading(text, cities);
  if (city !== null) return result(leading(city.rest, countiesOf(city.division.code)) ?? city);
  const county = onlyLeading(text, counties);
  return county === null ? null : result(county);
};

const belowProvince = ({ division, rest }: Found): SplitAddress | null => {
  // A municipality is its own city: `北京市北京市…`, `重庆市市辖区…`, `重庆市县…`.
  const said = citiesOf(division.code).length === 0 ? [division.name, '市辖区', '县'] : [];
  const again = said.find((word) => rest.startsWith(word));
  const counties = countiesBelow(division.code);
  const text = again === undefined || leading(rest, counties) !== null ? rest : rest.slice(again.length);
  return below(text, citiesOf(division.code), counties);
};

/**
 * Recognises the leading province, city and county of an address as documents bear it: full or short names, the city
 * left out. A name that several places share is not guessed: the level above it is answered.
 */
export const splitAddress = (address: string): SplitAddress => {
  const text = address.trim();
  const full = leading(text, provinces());
  if (full !== null) return belowProvince(full) ?? result(full);
  const shorts = provinces().map(({ code, name }) => ({ code, name: name.replace(SHORT, '') }));
  const short = leading(text, shorts);
  // 吉林 is a province and 吉林市 a city of it: a short name counts only when it leads on.
  const under = short === null ? null : belowProvince({ ...short, division: fullOf(short.division) });
  return under ?? below(text, ALL_CITIES, ALL_COUNTIES) ?? { division: null, detail: text };
};

const fullOf = (short: Division): Division => provinces().find(({ code }) => code === short.code) ?? short;
