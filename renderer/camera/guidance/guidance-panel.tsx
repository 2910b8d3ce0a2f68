import { useEffect, useState } from 'react';
import { LIVE_LIMITS } from '#domain/photo/guidance.ts';
import { useText } from '../../i18n/use-text.ts';
import type { TextKey } from '../../i18n/zh-CN.ts';
import { useVoice } from '../../voice/voice-provider.tsx';
import type { CaptureState } from './capture-flow.ts';
import { type Instruction, InstructionIcon } from './instruction-icon.tsx';
import { type Shown, steady } from './steady.ts';
import type { PhotoGuidance } from './use-photo-guidance.ts';

interface Said {
  readonly icon: Instruction;
  readonly words: TextKey;
  readonly tone: 'quiet' | 'adjust' | 'good';
}

/** The one thing to say now. */
export const saidOf = (capture: CaptureState, { guidance, off }: PhotoGuidance): Said => {
  if (capture.phase === 'counting') return { icon: 'good', words: 'guidance.counting', tone: 'good' };
  if (capture.phase === 'taking') return { icon: 'camera', words: 'guidance.taking', tone: 'good' };
  if (capture.phase === 'taken') return { icon: 'camera', words: 'guidance.taken', tone: 'good' };
  if (capture.phase === 'failed') return { icon: 'camera', words: 'camera.noPicture', tone: 'adjust' };
  if (off !== null) return { icon: 'off', words: 'guidance.byHand', tone: 'quiet' };
  if (guidance === null) return { icon: 'starting', words: 'guidance.starting', tone: 'quiet' };
  if (guidance.instruction === null) return { icon: 'good', words: 'guidance.good', tone: 'good' };
  return { icon: guidance.instruction, words: `guidance.${guidance.instruction}`, tone: 'adjust' };
};

/** What is said, each long enough to be read. What the count says is never late. */
const useSteady = (said: Said, atOnce: boolean): Said => {
  const [shown, setShown] = useState<Shown<Said>>({ what: said, since: 0 });
  // Asked again with every frame: a later one brings what was held back.
  useEffect(() => {
    const now = performance.now();
    setShown((old) => {
      if (old.what.words === said.words) return old;
      return atOnce ? { what: said, since: now } : steady(old, said, now);
    });
  }, [said, atOnce]);
  return shown.what;
};

export interface GuidancePanelProps {
  readonly capture: CaptureState;
  readonly seen: PhotoGuidance;
  /** Words only, without codes: the applicant's window. */
  readonly plain: boolean;
}

/** One instruction in words and an icon, and how many good moments there were. Its height is the same whatever it says. */
export const GuidancePanel = ({ capture, seen, plain }: GuidancePanelProps) => {
  const { t, code } = useText();
  // Without frames nothing would bring what was held back.
  const atOnce = capture.phase !== 'guiding' || seen.guidance === null;
  const { icon, words, tone } = useSteady(saidOf(capture, seen), atOnce);
  const { instruct } = useVoice();
  useEffect(() => instruct(t(words)), [instruct, t, words]);
  const good = capture.phase === 'guiding' ? (seen.guidance?.good ?? 0) : LIVE_LIMITS.goodFrames;
  const off = seen.off === null ? null : code(seen.off.code);
  return (
    <div className="guidance" data-tone={tone}>
      <p className="guidance-instruction" role="status" aria-live="polite" data-testid="guidance" data-says={words}>
        <InstructionIcon instruction={icon} />
        <span>{t(words)}</span>
      </p>
      {off === null ? (
        <div className="guidance-count" data-testid="guidance-count" data-good={good}>
          <span className="guidance-dots" aria-hidden>
            {Array.from({ length: LIVE_LIMITS.goodFrames }, (_, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the dots are the same but for their place
              <i key={index} {...(index < good ? { className: 'lit' } : {})} />
            ))}
          </span>
          <span>{t('guidance.count', { good, of: LIVE_LIMITS.goodFrames })}</span>
        </div>
      ) : (
        <p className="guidance-off" role="status" data-testid="guidance-off" data-code={seen.off?.code}>
          <span>{off.what}</span>
          {!plain && <span>{off.next}</span>}
        </p>
      )}
    </div>
  );
};
