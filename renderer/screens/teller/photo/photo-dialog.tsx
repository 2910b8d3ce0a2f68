import { Button } from 'antd';
import { useState } from 'react';
import type { PhotoView, SessionView } from '#contract/views.ts';
import type { PhotoRule } from '#domain/photo/judgement.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { PhotoVerdict, type PhotoVerdictParts } from '../../../camera/photo-verdict.tsx';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { DocumentPicture } from '../../../ui/document-picture.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { DecisionTick } from '../verdict/decision-tick.tsx';
import { OverrideDialog } from './override-dialog.tsx';
import { PhotoCompare } from './photo-compare.tsx';
import { standingOf } from './photo-state.ts';

export interface PhotoDialogProps {
  readonly session: SessionView;
  onAgain(): void;
  onClose(): void;
}

const Override = ({ override }: { readonly override: NonNullable<PhotoView['override']> }) => {
  const { t } = useText();
  return (
    <p className="photo-override" data-testid="photo-overridden">
      <ToneIcon tone="good" />
      {t('override.given', {
        supervisor: override.supervisor,
        time: formatTime(override.at),
        reason: t(`override.reason.${override.reason}`),
      })}
    </p>
  );
};

/** What the host says of the photo, what the teller says by eye, and whether it is the person. */
export const PhotoDialog = ({ session, onAgain, onClose }: PhotoDialogProps) => {
  const { t } = useText();
  const act = useAct();
  const [overriding, setOverriding] = useState(false);
  const { photo, person, decisions } = session;
  if (photo === null) return null;
  if (overriding) return <OverrideDialog photo={photo} onClose={() => setOverriding(false)} />;
  const { judgement, override, confirmed } = photo;
  const refused = standingOf(photo) === 'refused';
  const use = async (rules: readonly PhotoRule[]) => {
    const same = rules.length === confirmed.length && rules.every((rule) => confirmed.includes(rule));
    const answer = same ? null : await act.run('application.confirmPhoto', { rules: [...rules] });
    if (answer === null || answer.ok) onClose();
  };
  /** The comparison stands between what is said of the photo and what is done with it. */
  const layout = ({ heading, picture, findings, actions }: PhotoVerdictParts) => (
    <div className="judged">
      {picture}
      <div className="judged-words">
        <h3 className="judged-heading">{heading}</h3>
        {findings}
        {override !== null && <Override override={override} />}
      </div>
      {!refused && (
        <div className="photo-person">
          {person !== null && <DocumentPicture picture={person.picture} />}
          <DecisionTick decision="photo-is-person" decisions={decisions} brief />
        </div>
      )}
      <div className="judged-actions">
        <ProblemNote problem={act.problem} />
        <Button size="large" onClick={onClose} data-testid="photo-later">
          {t('photo.later')}
        </Button>
        {actions}
      </div>
    </div>
  );
  return (
    <Dialog title={t('photo.look.title')} onClose={onClose} size="wide">
      {judgement === null ? (
        <>
          <PhotoCompare session={session} />
          <div className="dialog-buttons">
            <Button size="large" onClick={onAgain} data-testid="photo-again">
              {t('photo.again')}
            </Button>
            <Button size="large" type="primary" onClick={onClose} data-testid="photo-use">
              {t('photo.use')}
            </Button>
          </div>
        </>
      ) : (
        <PhotoVerdict
          photo={photo.jpeg}
          judgement={judgement}
          audience="teller"
          confirmed={confirmed}
          overridden={override !== null && !refused}
          busy={act.pending !== null}
          onUse={(rules) => void use(rules)}
          onAgain={onAgain}
          onOverride={() => setOverriding(true)}
          layout={layout}
        />
      )}
    </Dialog>
  );
};
