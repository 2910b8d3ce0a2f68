import './window-tests.css';
import { useBilingual } from '../../../../../i18n/use-bilingual.ts';
import { BackgroundTest } from './background-test.tsx';
import { CameraTest } from './camera-test.tsx';
import { DisplayTest } from './display-test.tsx';
import { SoundTest } from './sound-test.tsx';
import { TouchTest } from './touch-test.tsx';
import type { WindowTestProps } from './window-test-props.ts';

/** A test this window does itself; its outcome is told to the host, which keeps it. */
export const WindowTest = ({ test, onClose }: Omit<WindowTestProps, 'title'>) => {
  const props = { test, title: useBilingual()(test.text), onClose };
  switch (test.id) {
    case 'portrait-camera.picture':
      return <CameraTest {...props} />;
    case 'portrait-camera.background':
      return <BackgroundTest {...props} />;
    case 'sound.tone':
      return <SoundTest {...props} />;
    case 'display.touch':
      return <TouchTest {...props} />;
    case 'display.colours':
      return <DisplayTest {...props} />;
    default:
      // A test of the catalogue no window knows: a mistake of ours.
      throw new Error(`no window test ${test.id}`);
  }
};
