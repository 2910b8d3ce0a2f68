import type { ComponentType } from 'react';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import type { TextKey } from '../../../i18n/zh-CN.ts';
import { AuditDeskPage } from './audit/audit-desk-page.tsx';
import { LineDeskPage } from './line/line-desk-page.tsx';
import { PeopleDeskPage } from './people/people-desk-page.tsx';
import { SettingsDeskPage } from './settings/settings-desk-page.tsx';
import { StockDeskPage } from './stock/stock-desk-page.tsx';

/** One page of the desk. Who may call its methods is decided by the host; `roles` only leaves out what would be refused. */
export interface DeskPage {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  readonly title: TextKey;
  readonly component: ComponentType;
}

/** The pages in the order they are listed. */
export const DESK_PAGES: readonly DeskPage[] = [
  {
    id: 'stock',
    roles: ['teller', 'supervisor', 'technician', 'auditor'],
    title: 'desk.stock',
    component: StockDeskPage,
  },
  { id: 'people', roles: ['supervisor', 'auditor'], title: 'desk.people', component: PeopleDeskPage },
  { id: 'audit', roles: ['supervisor', 'auditor'], title: 'desk.audit', component: AuditDeskPage },
  { id: 'line', roles: ['supervisor', 'technician', 'auditor'], title: 'desk.line', component: LineDeskPage },
  {
    id: 'settings',
    roles: ['supervisor', 'technician', 'auditor'],
    title: 'desk.settings',
    component: SettingsDeskPage,
  },
];
