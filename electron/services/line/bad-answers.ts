import type { Clock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { RefusedAnswer, Stores } from '../ports.ts';

/** Keeps an answer that was refused, masked, for who mends it. A disk that is full is no reason to fail the call anew. */
export const keepBadAnswer = (
  { refusedAnswers, audit, transaction }: Pick<Stores, 'refusedAnswers' | 'audit' | 'transaction'>,
  report: Omit<RefusedAnswer, 'at'>,
  { clock, logger }: { readonly clock: Clock; readonly logger: Logger },
): void => {
  const at = clock.now();
  const { call } = report;
  noteAudit(logger, 'platform.answer-refused', () =>
    transaction(() => {
      refusedAnswers.append({ ...report, at });
      audit.append({
        at,
        event: 'platform.answer-refused',
        actor: 'host',
        window: 'host',
        sessionId: null,
        detail: { call },
      });
    }),
  );
};
