import type { Reason } from '#contract/views.ts';
import { formatTime } from '../../../i18n/format.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ToneIcon } from '../../../ui/level-icon.tsx';

const isRuleOfNotice = (rule: string | null): rule is string => rule !== null && /^N\d+$/.test(rule);

const Source = ({ reason }: { readonly reason: Reason }) => {
  const { t } = useText();
  return (
    <span className="source">
      {t(`source.${reason.source}`)}
      {reason.at !== null && ` ${formatTime(reason.at)}`}
      {isRuleOfNotice(reason.rule) && <abbr title={t('verdict.rule', { rule: reason.rule })}>{reason.rule}</abbr>}
    </span>
  );
};

const useWords = () => {
  const { code, language } = useText();
  return (reason: Reason) => {
    const words = code(reason.code, reason.params);
    const ready = reason.text?.[language === 'en' ? 'en' : 'zh'];
    return { what: ready ?? words.what, next: ready === undefined && words.known ? words.next : '', words };
  };
};

/** What stands in the way or is to be done: what it is, what to do, where it is known from. */
const OpenReason = ({ reason }: { readonly reason: Reason }) => {
  const { t } = useText();
  const { what, next, words } = useWords()(reason);
  const tone = reason.level === 'refuse' ? 'bad' : 'warn';
  return (
    <li data-level={reason.level} data-code={reason.code}>
      <span className={`level ${tone}`}>
        <ToneIcon tone={tone} />
        {t(`level.${reason.level}`)}
      </span>
      <span>
        {what}
        {next !== '' && <span className="next">{next}</span>}
        {!words.known && reason.text === undefined && <span className="next small-print">{reason.code}</span>}
      </span>
      <Source reason={reason} />
    </li>
  );
};

/** The reason of the decision above, in one line: nothing is said twice. */
export const DecisionReason = ({ reason }: { readonly reason: Reason }) => {
  const { what, next } = useWords()(reason);
  return (
    <p className="decision-reason" data-level={reason.level} data-code={reason.code}>
      <span>
        <ToneIcon tone="warn" /> {what} <span className="quiet">{next}</span>
      </span>
      <Source reason={reason} />
    </p>
  );
};

/** All outcomes with source, time and rule: what blocks first, then what is to be done, then what is in order. */
export const VerdictReasons = ({ reasons }: { readonly reasons: readonly Reason[] }) => {
  const { t } = useText();
  const words = useWords();
  const open = [
    ...reasons.filter(({ level }) => level === 'refuse'),
    ...reasons.filter(({ level }) => level === 'needs'),
  ];
  const met = reasons.filter(({ level }) => level === 'pass');
  return (
    <div className="verdict-reasons">
      {open.length > 0 && (
        <section aria-labelledby="reasons-title">
          <h2 id="reasons-title">{t('verdict.open')}</h2>
          <ul className="reasons">
            {open.map((reason) => (
              <OpenReason key={`${reason.code}-${reason.text?.zh ?? ''}`} reason={reason} />
            ))}
          </ul>
        </section>
      )}
      {met.length > 0 && (
        <section aria-labelledby="met-title">
          <h2 id="met-title">{t('verdict.met', { count: met.length })}</h2>
          <ul className="reasons-met">
            {met.map((reason) => (
              <li key={reason.code} data-level="pass" data-code={reason.code}>
                <ToneIcon tone="good" />
                <span>{words(reason).what}</span>
                <Source reason={reason} />
              </li>
            ))}
          </ul>
        </section>
      )}
      {reasons.length === 0 && <p className="quiet">{t('verdict.noReasons')}</p>}
    </div>
  );
};
