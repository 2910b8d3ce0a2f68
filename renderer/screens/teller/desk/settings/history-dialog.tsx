import { Button } from 'antd';
import { chinaMinute } from '#basics/clock.ts';
import { useRead } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Dialog } from '../../../../ui/dialog.tsx';

/** Who changed what, newest first. */
export const HistoryDialog = ({ onClose }: { onClose(): void }) => {
  const { t, language } = useText();
  const rows = useRead('settings.history', {}).data?.rows;
  return (
    <Dialog title={t('settings.history')} onClose={onClose} size="wide">
      {rows?.length === 0 && <p className="quiet">{t('settings.history.none')}</p>}
      {rows !== undefined && rows.length > 0 && (
        <div className="settings-scroll">
          <table className="settings-table">
            <thead>
              <tr>
                <th scope="col">{t('settings.history.when')}</th>
                <th scope="col">{t('settings.history.who')}</th>
                <th scope="col">{t('settings.key')}</th>
                <th scope="col">{t('settings.before')}</th>
                <th scope="col">{t('settings.after')}</th>
              </tr>
            </thead>
            <tbody>
              {rows.map(({ at, actor, key, label, before, after }) => (
                <tr key={`${at}-${key}`}>
                  <td>{chinaMinute(at)}</td>
                  <td>{actor === 'host' ? t('settings.history.host') : actor}</td>
                  <td>
                    {language === 'en' ? label.en : label.zh}{' '}
                    {key !== null && <span className="small-print">{key}</span>}
                  </td>
                  <td>{before ?? '—'}</td>
                  <td>{after ?? '—'}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose}>
          {t('settings.back')}
        </Button>
      </div>
    </Dialog>
  );
};
