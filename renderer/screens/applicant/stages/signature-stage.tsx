import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import type { ApplicantView } from '#contract/views.ts';
import type { Act } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StageFrame } from '../stage-frame.tsx';
import { inkOf, type SignatureInk } from './signature-ink.ts';

export interface SignatureStageProps {
  readonly act: Act;
  readonly signer: ApplicantView['signer'];
  /** PNG, base64. */
  onSigned(signature: string): void;
  onBack(): void;
}

/** A frame to sign in with a finger; a dot or a short stroke is not taken. */
export const SignatureStage = ({ act, signer, onSigned, onBack }: SignatureStageProps) => {
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [ink, setInk] = useState<SignatureInk>('empty');

  useEffect(() => {
    const element = canvas.current;
    const around = frame.current;
    if (element === null || around === null) return;
    const created = new SignaturePad(element, { minWidth: 2, maxWidth: 5, penColor: '#101820' });
    const resize = () => {
      const ratio = window.devicePixelRatio;
      element.width = around.clientWidth * ratio;
      element.height = around.clientHeight * ratio;
      element.getContext('2d')?.scale(ratio, ratio);
      // Resizing wipes the canvas; a turned or covered screen asks for a new signature rather than showing a torn one.
      created.clear();
      setInk('empty');
    };
    const onEnd = () =>
      setInk(
        inkOf(
          created.toData().map(({ points }) => points),
          around.clientHeight,
        ),
      );
    created.addEventListener('endStroke', onEnd);
    resize();
    const watch = new ResizeObserver(resize);
    watch.observe(around);
    pad.current = created;
    return () => {
      watch.disconnect();
      created.off();
      pad.current = null;
    };
  }, []);

  const clear = () => {
    pad.current?.clear();
    setInk('empty');
  };
  const submit = () => {
    const address = pad.current?.toDataURL('image/png') ?? '';
    onSigned(address.slice(address.indexOf(',') + 1));
  };

  return (
    <StageFrame
      title={t(`applicant.sign.${signer}`)}
      hint={t(ink === 'too-little' ? 'applicant.sign.too-little' : 'applicant.sign.hint')}
      actions={
        <>
          <ProblemNote problem={act.problem} withCode={false} />
          <Button size="large" onClick={onBack} disabled={act.pending !== null} data-testid="consent-back">
            {t('applicant.consent.back')}
          </Button>
          <Button
            size="large"
            onClick={clear}
            disabled={ink === 'empty' || act.pending !== null}
            data-testid="sign-clear"
          >
            {t('applicant.sign.clear')}
          </Button>
          <Button
            type="primary"
            size="large"
            disabled={ink !== 'enough'}
            loading={act.pending !== null}
            onClick={submit}
            data-testid="primary"
          >
            {t('applicant.sign.done')}
          </Button>
        </>
      }
    >
      <div ref={frame} className="signature">
        <canvas ref={canvas} aria-label={t('applicant.sign.area')} data-testid="signature" />
        <span className="signature-line" aria-hidden />
      </div>
    </StageFrame>
  );
};
