import { Button, Checkbox } from 'antd';
import { useState } from 'react';
import type { ApplicantView, ConsentTextView } from '#contract/views.ts';
import { Starting } from '../../../app/starting.tsx';
import { useAct } from '../../../bridge/use-act.ts';
import { useRead } from '../../../bridge/use-view.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StageFrame } from '../stage-frame.tsx';
import { SignatureStage } from './signature-stage.tsx';
import { useEndSeen } from './use-end-seen.ts';

type Signer = ApplicantView['signer'];

const ConsentText = ({ text, onRead }: { readonly text: ConsentTextView; onRead(): void }) => {
  const end = useEndSeen<HTMLSpanElement>(onRead);
  return (
    <section
      className="consent-text"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
      tabIndex={0}
      aria-label={text.title}
      data-testid="consent-text"
    >
      {text.body}
      <span ref={end} className="consent-end" />
    </section>
  );
};

const Texts = ({ texts, signer }: { readonly texts: readonly ConsentTextView[]; readonly signer: Signer }) => {
  const { t } = useText();
  const act = useAct();
  const [at, setAt] = useState(0);
  /** When the end of each text came into view, by its hash. */
  const [readAt, setReadAt] = useState<ReadonlyMap<string, number>>(new Map());
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const text = texts[at];

  const sign = (signature: string) => {
    const read = texts.flatMap(({ document, version, sha256 }) => {
      const instant = readAt.get(sha256);
      return instant === undefined ? [] : [{ document, version, sha256, readAt: instant }];
    });
    void act.run('applicant.consent', { texts: read, signature });
  };
  if (text === undefined) {
    return <SignatureStage act={act} signer={signer} onBack={() => setAt(texts.length - 1)} onSigned={sign} />;
  }
  const wasRead = readAt.has(text.sha256);
  const ticked = agreed.has(text.sha256);
  const last = at === texts.length - 1;
  const tick = (on: boolean) =>
    setAgreed((old) => new Set(on ? [...old, text.sha256] : [...old].filter((sha256) => sha256 !== text.sha256)));
  return (
    <StageFrame
      title={text.title}
      hint={[
        t(`applicant.consent.by.${signer}`),
        t('applicant.consent.progress', { number: at + 1, total: texts.length }),
        t('applicant.consent.version', { version: text.version }),
      ].join(' · ')}
      mark={
        text.sample && (
          <p className="sample-mark" data-testid="sample-mark">
            {t('applicant.consent.sample')}
          </p>
        )
      }
      actions={
        <>
          <Checkbox
            checked={ticked}
            disabled={!wasRead}
            onChange={(event) => tick(event.target.checked)}
            data-testid="consent-tick"
          >
            {t(wasRead ? `applicant.consent.agree.${signer}` : 'applicant.consent.scroll', { title: text.title })}
          </Checkbox>
          {at > 0 && (
            <Button size="large" onClick={() => setAt(at - 1)} data-testid="consent-back">
              {t('applicant.consent.back')}
            </Button>
          )}
          <Button type="primary" size="large" disabled={!ticked} onClick={() => setAt(at + 1)} data-testid="primary">
            {t(last ? 'applicant.consent.sign' : 'applicant.consent.next')}
          </Button>
        </>
      }
    >
      <ConsentText
        key={text.sha256}
        text={text}
        onRead={() => setReadAt((old) => (old.has(text.sha256) ? old : new Map(old).set(text.sha256, Date.now())))}
      />
    </StageFrame>
  );
};

/** Each text read to its end and ticked, then one signature under all of them; a minor's guardian does it. */
export const ConsentStage = ({ signer }: { readonly signer: Signer }) => {
  const { language } = useText();
  const { data } = useRead('applicant.consentTexts', { language });
  // Another language is another text: it has to be read again.
  return data === undefined ? <Starting /> : <Texts key={language} texts={data.texts} signer={signer} />;
};
