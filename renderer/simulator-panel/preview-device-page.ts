import type {
  BilingualText,
  DevicePageView,
  DevicePlacesView,
  DeviceValueView,
  DiagnosticReportView,
} from '#contract/views.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import { previewDeviceTests, SAM_ID } from './preview-device-tests.ts';
import { previewTile } from './preview-devices.ts';
import { AT } from './preview-parts.ts';
import type { DevicesPreview } from './preview-teller-parts.ts';

const words = (zh: string, en: string): BilingualText => ({ zh, en });

const value = (
  id: string,
  text: BilingualText,
  found: DeviceValueView['value'],
  more: Partial<DeviceValueView> = {},
): DeviceValueView => ({ id, text, value: found, unit: null, threshold: null, state: 'info', ...more });

const sensor = (
  id: string,
  text: BilingualText,
  volts: number,
  [meansBelow, meansAbove]: readonly [BilingualText, BilingualText],
  state: DeviceValueView['state'] = 'ok',
): DeviceValueView => value(id, text, volts, { unit: 'V', state, threshold: { at: 1, meansAbove, meansBelow } });

const PRINTER_LIVE: readonly DeviceValueView[] = [
  sensor('sensor-f', words('进卡箱有卡传感器', 'Feeder: card present'), 5, [
    words('无卡', 'empty'),
    words('有卡', 'cards'),
  ]),
  sensor(
    'sensor-n',
    words('进卡箱余量传感器', 'Feeder: level'),
    0.17,
    [words('将尽', 'nearly empty'), words('足够', 'enough')],
    'warn',
  ),
  sensor('sensor-b', words('出卡口传感器', 'Gate'), 0.24, [words('无卡', 'no card'), words('有卡', 'card')]),
  value('head', words('打印头温度', 'Temperature of the head'), 31.5, { unit: '°C', state: 'ok' }),
  value('ribbon', words('色带余量', 'Ribbon left'), 18, { state: 'warn' }),
  value('INF_CLEANING', words('清洁提示', 'Cleaning flag'), 'INF_CLEANING', {
    meaning: words('建议清洁', 'Cleaning is advised'),
  }),
  value('fed', words('进卡计数', 'Cards fed'), 1_204),
  value('cleaned', words('上次清洁后的卡数', 'Cards since the cleaning'), null),
];

const LIVE: Partial<Record<DeviceName, readonly DeviceValueView[]>> = {
  'card-printer': PRINTER_LIVE,
  'id-reader': [value('answer', words('应答时间', 'Answer'), 12, { unit: 'ms', state: 'ok' })],
};

const IDENTITY: Partial<Record<DeviceName, readonly DeviceValueView[]>> = {
  'card-printer': [
    value('model', words('型号', 'Model'), 'KC200'),
    value('serial', words('序列号', 'Serial number'), '10000123456'),
    value('firmware', words('固件版本', 'Firmware'), '2.11'),
  ],
  'id-reader': [value('sam-id', words('安全模块编号', 'SAM id'), SAM_ID)],
};

/** What a device says when it is asked now; a silent one says nothing. */
export const previewDevicePage = (device: DeviceName, devices: DevicesPreview): DevicePageView => {
  const tile = previewTile(device, devices);
  const answers = tile.setUp && tile.identity !== null;
  return {
    tile,
    connection:
      tile.address === null
        ? []
        : [
            value('address', words('地址', 'Address'), tile.address),
            ...(tile.address.startsWith('serial:')
              ? [value('baud', words('波特率', 'Speed'), 115_200, { unit: 'Bd' })]
              : []),
          ],
    identity: answers ? [...(IDENTITY[device] ?? [])] : [],
    live: answers ? [...(LIVE[device] ?? [])] : [],
    conditions:
      device === 'card-printer' && tile.problem !== null
        ? [
            { level: 'warn', code: 'printer.ribbon-low', params: { count: 18 }, flags: ['INF_RIBBON_LOW'] },
            { level: 'info', code: 'printer.cleaning-due', flags: ['INF_CLEANING'] },
          ]
        : [],
    tests: previewDeviceTests(device, devices.last),
    askedAt: AT,
  };
};

/** What hangs on this station. */
export const previewPlaces = (device: DeviceName): DevicePlacesView => ({
  places: [
    {
      address: '/dev/ttyUSB0',
      name: 'FTDI FT232R',
      found: words('身份证阅读器', 'ID reader'),
      inUse: device === 'id-reader',
    },
    { address: '/dev/ttyUSB1', name: 'Prolific PL2303', found: null, inUse: false },
  ],
  problem: null,
});

export const previewReport: DiagnosticReportView = {
  folder: '/var/lib/kiosk/reports',
  files: ['report-3-20261127-1031.html', 'report-3-20261127-1031.json'],
};
