import { useState } from 'react';
import type { DevicePageView, DeviceTestView, DiagnosticsView } from '#contract/views.ts';
import { usePreview } from '../../../../app/preview-context.ts';
import { useAct } from '../../../../bridge/use-act.ts';
import { useText } from '../../../../i18n/use-text.ts';
import { ProblemNote } from '../../../../ui/problem-note.tsx';
import { BlankDialog } from './blank-dialog.tsx';
import { DeviceTestRow } from './device-test-row.tsx';
import { NotNow } from './not-now.tsx';
import { RunningTest } from './running-test.tsx';
import { openedTest } from './start-place.ts';
import { WindowTest } from './window-tests/window-test.tsx';

export interface DeviceTestsProps {
  readonly page: DevicePageView;
  readonly view: DiagnosticsView;
}

/** The tests of a device, started one by one; the one that runs stands on top. */
export const DeviceTests = ({ page: { tests, tile }, view }: DeviceTestsProps) => {
  const { t } = useText();
  const act = useAct();
  const opened = openedTest(usePreview().name);
  const [inWindow, setInWindow] = useState<DeviceTestView | null>(
    () => tests.find(({ id }) => opened !== null && id.endsWith(`.${opened}`)) ?? null,
  );
  const [asking, setAsking] = useState<DeviceTestView | null>(null);
  const { run } = view;
  const running = run === null ? undefined : tests.find(({ id }) => id === run.test);

  const begin = (test: DeviceTestView) => {
    act.clear();
    void act.run('diagnostics.run', { test: test.id });
  };
  const press = (test: DeviceTestView) => {
    if (test.runs === 'window') setInWindow(test);
    else if (test.needs === 'test-blank') setAsking(test);
    else begin(test);
  };
  // A window's own test touches no device of the session; the others wait for each other and for the session.
  const mayStart = (test: DeviceTestView): boolean =>
    tile.setUp && act.pending === null && (test.runs === 'window' || (run === null && view.notNow === null));
  return (
    <div className="device-tests">
      <NotNow code={view.notNow} />
      {run !== null && <RunningTest run={run} test={running} />}
      <ProblemNote problem={act.problem} />
      {tests.length === 0 && <p className="quiet">{t('devices.tests.none')}</p>}
      <ul className="test-rows">
        {tests.map((test) => (
          <DeviceTestRow
            key={test.id}
            test={test}
            running={run?.test === test.id}
            mayStart={mayStart(test)}
            onStart={() => press(test)}
          />
        ))}
      </ul>
      {asking !== null && (
        <BlankDialog
          onStart={() => {
            setAsking(null);
            begin(asking);
          }}
          onClose={() => setAsking(null)}
        />
      )}
      {inWindow !== null && <WindowTest test={inWindow} onClose={() => setInWindow(null)} />}
    </div>
  );
};
