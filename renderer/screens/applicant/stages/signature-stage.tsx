import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import SignaturePad from 'signature_pad';
import type { Act } from '../../../bridge/use-act.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ProblemNote } from '../../../ui/problem-note.tsx';
import { StageFrame } from '../stage-frame.tsx';

export interface SignatureStageProps {
  readonly act: Act;
  /** PNG, base64. */
  onSigned(signature: string): void;
  onBack(): void;
}

/** A frame to sign in with a finger. */
export const SignatureStage = ({ act, onSigned, onBack }: SignatureStageProps) => {
  const { t } = useText();
  const frame = useRef<HTMLDivElement>(null);
  const canvas = useRef<HTMLCanvasElement>(null);
  const pad = useRef<SignaturePad | null>(null);
  const [signed, setSigned] = useState(false);

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
      // Resizing wipes the canvas; a turned screen asks for a new signature rather than showing a torn one.
      created.clear();
      setSigned(false);
    };
    const onEnd = () => setSigned(!created.isEmpty());
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
    setSigned(false);
  };
  const submit = () => {
    const address = pad.current?.toDataURL('image/png') ?? '';
    onSigned(address.slice(address.indexOf(',') + 1));
  };

  return (
    <StageFrame
      title={t('applicant.sign')}
      hint={t('applicant.sign.hint')}
      actions={
        <>
          <ProblemNote problem={act.problem} withCode={false} />
          <Button size="large" onClick={onBack} disabled={act.pending !== null}>
            {t('applicant.consent.back')}
          </Button>
          <Button size="large" onClick={clear} disabled={!signed || act.pending !== null}>
            {t('applicant.sign.clear')}
          </Button>
          <Button
            type="primary"
            size="large"
            disabled={!signed}
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
      </div>
    </StageFrame>
  );
};
