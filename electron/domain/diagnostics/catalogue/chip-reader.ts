import type { DiagnosticTest } from '../diagnostic-test.ts';

const BLANK_ZH = '用进卡箱中的一张白卡，登记为测试卡，最后进入废卡箱。';
const BLANK_EN = 'Takes one blank from the feeder, books it as TEST and puts it into the reject box.';

/** More cards do not get better: a whole writing takes some thirty commands. */
const SLOW_APDU = { warn: 250, fail: 2_000 };

export const chipReaderTests = [
  {
    id: 'chip-reader.reader',
    device: 'chip-reader',
    text: { zh: '读写器在线检查', en: 'Reader present' },
    hint: {
      zh: '查找设置所指的读写器，不需要卡片。',
      en: 'Looks for the reader the settings name. No card is needed.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      reader: { text: { zh: '读写器名称', en: 'Reader' } },
      readers: { text: { zh: '本机读写器数', en: 'Readers on this machine' } },
      answer: { text: { zh: '应答时间', en: 'Answer' }, unit: 'ms', limits: { high: { warn: 3_000 } } },
    },
  },
  {
    id: 'chip-reader.card',
    device: 'chip-reader',
    text: { zh: '芯片读取测试', en: 'Read a chip' },
    hint: {
      zh: `上电、读复位信息、选择社会保障应用、读发卡文件、取随机数，不写入任何内容。${BLANK_ZH}`,
      en: `Power-up, ATR, social security application, issuer’s file, random numbers; nothing is written. ${BLANK_EN}`,
    },
    needs: 'test-blank',
    runs: 'host',
    judgedBy: 'host',
    values: {
      atr: { text: { zh: '复位应答（ATR）', en: 'ATR' } },
      generation: { text: { zh: '规范版本', en: 'Generation' } },
      algorithm: { text: { zh: '加密算法', en: 'Algorithm' } },
      'power-up': { text: { zh: '上电', en: 'Power-up' }, unit: 'ms', limits: { high: { warn: 3_000 } } },
      read: {
        text: { zh: '选择应用并读取', en: 'Application and file' },
        unit: 'ms',
        limits: { high: { warn: 4_000 } },
      },
      random: { text: { zh: '随机数各不相同', en: 'Random numbers differ' } },
    },
  },
  {
    id: 'chip-reader.timing',
    device: 'chip-reader',
    text: { zh: '100 条指令计时', en: '100 commands timed' },
    hint: {
      zh: `连续取 100 次随机数并测量每条指令的时间。${BLANK_ZH}`,
      en: `Asks for a random number 100 times and measures every command. ${BLANK_EN}`,
    },
    needs: 'test-blank',
    runs: 'host',
    judgedBy: 'host',
    values: {
      commands: { text: { zh: '指令数', en: 'Commands' } },
      median: { text: { zh: '中位数', en: 'Median' }, unit: 'ms', limits: { high: SLOW_APDU } },
      p95: { text: { zh: '95% 不超过', en: '95 % within' }, unit: 'ms', limits: { high: SLOW_APDU } },
      slowest: { text: { zh: '最慢', en: 'Slowest' }, unit: 'ms', limits: { high: { warn: 1_000 } } },
    },
  },
] as const satisfies readonly DiagnosticTest[];
