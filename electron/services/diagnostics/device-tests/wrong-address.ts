import { meansMissing } from '#domain/diagnostics/missing.ts';
import type { DiagnosticsParts } from '../parts.ts';
import type { TestRun } from '../test-run.ts';

const LOOKING = {
  zh: '没有应答，正在查找这个地址上接的是什么',
  en: 'No answer; looking what hangs at this address',
};

const IS = { 'id-reader': 'diagnostics.is-id-reader', 'card-printer': 'diagnostics.is-card-printer' } as const;

/** After these the line itself is open and carries: somebody else, or another speed, may be at its end. */
const MAY_BE_OTHERS =
  /^(id-reader\.(silent|garbled|disturbed|unexpected-answer|answer-malformed)|printer\.(offline|no-answer|command-unknown|refused))$/;

/** A reader or printer that does not answer: is there another device, or the right one at another speed? */
export const lookForOthers = async (
  run: TestRun,
  { facts }: DiagnosticsParts,
  device: 'id-reader' | 'card-printer',
  code: string,
): Promise<void> => {
  const { address } = facts.setUp[device];
  if (address === null || !MAY_BE_OTHERS.test(code) || !meansMissing(code) || run.endsHere()) return;
  run.step(LOOKING);
  const found = await facts.finder.identify(address);
  // A line that does not even open was told by the failure that brought us here.
  if (!found.ok || found.value === null) return;
  const { kind, identity, baudRate } = found.value;
  if (kind !== device) return run.find('fail', IS[kind], { address, identity });
  if (baudRate !== null) run.find('fail', 'diagnostics.other-speed', { address, baudRate });
};
