import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SecretInput } from '../../../ui/secret-input.tsx';
import { isComplete, NewSecret, NO_SECRET } from './new-secret.tsx';
import { SeatPage } from './seat-page.tsx';

interface FormProps {
  onDone(): void;
  onBack(): void;
  readonly back: string;
}

const ChangeForm = ({ onDone, onBack, back }: FormProps) => {
  const { t } = useText();
  const act = useAct();
  const [old, setOld] = useState('');
  const [secret, setSecret] = useState(NO_SECRET);
  const [tried, setTried] = useState(false);

  const send = async () => {
    setTried(true);
    if (old === '' || !isComplete(secret)) return;
    const answer = await act.run('staff.changeSecret', { old, wanted: secret.wanted });
    setOld('');
    setSecret(NO_SECRET);
    setTried(false);
    if (answer?.ok) onDone();
  };

  return (
    <form
      className="seat-form"
      data-testid="change-secret"
      onSubmit={(event) => {
        event.preventDefault();
        void send();
      }}
    >
      <Field label={t('seat.change.old')} problem={tried && old === '' ? t('seat.need.secret') : null}>
        {(aria) => <SecretInput {...aria} value={old} onChange={setOld} autoFocus testId="old-secret" />}
      </Field>
      <NewSecret label={t('seat.change.wanted')} draft={secret} onChange={setSecret} tried={tried} />
      <ProblemNote problem={act.problem} />
      <div className="seat-buttons">
        <Button size="large" onClick={onBack} data-testid="change-back">
          {back}
        </Button>
        <Button type="primary" size="large" htmlType="submit" loading={act.pending !== null} data-testid="change-save">
          {t('seat.change.save')}
        </Button>
      </div>
    </form>
  );
};

/** Somebody else chose the password: nothing else is offered before the own one. */
export const FirstSecret = () => {
  const { t } = useText();
  const act = useAct();
  return (
    <SeatPage title={t('seat.change.first')} hints={[t('seat.change.firstHint')]}>
      <ChangeForm
        onDone={() => undefined}
        onBack={() => void act.run('staff.signOut', {})}
        back={t('seat.menu.signOut')}
      />
    </SeatPage>
  );
};

/** The own password, whenever somebody wishes to change it. */
export const ChangeSecretDialog = ({ onClose }: { onClose(): void }) => {
  const { t } = useText();
  return (
    <Dialog title={t('seat.change.title')} onClose={onClose}>
      <ChangeForm onDone={onClose} onBack={onClose} back={t('seat.change.back')} />
    </Dialog>
  );
};
