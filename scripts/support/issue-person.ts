import { fileURLToPath } from 'node:url';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { pinProblem } from '#domain/card/pin-rules.ts';
import { findScenarioPerson, loadScenario } from '#drivers/simulator/scenario/load-scenario.ts';
import type { Scenario, ScenarioPerson } from '#drivers/simulator/scenario/scenario.ts';

export type IssueMode = 'auto' | 'online' | 'onsite';

export interface Chosen {
  readonly file: string;
  readonly scenario: Scenario;
  readonly person: ScenarioPerson;
}

/** The scenario every command takes when none is named. */
export const SHIPPED_SCENARIO = fileURLToPath(
  new URL('../../drivers/simulator/scenarios/training-day.json', import.meta.url),
);

/**
 * The person named, or the first one who fits the mode. Fails with the `scenario.*` codes and `issue.nobody-fits`.
 */
export const choosePerson = (options: {
  readonly scenario: string | undefined;
  readonly person: string | undefined;
  readonly mode: IssueMode;
}): Result<Chosen> => {
  const loaded = loadScenario(options.scenario ?? SHIPPED_SCENARIO);
  if (!loaded.ok) return loaded;
  const { file, scenario } = loaded.value;
  if (options.person !== undefined) {
    const person = findScenarioPerson(scenario, options.person);
    return person.ok ? ok({ file, scenario, person: person.value }) : person;
  }
  const person = scenario.persons.find((one) => fits(one, options.mode, scenario.station.outletNo));
  return person === undefined
    ? fail('issue.nobody-fits', 'stop', { mode: options.mode })
    : ok({ file, scenario, person });
};

/**
 * What would stop the session half way: a PIN the kiosk does not take. Fails with the `pin.*` codes, before any device
 * is touched.
 */
export const checkPerson = ({ document, pin }: ScenarioPerson): Result<void> => {
  const problem = pinProblem(pin, { idNumber: document.idNumber, birth: document.birth });
  return problem === null ? done : fail(problem, 'stop');
};

const fits = ({ platform }: ScenarioPerson, mode: IssueMode, outletNo: number): boolean => {
  const { application, holder } = platform;
  if (holder !== null) return false;
  const here = application?.delivery === 'outlet' && (application.outletNo ?? outletNo) === outletNo;
  const online = application?.state === 'approved' && here && !application.crossProvince;
  const onsite = application === null && platform.insurances.length > 0;
  return mode === 'online' ? online : mode === 'onsite' ? onsite : online || onsite;
};
