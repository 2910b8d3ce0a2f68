import './pair-dialog.css';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { Answer } from '#contract/messages.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import { type Act, useAct } from '../bridge/use-act.ts';
import { useText } from '../i18n/use-text.ts';
import { Dialog } from './dialog.tsx';
import { ProblemNote } from './problem-note.tsx';
import { NOBODY_YET, problemOf, TwoPeople, twoPeopleOf, withoutSecrets } from './two-people.tsx';

export interface PairDialogProps {
  readonly title: string;
  /** What is done, and to what. */
  readonly children: ReactNode;
  readonly save: string;
  /** False while something of the act itself is missing. */
  readonly complete?: boolean;
  /** The act has fields of its own: they stand beside the two people. */
  readonly wide?: boolean;
  /** The act with its two people. */
  act(run: Act['run'], people: TwoPeopleInput): Promise<Answer<unknown> | null>;
  onDone(): void;
  onClose(): void;
}

/** An act of two people: what it is, both with their own passwords, and why it was refused. */
export const PairDialog = ({
  title,
  children,
  save,
  complete = true,
  wide = false,
  act,
  onDone,
  onClose,
}: PairDialogProps) => {
  const { t } = useText();
  const { run, pending, problem } = useAct();
  const [people, setPeople] = useState(NOBODY_YET);
  const [tried, setTried] = useState(false);
  const send = async () => {
    setTried(true);
    const two = twoPeopleOf(people);
    if (two === null || !complete) return;
    const answer = await act(run, two);
    // What was typed is not kept, taken or not.
    setPeople(withoutSecrets);
    setTried(false);
    if (answer?.ok) onDone();
  };
  const atField = problemOf(problem, 'own') ?? problemOf(problem, 'second');
  return (
    <Dialog title={title} onClose={onClose} size={wide ? 'wide' : 'usual'}>
      <form
        className="pair-form"
        data-wide={wide}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <div className="pair-what">{children}</div>
        <TwoPeople draft={people} onChange={setPeople} tried={tried} problem={problem} />
        <ProblemNote problem={atField === null ? problem : null} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} data-testid="pair-back">
            {t('pair.back')}
          </Button>
          <Button type="primary" size="large" htmlType="submit" loading={pending !== null} data-testid="pair-save">
            {save}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
