import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { useLockOut } from '../seat/use-lock-out.ts';

/** Whoever started the program reads the code on its console; the first supervisor needs the same one. */
export const CodeStep = ({ onCode }: { onCode(code: string): void }) => {
  const { t } = useText();
  const act = useAct();
  const [typed, setTyped] = useState('');
  const [tried, setTried] = useState(false);
  const seconds = useLockOut(act.problem);
  const send = async () => {
    setTried(true);
    const code = typed.trim();
    if (code === '' || seconds > 0) return;
    const answer = await act.run('setup.unlock', { code });
    if (answer?.ok) onCode(code);
  };
  return (
    <form
      className="setup-form"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field
        label={t('setup.code')}
        problem={tried && typed.trim() === '' ? t('setup.code.need') : null}
        hint={t('setup.code.hint')}
      >
        {(aria) => (
          <TextInput
            {...aria}
            value={typed}
            onChange={setTyped}
            onBlur={() => undefined}
            maxLength={40}
            autoFocus
            testId="setup-code"
          />
        )}
      </Field>
      <ProblemNote problem={act.problem} />
      <div className="setup-buttons">
        <Button
          type="primary"
          size="large"
          htmlType="submit"
          loading={act.pending !== null}
          disabled={seconds > 0}
          data-testid="setup-unlock"
        >
          {seconds > 0 ? t('seat.wait', { seconds }) : t('setup.unlock')}
        </Button>
      </div>
    </form>
  );
};
