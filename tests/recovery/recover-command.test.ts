import { expect, it, onTestFinished } from 'vitest';
import { createControlClient } from '#drivers/simulator/control/client.ts';
import { runNode } from '../support/issue-command.ts';
import { killAt, stationFor } from './support/killed-session.ts';

interface Document {
  readonly sessions: readonly { readonly why: { readonly zh: string } }[];
}

const recover = async (dir: string, ...options: readonly string[]) => {
  const { code, stdout } = await runNode('scripts/recover.ts', ['--dir', dir, '--json', ...options]);
  return { code, document: JSON.parse(stdout) as Document, out: stdout };
};

it('npm run recover tells what it would do, does it with --yes as far as it goes without people, and names what is off', async () => {
  const station = await stationFor(1);
  onTestFinished(() => station.stop());
  await killAt(station, { person: 'p0', act: 'print-face', instant: 'done' });

  const asked = await recover(station.dir);
  expect(asked.code).toBe(1);
  expect(asked.document).toMatchObject({
    outcome: 'to-confirm',
    sessions: [{ was: { step: 'make', act: 'print-face' }, decision: 'look-inside', result: { state: 'undecided' } }],
  });
  expect(asked.document.sessions[0]?.why.zh).toContain('机器里有一张卡');

  const done = await recover(station.dir, '--yes');
  expect(done.code).toBe(0);
  expect(done.document.sessions.at(-1)).toMatchObject({
    decision: 'take-as-done',
    why: { code: 'recovery.face-printed' },
    result: { state: 'open', step: 'activate', waitsFor: null },
  });
  expect(done.out).not.toMatch(/张三|430682\d{12}|13800138000/);

  const control = createControlClient(station.addresses.control);
  const off = await control.act('card-printer', { act: 'power-off' });
  expect(off.ok).toBe(true);
  const unseen = await recover(station.dir, '--yes');
  expect(unseen.code).toBe(3);
  expect(unseen.document).toMatchObject({ outcome: 'unavailable', sessions: [{ decision: 'look-again' }] });
});
