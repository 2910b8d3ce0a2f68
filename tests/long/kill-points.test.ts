import { expect, it } from 'vitest';
import { runMatrix } from '../kill/matrix.ts';
import { ALL_POINTS, nameOf } from '../kill/points.ts';

/** One of each kind; `npm run kill-matrix` tries all of them. */
const SAMPLE = [
  'create-order/after-act/host',
  'feed-blank/during-late/host',
  'write-chip/during-late/host',
  'print-face/after-act/host',
  'report-back/after-act/host',
  'set-pin/after-intent/host',
  'watch-gate/after-intent/host',
  'authenticate-chip/during/worker',
  'print-face/during-late/power',
];

it('after a kill at any instant every card, chip, face and order is where the books say', async () => {
  const points = ALL_POINTS.filter((point) => SAMPLE.includes(nameOf(point)));
  const told: string[] = [];
  const report = await runMatrix({
    points,
    lanes: 1,
    speed: 0,
    seed: 1,
    signal: new AbortController().signal,
    tell: (line) => told.push(line),
  });
  expect(report.inconsistencies, told.join('\n')).toEqual([]);
  expect(report).toMatchObject({ tried: SAMPLE.length, kills: SAMPLE.length, notReached: [] });
}, 600_000);
