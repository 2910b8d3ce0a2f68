import './identify.css';
import { BookOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ReaderPicture } from '../../../ui/pictures.tsx';
import { ReaderHint } from './reader-hint.tsx';
import { RegisterDialog } from './register-dialog.tsx';

/** How to lay the document down, what stands in the way of reading it for now, and what to do without one. */
export const IdentifyStep = ({ session, training }: { readonly session: SessionView; readonly training: boolean }) => {
  const { t } = useText();
  const [entering, setEntering] = useState(false);
  return (
    <>
      <ReaderHint hint={session.busy?.hint} />
      <div className="picture-step">
        <ReaderPicture />
        <div className="identify-words">
          <ul className="hints">
            <li>{t('identify.place')}</li>
            <li>{t('identify.keep')}</li>
            <li>{t('identify.original')}</li>
            {training && <li className="training-hint">{t('identify.training')}</li>}
          </ul>
          <div className="identify-without">
            <p className="quiet">{t('register.when')}</p>
            <Button
              size="large"
              icon={<BookOutlined />}
              onClick={() => setEntering(true)}
              data-testid="action-session.enterRegister"
            >
              {t('register.open')}
            </Button>
          </div>
        </div>
      </div>
      {entering && <RegisterDialog onClose={() => setEntering(false)} />}
    </>
  );
};
