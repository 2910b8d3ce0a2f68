import { Button, Checkbox } from 'antd';
import { useEffect, useRef, useState } from 'react';
import type { ConsentTextView } from '#contract/views.ts';
import { Starting } from '../../../app/starting.tsx';
import { useAct } from '../../../bridge/use-act.ts';
import { useRead } from '../../../bridge/use-view.ts';
import { useText } from '../../../i18n/use-text.ts';
import { StageFrame } from '../stage-frame.tsx';
import { SignatureStage } from './signature-stage.tsx';

/** Pixels from the end that still count as the end: zoomed screens never reach it exactly. */
const END_SLACK = 8;

const ConsentText = ({ text, onRead }: { readonly text: ConsentTextView; onRead(): void }) => {
  const box = useRef<HTMLElement>(null);
  const look = () => {
    const element = box.current;
    if (element !== null && element.scrollTop + element.clientHeight >= element.scrollHeight - END_SLACK) onRead();
  };
  // A text that fits the screen is at its end from the start.
  useEffect(look);
  return (
    <section
      className="consent-text"
      ref={box}
      onScroll={look}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region has to be reachable by key
      tabIndex={0}
      aria-label={text.title}
      data-testid="consent-text"
    >
      {text.body}
    </section>
  );
};

const Texts = ({ texts }: { readonly texts: readonly ConsentTextView[] }) => {
  const { t } = useText();
  const act = useAct();
  const [at, setAt] = useState(0);
  const [read, setRead] = useState<ReadonlySet<string>>(new Set());
  const [agreed, setAgreed] = useState<ReadonlySet<string>>(new Set());
  const text = texts[at];

  if (text === undefined) {
    return (
      <SignatureStage
        act={act}
        onBack={() => setAt(texts.length - 1)}
        onSigned={(signature) =>
          void act.run('applicant.consent', {
            texts: texts.map(({ document, version, sha256 }) => ({ document, version, sha256 })),
            signature,
          })
        }
      />
    );
  }
  const wasRead = read.has(text.sha256);
  const ticked = agreed.has(text.sha256);
  const last = at === texts.length - 1;
  const tick = (on: boolean) =>
    setAgreed((old) => new Set(on ? [...old, text.sha256] : [...old].filter((sha256) => sha256 !== text.sha256)));
  return (
    <StageFrame
      title={text.title}
      hint={[
        t('applicant.consent.progress', { number: at + 1, total: texts.length }),
        t('applicant.consent.version', { version: text.version }),
        ...(text.sample ? [t('applicant.consent.sample')] : []),
      ].join(' · ')}
      actions={
        <>
          <Checkbox
            checked={ticked}
            disabled={!wasRead}
            onChange={(event) => tick(event.target.checked)}
            data-testid="consent-tick"
          >
            {t(wasRead ? 'applicant.consent.agree' : 'applicant.consent.scroll', { title: text.title })}
          </Checkbox>
          {at > 0 && (
            <Button size="large" onClick={() => setAt(at - 1)}>
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
        onRead={() => {
          if (!wasRead) setRead((old) => new Set(old).add(text.sha256));
        }}
      />
    </StageFrame>
  );
};

/** Each text read to its end and ticked, then one signature under all of them. */
export const ConsentStage = () => {
  const { language } = useText();
  const { data } = useRead('applicant.consentTexts', { language });
  // Another language is another text: it has to be read again.
  return data === undefined ? <Starting /> : <Texts key={language} texts={data.texts} />;
};
