import { expect, test } from '@playwright/test';
import { launchShell, pageOf, shellProblem, signInAt } from '../support/electron.ts';
import { handOver, make, receive, tick } from '../support/journey.ts';
import { startStation } from '../support/station.ts';
import { openDisplay } from '../support/virtual-display.ts';

const problem = shellProblem();
if (problem !== null) console.warn(`skipped: ${problem}`);
test.skip(problem !== null, problem ?? '');

/** Room for both windows at the size they are drawn for, so that the pictures are true. */
const BOTH_WINDOWS = '2560x1920';

test('an adult approved online takes a finished card home from the counter’s two windows', async () => {
  const display = await openDisplay(BOTH_WINDOWS);
  const station = await startStation({ speed: 0 });
  const shell = await launchShell(display, station.dir);
  try {
    const counter = {
      teller: await pageOf(shell, 'window=teller'),
      applicant: await pageOf(shell, 'window=applicant'),
      name: 'electron',
    };
    await signInAt(counter.teller, station.dir);
    const problems: string[] = [];
    for (const page of [counter.teller, counter.applicant])
      page.on('console', (message) => message.type() === 'error' && problems.push(message.text()));
    await receive(counter, 'li-si');
    await tick(counter, 'photo-is-person');
    await make(counter, '271828');
    await handOver(counter, false);
    expect(problems).toEqual([]);
  } finally {
    await shell.close();
    await station.stop();
    await display.stop();
  }
});
