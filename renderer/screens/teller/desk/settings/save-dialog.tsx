import { Button } from 'antd';
import type { SettingChangeView, SettingDifferenceView } from '#contract/views.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { Dialog } from '../../../../ui/dialog.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { DifferenceTable } from './difference-table.tsx';

export interface SaveDialogProps {
  readonly changes: readonly SettingChangeView[];
  readonly differences: readonly SettingDifferenceView[];
  readonly digest: string;
  onSaved(): void;
  onClose(): void;
}

/** Every change once more, before it is written. */
export const SaveDialog = ({ changes, differences, digest, onSaved, onClose }: SaveDialogProps) => {
  const { t } = useText();
  const act = useAct();
  const save = async () => {
    const answer = await act.run('settings.save', { changes: [...changes], digest });
    if (answer?.ok) onSaved();
  };
  return (
    <Dialog title={t('settings.save.title')} onClose={onClose} size="wide">
      <DifferenceTable differences={differences} />
      <p className="quiet">{t('settings.save.what')}</p>
      <ProblemNote problem={act.problem} />
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose}>
          {t('settings.back')}
        </Button>
        <Button
          type="primary"
          size="large"
          loading={act.pending !== null}
          onClick={() => void save()}
          data-testid="settings-save"
        >
          {t('settings.save')}
        </Button>
      </div>
    </Dialog>
  );
};
