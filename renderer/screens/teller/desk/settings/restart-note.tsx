import { Button } from 'antd';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';

/** The file is another one than the kiosk works with: a person says when it takes effect. */
export const RestartNote = ({ mayChange, notNow }: { readonly mayChange: boolean; readonly notNow: string | null }) => {
  const { t } = useText();
  const act = useAct();
  return (
    <section className="settings-restart" data-testid="restart-needed">
      <div>
        <p>
          <ToneIcon tone="warn" /> {t('settings.restart.needed')}
        </p>
        <p className="quiet">{t(notNow === null ? 'settings.restart.what' : 'settings.restart.later')}</p>
        <ProblemNote problem={act.problem} />
      </div>
      {mayChange && (
        <Button
          size="large"
          loading={act.pending !== null}
          disabled={notNow !== null}
          onClick={() => void act.run('settings.restart', {})}
          data-testid="settings-restart"
        >
          {t('settings.restart')}
        </Button>
      )}
    </section>
  );
};
