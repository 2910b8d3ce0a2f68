import { describe, expect, it } from 'vitest';
import { DEVICE_NAMES } from '#domain/diagnostics/device-name.ts';
import { touchOutcome } from '#domain/diagnostics/screen-test.ts';
import { scaleOf } from '#renderer/screens/teller/desk/devices/scale.ts';
import { openedTest, startPlace } from '#renderer/screens/teller/desk/devices/start-place.ts';
import { tabsOf } from '#renderer/screens/teller/desk/devices/tabs-of.ts';
import { gridFor, squareAt } from '#renderer/ui/screen-test/touch-grid.ts';

describe('a value beside its threshold', () => {
  it.each([
    ['a gate without a card', 0.24, 1],
    ['a feeder with cards', 5, 1],
    ['a level right at the threshold', 1, 1],
    ['a clock that goes back', -154, -60],
    ['a threshold of zero', 3, 0],
    ['nothing at all', 0, 0],
  ])('%s stands on its own side and within the line', (_, value, at) => {
    const { turn, dot } = scaleOf(value, at);
    expect(Math.sign(dot - turn)).toBe(Math.sign(value - at));
    expect(dot).toBeGreaterThanOrEqual(0);
    expect(dot).toBeLessThanOrEqual(100);
  });

  it('keeps the distance to scale', () => {
    expect(scaleOf(0.5, 1).dot).toBeCloseTo(25);
    expect(scaleOf(1.5, 1).dot).toBeCloseTo(75);
  });
});

describe('the page of a device', () => {
  it('shows line and raw commands to the technician alone, where there are any', () => {
    expect(tabsOf('card-printer', true)).toEqual(['state', 'tests', 'trace', 'console']);
    expect(tabsOf('platform', true)).toEqual(['state', 'tests', 'trace']);
    expect(tabsOf('sound', true)).toEqual(['state', 'tests']);
    for (const device of DEVICE_NAMES) expect(tabsOf(device, false)).toEqual(['state', 'tests']);
  });

  it('is opened by the name of a preview', () => {
    expect(startPlace(null)).toBeNull();
    expect(startPlace('desk-devices')).toBeNull();
    expect(startPlace('desk-devices-faults')).toBeNull();
    expect(startPlace('desk-line')).toBeNull();
    expect(startPlace('desk-devices-id-reader')).toEqual({ device: 'id-reader', tab: 'state' });
    expect(startPlace('desk-devices-card-printer-asks-done')).toEqual({ device: 'card-printer', tab: 'tests' });
    expect(startPlace('desk-devices-id-reader-trace')).toEqual({ device: 'id-reader', tab: 'trace' });
    expect(startPlace('desk-devices-display-opened-touch')).toEqual({ device: 'display', tab: 'tests' });
    expect(openedTest('desk-devices-display-opened-touch')).toBe('touch');
    expect(openedTest('desk-devices-display-tests')).toBeNull();
  });
});

describe('the touched squares', () => {
  const area = { width: 1366, height: 768 };
  const grid = gridFor(area.width, area.height);

  it('fill the screen, corners and edges too', () => {
    const last = grid.columns * grid.rows - 1;
    expect(squareAt(grid, area, 0, 0)).toBe(0);
    expect(squareAt(grid, area, area.width, 0)).toBe(grid.columns - 1);
    expect(squareAt(grid, area, area.width, area.height)).toBe(last);
    const found = new Set<number | null>();
    for (let x = 0; x < area.width; x += 8)
      for (let y = 0; y < area.height; y += 8) found.add(squareAt(grid, area, x, y));
    expect([...found].toSorted((a, b) => Number(a) - Number(b))).toEqual(Array.from({ length: last + 1 }, (_, n) => n));
  });

  it('lie beside nothing that is outside', () => {
    expect(squareAt(grid, area, -1, 5)).toBeNull();
    expect(squareAt(grid, area, 5, area.height + 1)).toBeNull();
    expect(squareAt(grid, { width: 0, height: 0 }, 0, 0)).toBeNull();
  });

  it('pass only when all were reached by a finger', () => {
    expect(touchOutcome(100, 100, true)).toEqual({ verdict: 'pass', touched: 100, total: 100, percent: 100 });
    expect(touchOutcome(100, 100, false).verdict).toBe('warn');
    expect(touchOutcome(100, 99, true).verdict).toBe('warn');
    expect(touchOutcome(100, 95, true).verdict).toBe('warn');
    expect(touchOutcome(100, 94, true).verdict).toBe('fail');
    expect(touchOutcome(252, 251, true).percent).toBe(99);
  });
});
