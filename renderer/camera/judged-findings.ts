import { PHOTO_OUTCOMES, type PhotoFinding, type PhotoJudgement, type PhotoMark } from '#domain/photo/judgement.ts';

/** What a screen is told of a judgement. */
export type JudgedPhoto = Omit<PhotoJudgement, 'models' | 'capture'>;

/** A finding as it is listed: with the numbers its marks carry in the picture. */
export interface ListedFinding {
  readonly finding: PhotoFinding;
  readonly numbers: readonly number[];
}

export interface NumberedMark {
  readonly number: number;
  readonly mark: PhotoMark;
  readonly outcome: PhotoFinding['outcome'];
}

/**
 * What is not as it should be, worst first, each mark with a number of its own. The applicant is not shown what only
 * the teller has to look at: nothing can be done about it.
 */
export const listFindings = (
  judgement: JudgedPhoto,
  audience: 'teller' | 'applicant',
): { readonly listed: readonly ListedFinding[]; readonly marks: readonly NumberedMark[] } => {
  const worstFirst = judgement.findings
    .filter(({ outcome }) => outcome !== 'pass' && (audience === 'teller' || outcome !== 'confirm'))
    .toSorted((a, b) => PHOTO_OUTCOMES.indexOf(a.outcome) - PHOTO_OUTCOMES.indexOf(b.outcome));
  const marks: NumberedMark[] = [];
  const listed = worstFirst.map((finding) => ({
    finding,
    numbers: finding.marks.map((mark) => {
      const number = marks.length + 1;
      marks.push({ number, mark, outcome: finding.outcome });
      return number;
    }),
  }));
  return { listed, marks };
};

/** A measured value as it is read out: three digits that count. */
export const readable = (value: number): string => `${Number(value.toPrecision(3))}`;
