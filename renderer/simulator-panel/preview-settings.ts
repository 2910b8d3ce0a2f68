import type { MethodOutput } from '#contract/methods.ts';
import type { FoundDevicesView, SettingsView, SetupView } from '#contract/views.ts';
import { SETTING_KEYS, settingName } from '#domain/settings/catalogue.ts';
import { SETTING_GROUPS, type SettingGroup, type SettingKey, UNITS } from '#domain/settings/key.ts';

const HOUR = 3_600_000;
const AT = 1_795_400_000_000;

type Field = SettingsView['groups'][number]['fields'][number];

/** How the keys of a fixture look: kind, choices and values the way a host would send them. */
const LOOKS: Readonly<Record<string, Partial<Field>>> = {
  outletNo: { kind: 'number', least: 1, value: 3, optional: false },
  district: { value: '430682', optional: false },
  training: { kind: 'switch', usual: false },
  'staff.idleLockMs': { kind: 'number', least: 10_000, most: 3_600_000, usual: 300_000, value: 600_000 },
  'platform.url': { value: 'https://platform.example/', optional: false },
  'platform.ca': { value: '/etc/kiosk/bureau-ca.pem' },
  'platform.certificate': { value: '/etc/kiosk/outlet-3.pem' },
  'platform.key': { value: '/etc/kiosk/outlet-3.key' },
  'devices.idReader.address': { value: 'serial:/dev/ttyUSB0', optional: false },
  'devices.cardPrinter.address': { value: 'serial:/dev/ttyUSB1?baud=115200', optional: false },
  'devices.cardPrinter.protocol': { kind: 'choice', choices: ['plain', 'acknowledged'], usual: 'plain' },
  'devices.cardPrinter.serial.baudRate': { kind: 'number', least: 2_400, most: 115_200, usual: 115_200 },
  'devices.cardPrinter.serial.parity': { kind: 'choice', choices: ['none', 'odd', 'even'], usual: 'none' },
  'devices.cardPrinter.serial.stopBits': { kind: 'choice', choices: [1, 2], usual: 1 },
  'devices.cardPrinter.ribbon': { usual: 'k', value: 'ymcko' },
  'devices.chipReader.address': { value: 'pcsc:Contact', optional: false },
  'issuance.generations': { kind: 'several', choices: ['1.0', '2.0', '3.0'], usual: ['1.0', '2.0', '3.0'] },
  'face.fonts': { kind: 'list', value: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'] },
};

const isTechnicians = (role: string): boolean => role === 'technician';

const fieldOf = (key: string, role: string): Field => {
  const { group, label, hint, unit, secret = false, rare = false, supervisor = false } = SETTING_KEYS[key] ?? NOTHING;
  return {
    key,
    group,
    label,
    hint,
    unit: unit === undefined ? null : UNITS[unit],
    kind: unit === undefined ? 'text' : 'number',
    choices: [],
    least: null,
    most: null,
    optional: true,
    secret,
    rare,
    mayChange: role === 'supervisor' || (isTechnicians(role) && !supervisor),
    ...LOOKS[key],
  };
};

const NOTHING: SettingKey = { group: 'station', label: { zh: '', en: '' }, hint: { zh: '', en: '' } };

const TESTED: readonly string[] = [
  'platform',
  'id-reader',
  'card-printer',
  'chip-reader',
  'document-camera',
  'paper-printer',
];

/** The settings beside a named screen. */
export const previewSettings = (role: string, changes: Partial<SettingsView> = {}): SettingsView => ({
  revision: 1,
  file: '/var/lib/kiosk/station.json',
  digest: '0'.repeat(64),
  groups: (Object.keys(SETTING_GROUPS) as SettingGroup[])
    .map((id) => ({
      id,
      text: SETTING_GROUPS[id],
      test: TESTED.includes(id) ? (id as SettingsView['groups'][number]['test']) : null,
      fields: Object.keys(SETTING_KEYS)
        .filter((key) => SETTING_KEYS[key]?.group === id)
        .map((key) => fieldOf(key, role)),
    }))
    .filter(({ fields }) => fields.length > 0),
  problems: [],
  restartNeeded: false,
  notNow: null,
  ...changes,
});

const WRONG = 'staff.idleLockMs';

/** Something is wrong in the file, and what was saved is not in effect. */
export const wrongSettings = (): Partial<SettingsView> => ({
  groups: previewSettings('supervisor').groups.map(({ fields, ...group }) => ({
    ...group,
    fields: fields.map((field) => (field.key === WRONG ? { ...field, value: 5 } : field)),
  })),
  restartNeeded: true,
  problems: [
    {
      path: WRONG,
      code: 'config.wrong-value',
      params: {
        path: WRONG,
        given: '5',
        expectedZh: '10000 至 3600000 的整数',
        expectedEn: 'a whole number from 10000 to 3600000',
      },
    },
  ],
});

export const previewHistory: MethodOutput<'settings.history'> = {
  rows: [
    {
      at: AT,
      actor: '0305',
      key: 'devices.cardPrinter.address',
      label: settingName('devices.cardPrinter.address'),
      before: '"serial:/dev/ttyUSB0"',
      after: '"serial:/dev/ttyUSB1?baud=115200"',
    },
    {
      at: AT - 20 * HOUR,
      actor: 'host',
      key: null,
      label: { zh: '启动时发现文件已被改动', en: 'The file was found changed at a start' },
      before: null,
      after: null,
    },
  ],
};

export const previewChecked: MethodOutput<'settings.check'> = {
  problems: [],
  differences: [
    {
      key: 'staff.idleLockMs',
      label: settingName('staff.idleLockMs'),
      before: '600000',
      after: '120000',
    },
  ],
};

export const previewTested: MethodOutput<'settings.test'> = {
  test: 'id-reader',
  ok: true,
  found: { zh: 'SAM 05.03-20120823-0000000001', en: 'SAM 05.03-20120823-0000000001' },
  problem: null,
  ms: 412,
};

/** A station that is set up; the assistant is open where a screen says so. */
export const previewSetup = (setup: Partial<SetupView> = {}): SetupView => ({
  revision: 1,
  open: false,
  unlocked: false,
  file: '/var/lib/kiosk/station.json',
  ...setup,
});

export const previewFound: FoundDevicesView = {
  places: [
    {
      address: 'serial:/dev/ttyUSB0',
      name: 'Prolific',
      device: 'id-reader',
      found: { zh: 'SAM 05.03-20120823-0000000001', en: 'SAM 05.03-20120823-0000000001' },
      problem: null,
    },
    {
      address: 'serial:/dev/ttyUSB1',
      name: 'FTDI',
      device: 'card-printer',
      found: { zh: 'Primacy · 1746 · 10000012345', en: 'Primacy · 1746 · 10000012345' },
      problem: null,
    },
    { address: 'serial:/dev/ttyUSB2', name: '', device: null, found: null, problem: null },
    { address: 'serial:/dev/ttyS0', name: '', device: null, found: null, problem: 'transport.not-permitted' },
    {
      address: 'pcsc:Contact Reader 00 00',
      name: 'Contact Reader 00 00',
      device: 'chip-reader',
      found: { zh: 'Contact Reader 00 00', en: 'Contact Reader 00 00' },
      problem: null,
    },
  ],
  problems: [],
};
