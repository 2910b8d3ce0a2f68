import './camera.css';
import './verdict.css';
import { Button, Checkbox } from 'antd';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PhotoOutcome, PhotoRule } from '#domain/photo/judgement.ts';
import { useText } from '../i18n/use-text.ts';
import { type Tone, ToneIcon } from '../ui/level-icon.tsx';
import { type JudgedPhoto, type ListedFinding, listFindings, readable } from './judged-findings.ts';
import { JudgedPicture } from './judged-picture.tsx';

const TONE: Readonly<Record<PhotoOutcome, Tone>> = { fail: 'bad', confirm: 'warn', warn: 'warn', pass: 'good' };

export interface PhotoVerdictParts {
  readonly heading: string;
  readonly picture: ReactNode;
  readonly findings: ReactNode;
  readonly actions: ReactNode;
}

export interface PhotoVerdictProps {
  /** The finished photo, JPEG in base64. */
  readonly photo: string;
  readonly judgement: JudgedPhoto;
  /** What the teller ticked at an earlier look. */
  readonly confirmed?: readonly PhotoRule[];
  /** A supervisor let pass what a rule refused. */
  readonly overridden?: boolean;
  /** The applicant reads what to do; the teller sees the values as well, and ticks what only a person can see. */
  readonly audience: 'teller' | 'applicant';
  readonly busy?: boolean;
  /** The photo is to be used; what was ticked by hand. */
  onUse?(confirmed: readonly PhotoRule[]): void;
  onAgain(): void;
  /** A supervisor is to decide about a photo that a rule refuses. */
  onOverride?(): void;
  /** Picture, findings and buttons side by side without it. */
  layout?(parts: PhotoVerdictParts): ReactNode;
}

const sideBySide = ({ heading, picture, findings, actions }: PhotoVerdictParts): ReactNode => (
  <div className="judged">
    {picture}
    <div className="judged-words">
      <h3 className="judged-heading">{heading}</h3>
      {findings}
    </div>
    <div className="judged-actions">{actions}</div>
  </div>
);

/**
 * What the host says of a photo: the picture with its marks, the findings worst first, what the teller has to look at,
 * and what can be done now. Ticks begin anew with every photo.
 */
export const PhotoVerdict = (props: PhotoVerdictProps) => <Verdict key={props.photo} {...props} />;

const Verdict = ({
  photo,
  judgement,
  audience,
  confirmed = [],
  overridden = false,
  busy = false,
  onUse,
  onAgain,
  onOverride,
  layout = sideBySide,
}: PhotoVerdictProps) => {
  const { t } = useText();
  const [ticked, setTicked] = useState<ReadonlySet<PhotoRule>>(new Set(confirmed));
  const { listed, marks } = listFindings(judgement, audience);
  const teller = audience === 'teller';
  const refused = judgement.verdict === 'fail' && !overridden;
  // What a supervisor let pass is looked at like any other photo.
  const shown = overridden ? 'confirm' : judgement.verdict;
  const left = judgement.confirm.filter((rule) => !ticked.has(rule)).length;
  const tick = (rule: PhotoRule, on: boolean) =>
    setTicked((old) => new Set(on ? [...old, rule] : [...old].filter((other) => other !== rule)));

  const passed = judgement.findings.length - listed.length;
  return layout({
    heading: t(!teller && shown === 'confirm' ? 'judged.wait' : `judged.verdict.${shown}`),
    picture: <JudgedPicture photo={photo} marks={marks} />,
    findings: (
      <div className="judged-findings" data-testid="photo-verdict" data-verdict={judgement.verdict}>
        <ul>
          {listed
            // What is ticked below is not said twice.
            .filter(({ finding }) => finding.outcome !== 'confirm' || refused)
            .map((item) => (
              <FindingLine key={`${item.finding.rule}-${item.finding.code}`} item={item} withValues={teller} />
            ))}
          {teller && passed > 0 && (
            <li className="judged-rest quiet">
              <ToneIcon tone="good" />
              <span>{t('judged.rest', { count: passed })}</span>
            </li>
          )}
        </ul>
        {teller && !refused && judgement.confirm.length > 0 && (
          <fieldset className="judged-confirm">
            <legend>{t('judged.confirm.title')}</legend>
            {judgement.confirm.map((rule) => (
              <ConfirmLine
                key={rule}
                rule={rule}
                ticked={ticked.has(rule)}
                item={listed.find(({ finding }) => finding.rule === rule) ?? null}
                onTick={(on) => tick(rule, on)}
              />
            ))}
          </fieldset>
        )}
      </div>
    ),
    actions: (
      <>
        {teller && refused && !judgement.overridable && <span className="quiet">{t('judged.noOverride')}</span>}
        {teller && !refused && left > 0 && onUse !== undefined && (
          <span className="quiet" role="status">
            {t('judged.left', { count: left })}
          </span>
        )}
        {teller && refused && judgement.overridable && onOverride !== undefined && (
          <Button size="large" onClick={onOverride} disabled={busy} data-testid="photo-override">
            {t('judged.override')}
          </Button>
        )}
        <Button
          size="large"
          type={refused ? 'primary' : 'default'}
          onClick={onAgain}
          disabled={busy}
          data-testid="photo-again"
        >
          {t('judged.again')}
        </Button>
        {!refused && onUse !== undefined && (
          <Button
            type="primary"
            size="large"
            loading={busy}
            disabled={teller && left > 0}
            onClick={() => onUse([...ticked])}
            data-testid="photo-use"
          >
            {t('judged.use')}
          </Button>
        )}
      </>
    ),
  });
};

const Numbers = ({ numbers }: { readonly numbers: readonly number[] }) => {
  const { t } = useText();
  return numbers.map((number) => (
    <b key={number} className="judged-number" role="img" aria-label={t('judged.mark', { number })}>
      {number}
    </b>
  ));
};

const Values = ({ item }: { readonly item: ListedFinding }) => {
  const { t } = useText();
  const { rule, measured, limit } = item.finding;
  if (measured === null) return <small className="judged-values">{rule}</small>;
  const values = { measured: readable(measured), limit: limit === null ? '' : readable(limit) };
  return (
    <small className="judged-values">
      {rule} · {t(limit === null ? 'judged.measuredOnly' : 'judged.measured', values)}
    </small>
  );
};

const FindingLine = ({ item, withValues }: { readonly item: ListedFinding; readonly withValues: boolean }) => {
  const { t, code } = useText();
  const { finding, numbers } = item;
  const words = code(finding.code);
  return (
    <li data-outcome={finding.outcome} data-code={finding.code}>
      <ToneIcon tone={TONE[finding.outcome]} />
      <span>
        <strong>
          <span className="visually-hidden">{t(`judged.${finding.outcome}`)}: </span>
          {words.what} <Numbers numbers={numbers} />
        </strong>
        <span className="next">{words.next}</span>
        {!words.known && <span className="next small-print">{finding.code}</span>}
        {withValues && <Values item={item} />}
      </span>
    </li>
  );
};

interface ConfirmLineProps {
  readonly rule: PhotoRule;
  readonly ticked: boolean;
  /** Why it is uncertain, null for what is always asked. */
  readonly item: ListedFinding | null;
  onTick(on: boolean): void;
}

const ConfirmLine = ({ rule, ticked, item, onTick }: ConfirmLineProps) => {
  const { t } = useText();
  return (
    <Checkbox checked={ticked} onChange={({ target }) => onTick(target.checked)} data-testid={`confirm-${rule}`}>
      {t(`judged.confirm.${rule}`)} {item !== null && <Numbers numbers={item.numbers} />}
      {item !== null && <Values item={item} />}
    </Checkbox>
  );
};
