import type { AuditEvents } from '../event.ts';

const DEVICE = { device: { zh: '设备', en: 'device' } } as const;
const NAME = { name: { zh: '文件名', en: 'name of the file' } } as const;

/** What a technician did by hand at the lines of the devices, and what was taken away. */
export const consoleEvents = {
  'console.sent': {
    who: 'staff',
    text: { zh: '技术员向设备发出一条原始指令', en: 'A technician sent a raw command to a device' },
    fields: { ...DEVICE, command: { zh: '指令', en: 'command' } },
  },
  'trace.recorded': {
    who: 'staff',
    text: { zh: '开始或停止记录设备通信', en: 'Recording of what goes over a line was begun or ended' },
    fields: { ...DEVICE, on: { zh: '开始（是）或停止（否）', en: 'begun (true) or ended (false)' } },
  },
  'trace.taken': {
    who: 'staff',
    text: { zh: '查看了一份通信记录', en: 'A recording of a line was looked at' },
    fields: { ...NAME },
  },
  'logs.exported': {
    who: 'staff',
    text: { zh: '导出了运行日志', en: 'Log files were exported' },
    fields: {
      from: { zh: '起始日期', en: 'first day' },
      to: { zh: '截止日期', en: 'last day' },
      ...NAME,
      lines: { zh: '行数', en: 'lines' },
    },
  },
} as const satisfies AuditEvents;
