import { Button } from 'antd';
import { useState } from 'react';
import type { SessionView } from '#contract/views.ts';
import type { PhotoRule } from '#domain/photo/judgement.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { PhotoVerdict } from '../../../camera/photo-verdict.tsx';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DocumentPicture } from '../../../ui/document-picture.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { DecisionTick } from '../verdict/decision-tick.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { standingOf } from './photo-state.ts';

export interface PhotoDialogProps {
  readonly session: SessionView;
  onAgain(): void;
  onClose(): void;
}

/** What the host says of the photo, what the teller says by eye, and whether it is the person. */
export const PhotoDialog = ({ session, onAgain, onClose }: PhotoDialogProps) => {
  const { t } = useText();
  const act = useAct();
  const [overriding, setOverriding] = useState(false);
  const { photo, person, decisions } = session;
  if (photo === null) return null;
  const { judgement, override } = photo;
  const standing = standingOf(photo);
  const usable = standing !== 'refused' && standing !== 'unconfirmed' && decisions.includes('photo-is-person');
  if (overriding) return <OverrideDialog photo={photo} onClose={() => setOverriding(false)} />;
  return (
    <Dialog title={t('photo.look.title')} onClose={onClose} size="wide">
      {judgement !== null && (
        <PhotoVerdict
          jpeg={photo.jpeg}
          judgement={judgement}
          confirmed={photo.confirmed}
          disabled={act.pending !== null}
          onConfirm={(rules: readonly PhotoRule[]) => void act.run('application.confirmPhoto', { rules: [...rules] })}
        />
      )}
      <ProblemNote problem={act.problem} />
      {override !== null && (
        <p className="photo-override" data-testid="photo-override">
          <ToneIcon tone="good" />
          {t('override.given', {
            supervisor: override.supervisor,
            time: formatTime(override.at),
            reason: t(`override.reason.${override.reason}`),
          })}
        </p>
      )}
      {standing === 'refused' && judgement?.overridable === false && (
        <p className="quiet" data-testid="photo-not-overridable">
          {t('override.never')}
        </p>
      )}
      {judgement?.verdict !== 'fail' || standing !== 'refused' ? (
        <div className="photo-person">
          {person !== null && <DocumentPicture picture={person.picture} />}
          <DecisionTick decision="photo-is-person" decisions={decisions} />
        </div>
      ) : null}
      <div className="dialog-buttons">
        {standing === 'refused' && judgement?.overridable === true && (
          <Button size="large" onClick={() => setOverriding(true)} data-testid="photo-override-open">
            {t('override.open')}
          </Button>
        )}
        <Button
          size="large"
          type={standing === 'refused' ? 'primary' : 'default'}
          onClick={onAgain}
          data-testid="photo-again"
        >
          {t('photo.again')}
        </Button>
        <Button size="large" type={usable ? 'primary' : 'default'} onClick={onClose} data-testid="photo-done">
          {t(usable ? 'photo.use' : 'photo.later')}
        </Button>
      </div>
    </Dialog>
  );
};
