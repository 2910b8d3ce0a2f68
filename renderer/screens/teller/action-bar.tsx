import { Button } from 'antd';
import type { RefObject } from 'react';
import { useEffect, useState } from 'react';
import { chinaMinute } from '#basics/clock.ts';
import type { MethodName } from '#contract/methods.ts';
import type { SessionView, StationView, Step, TellerAction } from '#contract/views.ts';
import type { Act } from '../../bridge/use-act.ts';
import { useText } from '../../i18n/use-text.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { ToneIcon } from '../../ui/level-icon.tsx';
import { firstForTeller } from './application/missing-target.ts';
import { isSettledOnScreen } from './first-need.ts';
import { goToFirstOpen } from './first-open.ts';
import { useEnterKey } from './use-enter-key.ts';

type Action = TellerAction | 'station.check';

/** The primary button may also lead to the first thing that is open on this very screen. */
const GO_ON = 'go-on';

/** From here on somebody's work or a card is lost by cancelling, so it is asked about first. */
const CANCEL_IS_ASKED: ReadonlySet<Step> = new Set<Step>(['application', 'make', 'activate', 'hand-over']);

const mustAsk = (action: Action, step: Step): action is 'session.cancel' | 'session.retain' =>
  action === 'session.retain' || (action === 'session.cancel' && CANCEL_IS_ASKED.has(step));

/** Taking a card away or giving up, even a wait, is never one press of Enter away, unless a fault asks for just that. */
const CAREFUL: ReadonlySet<Action> = new Set<Action>(['session.retain', 'session.cancel', 'session.stopWaiting']);

/** What would be refused at once while the line to the platform is known to be down. */
const NEEDS_PLATFORM: ReadonlySet<Action> = new Set<Action>([
  'session.lookUp',
  'session.refreshApplication',
  'session.make',
  'application.submit',
]);

interface Offer {
  readonly primary: Action | typeof GO_ON | null;
  readonly others: readonly Action[];
  /** What would be the primary one if the line carried. */
  readonly held?: Action;
}

/** During an outage nobody is led into what can't be done: it is named, and comes back with the line. */
const whileLineDown = (offer: Offer): Offer =>
  offer.primary !== null && offer.primary !== GO_ON && NEEDS_PLATFORM.has(offer.primary)
    ? { primary: null, others: offer.others, held: offer.primary }
    : offer;

/** Something of the application is missing: the button at the bottom leads there instead of being refused. */
const isIncomplete = ({ step, form, application }: SessionView): boolean =>
  step === 'application' && application === null && form !== null && form.missing.length > 0;

const offerOf = (session: SessionView, station: StationView): Offer => {
  if (session.step === 'ready') {
    const [begin] = session.actions;
    return begin === undefined || !station.ready
      ? { primary: 'station.check', others: [] }
      : { primary: begin, others: [...session.actions.slice(1), 'station.check'] };
  }
  if (session.fault === null && isSettledOnScreen(session)) return { primary: GO_ON, others: session.actions };
  const [first, ...rest] = session.actions;
  if (first === 'application.submit' && session.fault === null && isIncomplete(session)) {
    return { primary: firstForTeller(session.form?.missing ?? []) === null ? null : GO_ON, others: rest };
  }
  if (first === undefined) return { primary: null, others: [] };
  return CAREFUL.has(first) && session.fault === null
    ? { primary: null, others: session.actions }
    : { primary: first, others: rest };
};

export interface ActionBarProps {
  readonly session: SessionView;
  readonly station: StationView;
  readonly act: Act;
  readonly decision: string;
  readonly settled: RefObject<Promise<unknown>>;
  /** Since when the line to the platform is known to be down; null while it carries. */
  readonly lineDownSince: number | null;
}

/** The buttons the host offers: the first one primary, on Enter, at the right; the others at the left. */
export const ActionBar = ({ session, station, act, decision, settled, lineDownSince }: ActionBarProps) => {
  const { t } = useText();
  const [asking, setAsking] = useState<'session.cancel' | 'session.retain' | null>(null);
  const lineDown = lineDownSince !== null;
  const offer = offerOf(session, station);
  const { primary, others, held } = lineDown ? whileLineDown(offer) : offer;
  const label = (action: Action) => {
    if (action === 'session.finish' && session.step === 'closed') return t('action.session.finish.closed');
    if (action === 'session.readGuardian' && session.guardian !== null) return t('action.session.readGuardian.again');
    return t(`action.${action}`);
  };
  const waiting = act.pending !== null || station.checking;

  const run = async (action: Action) => {
    await settled.current;
    const method: MethodName = action;
    await act.run(method, {} as never);
  };
  const press = (action: Action) => {
    if (waiting) return;
    if (mustAsk(action, session.step)) setAsking(action);
    else void run(action);
  };
  // Another decision came meanwhile: the question is about the old one.
  useEffect(() => {
    void decision;
    setAsking(null);
  }, [decision]);
  const pressPrimary = () => {
    if (primary === GO_ON) goToFirstOpen();
    else if (primary !== null) press(primary);
  };
  useEnterKey(pressPrimary, decision);

  const isHeld = (action: Action): boolean => lineDown && NEEDS_PLATFORM.has(action);
  return (
    <>
      {lineDownSince !== null && (held !== undefined || others.some(isHeld)) && <LineDownNote since={lineDownSince} />}
      <nav className="actions" aria-label={t('teller.actions')}>
        <div className="actions-others">
          {others.map((action) => (
            <Button
              key={action}
              size="large"
              onClick={() => press(action)}
              disabled={(waiting && act.pending !== action) || isHeld(action)}
              loading={act.pending === action}
              data-testid={`action-${action}`}
            >
              {label(action)}
            </Button>
          ))}
        </div>
        {primary === null ? (
          <span className="actions-wait" {...(held === undefined ? {} : { 'data-held': held })}>
            {held === undefined
              ? t(isIncomplete(session) ? 'action.waitApplicant' : 'action.wait')
              : t('action.waitPlatform', { action: label(held) })}
          </span>
        ) : (
          <Button
            id="primary-action"
            type="primary"
            size="large"
            onClick={pressPrimary}
            loading={act.pending === primary || (primary === 'station.check' && station.checking)}
            disabled={waiting}
            data-testid="primary"
            data-action={primary}
          >
            {primary === GO_ON ? t('action.goOn') : label(primary)}
            <kbd aria-hidden>↵</kbd>
          </Button>
        )}
        {asking !== null && (
          <Dialog title={t(`confirm.${asking}.title`)} onClose={() => setAsking(null)}>
            <p>{t(`confirm.${asking}.body`)}</p>
            {asking === 'session.cancel' && session.card !== null && <p>{t('confirm.session.cancel.card')}</p>}
            <div className="dialog-buttons">
              <Button onClick={() => setAsking(null)} data-first-focus data-testid="confirm-back">
                {t('confirm.back')}
              </Button>
              <Button
                danger
                type="primary"
                onClick={() => {
                  setAsking(null);
                  void run(asking);
                }}
                data-testid="confirm"
              >
                {label(asking)}
              </Button>
            </div>
          </Dialog>
        )}
      </nav>
    </>
  );
};

/** The outage that keeps buttons back, since when, and what can be done meanwhile. */
const LineDownNote = ({ since }: { readonly since: number }) => {
  const { code } = useText();
  const words = code('platform.line-down', { since: chinaMinute(since) });
  return (
    <p className="warn" role="status" data-testid="line-down">
      <ToneIcon tone="warn" /> <strong>{words.what}</strong> <span className="quiet">{words.next}</span>
    </p>
  );
};
