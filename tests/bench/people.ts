import { checkCharacterOf } from '#domain/identity/citizen-number.ts';

/** Nobody: textbook names, birth dates of 1900, numbers with the check character of GB 11643. */
export interface BenchPerson {
  readonly id: string;
  readonly name: string;
  readonly idNumber: string;
}

const NAMES = ['张三', '李四', '王五', '赵六', '孙七', '周八', '吴九', '郑十', '陈一', '钱二'] as const;
const DIVISION = '430682';
/** Every month has these days. */
const DAYS = 28;
const FIRST_SEQUENCE = 201;

/** `count` different people (at most 336). */
export const benchPeople = (count: number): readonly BenchPerson[] =>
  Array.from({ length: count }, (_, i) => {
    const month = String(Math.floor(i / DAYS) + 1).padStart(2, '0');
    const day = String((i % DAYS) + 1).padStart(2, '0');
    const first17 = `${DIVISION}1900${month}${day}${FIRST_SEQUENCE + i}`;
    return {
      id: `person-${i + 1}`,
      name: NAMES[i % NAMES.length] ?? NAMES[0],
      idNumber: first17 + checkCharacterOf(first17),
    };
  });
