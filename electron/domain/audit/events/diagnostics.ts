import type { AuditEvents } from '../event.ts';

const TEST = { zh: '测试项目', en: 'test' } as const;

/** Tests of devices: who began them, and what came out. */
export const diagnosticsEvents = {
  'diagnostics.started': {
    who: 'staff',
    text: { zh: '开始设备测试', en: 'A test of a device was begun' },
    fields: { test: TEST },
  },
  'diagnostics.finished': {
    who: 'staff',
    text: { zh: '设备测试结束', en: 'A test of a device ended' },
    fields: {
      test: TEST,
      verdict: { zh: '结论（通过、注意、不通过、中止）', en: 'verdict (pass, warn, fail, stopped)' },
      ms: { zh: '用时（毫秒）', en: 'milliseconds' },
    },
  },
  'diagnostics.reported': {
    who: 'staff',
    text: { zh: '生成设备诊断报告', en: 'The report of all devices was made' },
    fields: { sha256: { zh: '报告校验值', en: 'hash of the report' } },
  },
} as const satisfies AuditEvents;
