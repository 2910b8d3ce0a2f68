import type { Reason } from '#contract/views.ts';
import { formatTime } from '../i18n/format.ts';
import { useText } from '../i18n/use-text.ts';
import type { Tone } from './level-icon.tsx';
import { ToneIcon } from './level-icon.tsx';

const ORDER: Record<Reason['level'], number> = { refuse: 0, needs: 1, pass: 2 };
const TONE: Record<Reason['level'], Tone> = { refuse: 'bad', needs: 'warn', pass: 'good' };

/** Reasons with their source and time, the blocking ones first. */
export const ReasonList = ({
  reasons,
  withNext = true,
}: {
  readonly reasons: readonly Reason[];
  /** What to do about each; not where it is over. */
  readonly withNext?: boolean;
}) => {
  const { t, code, language } = useText();
  const sorted = reasons.toSorted((a, b) => ORDER[a.level] - ORDER[b.level]);
  return (
    <ul className="reasons">
      {sorted.map((reason) => {
        const words = code(reason.code, reason.params);
        const ready = reason.text?.[language === 'en' ? 'en' : 'zh'];
        return (
          <li key={`${reason.code}-${ready ?? ''}`} data-level={reason.level} data-code={reason.code}>
            <span className={`level ${TONE[reason.level]}`}>
              <ToneIcon tone={TONE[reason.level]} />
              {t(reason.source === 'station' && reason.level === 'refuse' ? 'level.cause' : `level.${reason.level}`)}
            </span>
            <span>
              {ready ?? words.what}
              {withNext && reason.level !== 'pass' && words.known && words.next !== '' && (
                <span className="next">{words.next}</span>
              )}
              {!words.known && ready === undefined && <span className="next small-print">{reason.code}</span>}
            </span>
            <span className="source">
              {t(`source.${reason.source}`)}
              {reason.at !== null && ` ${formatTime(reason.at)}`}
            </span>
          </li>
        );
      })}
    </ul>
  );
};
