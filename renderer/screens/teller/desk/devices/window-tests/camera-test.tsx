import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { CameraChoice, CameraProblemNote, LivePicture, MissingCamera } from '../../../../../camera/live-picture.tsx';
import { type Camera, useCamera } from '../../../../../camera/use-camera.ts';
import { useText } from '../../../../../i18n/use-text.ts';
import { Dialog } from '../../../../../ui/dialog.tsx';
import { ProblemNote } from '../../../../../ui/problem-note.tsx';
import { numberText } from '../value-text.ts';
import { type FrameLook, lookAtFrame } from './look-at-frame.ts';
import { useOutcome } from './use-outcome.ts';
import type { WindowTestProps } from './window-test-props.ts';

/** The contract's longest text of a value. */
const NAME_LENGTH = 200;

/** The cameras of this window, and what the one in use shows: measured here, judged by the host's limits. */
export const CameraTest = ({ test, title, onClose }: WindowTestProps) => {
  const { t } = useText();
  const outcome = useOutcome(test.id, onClose);
  const camera = useCamera();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const firstFrame = useFirstFrame(video);
  const [measuring, setMeasuring] = useState(false);
  const [look, setLook] = useState<FrameLook | null>(null);
  const [empty, setEmpty] = useState(false);

  const measure = async (from: HTMLVideoElement) => {
    setEmpty(false);
    setMeasuring(true);
    try {
      setLook(await lookAtFrame(from));
    } catch (cause) {
      console.warn('the camera gave no picture', cause);
      setEmpty(true);
    }
    setMeasuring(false);
  };
  const tell = () => {
    if (look === null) return outcome.tell('fail', {});
    const { frameRate, ...rest } = look;
    outcome.tell('pass', {
      camera: (camera.camera?.label ?? '').slice(0, NAME_LENGTH),
      ...rest,
      'frame-rate': frameRate,
      ...(firstFrame === null ? {} : { 'first-frame': firstFrame }),
    });
  };
  const measured = look !== null || camera.problem !== null;
  return (
    <Dialog title={title} onClose={onClose} size="wide">
      <div className="camera-test">
        {camera.problem !== null ? (
          <CameraProblemNote camera={camera}>
            <CameraChoice camera={camera} />
          </CameraProblemNote>
        ) : (
          <>
            <LivePicture camera={camera} onVideo={setVideo} />
            <div className="camera-test-words">
              <Found camera={camera} />
              <CameraChoice camera={camera} />
              <p className={empty ? 'warn' : ''}>{t(empty ? 'camera.noPicture' : 'windowTest.camera.hint')}</p>
              {look !== null && <Measured look={look} />}
            </div>
          </>
        )}
      </div>
      <MissingCamera camera={camera} />
      <ProblemNote problem={outcome.problem} />
      <div className="dialog-buttons">
        <Button size="large" onClick={onClose} data-testid="window-test-leave">
          {t('windowTest.stop')}
        </Button>
        {camera.problem === null && (
          <Button
            size="large"
            {...(look === null ? { type: 'primary' as const } : {})}
            icon={<CameraOutlined />}
            loading={measuring}
            disabled={video === null}
            onClick={() => video !== null && void measure(video)}
            data-testid="camera-test-measure"
          >
            {t(look === null ? 'windowTest.camera.measure' : 'windowTest.camera.again')}
          </Button>
        )}
        {measured && (
          <Button
            type="primary"
            size="large"
            loading={outcome.telling}
            disabled={measuring}
            onClick={tell}
            data-testid="window-test-save"
          >
            {t('windowTest.save')}
          </Button>
        )}
      </div>
    </Dialog>
  );
};

/** How long the first picture took since the test was opened, milliseconds; null before there is one. */
const useFirstFrame = (video: HTMLVideoElement | null): number | null => {
  const openedAt = useRef(performance.now());
  const [took, setTook] = useState<number | null>(null);
  useEffect(() => {
    if (video === null) return;
    const pending = video.requestVideoFrameCallback((now) =>
      setTook((old) => old ?? Math.round(now - openedAt.current)),
    );
    return () => video.cancelVideoFrameCallback(pending);
  }, [video]);
  return took;
};

const Found = ({ camera: { cameras, camera } }: { readonly camera: Camera }) => {
  const { t } = useText();
  if (camera === null) return null;
  return (
    <p data-testid="cameras-found">
      {t('windowTest.camera.found', {
        count: cameras.length,
        name: camera.label || t('camera.unnamed', { number: 1 }),
      })}
    </p>
  );
};

const Measured = ({ look }: { readonly look: FrameLook }) => {
  const { t, language } = useText();
  return (
    <dl data-testid="camera-measured">
      <dt>{t('windowTest.camera.size')}</dt>
      <dd>{t('windowTest.camera.pixels', { width: look.width, height: look.height })}</dd>
      <dt>{t('windowTest.camera.pace')}</dt>
      <dd>{t('windowTest.camera.frames', { frames: numberText(look.frameRate, null, language) })}</dd>
      <dt>{t('windowTest.camera.sharpness')}</dt>
      <dd>{numberText(look.sharpness, null, language)}</dd>
      <dt>{t('windowTest.camera.brightness')}</dt>
      <dd>{t('windowTest.camera.ofMost', { value: look.brightness })}</dd>
    </dl>
  );
};
