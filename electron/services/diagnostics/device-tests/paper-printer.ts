import type { Perform } from './perform.ts';

export const paperPrinterQueue: Perform = async (run, { paper, facts }) => {
  run.step({ zh: '正在询问打印系统', en: 'Asking the printing system' });
  const wanted = facts.setUp['paper-printer'].address;
  // Cards are issued without slips; only a printer the station file names is missed.
  const level = wanted === null ? 'warn' : 'fail';
  const listed = await paper.printers();
  if (!listed.ok) return run.failed(listed.error, level);
  const printers = listed.value;
  run.value('printers', printers.length);
  const chosen =
    wanted === null
      ? (printers.find(({ isDefault }) => isDefault) ?? (printers.length === 1 ? printers[0] : undefined))
      : printers.find(({ name }) => name === wanted);
  if (chosen === undefined) {
    if (wanted !== null) return run.find('fail', 'paper-printer.unknown', { printer: wanted });
    return run.find('warn', printers.length === 0 ? 'paper-printer.absent' : 'paper-printer.not-chosen');
  }
  run.isCalled(chosen.name);
  run.value('printer', chosen.name);
  run.value('state', chosen.state);
  if (chosen.state === 'stopped') {
    run.find('fail', 'paper-printer.stopped', { printer: chosen.name, cause: chosen.message || 'stopped' });
  }
};

export const paperPrinterPage: Perform = async (run, { paper, testPage }) => {
  run.step({ zh: '正在打印测试页', en: 'Printing the page' });
  const page = await testPage();
  if (!page.ok) return run.failed(page.error);
  const printed = await run.timed('print', () => paper.print(page.value, 'kiosk test page'));
  if (!printed.ok) return run.failed(printed.error);
  const answer = await run.ask('verdict', {
    zh: '请查看测试页：文字清晰、四边的线是否完整',
    en: 'Look at the page: is the text clear, are the lines on all four edges whole?',
  });
  if (answer === 'fail') run.find('fail', 'diagnostics.page-not-good');
};
