import type { AuditEvents } from '../event.ts';

/** What happens to sessions that had no end when the program ended. */
export const recoveryEvents = {
  'recovery.decided': {
    who: 'station',
    text: {
      zh: '程序重新启动后，对未结束的办理作出处理',
      en: 'A session without an end was dealt with after a start',
    },
    fields: {
      step: { zh: '当时所在步骤', en: 'Step it was in' },
      act: { zh: '当时正在进行的动作', en: 'Act that was under way' },
      decision: { zh: '处理方式', en: 'Decision' },
      code: { zh: '原因代码', en: 'Code of the reason' },
    },
  },
  'recovery.looked-again': {
    who: 'staff',
    text: { zh: '重新查看设备和平台', en: 'Devices and platform were looked at again' },
    fields: {},
  },
  'recovery.gone-on': {
    who: 'staff',
    text: { zh: '看过处理方式后按下“继续”', en: 'The decision was read and gone on with' },
    fields: {},
  },
} as const satisfies AuditEvents;
