import type { DeviceTileView, DiagnosticsView } from '#contract/views.ts';
import { DEVICE_NAMES, type DeviceName } from '#domain/diagnostics/device-name.ts';
import { AT } from './preview-parts.ts';
import { type DevicesPreview, screen, type TellerPreview } from './preview-teller-parts.ts';

const IDENTITY: Readonly<Record<DeviceName, string | null>> = {
  'id-reader': 'SAM 05.01-20180613-0000000123-0102030405',
  'card-printer': 'KC200 · 10000123456 · 2.11',
  'chip-reader': 'KC200 Smart Card Reader 00 00',
  'document-camera': '良田高拍仪 S500',
  'portrait-camera': null,
  platform: 'outlet-3',
  database: 'kiosk.db · 41',
  display: null,
  sound: null,
  'paper-printer': 'EPSON_M105',
};

const ADDRESS: Partial<Record<DeviceName, string>> = {
  'id-reader': 'serial:/dev/ttyUSB0?baud=115200',
  'card-printer': 'serial:/dev/ttyUSB1?baud=115200',
  'chip-reader': 'pcsc:KC200',
  'document-camera': '/dev/v4l/by-id/usb-Eloam_S500-video-index0',
  platform: 'https://10.43.6.82:8443',
  'paper-printer': 'EPSON_M105',
};

const KNOWN_BY_WINDOW: ReadonlySet<DeviceName> = new Set<DeviceName>(['portrait-camera', 'display', 'sound']);

export const previewTile = (device: DeviceName, { tiles }: DevicesPreview): DeviceTileView => ({
  device,
  state: KNOWN_BY_WINDOW.has(device) ? 'unknown' : 'ok',
  problem: null,
  identity: IDENTITY[device],
  address: ADDRESS[device] ?? null,
  setUp: true,
  lastFault: null,
  ...tiles?.[device],
});

/** All devices at a glance. */
export const previewDiagnostics = ({ devices = {} }: TellerPreview): DiagnosticsView => ({
  revision: 1,
  now: AT,
  devices: DEVICE_NAMES.map((device) => previewTile(device, devices)),
  notNow: devices.notNow ?? null,
  run: devices.run ?? null,
});

const HOUR = 3_600_000;

const FAULTS: NonNullable<DevicesPreview['tiles']> = {
  'id-reader': {
    state: 'fail',
    identity: null,
    problem: { level: 'fail', code: 'id-reader.silent' },
    lastFault: { at: AT - 60_000, code: 'id-reader.silent' },
  },
  'card-printer': {
    state: 'warn',
    problem: { level: 'warn', code: 'printer.ribbon-low', params: { count: 18 } },
    lastFault: { at: AT - 26 * HOUR, code: 'printer.jam' },
  },
  platform: {
    state: 'fail',
    problem: { level: 'fail', code: 'platform.line-down', params: { since: '11-23 13:31' } },
    lastFault: { at: AT - HOUR, code: 'platform.unreachable' },
  },
  'paper-printer': { setUp: false, identity: null, address: null, state: 'unknown' },
};

const step = (zh: string, en: string) => ({ zh, en });
const moving: NonNullable<DiagnosticsView['run']> = {
  test: 'card-printer.move',
  device: 'card-printer',
  startedAt: Date.now() - 14_000,
  progress: { done: 2, total: 5 },
  step: step('白卡移到打印位', 'Moving the blank to the print station'),
  asks: 'nothing',
};
const cleaning: typeof moving = {
  ...moving,
  test: 'card-printer.clean',
  progress: { done: 1, total: 4 },
  step: step('请取出色带，合上机盖', 'Take the ribbon out and close the cover'),
  asks: 'done',
};
const judging: typeof moving = {
  ...moving,
  test: 'card-printer.ruler',
  progress: null,
  step: step('卡面四边的标尺是否完整，十字是否居中', 'Are all four rulers whole, and the crosses centred?'),
  asks: 'verdict',
};

const TECHNICIAN = { staffId: '0305', name: '吴十', role: 'technician' } as const;

const at = (devices: DevicesPreview = {}): TellerPreview => ({
  ...screen({}),
  staff: { signedIn: TECHNICIAN },
  devices,
});

/** The technician's page of the desk. */
export const tellerDevices = {
  'desk-devices': () => at(),
  'desk-devices-faults': () => at({ tiles: FAULTS }),
  'desk-devices-running': () => at({ run: moving }),
  'desk-devices-not-now': () => at({ notNow: 'session.not-now' }),
  'desk-devices-id-reader': () => at(),
  'desk-devices-id-reader-silent': () => at({ tiles: FAULTS }),
  'desk-devices-id-reader-tests': () => at({ last: { 'id-reader.self-test': 'pass', 'id-reader.read-card': 'warn' } }),
  'desk-devices-card-printer': () => at({ tiles: FAULTS }),
  'desk-devices-card-printer-tests': () =>
    at({ last: { 'card-printer.move': 'pass', 'card-printer.clean': 'stopped', 'card-printer.ruler': 'fail' } }),
  'desk-devices-card-printer-progress': () => at({ run: moving }),
  'desk-devices-card-printer-asks-done': () => at({ run: cleaning }),
  'desk-devices-card-printer-asks-verdict': () => at({ run: judging }),
  'desk-devices-chip-reader-tests': () => at({ last: { 'chip-reader.timing': 'pass' } }),
  'desk-devices-platform-tests': () => at({ tiles: FAULTS, last: { 'platform.calls': 'fail' } }),
  'desk-devices-paper-printer': () => at({ tiles: FAULTS }),
  'desk-devices-display-tests': () => at({ last: { 'display.colours': 'pass', 'display.touch': 'warn' } }),
  'desk-devices-display-opened-colours': () => at(),
  'desk-devices-display-opened-touch': () => at(),
  'desk-devices-sound-opened-tone': () => at(),
  'desk-devices-portrait-camera-opened-picture': () => at(),
  'desk-devices-document-camera-tests': () => at({ last: { 'document-camera.picture': 'pass' } }),
} satisfies Readonly<Record<string, () => TellerPreview>>;
