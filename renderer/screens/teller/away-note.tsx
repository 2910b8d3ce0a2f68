import { EyeInvisibleOutlined } from '@ant-design/icons';
import { Alert, Button } from 'antd';
import type { SessionView } from '#contract/views.ts';
import { useAct } from '../../bridge/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { ProblemNote } from '../../ui/problem-note.tsx';

/** The applicant left and the other screen hid what is personal: the teller looks who is back, and nods. */
export const AwayNote = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const act = useAct();
  const { cover } = session;
  if (cover === 'none') return null;
  return (
    <div role="status" data-testid="applicant-away" data-cover={cover}>
      <Alert
        type={cover === 'back' ? 'warning' : 'info'}
        showIcon
        icon={<EyeInvisibleOutlined />}
        title={t(`away.${cover}`)}
        description={t(`away.${cover}.hint`)}
        action={
          <Button
            type={cover === 'back' ? 'primary' : 'default'}
            loading={act.pending !== null}
            onClick={() => void act.run('session.uncover', {})}
            data-testid="action-session.uncover"
          >
            {t('away.uncover')}
          </Button>
        }
      />
      <ProblemNote problem={act.problem} />
    </div>
  );
};
