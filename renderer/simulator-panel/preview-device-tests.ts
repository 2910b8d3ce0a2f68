import type { BilingualText, DeviceFinding, DeviceTestView, DeviceValueView, TestResultView } from '#contract/views.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { AT } from './preview-parts.ts';
import { SAMPLE_PORTRAIT } from './sample-portrait.ts';

type Verdict = TestResultView['verdict'];

const words = (zh: string, en: string): BilingualText => ({ zh, en });

const value = (id: string, zh: string, en: string, found: DeviceValueView['value'], unit: string | null = null) => ({
  id,
  text: words(zh, en),
  value: found,
  unit,
  threshold: null,
  state: 'info' as const,
});

export const SAM_ID = '05.01-20180613-0000000123-0102030405';

/** What such a test measures, and what is wrong when it does not pass. */
interface Known {
  readonly text: BilingualText;
  readonly hint: BilingualText;
  readonly needs?: DeviceTestView['needs'];
  readonly runs?: DeviceTestView['runs'];
  readonly judgedBy?: DeviceTestView['judgedBy'];
  readonly values?: readonly DeviceValueView[];
  readonly wrong?: DeviceFinding;
  readonly picture?: string;
}

const KNOWN: Readonly<Record<string, Known>> = {
  'id-reader.self-test': {
    text: words('阅读器自检', 'Self-test of the reader'),
    hint: words(
      '查询安全模块的状态和编号，测量应答时间。不需要证件。',
      'Asks the security module; no document is needed.',
    ),
    values: [value('sam-id', '安全模块编号', 'SAM id', SAM_ID), value('answer', '应答时间', 'Answer', 12, 'ms')],
  },
  'id-reader.read-card': {
    text: words('读取测试证件', 'Read a test card'),
    hint: words(
      '请将一张测试证件放在阅读器上，不保留任何内容。',
      'Lay a test card on the reader; nothing of it is kept.',
    ),
    needs: 'test-card',
    values: [value('fields', '读到的项目数', 'Fields read', 9), value('read', '读取时间', 'Reading', 2_140, 'ms')],
    wrong: { level: 'warn', code: 'id-reader.photo-no-decoder' },
  },
  'card-printer.self-test': {
    text: words('制卡机自检', 'Self-test of the printer'),
    hint: words(
      '查询型号、状态、传感器、色带和计数器，不移动卡片。',
      'Model, status, sensors, ribbon and counters; no card moves.',
    ),
    values: [value('sensors', '有应答的传感器数', 'Sensors that answered', 8)],
    wrong: { level: 'warn', code: 'printer.ribbon-low', params: { count: 18 } },
  },
  'card-printer.move': {
    text: words('走卡测试', 'Move through all positions'),
    hint: words(
      '进卡箱→芯片工位→打印工位→出卡口→收回→废卡箱，每步核对位置和计数器。请勿取走出卡口的卡。',
      'Feeder → chip → print → gate → back → reject box; checked after each move. Please leave the card at the gate.',
    ),
    needs: 'test-blank',
    values: [
      value('to-chip', '进卡到芯片工位', 'Feeder to chip', 3_210, 'ms'),
      value('to-print', '到打印工位', 'Chip to print', 1_480, 'ms'),
      value('to-gate', '到出卡口', 'Print to gate', 2_050, 'ms'),
    ],
  },
  'card-printer.ruler': {
    text: words('打印标尺', 'Print the ruler'),
    hint: words('打印四边标尺和十字，由人判断是否对齐。', 'Rulers at the edges and crosses; a person judges them.'),
    needs: 'test-blank',
    judgedBy: 'person',
    wrong: { level: 'fail', code: 'printer.not-printed' },
  },
  'card-printer.clean': {
    text: words('清洁向导', 'Cleaning'),
    hint: words('按提示取出色带、放入清洁卡。', 'Take the ribbon out and put the cleaning card in as told.'),
    needs: 'cleaning-card',
  },
  'chip-reader.timing': {
    text: words('100 条指令', '100 commands'),
    hint: words('对芯片位上的卡发 100 条读指令并计时。', '100 reading commands to the card at the contacts, timed.'),
    values: [
      value('median', '中位数', 'Median', 14.2, 'ms'),
      value('p95', '95% 以内', '95% within', 21.7, 'ms'),
      value('slowest', '最慢', 'Slowest', 48.3, 'ms'),
    ],
  },
  'document-camera.picture': {
    text: words('高拍仪取像', 'Picture of the document camera'),
    hint: words(
      '请放一张有字的空白表格，测量清晰度和亮度。',
      'Lay an empty printed form there; sharpness is measured.',
    ),
    picture: SAMPLE_PORTRAIT,
    values: [value('sharpness', '清晰度', 'Sharpness', 412.6)],
  },
  'portrait-camera.picture': {
    text: words('照相摄像头取像', 'Picture of the portrait camera'),
    hint: words(
      '本页打开摄像头，测量分辨率、帧率、清晰度和亮度。',
      'This page opens the camera and measures what it shows.',
    ),
    runs: 'window',
  },
  'portrait-camera.background': {
    text: words('拍照背景检查', 'Background of the photo place'),
    hint: words('拍照位须空着。检查背景是否足够白、足够均匀。', 'The photo place has to be empty.'),
    runs: 'window',
  },
  'platform.calls': {
    text: words('各项接口', 'Each call'),
    hint: words('逐项询问平台，只查询，不产生业务。', 'Asks each call that only reads.'),
    values: [value('look-up', '人员查询', 'Person look-up', null, 'ms')],
    wrong: { level: 'fail', code: 'platform.unreachable' },
  },
  'database.integrity': {
    text: words('完整性', 'Integrity'),
    hint: words('检查全部数据页。', 'Checks every page of the data.'),
  },
  'display.colours': {
    text: words('柜员屏幕颜色', 'Colours of the teller’s screen'),
    hint: words('整屏依次显示纯色，由人查看坏点和偏色。', 'Plain colours over the whole screen; a person looks.'),
    runs: 'window',
    judgedBy: 'person',
    values: [value('width', '宽', 'Width', 1_366, 'px'), value('height', '高', 'Height', 768, 'px')],
  },
  'display.touch': {
    text: words('柜员屏幕触摸', 'Touch of the teller’s screen'),
    hint: words('请划过屏幕上的方格。', 'Draw a finger over the fields on the screen.'),
    runs: 'window',
    values: [value('fields', '方格数', 'Fields', 252), value('touched', '已触到的方格', 'Fields touched', 247)],
  },
  'sound.tone': {
    text: words('提示音', 'Sound'),
    hint: words('播放声音，由人判断能否听清。', 'Plays tones; a person says whether they are heard.'),
    runs: 'window',
    judgedBy: 'person',
  },
  'paper-printer.test-page': {
    text: words('打印测试页', 'Test page'),
    hint: words('打印一张 A5 测试页，由人判断是否清晰完整。', 'Prints an A5 page; a person judges it.'),
    judgedBy: 'person',
  },
};

/** The tests of a device, each as it came out the last time. */
export const previewDeviceTests = (
  device: DeviceName,
  last: Readonly<Record<string, Verdict>> = {},
): DeviceTestView[] =>
  Object.entries(KNOWN)
    .filter(([id]) => id.startsWith(`${device}.`))
    .map(([id, { text, hint, needs = 'nothing', runs = 'host', judgedBy = 'host', values = [], wrong, picture }]) => {
      const verdict = last[id];
      return {
        id,
        device,
        text,
        hint,
        needs,
        runs,
        judgedBy,
        last:
          verdict === undefined
            ? null
            : {
                test: id,
                at: AT - 240_000,
                ms: 18_400,
                verdict,
                findings: (verdict === 'warn' || verdict === 'fail') && wrong !== undefined ? [wrong] : [],
                values: [...values],
                picture: picture ?? null,
              },
      };
    });
