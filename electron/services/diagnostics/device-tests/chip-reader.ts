import { toHex } from '#basics/hex.ts';
import { timingOf } from '#domain/diagnostics/timing.ts';
import type { ChipSession } from '../../ports.ts';
import type { DiagnosticsParts } from '../parts.ts';
import { type BlankUse, UNTOUCHED, withTestBlank } from '../test-blank.ts';
import type { TestRun } from '../test-run.ts';
import type { Perform } from './perform.ts';

export const chipReaderPresent: Perform = async (run, { devices }) => {
  run.step({ zh: '正在查找读写器', en: 'Looking for the reader' });
  const status = await run.timed('answer', () => devices.chip.status());
  const readers = await devices.chip.readers();
  if (readers.ok) run.value('readers', readers.value.length);
  if (!status.ok) {
    run.failed(status.error);
    if (readers.ok && readers.value.length > 0) {
      run.find('warn', 'diagnostics.other-readers', { readers: readers.value.join('、') });
    }
    return;
  }
  run.isCalled(status.value.reader);
  run.value('reader', status.value.reader);
};

/** The chip of the test blank under power; off again before the card moves, whatever happens. */
const withChip = async (
  run: TestRun,
  { devices }: DiagnosticsParts,
  work: (session: ChipSession) => Promise<BlankUse>,
): Promise<BlankUse> => {
  const open = () => devices.chip.open();
  run.step({ zh: '正在给芯片上电', en: 'Powering the chip' });
  const session = run.test.values['power-up'] === undefined ? await open() : await run.timed('power-up', open);
  if (!session.ok) {
    run.failed(session.error);
    return UNTOUCHED;
  }
  try {
    return await work(session.value);
  } finally {
    await session.value.close();
  }
};

const RANDOMS = 8;

export const readChip: Perform = (run, parts) =>
  withTestBlank(run, parts, () =>
    withChip(run, parts, async (session) => {
      run.step({ zh: '正在选择应用并读取文件', en: 'Selecting the application and reading its file' });
      const inspected = await run.timed('read', () => session.inspect());
      if (!inspected.ok) {
        run.failed(inspected.error);
        return UNTOUCHED;
      }
      const { atr, generation, algorithm, issuer } = inspected.value;
      // In pairs, as vendors write it; a row of digits would be taken for a number of a person.
      run.value('atr', atr.replace(/(..)(?=.)/g, '$1 '));
      run.value('generation', generation);
      run.value('algorithm', algorithm.toUpperCase());
      if (generation === null) run.find('fail', 'chip.generation-unknown');
      const use: BlankUse = { ...UNTOUCHED, cardId: issuer.cardId };
      run.step({ zh: '正在取随机数', en: 'Asking for random numbers' });
      const seen = new Set<string>();
      for (let count = 0; count < RANDOMS; count += 1) {
        const random = await session.challenge();
        if (!random.ok) {
          run.failed(random.error);
          return use;
        }
        seen.add(toHex(random.value));
      }
      run.value('random', seen.size === RANDOMS, seen.size === RANDOMS ? 'ok' : 'fail');
      if (seen.size !== RANDOMS) run.find('fail', 'diagnostics.random-repeats', { count: RANDOMS - seen.size });
      return use;
    }),
  );

const COMMANDS = 100;
/** How often the progress is told; each time is an event to the windows. */
const TELL_EVERY = 10;

export const timeChip: Perform = (run, parts) =>
  withTestBlank(run, parts, () =>
    withChip(run, parts, async (session) => {
      const step = { zh: '正在计时', en: 'Timing commands' };
      const inspected = await session.inspect();
      if (!inspected.ok) {
        run.failed(inspected.error);
        return UNTOUCHED;
      }
      const use: BlankUse = { ...UNTOUCHED, cardId: inspected.value.issuer.cardId };
      const times: number[] = [];
      while (times.length < COMMANDS && !run.endsHere()) {
        if (times.length % TELL_EVERY === 0) run.step(step, { done: times.length, total: COMMANDS });
        const since = parts.clock.monotonic();
        const random = await session.challenge();
        times.push(parts.clock.monotonic() - since);
        if (random.ok) continue;
        run.failed(random.error);
        break;
      }
      const timing = timingOf(times);
      run.value('commands', times.length);
      if (timing === null) return use;
      run.value('median', timing.median);
      run.value('p95', timing.p95);
      run.value('slowest', timing.slowest);
      return use;
    }),
  );
