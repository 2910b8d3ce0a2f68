import { Button } from 'antd';
import type { MethodOutput } from '#contract/methods.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { DifferenceTable } from './difference-table.tsx';

export interface ImportDialogProps {
  readonly read: MethodOutput<'settings.import'>;
  onTake(): void;
  onClose(): void;
}

/** What another file would change here, before any of it is taken. */
export const ImportDialog = ({ read, onTake, onClose }: ImportDialogProps) => {
  const { t, code } = useText();
  const { problems, differences, changes } = read;
  return (
    <Dialog title={t('settings.import.title')} onClose={onClose} size="wide">
      {problems.length > 0 && (
        <>
          <p className="bad">
            <ToneIcon tone="bad" /> {t('settings.import.wrong')}
          </p>
          <ul className="settings-problems">
            {problems.map(({ path, code: what, params }) => {
              const said = code(what, params);
              return <li key={`${path}-${what}`}>{t('code.both', { what: said.what, next: said.next })}</li>;
            })}
          </ul>
        </>
      )}
      {problems.length === 0 && changes.length === 0 && <p>{t('settings.import.same')}</p>}
      {problems.length === 0 && changes.length > 0 && <DifferenceTable differences={differences} />}
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose}>
          {t('settings.back')}
        </Button>
        {changes.length > 0 && (
          <Button type="primary" size="large" onClick={onTake} data-testid="import-take">
            {t('settings.import.take')}
          </Button>
        )}
      </div>
    </Dialog>
  );
};
