import { maskName } from '#basics/redaction.ts';
import { SITUATIONS, type Situation } from '../platform/situation.ts';
import type { Scenario, ScenarioPerson } from '../scenario/scenario.ts';

interface Words {
  readonly zh: string;
  readonly en: string;
}

/** Situations in which the counter asks for the phone; a trainee can't know the number of somebody made up. */
const ASKED_FOR_PHONE: ReadonlySet<Situation> = new Set([
  'onsite',
  'draft',
  'refused',
  'minor-onsite',
  'minor-refused',
]);

/** What a trainee has to know of a person of the scenario: the situation, who comes along, what is to be typed in. */
export const hintOf = (scenario: Scenario, person: ScenarioPerson, situation: Situation): Words => {
  const guardian = scenario.persons.find(({ id }) => id === person.guardian);
  const { phone } = guardian ?? person;
  const parts: readonly Words[] = [
    SITUATIONS[situation],
    ...(guardian === undefined
      ? []
      : [{ zh: `和${maskName(guardian.document.name)}一起来`, en: `comes with ${maskName(guardian.document.name)}` }]),
    ...registerPage(person),
    ...(ASKED_FOR_PHONE.has(situation) ? [{ zh: `手机 ${phone}`, en: `phone ${phone}` }] : []),
  ];
  return { zh: parts.map(({ zh }) => zh).join('；'), en: parts.map(({ en }) => en).join('; ') };
};

/** The page that is typed in by hand: it lies before the trainee, not on the reader. */
const registerPage = ({ document }: ScenarioPerson): readonly Words[] => {
  if (document.kind !== 'household-register') return [];
  const { name, idNumber, address } = document;
  return [
    {
      zh: `没有身份证，凭户口簿录入：${name}，${idNumber}，${address}`,
      en: `no identity card, typed in from the household register: ${name}, ${idNumber}, ${address}`,
    },
  ];
};
