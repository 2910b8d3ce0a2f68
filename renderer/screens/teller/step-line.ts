import type { SessionView, Step } from '#contract/views.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';

/** The six steps everybody sees on top of the teller's window. */
export const LINE = [
  'line.identity',
  'line.verdict',
  'line.application',
  'line.make',
  'line.activate',
  'line.handOver',
] as const satisfies readonly TextKey[];

const AT: Record<Exclude<Step, 'closed'>, number> = {
  ready: -1,
  identify: 0,
  'look-up': 1,
  verdict: 1,
  application: 2,
  make: 3,
  activate: 4,
  'hand-over': 5,
};

export type LineState = 'done' | 'current' | 'waiting';

/** State of each of the six; a closed session is done all along only when a card was issued. */
export const lineStates = (session: Pick<SessionView, 'step' | 'outcome'>): readonly LineState[] =>
  LINE.map((_, index) => {
    if (session.step === 'closed') return session.outcome?.outcome === 'issued' ? 'done' : 'waiting';
    const at = AT[session.step];
    return index < at ? 'done' : index === at ? 'current' : 'waiting';
  });
