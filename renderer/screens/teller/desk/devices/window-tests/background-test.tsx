import { useState } from 'react';
import type { MethodOutput } from '#contract/methods.ts';
import { useAct } from '../../../../../bridge/use-act.ts';
import { BackgroundCheck } from '../../../../../camera/background-check.tsx';
import { ProblemNote } from '../../../../../ui/problem-note.tsx';
import { useOutcome } from './use-outcome.ts';
import type { WindowTestProps } from './window-test-props.ts';

/** The empty photo place as the counter checks it; the outcome is kept as soon as it is there. */
export const BackgroundTest = ({ test, onClose }: WindowTestProps) => {
  const act = useAct();
  const outcome = useOutcome(test.id, () => undefined);
  const [report, setReport] = useState<MethodOutput<'photo.checkBackground'> | null>(null);
  const look = async (picture: string) => {
    setReport(null);
    const answer = await act.run('photo.checkBackground', { picture });
    if (!answer?.ok) return;
    setReport(answer.value);
    const { ok, lightness, chroma, deviation } = answer.value;
    outcome.tell(ok ? 'pass' : 'warn', { lightness, chroma, deviation });
  };
  return (
    <>
      <ProblemNote problem={act.problem ?? outcome.problem} />
      <BackgroundCheck
        report={report}
        busy={act.pending !== null}
        onPicture={(picture) => void look(picture)}
        onClose={onClose}
      />
    </>
  );
};
