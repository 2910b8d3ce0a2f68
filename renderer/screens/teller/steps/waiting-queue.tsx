import { Button } from 'antd';
import { useState } from 'react';
import type { StationView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { Dialog } from '../../../ui/dialog.tsx';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { ReviewState } from '../review-state.tsx';

type Waiting = StationView['waiting'][number];

/** Who answered is served first: approved, then refused, then those still under review. */
const ORDER: Readonly<Record<Waiting['state'], number>> = {
  approved: 0,
  refused: 1,
  'under-review': 2,
  draft: 3,
  unknown: 4,
};

export interface WaitingQueueProps {
  readonly waiting: StationView['waiting'];
  /** A session can begin: devices and stock are ready. */
  readonly ready: boolean;
}

/** People whose review is waited for, with its state. They go on by putting their document on the reader again. */
export const WaitingQueue = ({ waiting, ready }: WaitingQueueProps) => {
  const { t } = useText();
  const act = useAct();
  const [dropping, setDropping] = useState<Waiting | null>(null);
  if (waiting.length === 0) return null;
  const drop = async ({ sessionId }: Waiting) => {
    const answer = await act.run('session.dropWaiting', { sessionId });
    if (answer?.ok) setDropping(null);
  };
  return (
    <section className="waiting panel" aria-labelledby="waiting-title" data-testid="waiting">
      <h2 id="waiting-title">
        {t('waiting.title', { count: waiting.length })} <span className="quiet">{t('waiting.hint')}</span>
      </h2>
      <ul>
        {waiting
          .toSorted((a, b) => ORDER[a.state] - ORDER[b.state] || a.since - b.since)
          .map((one) => (
            <li key={one.sessionId} data-state={one.state}>
              <strong>{one.name}</strong>
              <span className="number">{one.idNumber}</span>
              <span>
                <ReviewState state={one.state} />
              </span>
              <span className="quiet">
                {t('waiting.since', { time: formatTime(one.since) })}
                {one.askedAt !== null && ` · ${t('review.asked', { time: formatTime(one.askedAt) })}`}
              </span>
              <Button
                type={one.state === 'approved' ? 'primary' : 'default'}
                disabled={!ready || act.pending !== null}
                onClick={() => void act.run('session.begin', {})}
                data-testid={`waiting-continue-${one.sessionId}`}
              >
                {t('waiting.continue')}
              </Button>
              <Button
                type="text"
                disabled={act.pending !== null}
                onClick={() => setDropping(one)}
                data-testid={`waiting-drop-${one.sessionId}`}
              >
                {t('waiting.drop')}
              </Button>
            </li>
          ))}
      </ul>
      {dropping === null && <ProblemNote problem={act.problem} />}
      {dropping !== null && (
        <Dialog title={t('waiting.drop.title')} onClose={() => setDropping(null)}>
          <p>{t('waiting.drop.body', { name: dropping.name, number: dropping.idNumber })}</p>
          <ProblemNote problem={act.problem} />
          <div className="dialog-buttons">
            <Button size="large" onClick={() => setDropping(null)} data-first-focus>
              {t('waiting.keep')}
            </Button>
            <Button
              danger
              type="primary"
              size="large"
              loading={act.pending !== null}
              onClick={() => void drop(dropping)}
              data-testid="waiting-drop-confirm"
            >
              {t('waiting.drop')}
            </Button>
          </div>
        </Dialog>
      )}
    </section>
  );
};
