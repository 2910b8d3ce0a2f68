import './make.css';
import { CheckCircleFilled, CloseCircleFilled, LoadingOutlined, MinusCircleOutlined } from '@ant-design/icons';
import type { SessionView } from '#contract/views.ts';
import { formatDuration } from '../../../i18n/format.ts';
import { partsText } from '../../../i18n/parts.ts';
import { useText } from '../../../i18n/use-text.ts';
import { BusyNote } from '../../../ui/busy-note.tsx';
import { CardFace } from '../../../ui/card-face.tsx';
import { diskHint } from '../heading.ts';
import { DiscardedCards } from './discarded-cards.tsx';

type Stage = SessionView['stages'][number];

const StageIcon = ({ state }: { readonly state: Stage['state'] }) => {
  switch (state) {
    case 'done':
      return <CheckCircleFilled className="good" aria-hidden />;
    case 'running':
      return <LoadingOutlined className="running" aria-hidden />;
    case 'failed':
      return <CloseCircleFilled className="bad" aria-hidden />;
    case 'waiting':
      return <MinusCircleOutlined className="quiet" aria-hidden />;
  }
};

const StageRow = ({ stage }: { readonly stage: Stage }) => {
  const { t, language } = useText();
  const parts = stage.total === undefined ? null : { done: stage.done ?? 0, total: stage.total };
  const words =
    parts === null
      ? null
      : partsText(parts.done, parts.total, stage.stage === 'write' ? 'make.parts.write' : 'make.parts');
  return (
    <li data-stage-name={stage.stage} data-state={stage.state}>
      <StageIcon state={stage.state} />
      <span className="stage-name">
        {t(`stage.${stage.stage}`)}
        <span className="visually-hidden"> {t(`stageState.${stage.state}`)}</span>
      </span>
      {stage.state === 'running' && parts !== null && words !== null && (
        <span className="stage-parts">
          {t(words.key, words.values)}
          <span className="bar" aria-hidden>
            <i style={{ width: `${(parts.done / Math.max(parts.total, 1)) * 100}%` }} />
          </span>
        </span>
      )}
      {stage.ms !== undefined && stage.state !== 'waiting' && (
        <span className="stage-ms quiet">{formatDuration(stage.ms, language)}</span>
      )}
    </li>
  );
};

/** The nine stages as the devices report them, and the card that is being made. */
export const MakeStep = ({ session }: { readonly session: SessionView }) => {
  const { t } = useText();
  const { person, card, photo } = session;
  const done = session.stages.filter((stage) => stage.state === 'done').length;
  return (
    <div className="make">
      <section aria-labelledby="stages-title">
        <h2 id="stages-title" className="visually-hidden">
          {t('make.stages')}
        </h2>
        {/* While the disk holds everything up the note above says so; a bar would promise that it goes on. */}
        {session.busy !== null && diskHint(session) === null && (
          <BusyNote busy={session.busy} overall={{ done, total: session.stages.length }} />
        )}
        <ol className="stages">
          {session.stages.map((stage) => (
            <StageRow key={stage.stage} stage={stage} />
          ))}
        </ol>
      </section>
      <section aria-labelledby="card-title" className="make-card">
        <h2 id="card-title">{t('face.preview')}</h2>
        <CardFace
          name={person?.name ?? ''}
          idNumber={person?.idNumber ?? ''}
          cardNumber={card?.cardNumber ?? null}
          photo={photo?.jpeg ?? null}
        />
        <dl className="facts">
          <dt>{t('make.blank')}</dt>
          <dd>{card?.blankId ?? t('make.pending')}</dd>
          <dt>{t('make.bankCard')}</dt>
          <dd>{card?.bankCardTail ?? t('make.pending')}</dd>
        </dl>
        <DiscardedCards cards={session.discarded} />
      </section>
    </div>
  );
};
