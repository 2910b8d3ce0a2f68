import type { SettingsHistoryView } from '#contract/views.ts';
import { settingKey } from '#domain/settings/catalogue.ts';
import type { AuditStore } from '../ports.ts';

/** Newer changes are looked at; older ones stand in the audit. */
const MOST = 300;
const FOUND = { zh: '启动时发现文件已被改动', en: 'The file was found changed at a start' };

/** Who changed what, newest first, from the audit: rows nobody can take back. */
export const historyOf = (audit: Pick<AuditStore, 'ofEvents'>): SettingsHistoryView => ({
  rows: audit.ofEvents(['settings.changed', 'settings.found-changed'], MOST).map(({ at, actor, detail }) => {
    const key = textOf(detail.key);
    return {
      at,
      actor,
      key,
      label: key === null ? FOUND : (settingKey(key)?.label ?? { zh: key, en: key }),
      before: textOf(detail.before),
      after: textOf(detail.after),
    };
  }),
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
