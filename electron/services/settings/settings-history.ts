import type { SettingsHistoryView } from '#contract/views.ts';
import { settingName } from '#domain/settings/catalogue.ts';
import type { AuditStore } from '../ports.ts';

/** Newer changes are looked at; older ones stand in the audit. */
const MOST = 300;
const FIRST = { zh: '首次启动时的设置文件', en: 'The file of the first start' };
const FOUND = { zh: '启动时发现文件已被改动', en: 'The file was found changed at a start' };

/** Who changed what, newest first, from the audit: rows nobody can take back. */
export const historyOf = (audit: Pick<AuditStore, 'ofEvents'>): SettingsHistoryView => ({
  rows: audit
    .ofEvents(['settings.changed', 'settings.first-file', 'settings.found-changed'], MOST)
    .map(({ at, event, actor, detail }) => {
      const key = textOf(detail.key);
      return {
        at,
        actor,
        key,
        label: key === null ? (event === 'settings.first-file' ? FIRST : FOUND) : settingName(key),
        before: textOf(detail.before),
        after: textOf(detail.after),
      };
    }),
});

const textOf = (value: unknown): string | null => (typeof value === 'string' ? value : null);
