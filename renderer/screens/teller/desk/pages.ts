import type { ComponentType } from 'react';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import type { TextKey } from '../../../i18n/zh-CN.ts';
import { AuditDeskPage } from './audit/audit-desk-page.tsx';
import { DevicesDeskPage } from './devices/devices-desk-page.tsx';
import { LineDeskPage } from './line/line-desk-page.tsx';
import { PeopleDeskPage } from './people/people-desk-page.tsx';
import { SettingsDeskPage } from './settings/settings-desk-page.tsx';
import { StockDeskPage } from './stock/stock-desk-page.tsx';

/** One page of the desk. Who may call its methods is decided by the host; `roles` only leaves out what would be refused. */
export interface DeskPage {
  readonly id: string;
  readonly roles: readonly StaffRole[];
  /** The role that comes to the desk for this page. */
  readonly firstFor?: StaffRole;
  readonly title: TextKey;
  readonly component: ComponentType;
}

/** The pages in the order they are listed. */
const DESK_PAGES: readonly DeskPage[] = [
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
    id: 'devices',
    roles: ['supervisor', 'technician'],
    firstFor: 'technician',
    title: 'desk.devices',
    component: DevicesDeskPage,
  },
  {
    id: 'settings',
    roles: ['supervisor', 'technician', 'auditor'],
    title: 'desk.settings',
    component: SettingsDeskPage,
  },
];

/** The pages of a role as it lists them: what it comes for on top. */
export const deskPagesOf = (role: StaffRole): readonly DeskPage[] =>
  DESK_PAGES.filter(({ roles }) => roles.includes(role)).toSorted(
    (a, b) => Number(b.firstFor === role) - Number(a.firstFor === role),
  );
