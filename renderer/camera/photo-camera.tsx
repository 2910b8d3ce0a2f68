import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import type { ReactNode } from 'react';
import { useEffect, useEffectEvent, useReducer, useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import { takeBurst } from './burst.ts';
import { captureAfter, GUIDING } from './guidance/capture-flow.ts';
import { GuidancePanel } from './guidance/guidance-panel.tsx';
import { HeadOval, type OvalState } from './guidance/head-oval.tsx';
import { type PhotoGuidance, usePhotoGuidance } from './guidance/use-photo-guidance.ts';
import { CameraChoice, CameraProblemNote, LivePicture, MissingCamera } from './live-picture.tsx';
import { useCamera } from './use-camera.ts';

const SECOND_MS = 1_000;

/** The parts of the camera, for a screen that lays them out itself. `guide` and `shutter` are null without a picture. */
export interface PhotoCameraParts {
  readonly picture: ReactNode;
  readonly guide: ReactNode;
  readonly shutter: ReactNode;
  /** There is a picture, but nobody who says what to do. */
  readonly unguided: boolean;
}

export interface PhotoCameraProps {
  readonly shootLabel: string;
  /** The burst, JPEG in base64, not mirrored; the host chooses among them. */
  onPictures(pictures: readonly string[]): void;
  /** Words shown instead of the technician's advice when there is no camera. */
  readonly withoutCamera?: string;
  /** The teller's window: the camera can be chosen, and it is said what the technician has to know. */
  readonly staff?: boolean;
  /** Picture and words side by side without it. */
  layout?(parts: PhotoCameraParts): ReactNode;
}

const ovalOf = (phase: string, { guidance, off }: PhotoGuidance): OvalState => {
  if (phase === 'failed') return 'waiting';
  if (phase !== 'guiding') return 'counting';
  if (off !== null || guidance === null) return 'waiting';
  return guidance.instruction === null ? 'good' : 'adjust';
};

const besideTheWords = ({ picture, guide, shutter }: PhotoCameraParts): ReactNode => (
  <div className="photo-camera">
    {picture}
    {guide !== null && (
      <div className="photo-camera-words">
        {guide}
        {shutter}
      </div>
    )}
  </div>
);

/**
 * The camera for the photo: mirrored live picture with the head oval, one instruction at a time, and after five good
 * moments 3-2-1 and a burst. The shutter can always be pressed by hand.
 */
export const PhotoCamera = ({
  shootLabel,
  onPictures,
  withoutCamera,
  staff = false,
  layout = besideTheWords,
}: PhotoCameraProps) => {
  const { t } = useText();
  const camera = useCamera();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [capture, tell] = useReducer(captureAfter, GUIDING);
  // What is looked at while the photo is taken and judged would only take time from it.
  const seen = usePhotoGuidance(video, capture.phase === 'taking' || capture.phase === 'taken');

  const { guidance, frames } = seen;
  useEffect(() => {
    void frames;
    if (guidance !== null) tell({ kind: 'guided', guidance });
  }, [guidance, frames]);

  const left = capture.phase === 'counting' ? capture.left : null;
  useEffect(() => {
    if (left === null) return;
    const timer = setTimeout(() => tell({ kind: 'second' }), SECOND_MS);
    return () => clearTimeout(timer);
  }, [left]);

  const hand = useEffectEvent(onPictures);
  const taking = capture.phase === 'taking';
  useEffect(() => {
    if (!taking || video === null) return;
    let gone = false;
    takeBurst(video).then(
      (pictures) => {
        if (gone) return;
        tell({ kind: 'taken' });
        hand(pictures);
      },
      (cause: unknown) => {
        console.warn('the photo could not be taken', cause);
        if (!gone) tell({ kind: 'failed' });
      },
    );
    return () => {
      gone = true;
    };
  }, [taking, video]);

  if (camera.problem !== null) {
    const note = (
      <CameraProblemNote camera={camera} advice={withoutCamera}>
        {staff && <CameraChoice camera={camera} />}
      </CameraProblemNote>
    );
    return layout({ picture: note, guide: null, shutter: null, unguided: false });
  }
  return layout({
    picture: (
      <LivePicture camera={camera} onVideo={setVideo}>
        <HeadOval state={ovalOf(capture.phase, seen)} instruction={guidance?.instruction ?? null} />
        {left !== null && (
          <span className="camera-count" role="status" aria-label={t('camera.count', { seconds: left })} key={left}>
            {left}
          </span>
        )}
      </LivePicture>
    ),
    guide: <GuidancePanel capture={capture} seen={seen} plain={!staff} />,
    shutter: (
      <>
        {staff && <MissingCamera camera={camera} />}
        <div className="camera-tools">
          {staff && <CameraChoice camera={camera} />}
          <Button
            type={seen.off === null ? 'default' : 'primary'}
            size="large"
            icon={<CameraOutlined />}
            disabled={video === null || capture.phase === 'counting' || capture.phase === 'taking'}
            onClick={() => tell({ kind: 'pressed' })}
            data-testid="camera-shoot"
          >
            {shootLabel}
          </Button>
        </div>
      </>
    ),
    unguided: seen.off !== null,
  });
};
