import { CheckOutlined, SoundOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../../../../../i18n/use-text.ts';
import { Dialog } from '../../../../../ui/dialog.tsx';
import { ToneIcon } from '../../../../../ui/level-icon.tsx';
import { JudgeButtons } from './judge-buttons.tsx';
import { playTone, TEST_TONES, type TestTone } from './test-tones.ts';
import { useOutcome } from './use-outcome.ts';
import type { WindowTestProps } from './window-test-props.ts';

const TONES = Object.keys(TEST_TONES) as readonly TestTone[];

/** A window whose sound system does not answer within this time stays silent. */
const SILENT_AFTER_MS = 3_000;

/** Tones from the left, from the right and the prompt; whether they were heard, only a person knows. */
export const SoundTest = ({ test, title, onClose }: WindowTestProps) => {
  const outcome = useOutcome(test.id, onClose);
  const { t } = useText();
  const audio = useRef<AudioContext | null>(null);
  const [playing, setPlaying] = useState<TestTone | null>(null);
  const [played, setPlayed] = useState<ReadonlySet<TestTone>>(new Set());
  const [blocked, setBlocked] = useState(false);
  useEffect(() => () => void audio.current?.close(), []);

  const play = async (tone: TestTone) => {
    audio.current ??= new AudioContext();
    setBlocked(false);
    setPlaying(tone);
    const silence = new Promise<false>((resolve) => setTimeout(() => resolve(false), SILENT_AFTER_MS));
    const sounded = await Promise.race([playTone(audio.current, tone), silence]);
    setPlaying(null);
    if (sounded) setPlayed((old) => new Set([...old, tone]));
    else setBlocked(true);
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <div className="window-test">
        <p>{t('windowTest.sound.hint')}</p>
        <ul className="test-tones">
          {TONES.map((tone) => (
            <li key={tone}>
              <span>{t(`windowTest.sound.${tone}`)}</span>
              <span className="good">
                {played.has(tone) && (
                  <>
                    <CheckOutlined aria-hidden /> {t('windowTest.sound.played')}
                  </>
                )}
              </span>
              <Button
                size="large"
                icon={<SoundOutlined />}
                disabled={playing !== null}
                aria-label={`${t('windowTest.sound.play')} ${t(`windowTest.sound.${tone}`)}`}
                onClick={() => void play(tone)}
                data-testid={`play-${tone}`}
              >
                {t('windowTest.sound.play')}
              </Button>
            </li>
          ))}
        </ul>
        <p role="status" className={blocked ? 'warn' : 'quiet'} data-testid="sound-state">
          {blocked && <ToneIcon tone="warn" />}{' '}
          {blocked
            ? t('windowTest.sound.blocked')
            : playing !== null && t('windowTest.sound.playing', { tone: t(`windowTest.sound.${playing}`) })}
        </p>
        <p>
          <strong>{t('windowTest.sound.ask')}</strong>
        </p>
      </div>
      <JudgeButtons
        outcome={outcome}
        ready={playing === null && (blocked || played.size === TONES.length)}
        right={t('windowTest.sound.heard')}
        wrong={t('windowTest.sound.notHeard')}
        onJudged={(verdict) => outcome.tell(verdict, {})}
        onClose={onClose}
      />
    </Dialog>
  );
};
