import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import type { Course } from './points.ts';

/** What every one of these people chooses. */
export const PIN = '271828';
export const GUARDIAN = 'guardian';
/** A session uses up two blanks at most here; some are left so that the feeder is never low. */
const SPARE_BLANKS = 15;
const REVIEW_MS = 200;
/** Room for the cards of a whole station. */
const REJECT_BOX = 200;

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2] as const;

/** A citizen number made up by the rule (GB 11643): division, birth date, running number, check character. */
const madeUpNumber = (birth: string, index: number): string => {
  const first17 = `430682${birth}${String(100 + index).padStart(3, '0')}`;
  const sum = WEIGHTS.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return `${first17}${'10X98765432'.charAt(sum % 11)}`;
};

const ADULT = '19000101';
const CHILD = '20150601';

const platformOf = (course: Course): object => {
  switch (course) {
    case 'onsite':
    case 'minor':
      return {};
    case 'review':
      return { application: { state: 'under-review', review: { afterMs: REVIEW_MS } } };
    default:
      return { application: { state: 'approved' } };
  }
};

/** Whose session it is, by the place in the list of courses. */
export const personId = (index: number): string => `p${index}`;

/** One person for each course, with blanks for all of them; one portrait serves everybody. Answers the file. */
export const writePeople = async (dir: string, courses: readonly Course[]): Promise<string> => {
  writeFileSync(join(dir, 'portrait.jpg'), await samplePortrait({ key: 'kill', sex: '1' }));
  const person = { document: { name: '张三' }, phone: '13800138000', pin: PIN, photo: 'portrait.jpg' };
  const persons = courses.map((course, index) => {
    const minor = course === 'minor';
    const idNumber = madeUpNumber(minor ? CHILD : ADULT, index);
    return {
      ...person,
      id: personId(index),
      document: { ...person.document, idNumber },
      ...(minor ? { guardian: GUARDIAN } : {}),
      platform: platformOf(course),
    };
  });
  const guardian = {
    ...person,
    id: GUARDIAN,
    document: { name: '李四', idNumber: madeUpNumber(ADULT, courses.length) },
  };
  const file = join(dir, 'people.json');
  const count = courses.length * 2 + SPARE_BLANKS;
  const scenario = {
    version: 1,
    name: 'Kill points',
    persons: [...persons, guardian],
    stock: { boxes: [{ boxId: 'BOX-1', inFeeder: true, generate: { count, firstSerial: 1 } }] },
    // Nobody takes a card but the hand of the test.
    devices: { cardPrinter: { takeCardAfterMs: null, rejectBox: { capacity: REJECT_BOX } } },
  };
  writeFileSync(file, JSON.stringify(scenario));
  return file;
};
