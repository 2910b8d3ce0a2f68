import { statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import type { z } from 'zod';
import { fail, ok, type Result } from '#basics/result.ts';
import { readIfThere } from '../read-if-there.ts';
import { citizenNumberFits, luhnFits } from './check-digits.ts';
import { type Scenario, type ScenarioPerson, scenarioSchema } from './scenario.ts';
import { blanksOfBox } from './stock.ts';

export interface LoadedScenario {
  /** Absolute path of the file. */
  readonly file: string;
  readonly scenario: Scenario;
}

/**
 * Reads and checks a scenario file. Fails with `scenario.not-found` (param `file`) and `scenario.malformed` (params
 * `file`, `path` as in `persons[2].document.idNumber`, `cause`, `more`: how many further faults there are).
 */
export const loadScenario = (path: string): Result<LoadedScenario> => {
  const file = resolve(path);
  const content = isFile(file) ? readIfThere(file) : null;
  if (content === null) return fail('scenario.not-found', 'stop', { file });
  const json = parseJson(content.toString('utf8'));
  const parsed = json.ok ? parseScenario(json.value, dirname(file)) : json;
  if (parsed.ok) return ok({ file, scenario: parsed.value });
  const [first = { path: '', cause: '' }, ...more] = parsed.error;
  return fail('scenario.malformed', 'stop', { file, path: first.path, cause: first.cause, more: more.length });
};

/** A place in the document and what is wrong there. */
export interface ScenarioFault {
  readonly path: string;
  readonly cause: string;
}

/** Checks a scenario document; `dir` is what picture paths are relative to. */
export const parseScenario = (document: unknown, dir: string): Result<Scenario, readonly ScenarioFault[]> => {
  const parsed = scenarioSchema.safeParse(document);
  if (!parsed.success) return { ok: false, error: parsed.error.issues.map(schemaFault) };
  const faults = [...personFaults(parsed.data.persons, dir), ...stockFaults(parsed.data)];
  return faults.length === 0 ? ok(parsed.data) : { ok: false, error: faults };
};

/** The person of a scenario. Fails with `scenario.unknown-person`. */
export const findScenarioPerson = (scenario: Scenario, personId: string): Result<ScenarioPerson> => {
  const person = scenario.persons.find((entry) => entry.id === personId);
  return person === undefined ? fail('scenario.unknown-person', 'stop', { person: personId }) : ok(person);
};

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() ?? false;

const parseJson = (text: string): Result<unknown, readonly ScenarioFault[]> => {
  try {
    return ok(JSON.parse(text));
  } catch (error) {
    return { ok: false, error: [{ path: '(file)', cause: error instanceof Error ? error.message : 'no JSON' }] };
  }
};

/** `['persons', 2, 'document']` → `persons[2].document`. */
const pathText = (path: readonly PropertyKey[]): string =>
  path.reduce<string>((text, key) => {
    if (typeof key === 'number') return `${text}[${key}]`;
    return text === '' ? String(key) : `${text}.${String(key)}`;
  }, '');

const schemaFault = (issue: z.core.$ZodIssue): ScenarioFault => {
  if (issue.code !== 'unrecognized_keys') return { path: pathText(issue.path) || '(file)', cause: issue.message };
  const [key = '', ...others] = issue.keys;
  const rest = others.length === 0 ? '' : ` (and ${others.join(', ')})`;
  return { path: pathText([...issue.path, key]), cause: `unknown key${rest}` };
};

/** Faults of `value` seen before at another place. */
const createUniqueness = () => {
  const seen = new Map<string, string>();
  return (what: string, value: string, path: string): readonly ScenarioFault[] => {
    const first = seen.get(`${what} ${value}`);
    if (first !== undefined) return [{ path, cause: `${what} is the same as in ${first}` }];
    seen.set(`${what} ${value}`, path);
    return [];
  };
};

const personFaults = (persons: readonly ScenarioPerson[], dir: string): readonly ScenarioFault[] => {
  const unique = createUniqueness();
  const ids = new Set(persons.map(({ id }) => id));
  return persons.flatMap(({ id, document, photo, guardian, relation, platform }, i) => {
    const at = `persons[${i}]`;
    const number = `${at}.document.idNumber`;
    const applicationId = platform.application?.id ?? null;
    const stranger = (who: string | null, path: string): readonly ScenarioFault[] =>
      who === null || (ids.has(who) && who !== id) ? [] : [{ path, cause: 'no other person of this scenario' }];
    return [
      ...unique('id', id, `${at}.id`),
      ...unique('number', document.idNumber, number),
      ...(applicationId === null ? [] : unique('application id', applicationId, `${at}.platform.application.id`)),
      ...stranger(guardian, `${at}.guardian`),
      ...stranger(platform.application?.applicant ?? null, `${at}.platform.application.applicant`),
      ...(relation !== null && guardian === null ? [{ path: `${at}.relation`, cause: 'nobody comes along' }] : []),
      ...documentFaults(document, `${at}.document`),
      ...(photo === null || isFile(resolve(dir, photo)) ? [] : [{ path: `${at}.photo`, cause: 'no such file' }]),
    ];
  });
};

/** What a number says of itself and of its bearer; the number of a foreign permit of 2017 has no public rule. */
const documentFaults = (document: ScenarioPerson['document'], at: string): readonly ScenarioFault[] => {
  const { kind, idNumber, birth } = document;
  if (kind === 'foreign-permit-2017') return [];
  const faults = citizenNumberFits(idNumber) ? [] : [{ path: `${at}.idNumber`, cause: 'check digit' }];
  if (kind === 'foreign-permit-2023') {
    return idNumber.startsWith('9') ? faults : [...faults, { path: `${at}.idNumber`, cause: 'begins with 9' }];
  }
  if (kind === 'residence-permit' && !/^8[123]0000/.test(idNumber)) {
    faults.push({ path: `${at}.idNumber`, cause: 'begins with 810000, 820000 or 830000' });
  }
  if (birth !== idNumber.slice(6, 14)) faults.push({ path: `${at}.birth`, cause: 'not the birth date of the number' });
  return faults;
};

const stockFaults = (scenario: Scenario): readonly ScenarioFault[] => {
  const unique = createUniqueness();
  return scenario.stock.boxes.flatMap((box, i) => [
    ...unique('box id', box.boxId, `stock.boxes[${i}].boxId`),
    ...blanksOfBox(box).flatMap((blank, j) => {
      const listed = j < box.blanks.length;
      const at = `stock.boxes[${i}].${listed ? `blanks[${j}]` : 'generate'}`;
      const place = (member: string) => (listed ? `${at}.${member}` : at);
      return [
        ...unique('blank id', blank.blankId, place('blankId')),
        ...unique('card id', blank.cardId, place('cardId')),
        ...unique('reset information', blank.resetInformation, place('resetInformation')),
        ...unique('bank card number', blank.bankCardNumber, place('bankCardNumber')),
        ...(luhnFits(blank.bankCardNumber) ? [] : [{ path: place('bankCardNumber'), cause: 'check digit' }]),
      ];
    }),
  ]);
};
