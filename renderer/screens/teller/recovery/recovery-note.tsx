import { Alert, Button } from 'antd';
import { useState } from 'react';
import type { RecoveryView, SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';

/** Beside a session that was taken up after a start: what was decided, until the teller has read it. */
export const RecoveryNote = ({
  recovery,
  session,
}: {
  readonly recovery: RecoveryView;
  readonly session: SessionView;
}) => {
  const { t, code } = useText();
  const [read, setRead] = useState<string | null>(null);
  const { note, open } = recovery;
  // The end of a session says itself why.
  if (note === null || open || session.step === 'closed' || note.sessionId !== session.sessionId) return null;
  if (read === note.sessionId) return null;
  const { what, next } = code(note.code, note.params);
  return (
    <div role="status" data-testid="recovery-note">
      <Alert
        type="info"
        showIcon
        title={t('recovery.note', { what })}
        description={next}
        action={<Button onClick={() => setRead(note.sessionId)}>{t('recovery.note.close')}</Button>}
      />
    </div>
  );
};
