import { Alert } from 'antd';
import type { ContractError } from '#contract/messages.ts';
import { useText } from '../i18n/use-text.ts';

/** A refused call in words: what happened and what to do next; the code small behind it. */
export const ProblemNote = ({ problem }: { readonly problem: ContractError | null }) => {
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
          {words.next} <span className="small-print">{problem.code}</span>
        </>
      }
      data-testid="problem"
    />
  );
};
