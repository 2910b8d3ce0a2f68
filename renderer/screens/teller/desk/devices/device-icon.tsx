import {
  CameraOutlined,
  CloudServerOutlined,
  CreditCardOutlined,
  DatabaseOutlined,
  DesktopOutlined,
  FileTextOutlined,
  IdcardOutlined,
  PrinterOutlined,
  ScanOutlined,
  SoundOutlined,
} from '@ant-design/icons';
import type { ComponentType } from 'react';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';

const ICONS: Readonly<Record<DeviceName, ComponentType<{ readonly 'aria-hidden': true }>>> = {
  'id-reader': IdcardOutlined,
  'card-printer': PrinterOutlined,
  'chip-reader': CreditCardOutlined,
  'document-camera': ScanOutlined,
  'portrait-camera': CameraOutlined,
  platform: CloudServerOutlined,
  database: DatabaseOutlined,
  display: DesktopOutlined,
  sound: SoundOutlined,
  'paper-printer': FileTextOutlined,
};

/** The sign of a kind of device. */
export const DeviceIcon = ({ device }: { readonly device: DeviceName }) => {
  const Icon = ICONS[device];
  return (
    <span className="device-icon">
      <Icon aria-hidden />
    </span>
  );
};
