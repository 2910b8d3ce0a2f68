import './verdict.css';
import { CameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import { useText } from '../i18n/use-text.ts';
import type { TextKey } from '../i18n/zh-CN.ts';
import { Dialog } from '../ui/dialog.tsx';
import { ToneIcon } from '../ui/level-icon.tsx';
import { sharpest, takeBurst } from './burst.ts';
import { readable } from './judged-findings.ts';
import { CameraChoice, CameraProblemNote, LivePicture, MissingCamera } from './live-picture.tsx';
import { useCamera } from './use-camera.ts';

const VALUES = ['lightness', 'chroma', 'deviation', 'blockRange'] as const satisfies readonly Exclude<
  keyof BackgroundFinding,
  'ok' | 'code'
>[];

/** What the host says of the empty place. */
export interface BackgroundFinding {
  readonly ok: boolean;
  /** What is wrong with it, a code of the contract; null when it is good. */
  readonly code: string | null;
  readonly lightness: number;
  readonly chroma: number;
  readonly deviation: number;
  readonly blockRange: number;
}

export interface BackgroundCheckProps {
  /** What was found in the picture taken last; null before the first one. */
  readonly report: BackgroundFinding | null;
  readonly busy: boolean;
  /** A picture of the empty place was taken, JPEG in base64. */
  onPicture(picture: string): void;
  onClose(): void;
}

/** The teller's check of the photo place at the start of the day: leave it empty, take a picture, see what it says. */
export const BackgroundCheck = ({ report, busy, onPicture, onClose }: BackgroundCheckProps) => {
  const { t, code } = useText();
  const camera = useCamera();
  const [video, setVideo] = useState<HTMLVideoElement | null>(null);
  const [taken, setTaken] = useState<string | null>(null);
  const words = report === null || report.code === null ? null : code(report.code);
  const [empty, setEmpty] = useState(false);
  const take = (from: HTMLVideoElement): void => {
    takeBurst(from).then(
      (pictures) => {
        const picture = sharpest(pictures);
        setEmpty(false);
        setTaken(picture);
        onPicture(picture);
      },
      (cause: unknown) => {
        console.warn('the background could not be taken', cause);
        setEmpty(true);
      },
    );
  };
  // While the next picture is looked at, what was said of the one before is over.
  const judged = taken !== null && report !== null && !busy;

  return (
    <Dialog title={t('background.title')} onClose={onClose}>
      <div className="background-check">
        {camera.problem !== null ? (
          <CameraProblemNote camera={camera}>
            <CameraChoice camera={camera} />
          </CameraProblemNote>
        ) : (
          <div className="background-live">
            {judged ? (
              <div className="camera-live camera-taken">
                <img src={`data:image/jpeg;base64,${taken}`} alt={t('background.picture')} />
              </div>
            ) : (
              <LivePicture camera={camera} onVideo={setVideo} />
            )}
            <div className="background-words" role="status" data-testid="background-report">
              {judged ? (
                <>
                  <p className={`background-verdict ${report.ok ? 'good' : 'bad'}`}>
                    <ToneIcon tone={report.ok ? 'good' : 'bad'} />
                    <strong>{report.ok ? t('background.ok') : words?.what}</strong>
                  </p>
                  {words !== null && <p>{words.next}</p>}
                  <dl>
                    {VALUES.map((name) => (
                      <div key={name}>
                        <dt>{t(`background.${name}` satisfies TextKey)}</dt>
                        <dd>{readable(report[name])}</dd>
                      </div>
                    ))}
                  </dl>
                </>
              ) : (
                <p className={empty ? 'warn' : ''}>{t(empty ? 'camera.noPicture' : 'background.hint')}</p>
              )}
            </div>
          </div>
        )}
        <MissingCamera camera={camera} />
        <div className="camera-tools">{camera.problem === null && !judged && <CameraChoice camera={camera} />}</div>
        <div className="dialog-buttons">
          <Button size="large" onClick={onClose} data-testid="background-close">
            {t('camera.cancel')}
          </Button>
          {judged ? (
            <Button size="large" onClick={() => setTaken(null)} data-testid="background-again">
              {t('background.again')}
            </Button>
          ) : (
            <Button
              type="primary"
              size="large"
              icon={<CameraOutlined />}
              loading={busy}
              disabled={video === null}
              onClick={() => video !== null && take(video)}
              data-testid="background-take"
            >
              {t('background.take')}
            </Button>
          )}
        </div>
      </div>
    </Dialog>
  );
};
