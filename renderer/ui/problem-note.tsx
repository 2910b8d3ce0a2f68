import { Alert } from 'antd';
import type { ContractError } from '#contract/messages.ts';
import { useText } from '../i18n/use-text.ts';

export interface ProblemNoteProps {
  readonly problem: ContractError | null;
  /** The code, small, for the telephone: on the staff's screen. */
  readonly withCode?: boolean;
}

/** A refused call in words: what happened and what to do next. */
export const ProblemNote = ({ problem, withCode = true }: ProblemNoteProps) => {
  const { code } = useText();
  if (problem === null) return null;
  const words = code(problem.code, problem.params);
  return (
    <Alert
      type="warning"
      showIcon
      title={words.what}
      description={
        <>
          {words.next} {(withCode || !words.known) && <span className="small-print">{problem.code}</span>}
        </>
      }
      data-testid="problem"
    />
  );
};
