import type { JudgementView, PhotoView } from '#contract/views.ts';

type Finding = JudgementView['findings'][number];

/** `sent`: the teller looks at it · `again`: it has to be taken anew. */
export type PhotoWord = 'sent' | 'again';

/** What the applicant can do something about, what must be changed first; the teller's own ticks are not told here. */
export const findingsTold = ({ judgement, override }: PhotoView): readonly Finding[] => {
  if (judgement === null || override !== null) return [];
  const of = (outcome: Finding['outcome']) => judgement.findings.filter((finding) => finding.outcome === outcome);
  return [...of('fail'), ...of('warn')];
};

/** What the host's verdict comes to for the person in the picture. */
export const photoWord = ({ judgement, override }: PhotoView): PhotoWord =>
  judgement?.verdict === 'fail' && override === null ? 'again' : 'sent';
