import { readFileSync } from 'node:fs';

interface ScenarioFile {
  readonly persons: readonly {
    readonly id: string;
    readonly phone?: string;
    readonly document: { readonly name: string; readonly idNumber: string };
  }[];
}

const read = (name: string): ScenarioFile =>
  JSON.parse(
    readFileSync(new URL(`../../drivers/simulator/scenarios/${name}.json`, import.meta.url), 'utf8'),
  ) as ScenarioFile;

/** The first shipped scenario with the persons of the others that it does not have. */
export const mergedScenario = (first: string, ...others: readonly string[]): ScenarioFile => {
  const base = read(first);
  const known = new Set(base.persons.map(({ id }) => id));
  const numbers = new Set(base.persons.map(({ document }) => document.idNumber));
  const more = others
    .flatMap((name) => read(name).persons)
    .filter(({ id, document }) => !known.has(id) && !numbers.has(document.idNumber));
  return { ...base, persons: [...base.persons, ...more] };
};
