import { Button } from 'antd';
import { type PointerEvent, useEffect, useState } from 'react';
import { useText } from '../../../../../i18n/use-text.ts';
import { Dialog } from '../../../../../ui/dialog.tsx';
import { ToneIcon } from '../../../../../ui/level-icon.tsx';
import { ProblemNote } from '../../../../../ui/problem-note.tsx';
import { VERDICT_TONE } from '../tones.ts';
import { FullScreen } from './full-screen.tsx';
import { gridFor, squareAt, type TouchGrid, type TouchOutcome, touchOutcome } from './touch-grid.ts';
import { useOutcome } from './use-outcome.ts';
import type { WindowTestProps } from './window-test-props.ts';

interface Touching {
  readonly grid: TouchGrid;
  readonly touched: ReadonlySet<number>;
  readonly byFinger: boolean;
}

const begin = (): Touching => ({
  grid: gridFor(window.innerWidth, window.innerHeight),
  touched: new Set(),
  byFinger: false,
});

/** Every place of the screen touched once: which ones it felt is measured here. */
export const TouchTest = ({ test, title, onClose }: WindowTestProps) => {
  const outcome = useOutcome(test.id, onClose);
  const { t } = useText();
  const [touching, setTouching] = useState<Touching | null>(null);
  const [result, setResult] = useState<{ readonly measured: TouchOutcome; readonly byFinger: boolean } | null>(null);

  const finish = ({ grid, touched, byFinger }: Touching) => {
    setResult({ measured: touchOutcome(grid, touched.size, byFinger), byFinger });
    setTouching(null);
  };
  return (
    <>
      <Dialog title={title} onClose={onClose}>
        <div className="window-test">
          <p>{t('windowTest.touch.intro')}</p>
          {result !== null && (
            <p role="status" data-testid="touch-result" data-verdict={result.measured.verdict}>
              <ToneIcon tone={VERDICT_TONE[result.measured.verdict]} />{' '}
              <strong className={VERDICT_TONE[result.measured.verdict]}>
                {t(`devices.verdict.${result.measured.verdict}`)}
              </strong>
              <span className="finding-next">
                {t('windowTest.touch.result', {
                  touched: result.measured.touched,
                  total: result.measured.total,
                  percent: result.measured.percent,
                })}
                {' · '}
                {t(result.byFinger ? 'windowTest.touch.by.touch' : 'windowTest.touch.by.other')}
              </span>
            </p>
          )}
        </div>
        <ProblemNote problem={outcome.problem} />
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} data-testid="window-test-leave">
            {t('windowTest.stop')}
          </Button>
          <Button
            size="large"
            {...(result === null ? { type: 'primary' as const } : {})}
            onClick={() => setTouching(begin())}
            data-first-focus
            data-testid="touch-start"
          >
            {t('windowTest.touch.start')}
          </Button>
          {result !== null && (
            <Button
              type="primary"
              size="large"
              loading={outcome.telling}
              onClick={() =>
                outcome.tell(result.measured.verdict, {
                  points: navigator.maxTouchPoints,
                  fields: result.measured.total,
                  touched: result.measured.touched,
                })
              }
              data-testid="window-test-save"
            >
              {t('windowTest.save')}
            </Button>
          )}
        </div>
      </Dialog>
      {touching !== null && <TouchField touching={touching} onTouching={setTouching} onDone={finish} />}
    </>
  );
};

interface TouchFieldProps {
  readonly touching: Touching;
  onTouching(change: (old: Touching | null) => Touching | null): void;
  onDone(touching: Touching): void;
}

/** A finger lifts away by itself after so long, so that the last square is seen to change. */
const LAST_SQUARE_MS = 400;

const TouchField = ({ touching, onTouching, onDone }: TouchFieldProps) => {
  const { t } = useText();
  const { grid, touched } = touching;
  const total = grid.columns * grid.rows;
  const all = touched.size === total;

  const touch = (event: PointerEvent<HTMLDialogElement>) => {
    // A mouse that only passes by touches nothing.
    if (event.pointerType === 'mouse' && event.buttons === 0) return;
    const finger = event.pointerType === 'touch';
    const area = event.currentTarget.getBoundingClientRect();
    // A fast finger is told once for several places it passed.
    const passed = event.nativeEvent.getCoalescedEvents?.() ?? [];
    const places = passed.length > 0 ? passed : [event.nativeEvent];
    const squares = places.flatMap(
      ({ clientX, clientY }) => squareAt(grid, area, clientX - area.left, clientY - area.top) ?? [],
    );
    onTouching((old) => {
      if (old === null) return old;
      const isNew = squares.some((square) => !old.touched.has(square));
      if (!isNew && (old.byFinger || !finger)) return old;
      return { ...old, touched: new Set([...old.touched, ...squares]), byFinger: old.byFinger || finger };
    });
  };
  useEffect(() => {
    if (!all) return;
    const timer = setTimeout(() => onDone(touching), LAST_SQUARE_MS);
    return () => clearTimeout(timer);
  });
  const covered = t('windowTest.touch.covered', { touched: touched.size, total });
  return (
    <FullScreen
      label={t('windowTest.touch.hint')}
      className="touch-field"
      onLeave={() => onDone(touching)}
      onPointerDown={touch}
      onPointerMove={touch}
    >
      <div
        className="touch-squares"
        style={{
          gridTemplateColumns: `repeat(${grid.columns}, 1fr)`,
          gridTemplateRows: `repeat(${grid.rows}, 1fr)`,
        }}
        aria-hidden
      >
        {Array.from({ length: total }, (_, square) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a square is its number
          <i key={square} data-touched={touched.has(square)} />
        ))}
      </div>
      <div className="touch-words">
        <p>{t('windowTest.touch.hint')}</p>
        <p data-testid="touch-covered">{covered}</p>
        {/* The squares beneath are felt all the same: places count, not elements. */}
        <Button onClick={() => onDone(touching)} data-testid="touch-end">
          {t('windowTest.touch.end')}
        </Button>
      </div>
    </FullScreen>
  );
};
