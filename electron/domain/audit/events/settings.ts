import type { AuditEvents } from '../event.ts';

/** The station file: what was changed in it, by whom, and when it took effect. */
export const settingsEvents = {
  'settings.changed': {
    who: 'staff',
    text: { zh: '更改工作站设置', en: 'A setting of the station was changed' },
    fields: {
      key: { zh: '设置项', en: 'key' },
      before: { zh: '原值（空：未设置）', en: 'value before (empty: none)' },
      after: { zh: '新值（空：未设置）', en: 'value after (empty: none)' },
    },
  },
  'settings.exported': { who: 'staff', text: { zh: '导出工作站设置', en: 'The settings were exported' }, fields: {} },
  'settings.first-file': {
    who: 'station',
    text: { zh: '首次启动，记录设置文件', en: 'The station file of the first start' },
    fields: { sm3: { zh: '文件校验值', en: 'hash of the file' } },
  },
  'settings.found-changed': {
    who: 'station',
    text: {
      zh: '启动时发现设置文件与上次不同',
      en: 'At a start the station file was another one than before',
    },
    fields: { sm3: { zh: '文件校验值', en: 'hash of the file' } },
  },
  'settings.restarted': {
    who: 'staff',
    text: { zh: '重新启动本机服务', en: "The station's service was started again" },
    fields: {},
  },
} as const satisfies AuditEvents;
