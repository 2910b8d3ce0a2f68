import { Button } from 'antd';
import { useState } from 'react';
import type { StaffView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Field } from '../../../ui/field.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { SecretInput } from '../../../ui/secret-input.tsx';
import { TextInput } from '../../../ui/text-input.tsx';
import { SeatPage } from './seat-page.tsx';
import { useLockOut } from './use-lock-out.ts';

/** Staff number and password; over a locked window with the session kept. */
export const SignIn = ({ staff }: { readonly staff: StaffView }) => {
  const { t } = useText();
  const act = useAct();
  const kept = staff.locked ? staff.signedIn : null;
  const [staffId, setStaffId] = useState(kept?.staffId ?? '');
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);
  const seconds = useLockOut(act.problem);
  const problem = act.problem?.code === 'staff.locked' ? { ...act.problem, params: { seconds } } : act.problem;

  const send = async () => {
    setTried(true);
    if (staffId.trim() === '' || secret === '' || seconds > 0) return;
    await act.run('staff.signIn', { staffId: staffId.trim(), secret });
    // What was typed is not kept, right or not.
    setSecret('');
    setTried(false);
  };
  const hints =
    kept === null
      ? [t('seat.signIn.hint')]
      : staff.sessionOpen
        ? [t('seat.locked.session', { name: kept.name }), t('seat.locked.machine')]
        : [t('seat.locked.hint', { name: kept.name })];

  return (
    <SeatPage title={t(kept === null ? 'seat.signIn.title' : 'seat.locked.title')} hints={hints}>
      <form
        className="seat-form"
        data-testid={kept === null ? 'sign-in' : 'locked'}
        onSubmit={(event) => {
          event.preventDefault();
          void send();
        }}
      >
        <Field label={t('seat.staffId')} problem={tried && staffId.trim() === '' ? t('seat.need.staffId') : null}>
          {(aria) => (
            <TextInput
              {...aria}
              value={staffId}
              onChange={(value) => {
                // The pause after wrong passwords holds for one person only.
                act.clear();
                setStaffId(value);
              }}
              onBlur={() => undefined}
              maxLength={20}
              autoFocus={kept === null}
              testId="sign-in-staff-id"
            />
          )}
        </Field>
        <Field label={t('seat.secret')} problem={tried && secret === '' ? t('seat.need.secret') : null}>
          {(aria) => (
            <SecretInput
              {...aria}
              value={secret}
              onChange={setSecret}
              autoFocus={kept !== null}
              testId="sign-in-secret"
            />
          )}
        </Field>
        <ProblemNote problem={problem?.code === 'staff.locked' && seconds === 0 ? null : problem} />
        <div className="seat-buttons">
          <Button
            type="primary"
            size="large"
            htmlType="submit"
            loading={act.pending !== null}
            disabled={seconds > 0}
            data-testid="sign-in-send"
          >
            {seconds > 0 ? t('seat.wait', { seconds }) : t(kept === null ? 'seat.signIn' : 'seat.unlock')}
          </Button>
        </div>
      </form>
    </SeatPage>
  );
};
