import type { CodeTexts } from './code-text.ts';

/** The windows' own process: what it says when the station's service does not run. */
export const shellCodes = {
  'shell.host-keeps-stopping': {
    zh: {
      what: '本机服务反复停止，已不再自动启动',
      next: '请点“重新启动”；仍不成功请联系技术员',
    },
    en: {
      what: 'The service of this station keeps stopping and is not started again by itself',
      next: 'Please choose Restart; if it stays, call the technician',
    },
  },
  'shell.host-not-startable': {
    zh: { what: '本机服务无法启动（{{cause}}）', next: '请重新安装本程序，或联系技术员' },
    en: {
      what: 'The service of this station cannot be started ({{cause}})',
      next: 'Please install this program again, or call the technician',
    },
  },
} as const satisfies CodeTexts;
