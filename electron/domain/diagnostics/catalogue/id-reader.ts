import type { DiagnosticTest } from '../diagnostic-test.ts';

export const idReaderTests = [
  {
    id: 'id-reader.self-test',
    device: 'id-reader',
    text: { zh: '阅读器自检', en: 'Self-test of the reader' },
    hint: {
      zh: '查询安全模块的状态和编号，测量应答时间。不需要证件。',
      en: 'Asks the security module for its state and number and measures the answer. No document is needed.',
    },
    needs: 'nothing',
    runs: 'host',
    judgedBy: 'host',
    values: {
      'sam-id': { text: { zh: '安全模块编号', en: 'SAM id' } },
      'baud-rate': { text: { zh: '波特率', en: 'Speed' }, unit: 'Bd' },
      'rf-frame': { text: { zh: '射频帧长度', en: 'Radio frame' }, unit: 'B' },
      answer: { text: { zh: '应答时间', en: 'Answer' }, unit: 'ms', limits: { high: { warn: 1_000 } } },
    },
  },
  {
    id: 'id-reader.read-card',
    device: 'id-reader',
    text: { zh: '读取测试证件', en: 'Read a test card' },
    hint: {
      zh: '请将一张测试证件放在阅读器上。只核对读到了哪些项目，不保留任何内容。',
      en: 'Lay a test card on the reader. Only which fields came is looked at; nothing of them is kept.',
    },
    needs: 'test-card',
    runs: 'host',
    judgedBy: 'host',
    values: {
      document: { text: { zh: '证件种类', en: 'Kind of document' } },
      fields: { text: { zh: '读到的项目数', en: 'Fields read' } },
      missing: { text: { zh: '缺少的项目', en: 'Fields missing' } },
      picture: { text: { zh: '照片可显示', en: 'Picture decoded' } },
      read: { text: { zh: '读取时间', en: 'Reading' }, unit: 'ms', limits: { high: { warn: 4_000 } } },
    },
  },
] as const satisfies readonly DiagnosticTest[];
