import type { DiagnosticTest } from '../diagnostic-test.ts';

const BLANK_ZH = '用进卡箱中的一张白卡，登记为测试卡，最后进入废卡箱。';
const BLANK_EN = 'Takes one blank from the feeder, books it as TEST and puts it into the reject box.';

export const cardPrinterTests = [
  {
    id: 'card-printer.self-test',
    device: 'card-printer',
    text: { zh: '制卡机自检', en: 'Self-test of the printer' },
    hint: {
      zh: '查询型号、状态、全部传感器、色带和计数器，不移动卡片。',
      en: 'Asks for model, status, all sensors, ribbon and counters. No card moves.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      model: { text: { zh: '型号', en: 'Model' } },
      firmware: { text: { zh: '固件版本', en: 'Firmware' } },
      sensors: { text: { zh: '有应答的传感器数', en: 'Sensors that answered' } },
      'ribbon-left': { text: { zh: '色带余量', en: 'Ribbon left' }, limits: { low: { warn: 20, fail: 1 } } },
      answer: { text: { zh: '全部查询用时', en: 'All questions' }, unit: 'ms', limits: { high: { warn: 10_000 } } },
    },
  },
  {
    id: 'card-printer.move',
    device: 'card-printer',
    text: { zh: '走卡测试', en: 'Move through all positions' },
    hint: {
      zh: `进卡箱→芯片工位→打印工位→出卡口→收回→废卡箱，每步核对位置和计数器。${BLANK_ZH}请勿取走出卡口的卡。`,
      en: `Feeder → chip → print → gate → back → reject box; place and counters are checked after each move. ${BLANK_EN} Please leave the card at the gate.`,
    },
    needs: 'test-blank',
    runs: 'host',
    judgedBy: 'host',
    values: {
      'to-chip': {
        text: { zh: '进卡到芯片工位', en: 'Feeder to chip' },
        unit: 'ms',
        limits: { high: { warn: 10_000 } },
      },
      'to-print': { text: { zh: '到打印工位', en: 'Chip to print' }, unit: 'ms', limits: { high: { warn: 6_000 } } },
      'to-gate': { text: { zh: '到出卡口', en: 'Print to gate' }, unit: 'ms', limits: { high: { warn: 8_000 } } },
      'to-box': {
        text: { zh: '收回到废卡箱', en: 'Gate to reject box' },
        unit: 'ms',
        limits: { high: { warn: 12_000 } },
      },
      fed: { text: { zh: '进卡计数增加', en: 'Cards counted' } },
    },
  },
  {
    id: 'card-printer.test-print',
    device: 'card-printer',
    text: { zh: '打印测试图', en: 'Test print' },
    hint: {
      zh: `打印细线、灰阶和黑块，由人判断有无白线、断点。${BLANK_ZH}用色带一次。`,
      en: `Prints fine lines, greys and a black block; a person looks for white lines and gaps. ${BLANK_EN} Uses one print of the ribbon.`,
    },
    needs: 'test-blank',
    runs: 'host',
    judgedBy: 'person',
    values: {
      panels: { text: { zh: '打印面数', en: 'Panels' } },
      print: { text: { zh: '打印用时', en: 'Print' }, unit: 'ms', limits: { high: { warn: 60_000 } } },
      'ribbon-left': { text: { zh: '色带余量', en: 'Ribbon left' }, limits: { low: { warn: 20, fail: 0 } } },
    },
  },
  {
    id: 'card-printer.ruler',
    device: 'card-printer',
    text: { zh: '打印对位标尺', en: 'Alignment ruler' },
    hint: {
      zh: `打印毫米标尺和十字线，由人判断偏移是否在 1 毫米以内。${BLANK_ZH}用色带一次。`,
      en: `Prints rulers in millimetres and crosses; a person says whether it is within 1 mm. ${BLANK_EN} Uses one print of the ribbon.`,
    },
    needs: 'test-blank',
    runs: 'host',
    judgedBy: 'person',
    values: {
      panels: { text: { zh: '打印面数', en: 'Panels' } },
      print: { text: { zh: '打印用时', en: 'Print' }, unit: 'ms', limits: { high: { warn: 60_000 } } },
      'ribbon-left': { text: { zh: '色带余量', en: 'Ribbon left' }, limits: { low: { warn: 20, fail: 0 } } },
    },
  },
  {
    id: 'card-printer.clean',
    device: 'card-printer',
    text: { zh: '清洁向导', en: 'Cleaning wizard' },
    hint: {
      zh: '按步骤取出空白卡、放入清洁卡并运行清洁程序，完成后核对清洁计数。',
      en: 'Step by step: blanks out, cleaning card in, cleaning cycle; afterwards the printer’s count of cleanings is checked.',
    },
    needs: 'cleaning-card',
    runs: 'host',
    judgedBy: 'host',
    values: {
      cleanings: { text: { zh: '累计清洁次数', en: 'Cleanings so far' } },
      clean: { text: { zh: '清洁用时', en: 'Cleaning' }, unit: 'ms' },
    },
  },
] as const satisfies readonly DiagnosticTest[];
