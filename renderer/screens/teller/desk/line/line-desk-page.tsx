import './line.css';
import { Button } from 'antd';
import { chinaMinute } from '#basics/clock.ts';
import type { LineView } from '#contract/views.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useView } from '../../../../bridge/use-view.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ToneIcon } from '../../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { Messages } from './messages.tsx';
import { Restored } from './restored.tsx';

/** Line to the platform, what waits for it, and the station's data: for who mends it and who answers for it. */
export const LineDeskPage = () => {
  const { data } = useView('line');
  const role = useView('staff').data?.signedIn?.role;
  if (data === undefined) return null;
  const mayChange = role === 'supervisor' || role === 'technician';
  return (
    <div className="line-desk">
      {data.restored !== null && <Restored restored={data.restored} mayChange={mayChange} />}
      <LineState view={data} />
      <Messages messages={data.messages} now={data.now} mayChange={mayChange} />
      <Backups view={data} mayChange={mayChange} />
      <RefusedAnswers answers={data.refusedAnswers} />
    </div>
  );
};

const LINE_TONE = { up: 'good', down: 'bad', unknown: 'quiet' } as const;

const LineState = ({ view: { line, certificate } }: { readonly view: LineView }) => {
  const { t } = useText();
  return (
    <section aria-labelledby="line-state">
      <h2 id="line-state">{t('lineDesk.line')}</h2>
      <dl className="line-facts">
        <dt>{t('teller.platform')}</dt>
        <dd className={LINE_TONE[line.state]} data-testid="line-state" data-state={line.state}>
          <ToneIcon tone={LINE_TONE[line.state]} />{' '}
          {t(`lineDesk.state.${line.state}`, { since: chinaMinute(line.downSince ?? 0) })}
        </dd>
        <dt>{t('lineDesk.clock')}</dt>
        <dd>
          {line.skewMs === null
            ? t('lineDesk.clock.unknown')
            : t('lineDesk.clock.seconds', { seconds: Math.round(Math.abs(line.skewMs) / 1_000) })}
        </dd>
        <dt>{t('lineDesk.certificate')}</dt>
        <dd>
          {certificate === null
            ? t('lineDesk.certificate.none')
            : certificate.daysLeft < 0
              ? t('lineDesk.certificate.over')
              : t('lineDesk.certificate.days', { outlet: certificate.outletNo ?? '—', days: certificate.daysLeft })}
        </dd>
      </dl>
    </section>
  );
};

const Backups = ({ view, mayChange }: { readonly view: LineView; readonly mayChange: boolean }) => {
  const { t, code } = useText();
  const act = useAct();
  const { last, count, keep, folder, problem } = view.backups;
  return (
    <section aria-labelledby="line-backups">
      <h2 id="line-backups">{t('lineDesk.backups')}</h2>
      <ul className="line-list">
        <li>
          {last === null
            ? t('lineDesk.backups.none')
            : t('lineDesk.backups.last', { at: chinaMinute(last.at), megabytes: last.megabytes })}
          {' · '}
          {t('lineDesk.backups.count', { count, keep })}
        </li>
        <li className="quiet">
          {t('lineDesk.backups.folder', { folder })} · {t('lineDesk.backups.space', { megabytes: view.freeMegabytes })}
        </li>
        {problem !== null && (
          <li className="warn">
            <ToneIcon tone="warn" /> {code(problem.code, problem.params).what}
          </li>
        )}
      </ul>
      {mayChange && (
        <Button
          size="large"
          loading={act.pending !== null}
          onClick={() => void act.run('database.backUp', {})}
          data-testid="back-up"
        >
          {t('lineDesk.backUp')}
        </Button>
      )}
      <ProblemNote problem={act.problem} />
    </section>
  );
};

const RefusedAnswers = ({ answers }: { readonly answers: LineView['refusedAnswers'] }) => {
  const { t } = useText();
  return (
    <section aria-labelledby="line-refused">
      <h2 id="line-refused">{t('lineDesk.refused')}</h2>
      <p className="quiet">{t(answers.length === 0 ? 'lineDesk.refused.none' : 'lineDesk.refused.hint')}</p>
      {answers.map(({ id, at, call, status, problem, shape }) => (
        <details key={id} className="line-answer" data-testid={`refused-${id}`}>
          <summary>
            {chinaMinute(at)} · {call} · {status} · {t('lineDesk.refused.problem', { problem })}
          </summary>
          <pre>{shape}</pre>
        </details>
      ))}
    </section>
  );
};
