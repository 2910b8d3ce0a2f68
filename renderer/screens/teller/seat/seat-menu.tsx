import {
  AppstoreOutlined,
  DownOutlined,
  ExportOutlined,
  KeyOutlined,
  LockOutlined,
  LogoutOutlined,
  UserOutlined,
} from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useId, useRef, useState } from 'react';
import type { StaffView } from '#contract/views.ts';
import { useAct } from '../../../bridge/use-act.ts';
import { useWindows } from '../../../bridge/use-windows.ts';
import { useText } from '../../../i18n/use-text.ts';
import { ChangeSecretDialog } from './change-secret.tsx';
import { LeaveDialog } from './leave-dialog.tsx';

export interface SeatMenuProps {
  readonly staff: StaffView;
  /** Opens the desk; null while a session is open, and at the desk itself. */
  readonly onDesk: (() => void) | null;
}

interface Entry {
  readonly key: 'lock' | 'desk' | 'change' | 'leave' | 'signOut';
  readonly icon: ReactNode;
  readonly disabled: boolean;
  readonly run: () => void;
}

/** Who is signed in, and what they can do about it. */
export const SeatMenu = ({ staff, onDesk }: SeatMenuProps) => {
  const { t } = useText();
  const act = useAct();
  const id = useId();
  const menu = useRef<HTMLDivElement>(null);
  const [changing, setChanging] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const { shell, kiosk } = useWindows();
  const { signedIn } = staff;
  if (signedIn === null) return null;
  const entries: readonly Entry[] = [
    { key: 'lock', icon: <LockOutlined />, disabled: false, run: () => void act.run('staff.lock', {}) },
    { key: 'desk', icon: <AppstoreOutlined />, disabled: onDesk === null, run: () => onDesk?.() },
    { key: 'change', icon: <KeyOutlined />, disabled: false, run: () => setChanging(true) },
    // A browser is closed like any other.
    ...(shell && signedIn.role === 'supervisor'
      ? [
          {
            key: 'leave' as const,
            icon: <ExportOutlined />,
            disabled: staff.sessionOpen,
            run: () => setLeaving(true),
          },
        ]
      : []),
    {
      key: 'signOut',
      icon: <LogoutOutlined />,
      disabled: staff.sessionOpen,
      run: () => void act.run('staff.signOut', {}),
    },
  ];
  return (
    <>
      <button type="button" className="seat-open" popoverTarget={id} data-testid="seat-menu">
        <UserOutlined aria-hidden /> {signedIn.name} <span className="quiet">{t(`role.${signedIn.role}`)}</span>{' '}
        <DownOutlined className="seat-caret" aria-hidden />
      </button>
      <div id={id} popover="auto" ref={menu} className="seat-menu">
        {entries.map(({ key, icon, disabled, run }) => (
          <Button
            key={key}
            type="text"
            size="large"
            icon={icon}
            disabled={disabled}
            {...(key === 'signOut' && disabled ? { title: t('seat.menu.signOut.open') } : {})}
            onClick={() => {
              menu.current?.hidePopover();
              run();
            }}
            data-testid={`seat-${key}`}
          >
            {t(`seat.menu.${key}`)}
          </Button>
        ))}
      </div>
      {leaving && <LeaveDialog kiosk={kiosk} onClose={() => setLeaving(false)} />}
      {changing && <ChangeSecretDialog onClose={() => setChanging(false)} />}
    </>
  );
};
