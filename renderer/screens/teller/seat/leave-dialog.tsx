import { Button } from 'antd';
import { useState } from 'react';
import { useAct } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { OwnSecret, problemOf } from '../../../ui/two-people.tsx';

type Way = 'desktop' | 'quit';

/** A supervisor's way out of the kiosk: proven once more, to the desktop or out of the program. */
export const LeaveDialog = ({ kiosk, onClose }: { readonly kiosk: boolean; onClose(): void }) => {
  const { t } = useText();
  const act = useAct();
  const [secret, setSecret] = useState('');
  const [tried, setTried] = useState(false);

  const leave = async (way: Way) => {
    setTried(true);
    if (secret === '') return;
    const answer = await act.run('shell.leave', { ownSecret: secret, way });
    setSecret('');
    setTried(false);
    if (answer?.ok) onClose();
  };

  return (
    <Dialog title={t('leave.title')} onClose={onClose}>
      <form
        className="seat-form leave-form"
        data-testid="leave"
        onSubmit={(event) => {
          event.preventDefault();
          void leave(kiosk ? 'desktop' : 'quit');
        }}
      >
        <p>{t(kiosk ? 'leave.what' : 'leave.whatOpen')}</p>
        <OwnSecret value={secret} onChange={setSecret} tried={tried} problem={act.problem} />
        <ProblemNote problem={problemOf(act.problem, 'own') === null ? act.problem : null} />
        <div className="seat-buttons">
          <Button size="large" onClick={onClose} data-testid="leave-back">
            {t('leave.back')}
          </Button>
          {kiosk && (
            <Button size="large" htmlType="submit" loading={act.pending !== null} data-testid="leave-desktop">
              {t('leave.desktop')}
            </Button>
          )}
          <Button
            type="primary"
            size="large"
            htmlType={kiosk ? 'button' : 'submit'}
            loading={act.pending !== null}
            onClick={kiosk ? () => void leave('quit') : undefined}
            data-testid="leave-quit"
          >
            {t('leave.quit')}
          </Button>
        </div>
      </form>
    </Dialog>
  );
};
