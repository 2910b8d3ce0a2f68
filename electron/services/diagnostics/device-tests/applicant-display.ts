import { COLOUR_WORDS, SCREEN_COLOURS, touchOutcome } from '#domain/diagnostics/screen-test.ts';
import type { ApplicantScreen, ToldOfScreen } from '../applicant-screen.ts';
import type { TestRun } from '../test-run.ts';
import type { Perform } from './perform.ts';

/** A window that is open says so at once; a longer time is a window that is not there. */
const WINDOW_WITHIN_MS = 5_000;

/** The size the window told; false, with the finding, when no window told anything. */
const isThere = async (run: TestRun, screen: ApplicantScreen): Promise<boolean> => {
  const told = await screen.next(AbortSignal.any([run.signal, AbortSignal.timeout(WINDOW_WITHIN_MS)]));
  if (told !== null) {
    run.value('width', told.width);
    run.value('height', told.height);
    run.value('scale', told.scale);
  } else if (!run.endsHere()) run.find('fail', 'diagnostics.no-applicant-window');
  return told !== null;
};

/** Plain fields over the whole applicant's screen, one after the other; the person in front of it judges. */
export const applicantColours: Perform = async (run, { applicantScreen }) => {
  try {
    for (const [i, colour] of SCREEN_COLOURS.entries()) {
      applicantScreen.show({ kind: 'colour', colour });
      if (i === 0 && !(await isThere(run, applicantScreen))) return;
      const { zh, en } = COLOUR_WORDS[colour];
      const at = `${i + 1}/${SCREEN_COLOURS.length}`;
      const seen = await run.ask('done', {
        zh: `申领人屏幕显示纯色画面 ${at}：${zh}，请看有无坏点、条纹和色斑`,
        en: `The applicant’s screen shows field ${at}, ${en}: please look for dead dots, stripes and casts`,
      });
      if (seen === 'stopped') return;
    }
  } finally {
    applicantScreen.clear();
  }
  const answer = await run.ask('verdict', {
    zh: '申领人屏幕的颜色是否都正常',
    en: 'Were all colours of the applicant’s screen right?',
  });
  if (answer === 'fail') run.find('fail', 'diagnostics.screen-not-right');
};

/** Squares over the whole applicant's screen; the window tells which of them a finger reached. */
export const applicantTouch: Perform = async (run, { applicantScreen }) => {
  try {
    applicantScreen.show({ kind: 'touch' });
    if (!(await isThere(run, applicantScreen))) return;
    run.step({
      zh: '请在申领人屏幕上用手指划过整个画面，碰到的格子变色',
      en: 'Please move a finger over the whole applicant’s screen; each square it reaches changes',
    });
    let told: ToldOfScreen | null = null;
    do told = await applicantScreen.next(run.signal);
    while (told !== null && told.touch === null);
    if (told?.touch == null) return void run.endsHere();
    const { fields, touched, points, byFinger } = told.touch;
    run.value('points', points);
    run.value('fields', fields);
    run.value('touched', touched);
    const { verdict } = touchOutcome(fields, touched, byFinger);
    if (verdict !== 'pass' && touched < fields) {
      run.find(verdict, 'diagnostics.touch-gaps', { missing: fields - touched, fields });
    }
    if (!byFinger) run.find('warn', 'diagnostics.touch-no-finger');
  } finally {
    applicantScreen.clear();
  }
};
