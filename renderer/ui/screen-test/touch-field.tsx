import { Button } from 'antd';
import { type PointerEvent, useEffect } from 'react';
import { FullScreen } from './full-screen.tsx';
import { gridFor, squareAt, type TouchGrid } from './touch-grid.ts';

/** A screen being touched: which of its squares were reached, and by what. */
export interface Touching {
  readonly grid: TouchGrid;
  readonly touched: ReadonlySet<number>;
  readonly byFinger: boolean;
}

/** The whole window, untouched. */
export const untouched = (): Touching => ({
  grid: gridFor(window.innerWidth, window.innerHeight),
  touched: new Set(),
  byFinger: false,
});

export interface TouchFieldProps {
  readonly touching: Touching;
  /** In words: what to do, how much is done, and the button that ends it. */
  readonly words: { readonly hint: string; readonly covered: string; readonly end: string };
  onTouching(change: (old: Touching | null) => Touching | null): void;
  onDone(touching: Touching): void;
}

/** A finger lifts away by itself after so long, so that the last square is seen to change. */
const LAST_SQUARE_MS = 400;

/** Every place of the window touched once. */
export const TouchField = ({ touching, words, onTouching, onDone }: TouchFieldProps) => {
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
  return (
    <FullScreen
      label={words.hint}
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
        <p>{words.hint}</p>
        <p data-testid="touch-covered">{words.covered}</p>
        {/* The squares beneath are felt all the same: places count, not elements. */}
        <Button onClick={() => onDone(touching)} data-testid="touch-end">
          {words.end}
        </Button>
      </div>
    </FullScreen>
  );
};
