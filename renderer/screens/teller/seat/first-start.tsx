import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { isComplete, NewSecret, NO_SECRET } from './new-secret.tsx';
import { SeatPage } from './seat-page.tsx';
import { useLockOut } from './use-lock-out.ts';

const FIELDS = ['code', 'staffId', 'name'] as const;
type FirstField = (typeof FIELDS)[number];

const LABELS = { code: 'seat.first.code', staffId: 'seat.staffId', name: 'seat.first.name' } as const;
const LENGTHS = { code: 40, staffId: 20, name: 60 } as const;

/** A station without accounts: the first supervisor, with the code of its console (`code`: it was typed already). */
export const FirstStart = ({ code = '' }: { readonly code?: string }) => {
  const { t } = useText();
  const act = useAct();
  const [typed, setTyped] = useState<Readonly<Record<FirstField, string>>>({ code, staffId: '', name: '' });
  const [secret, setSecret] = useState(NO_SECRET);
  const [tried, setTried] = useState(false);
  const seconds = useLockOut(act.problem);

  const send = async () => {
    setTried(true);
    if (FIELDS.some((field) => typed[field].trim() === '') || !isComplete(secret) || seconds > 0) return;
    await act.run('staff.firstSupervisor', {
      code: typed.code.trim(),
      staffId: typed.staffId.trim(),
      name: typed.name.trim(),
      secret: secret.wanted,
    });
  };

  return (
    <SeatPage title={t('seat.first.title')} hints={[t('seat.first.hint')]}>
      <form
        className="seat-form"
        data-testid="first-start"
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        {FIELDS.map((field) => (
          <Field
            key={field}
            label={t(LABELS[field])}
            problem={tried && typed[field].trim() === '' ? t(`seat.need.${field}`) : null}
          >
            {(aria) => (
              <TextInput
                {...aria}
                value={typed[field]}
                onChange={(value) => setTyped({ ...typed, [field]: value })}
                onBlur={() => undefined}
                maxLength={LENGTHS[field]}
                autoFocus={field === (code === '' ? 'code' : 'staffId')}
                testId={`first-${field}`}
              />
            )}
          </Field>
        ))}
        <NewSecret label={t('seat.secret')} draft={secret} onChange={setSecret} tried={tried} />
        <ProblemNote problem={act.problem} />
        <div className="seat-buttons">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={act.pending !== null}
            disabled={seconds > 0}
            data-testid="first-send"
          >
            {seconds > 0 ? t('seat.wait', { seconds }) : t('seat.first.save')}
          </Button>
        </div>
      </form>
    </SeatPage>
  );
};
