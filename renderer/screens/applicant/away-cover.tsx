import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useEffect } from 'react';
import type { ApplicantView } from '#contract/views.ts';
import { useText } from '../../i18n/use-text.ts';
import { useVoice } from '../../voice/voice-provider.tsx';
import { useAway } from './use-away.ts';

/**
 * Covers personal stages when the applicant has left. A touch asks the teller to look who is there; the teller's nod
 * shows again what was hidden.
 */
export const AwayCover = ({ view, children }: { readonly view: ApplicantView; readonly children: ReactNode }) => {
  const { t } = useText();
  const { show, comeBack } = useAway(view);
  const { silence } = useVoice();
  useEffect(() => {
    if (show !== 'shown') silence();
  }, [show, silence]);
  const asked = view.cover === 'back';
  return (
    <>
      {show !== 'removed' && (
        <div className="applicant-stage" hidden={show === 'hidden'}>
          {children}
        </div>
      )}
      {show !== 'shown' && (
        <main className="applicant-away" data-testid="away" data-cover={view.cover}>
          <EyeInvisibleOutlined aria-hidden />
          <h1>{t('applicant.away')}</h1>
          <p role="status">{t(asked ? 'applicant.away.asked' : 'applicant.away.hint')}</p>
          {!asked && (
            <Button type="primary" size="large" onClick={comeBack} data-testid="away-back">
              {t('applicant.here')}
            </Button>
          )}
        </main>
      )}
    </>
  );
};
