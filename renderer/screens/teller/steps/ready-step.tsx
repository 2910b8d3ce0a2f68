import './ready.css';
import { Button } from 'antd';
import { useState } from 'react';
import type { MachineView, StationView } from '#contract/views.ts';
import { useText } from '../../../i18n/use-text.ts';
import type { Tone } from '../../../ui/level-icon.tsx';
import { ToneIcon } from '../../../ui/level-icon.tsx';
import { PairDialog } from '../../../ui/pair-dialog.tsx';
import { BackgroundCare } from './background-care.tsx';
import { StockCare } from './stock-care.tsx';
import { WaitingQueue } from './waiting-queue.tsx';

type Check = StationView['checks'][number];

const TONE: Record<Check['state'], Tone> = { ok: 'good', warn: 'warn', fail: 'bad', unknown: 'quiet' };

/** What nobody at the counter looks after by hand: a tile only when something is wrong with it. */
const SHOWN_WHEN_WRONG: ReadonlySet<Check['check']> = new Set([
  'database',
  'clock',
  'certificate',
  'outbox',
  'test-card',
]);

/** The photo place has a line of its own, with what can be done about it. */
const hasTile = ({ check, state }: Check): boolean =>
  check !== 'photo-background' && (state !== 'ok' || !SHOWN_WHEN_WRONG.has(check));

const CheckTile = ({ check }: { readonly check: Check }) => {
  const { t, code } = useText();
  const words = check.code === null ? null : code(check.code, check.params);
  const quiet = check.state === 'ok';
  return (
    <li className="check" data-check={check.check} data-state={check.state}>
      <ToneIcon tone={TONE[check.state]} />
      <div>
        <h3>
          {t(`check.${check.check}`)}
          <span className={TONE[check.state]}>{t(`checkState.${check.state}`)}</span>
        </h3>
        {words !== null && (
          <p className="quiet">
            {quiet || words.next === '' ? words.what : t('code.both', { what: words.what, next: words.next })}
            {!words.known && <span className="small-print"> {check.code}</span>}
          </p>
        )}
      </div>
    </li>
  );
};

const Boxes = ({ boxes }: { readonly boxes: StationView['boxes'] }) => {
  const { t } = useText();
  const [loading, setLoading] = useState<StationView['boxes'][number] | null>(null);
  const close = () => setLoading(null);
  return (
    <section className="boxes" aria-labelledby="boxes-title">
      <h2 id="boxes-title">{t('ready.boxes')}</h2>
      <p className="quiet">{boxes.length === 0 ? t('ready.noBoxes') : t('ready.boxes.hint')}</p>
      <ul>
        {boxes.map((box) => (
          <li key={box.boxId}>
            <strong>{box.boxId}</strong>
            <span>
              {box.bank} · {t('ready.box', { cards: box.cards })}
            </span>
            <Button onClick={() => setLoading(box)} data-testid={`load-box-${box.boxId}`}>
              {t('ready.load')}
            </Button>
          </li>
        ))}
      </ul>
      {loading !== null && (
        <PairDialog
          title={t('ready.load.title')}
          save={t('ready.load')}
          act={(run, people) => run('stock.loadBox', { boxId: loading.boxId, people })}
          onDone={close}
          onClose={close}
        >
          <p>{t('ready.load.what', { box: loading.boxId, bank: loading.bank, cards: loading.cards })}</p>
        </PairDialog>
      )}
    </section>
  );
};

/** What is in order and what has to be settled before anybody sits down. */
export const ReadyStep = ({ station, machine }: { readonly station: StationView; readonly machine: MachineView }) => {
  const { t } = useText();
  const stock = station.checks.find((check) => check.check === 'stock');
  const needsBox = machine.blanksLeft === 0 || stock?.state === 'fail';
  return (
    <div className="ready" aria-busy={station.checking}>
      <WaitingQueue waiting={station.waiting} ready={station.ready} />
      <StockCare station={station} />
      {needsBox && <Boxes boxes={station.boxes} />}
      <section aria-labelledby="checks-title">
        <h2 id="checks-title" className="visually-hidden">
          {t('ready.checks')}
        </h2>
        <ul className="checks">
          {station.checks.filter(hasTile).map((check) => (
            <CheckTile key={check.check} check={check} />
          ))}
        </ul>
      </section>
      <BackgroundCare background={station.background} />
      <p className="quiet">{t('teller.today', station.today)}</p>
    </div>
  );
};
