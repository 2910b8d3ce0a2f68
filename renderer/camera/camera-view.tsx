import './camera.css';
import { CameraOutlined, ReloadOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useEffect, useRef, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { captureFrame } from './camera-media.ts';
import { CameraSelect } from './camera-select.tsx';
import { useCamera } from './use-camera.ts';

const COUNT_FROM = 3;

export interface CameraViewProps {
  readonly shootLabel: string;
  /** The frame taken, JPEG in base64, not mirrored. */
  onPicture(picture: string): void;
  /** Words shown instead of the technician's advice when there is no camera. */
  readonly withoutCamera?: string;
  /** The choice of the camera belongs to the staff. */
  readonly chooseDevice?: boolean;
}

/** Large mirrored live picture with the head oval; 3-2-1, then the picture. */
export const CameraView = ({ shootLabel, onPicture, withoutCamera, chooseDevice = false }: CameraViewProps) => {
  const { t } = useText();
  const camera = useCamera();
  const video = useRef<HTMLVideoElement>(null);
  const [countdown, setCountdown] = useState<number | null>(null);

  useEffect(() => {
    if (video.current !== null) video.current.srcObject = camera.stream;
  }, [camera.stream]);

  useEffect(() => {
    if (countdown === null) return;
    const timer = setTimeout(() => {
      if (countdown > 1) return setCountdown(countdown - 1);
      setCountdown(null);
      if (video.current !== null) void captureFrame(video.current).then(onPicture);
    }, 1000);
    return () => clearTimeout(timer);
  }, [countdown, onPicture]);

  const choice = chooseDevice && camera.cameras.length > 1 && (
    <CameraSelect
      label={t('camera.device')}
      value={camera.camera?.id ?? null}
      options={camera.cameras.map(({ id, label }, index) => ({
        value: id,
        label: label || t('camera.unnamed', { number: index + 1 }),
      }))}
      onChange={camera.choose}
    />
  );

  if (camera.problem !== null) {
    return (
      <div className="camera-problem" role="status" data-problem={camera.problem}>
        <CameraOutlined aria-hidden />
        <strong>{t(`camera.${camera.problem}`)}</strong>
        <p>{withoutCamera ?? t(`camera.${camera.problem}.next`)}</p>
        <div className="camera-tools">
          {choice}
          <Button icon={<ReloadOutlined />} onClick={camera.retry} data-testid="camera-retry">
            {t('camera.retry')}
          </Button>
        </div>
      </div>
    );
  }

  return (
    <div className="camera">
      <div className="camera-live">
        {camera.stream === null ? (
          <span className="camera-opening" role="status">
            <Spin /> {t('camera.opening')}
          </span>
        ) : (
          <video
            ref={video}
            autoPlay
            playsInline
            muted
            aria-label={t('camera.live')}
            data-camera={camera.camera?.label ?? ''}
          />
        )}
        <svg className="camera-oval" viewBox="0 0 100 123" aria-hidden>
          <ellipse cx="50" cy="56" rx="29" ry="39" />
        </svg>
        {countdown !== null && (
          <span className="camera-count" role="status" aria-label={t('camera.count', { seconds: countdown })}>
            {countdown}
          </span>
        )}
      </div>
      {chooseDevice && camera.missing !== null && (
        <p className="warn" role="status" data-testid="camera-missing">
          {t('camera.missing', { name: camera.missing.label || t('camera.device') })}
        </p>
      )}
      <div className="camera-tools">
        {choice}
        <Button
          type="primary"
          size="large"
          icon={<CameraOutlined />}
          disabled={camera.stream === null || countdown !== null}
          onClick={() => setCountdown(COUNT_FROM)}
          data-testid="camera-shoot"
        >
          {shootLabel}
        </Button>
      </div>
    </div>
  );
};
