import './trace.css';
import { PauseOutlined, PlayCircleOutlined, StopOutlined, VideoCameraOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { useState } from 'react';
import type { TraceLineView } from '#contract/views/diagnostics.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { linesOfRecording } from './recorded-lines.ts';
import { Recordings } from './recordings.tsx';
import { TraceLines } from './trace-lines.tsx';
import { useTrace } from './use-trace.ts';

/** A recording that is looked at instead of the line. */
interface Opened {
  readonly name: string;
  readonly lines: readonly TraceLineView[];
}

/** What goes over the device's line, as it goes. */
export const TracePanel = ({ device }: { readonly device: DeviceName }) => {
  const { t } = useText();
  const act = useAct();
  const [live, setLive] = useState(true);
  const [asked, setAsked] = useState(0);
  const [opened, setOpened] = useState<Opened | null>(null);
  const { lines, last, problem } = useTrace(device, live && opened === null, asked);
  const recording = last?.recording ?? null;

  const record = async (on: boolean) => {
    await act.run('trace.record', { device, on });
    setAsked((count) => count + 1);
  };
  const look = async (name: string) => {
    const answer = await act.run('trace.take', { name });
    if (answer?.ok) setOpened({ name, lines: linesOfRecording(answer.value.text) });
  };
  // A device without a line: nothing to follow, nothing to record.
  if (problem?.code === 'trace.no-line') return <p className="quiet">{t('trace.noLine')}</p>;
  return (
    <div className="trace-panel" data-testid="trace-panel">
      <p className="quiet">{t('trace.hint')}</p>
      <div className="trace-tools">
        {recording === null ? (
          <Button
            icon={<VideoCameraOutlined />}
            loading={act.pending !== null}
            onClick={() => void record(true)}
            data-testid="trace-record"
          >
            {t('trace.record')}
          </Button>
        ) : (
          <Button
            type="primary"
            icon={<StopOutlined />}
            loading={act.pending !== null}
            onClick={() => void record(false)}
            data-testid="trace-stop"
          >
            {t('trace.stop')}
          </Button>
        )}
        {opened === null && (
          <Button
            icon={live ? <PauseOutlined /> : <PlayCircleOutlined />}
            aria-pressed={!live}
            onClick={() => setLive(!live)}
            data-testid="trace-pause"
          >
            {t(live ? 'trace.pause' : 'trace.goOn')}
          </Button>
        )}
        {recording !== null && (
          <span role="status" className="trace-recording">
            {t('trace.recording', { lines: recording.lines })}
          </span>
        )}
      </div>
      <ProblemNote problem={act.problem ?? problem} />
      {opened === null ? (
        <LiveLines lines={lines} />
      ) : (
        <>
          <div className="trace-tools">
            <h3>{t('trace.opened', { name: opened.name })}</h3>
            <Button onClick={() => setOpened(null)} data-testid="trace-back">
              {t('trace.back')}
            </Button>
          </div>
          <TraceLines lines={opened.lines} />
        </>
      )}
      <Recordings recordings={last?.recordings ?? []} onLook={(name) => void look(name)} />
    </div>
  );
};

const LiveLines = ({ lines }: { readonly lines: readonly TraceLineView[] }) => {
  const { t } = useText();
  return lines.length === 0 ? <p className="quiet">{t('trace.nothing')}</p> : <TraceLines lines={lines} />;
};
