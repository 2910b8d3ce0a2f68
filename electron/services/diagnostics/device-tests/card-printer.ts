import type { Failure, Result } from '#basics/result.ts';
import type { FaceBitmap } from '#domain/card/card-data.ts';
import { rulerFace, testFace } from '#domain/diagnostics/test-faces.ts';
import type { Words } from '#domain/diagnostics/value.ts';
import type { CardPosition } from '../../ports.ts';
import type { DiagnosticsParts } from '../parts.ts';
import { levelOf, PLACES } from '../printer-words.ts';
import { type BlankUse, UNTOUCHED, withTestBlank } from '../test-blank.ts';
import type { TestRun } from '../test-run.ts';
import type { Perform } from './perform.ts';
import { lookForOthers } from './wrong-address.ts';

export const printerSelfTest: Perform = async (run, parts) => {
  run.step({ zh: '正在查询制卡机', en: 'Asking the printer' });
  const { printer } = parts.devices;
  const told = await run.timed('answer', () => printer.diagnose());
  if (!told.ok) {
    run.failed(told.error);
    await lookForOthers(run, parts, 'card-printer', told.error.code);
    return;
  }
  const { identity, sensors, state } = told.value;
  run.isCalled(`${identity.model} · ${identity.serialNumber}`);
  run.value('model', identity.model);
  run.value('firmware', identity.firmware);
  run.value('sensors', sensors.filter(({ volts }) => volts !== null).length);
  run.value('ribbon-left', state.ribbon?.count ?? null);
  for (const condition of state.conditions) {
    const level = levelOf(condition);
    // Said by the value with its limits.
    if (condition.code === 'printer.ribbon-low' || level === 'info') continue;
    run.find(level, condition.code, condition.params);
  }
  if (state.position !== 'none' && state.position !== 'gate') {
    run.find('warn', 'printer.card-inside', { position: state.position });
  }
};

interface Move {
  readonly value: string;
  readonly step: Words;
  readonly to: CardPosition;
  readonly run: () => Promise<Result<void>>;
}

/** One move: its time, where the sensors see the card afterwards, and that no counter moved with it. */
const move = async (
  run: TestRun,
  { devices }: DiagnosticsParts,
  { value, step, to, run: act }: Move,
): Promise<boolean> => {
  run.step(step, run.shown.progress);
  const before = await devices.printer.counters();
  const moved = await run.timed(value, act);
  if (!moved.ok) return stopWith(run, moved.error);
  const state = await devices.printer.state();
  if (!state.ok) return stopWith(run, state.error);
  if (state.value.position !== to) {
    notThere(run, to, state.value.position);
    return false;
  }
  const after = await devices.printer.counters();
  if (!before.ok || !after.ok) return true;
  if (after.value.cardsFed !== before.value.cardsFed || after.value.panelsPrinted !== before.value.panelsPrinted) {
    run.find('warn', 'diagnostics.counted-in-move', {
      cards: after.value.cardsFed - before.value.cardsFed,
      panels: after.value.panelsPrinted - before.value.panelsPrinted,
    });
  }
  return true;
};

const notThere = (run: TestRun, expected: CardPosition, seen: CardPosition): void => {
  const [wanted, found] = [PLACES[expected], PLACES[seen]];
  const params = { expectedZh: wanted.zh, expectedEn: wanted.en, seenZh: found.zh, seenEn: found.en };
  run.find('fail', 'diagnostics.position-differs', params);
};

const stopWith = (run: TestRun, failure: Failure): false => {
  run.failed(failure);
  return false;
};

export const moveThroughAll: Perform = async (run, parts) => {
  const { printer } = parts.devices;
  const counted = await printer.counters();
  const since = parts.clock.monotonic();
  await withTestBlank(run, parts, async (): Promise<BlankUse> => {
    run.value('to-chip', Math.round(parts.clock.monotonic() - since));
    const fed = await printer.counters();
    if (counted.ok && fed.ok) run.value('fed', fed.value.cardsFed - counted.value.cardsFed);
    const at = await printer.state();
    if (!at.ok) return notPresented(run, at.error);
    if (at.value.position !== 'chip-station') {
      notThere(run, 'chip-station', at.value.position);
      return UNTOUCHED;
    }
    if (run.endsHere()) return UNTOUCHED;
    const toPrint = await move(run, parts, {
      value: 'to-print',
      step: { zh: '正在移到打印工位', en: 'Moving to the print station' },
      to: 'print-station',
      run: () => printer.moveToPrint(),
    });
    if (!toPrint || run.endsHere()) return UNTOUCHED;
    const toGate = await run.timed('to-gate', async () => {
      run.step({ zh: '正在移到出卡口，请勿取走', en: 'Moving to the gate; please leave the card there' });
      return printer.present();
    });
    if (!toGate.ok) run.failed(toGate.error);
    return { ...UNTOUCHED, presented: true };
  });
};

const notPresented = (run: TestRun, failure: Failure): BlankUse => {
  run.failed(failure);
  return UNTOUCHED;
};

/** Prints a face on a test blank, gives it out to be looked at, and asks what the person sees. */
const printTest =
  (faceOf: () => FaceBitmap, question: Words): Perform =>
  async (run, parts) => {
    const { printer } = parts.devices;
    const face = faceOf();
    const panels = printer.panelsOf(face);
    if (!panels.ok) return run.failed(panels.error);
    await withTestBlank(run, parts, async (): Promise<BlankUse> => {
      if (run.endsHere()) return UNTOUCHED;
      run.step({ zh: '正在移到打印工位', en: 'Moving to the print station' });
      const moved = await printer.moveToPrint();
      if (!moved.ok) return notPresented(run, moved.error);
      if (run.endsHere()) return UNTOUCHED;
      const printing: Words = { zh: '正在打印', en: 'Printing' };
      run.step(printing);
      const printed = await run.timed('print', () =>
        printer.printFace(face, { onProgress: (done, total) => run.step(printing, { done, total }) }),
      );
      if (!printed.ok) {
        run.failed(printed.error);
        const blank = printed.error.params?.face === 'blank';
        return blank ? UNTOUCHED : { ...UNTOUCHED, panels: [0, 6], ribbon: [0, 1] };
      }
      const { panels: count, difference } = printed.value;
      run.value('panels', count);
      if (difference !== null) run.failed(difference, 'warn');
      const counters = await printer.counters();
      if (counters.ok) run.value('ribbon-left', counters.value.ribbonLeft);
      const use: BlankUse = { ...UNTOUCHED, panels: [count, count], ribbon: [1, 1] };
      const presented = await printer.present();
      if (!presented.ok) {
        run.failed(presented.error);
        return use;
      }
      const answer = await run.ask('verdict', question);
      if (answer === 'fail') run.find('fail', 'diagnostics.print-not-good');
      return { ...use, presented: true };
    });
  };

export const testPrint = printTest(testFace, {
  zh: '请从出卡口查看测试卡：细线是否连续、有无白线、黑块是否均匀',
  en: 'Look at the card at the gate: are the fine lines whole, is there no white line, is the black even?',
});

export const rulerPrint = printTest(rulerFace, {
  zh: '请从出卡口查看测试卡：四边标尺从 0 开始，偏移是否在 1 毫米以内',
  en: 'Look at the card at the gate: do the rulers begin at 0 on all edges, within 1 mm?',
});

/** The order of the printer's own cleaning instructions. */
const CLEANING_STEPS: readonly Words[] = [
  {
    zh: '请取出进卡箱中的全部白卡并妥善保管',
    en: 'Please take all blanks out of the feeder and keep them safe',
  },
  { zh: '请打开机盖，取出色带，关好机盖', en: 'Please open the cover, take the ribbon out and close the cover' },
  { zh: '请将清洁卡放入进卡箱', en: 'Please put the cleaning card into the feeder' },
];

const AFTER_CLEANING: readonly Words[] = [
  {
    zh: '请取走清洁卡，装回色带并关好机盖',
    en: 'Please take the cleaning card away, put the ribbon back and close the cover',
  },
  { zh: '请将白卡按原来的顺序放回进卡箱', en: 'Please put the blanks back into the feeder, in the order they were in' },
];

const allDone = async (run: TestRun, steps: readonly Words[]): Promise<boolean> => {
  for (const step of steps) if ((await run.ask('done', step)) === 'stopped') return false;
  return true;
};

export const cleaningWizard: Perform = async (run, { devices }) => {
  const state = await devices.printer.state();
  if (!state.ok) return run.failed(state.error);
  if (state.value.position !== 'none') {
    return run.find('fail', 'printer.card-inside', { position: state.value.position });
  }
  if (!(await allDone(run, CLEANING_STEPS))) return;
  run.step({ zh: '正在清洁，请勿打开机盖', en: 'Cleaning; please leave the cover closed' });
  const cleaned = await run.timed('clean', () => devices.printer.clean());
  if (cleaned.ok) run.value('cleanings', cleaned.value.cleanings);
  else run.failed(cleaned.error);
  if (!(await allDone(run, AFTER_CLEANING))) return;
  const after = await devices.printer.state();
  if (!after.ok) return run.failed(after.error);
  for (const code of after.value.blocking) run.find('warn', code);
};
