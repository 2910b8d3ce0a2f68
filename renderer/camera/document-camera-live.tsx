import './camera.css';
import { CameraOutlined, RotateLeftOutlined, RotateRightOutlined } from '@ant-design/icons';
import { Button, Spin } from 'antd';
import { useEffect, useState } from 'react';
import type { CameraChoiceView } from '#contract/views.ts';
import { useAct } from '../bridge/use-act.ts';
import { useRead } from '../bridge/use-view.ts';
import { useText } from '../i18n/use-text.ts';
import { ProblemNote } from '../ui/problem-note.tsx';
import { CameraSelect } from './camera-select.tsx';
import { cropFrame } from './crop-frame.ts';
import { useDocumentPreview } from './use-document-preview.ts';

const QUARTER = 90;
const FULL_TURN = 360;

const turnedBy = (rotation: CameraChoiceView['rotation'], degrees: number): CameraChoiceView['rotation'] =>
  ((rotation + degrees + FULL_TURN) % FULL_TURN) as CameraChoiceView['rotation'];

export interface DocumentCameraLiveProps {
  /** Off while a picture is taken: the camera can do one thing at a time. */
  readonly running: boolean;
  /** Draws the part that becomes the photo. */
  readonly photoFrame: boolean;
}

/** What lies before the document camera now, which camera it is, and how its picture is turned. */
export const DocumentCameraLive = ({ running, photoFrame }: DocumentCameraLiveProps) => {
  const { t, code } = useText();
  const act = useAct();
  const listed = useRead('camera.list', {});
  const choice = listed.data ?? null;
  const preview = useDocumentPreview(running);
  const [size, setSize] = useState({ width: 0, height: 0 });

  // The list is asked for anew each time, and when a camera goes or comes back.
  const { refetch } = listed;
  const problemCode = preview.problem?.code ?? null;
  useEffect(() => {
    void problemCode;
    void refetch();
  }, [refetch, problemCode]);

  const choose = async (device: string) => {
    await act.run('camera.choose', { device });
    await refetch();
  };
  const turn = async (degrees: number) => {
    if (choice === null) return;
    await act.run('camera.rotate', { rotation: turnedBy(choice.rotation, degrees) });
    await refetch();
  };

  const nameOf = ({ name, kind, device, present }: CameraChoiceView['cameras'][number]): string => {
    const own = name || (kind === 'camera' ? device : t(`documentCamera.kind.${kind}`));
    return present ? own : t('documentCamera.gone', { name: own });
  };
  const problem = preview.problem === null ? null : code(preview.problem.code, preview.problem.params);
  const frame = photoFrame ? cropFrame(size.width, size.height) : null;
  const turnButton = (degrees: number, name: 'turnLeft' | 'turnRight', testId: string) => (
    <Button
      icon={degrees < 0 ? <RotateLeftOutlined /> : <RotateRightOutlined />}
      onClick={() => void turn(degrees)}
      disabled={choice === null || act.pending !== null}
      aria-label={t(`documentCamera.${name}`)}
      title={t(`documentCamera.${name}`)}
      data-testid={testId}
    />
  );

  return (
    <>
      <div className="document-live" data-problem={preview.problem?.code ?? ''}>
        {problem !== null ? (
          <div className="camera-problem" role="status">
            <CameraOutlined aria-hidden />
            <strong>{problem.what}</strong>
            <p>{problem.next}</p>
            <span className="small-print">{preview.problem?.code}</span>
          </div>
        ) : preview.jpeg === null ? (
          <span className="camera-opening" role="status">
            <Spin /> {t('camera.opening')}
          </span>
        ) : (
          <div className="document-picture">
            <img
              src={`data:image/jpeg;base64,${preview.jpeg}`}
              alt={t('documentCamera.live')}
              onLoad={({ currentTarget: { naturalWidth, naturalHeight } }) =>
                setSize({ width: naturalWidth, height: naturalHeight })
              }
              data-testid="document-preview"
            />
            {frame !== null && (
              <svg viewBox={`0 0 ${size.width} ${size.height}`} aria-hidden>
                <rect {...frame} />
              </svg>
            )}
          </div>
        )}
      </div>
      {photoFrame && <p className="small-print">{preview.jpeg === null ? '\u00a0' : t('documentCamera.frame')}</p>}
      <div className="document-tools">
        {choice !== null && (
          <CameraSelect
            label={t('documentCamera.device')}
            value={choice.chosen}
            options={choice.cameras.map((camera) => ({ value: camera.device, label: nameOf(camera) }))}
            onChange={(device) => void choose(device)}
          />
        )}
        {turnButton(-QUARTER, 'turnLeft', 'document-turn-left')}
        {turnButton(QUARTER, 'turnRight', 'document-turn-right')}
      </div>
      <ProblemNote problem={act.problem} />
    </>
  );
};
