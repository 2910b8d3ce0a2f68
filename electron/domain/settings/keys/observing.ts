import type { SettingKeys } from '../key.ts';

/** What the station writes down of itself, whom it tells, and where a newer program comes from. */
export const observingKeys = {
  'logs.keepDays': {
    group: 'logs',
    label: { zh: '日志保留', en: 'Keep logs' },
    hint: { zh: '更早的日志文件自动删除', en: 'Older log files are deleted' },
    unit: 'days',
  },
  'logs.maxMegabytes': {
    group: 'logs',
    label: { zh: '日志总量上限', en: 'Logs at most' },
    hint: { zh: '超出后先删除最早的文件', en: 'Beyond it the oldest files are deleted' },
    unit: 'megabytes',
    rare: true,
  },
  'metrics.listen': {
    group: 'logs',
    label: { zh: '指标地址', en: 'Metrics address' },
    hint: {
      zh: '如 127.0.0.1:9464，供 Prometheus 读取；不填则不提供',
      en: 'Such as 127.0.0.1:9464, read by Prometheus; nothing is served without it',
    },
    supervisor: true,
    rare: true,
  },
  'update.url': {
    group: 'logs',
    label: { zh: '更新地址', en: 'Updates from' },
    hint: {
      zh: '打包的程序在此查找新版本，验签后在业务之外安装；不填则不更新',
      en: 'Where the packaged program finds a newer one, signed and installed outside sessions; none without it',
    },
    supervisor: true,
    rare: true,
  },
  'update.everyHours': {
    group: 'logs',
    label: { zh: '查找更新间隔', en: 'Look for updates every' },
    hint: { zh: '仅在填写更新地址后有效', en: 'Only where an address for updates is set' },
    unit: 'hours',
    supervisor: true,
    rare: true,
  },
} as const satisfies SettingKeys;
