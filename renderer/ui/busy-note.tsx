import type { BusyView } from '#contract/views.ts';
import { useNow } from '../app/use-now.ts';
import { formatDuration } from '../i18n/format.ts';
import { partsText } from '../i18n/parts.ts';
import { useText } from '../i18n/use-text.ts';

/** A wait without parts never fills the bar by itself: the end is the host's to say. */
const ALMOST = 95;
const REFRESH_MS = 500;

/** Waits for a person take as long as they take. */
const FOR_A_PERSON: ReadonlySet<string> = new Set(['read-identity', 'read-guardian', 'watch-gate']);

/** What is being done, how long it usually takes, and its parts where it has some. */
export const BusyNote = ({
  busy,
  overall,
}: {
  readonly busy: BusyView;
  /** Steps done of a longer job this wait is one of; then the bar shows the job. */
  readonly overall?: { readonly done: number; readonly total: number };
}) => {
  const { t, has, code, language } = useText();
  const now = useNow(REFRESH_MS);
  const elapsed = Math.max(0, now - busy.since);
  const total = busy.total ?? 0;
  const inParts = total > 0;
  const part =
    overall !== undefined
      ? overall.done / Math.max(overall.total, 1)
      : inParts
        ? (busy.done ?? 0) / total
        : Math.min(1, elapsed / Math.max(busy.usualMs, 1)) * (ALMOST / 100);
  const parts = partsText(busy.done ?? 0, Math.max(total, 1));
  const name = `busy.${busy.what}`;
  const forPerson = FOR_A_PERSON.has(busy.what);
  const whole = (ms: number) => formatDuration(Math.floor(ms / 1000) * 1000, language);
  return (
    <div className="busy" role="status">
      <div className="busy-line">
        <strong>{has(name) ? t(name) : t('busy.other')}</strong>
        {overall !== undefined ? (
          <span>{t('make.total', { done: Math.min(overall.done + 1, overall.total), total: overall.total })}</span>
        ) : (
          inParts && <span>{t(parts.key, parts.values)}</span>
        )}
      </div>
      {busy.again !== undefined && (
        <p className="busy-again warn" data-testid="again">
          {t('busy.again', {
            why: code(busy.again.code, busy.again.params).what,
            attempt: busy.again.attempt,
            most: busy.again.most,
          })}
        </p>
      )}
      <div className={forPerson ? 'bar open' : 'bar'} aria-hidden>
        <i style={forPerson ? {} : { width: `${part * 100}%` }} />
      </div>
      <div className="busy-line quiet" aria-live="off">
        <span>{forPerson ? '' : t('busy.usual', { time: whole(Math.max(1000, busy.usualMs)) })}</span>
        <span>
          {!forPerson && elapsed > busy.usualMs * 2 + 2000
            ? t('busy.longer')
            : t('busy.elapsed', { time: whole(elapsed) })}
        </span>
      </div>
    </div>
  );
};
