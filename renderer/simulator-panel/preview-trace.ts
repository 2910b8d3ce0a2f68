import type { MethodOutput } from '#contract/methods.ts';
import type { TraceLineView, TraceView } from '#contract/views/diagnostics.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';

const AT = 1_795_400_000_000;

type Line = Pick<TraceLineView, 'direction' | 'text' | 'hex' | 'bytes'>;

const READER: readonly Line[] = [
  { direction: 'note', text: { zh: '线路已打开', en: 'line opened' }, hex: '', bytes: 0 },
  { direction: 'note', text: { zh: '调用 readIdentity', en: 'call readIdentity' }, hex: '', bytes: 0 },
  {
    direction: 'out',
    text: { zh: '20 01 寻卡', en: '20 01 find card' },
    hex: 'AA AA AA 96 69 00 03 20 01 22',
    bytes: 10,
  },
  {
    direction: 'in',
    text: { zh: '9F 寻卡成功，数据 4 字节', en: '9F card found, 4 bytes of data' },
    hex: 'AA AA AA 96 69 00 08 00 00 9F ·· ·· ·· ·· 97',
    bytes: 15,
  },
  {
    direction: 'out',
    text: { zh: '30 01 读文字和照片', en: '30 01 read text and photo' },
    hex: 'AA AA AA 96 69 00 03 30 01 32',
    bytes: 10,
  },
  {
    direction: 'in',
    text: { zh: '90 操作成功，数据 1284 字节', en: '90 operation succeeded, 1284 bytes of data' },
    hex: `AA AA AA 96 69 05 08 00 00 90 ${Array.from({ length: 60 }, () => '··').join(' ')}`,
    bytes: 1_295,
  },
  { direction: 'note', text: { zh: 'readIdentity → ok', en: 'readIdentity → ok' }, hex: '', bytes: 0 },
];

const PRINTER: readonly Line[] = [
  {
    direction: 'out',
    text: { zh: 'Rrt;count 询问色带标签', en: 'Rrt;count ribbon tag' },
    hex: '1B 52 72 74 3B 63 6F 75 6E 74 0D',
    bytes: 11,
  },
  { direction: 'in', text: { zh: '412', en: '412' }, hex: '34 31 32 00', bytes: 4 },
];

/** A reader that has just read a card, a printer that was asked for its ribbon; a recording is under way. */
export const previewTrace = (device: DeviceName): TraceView => ({
  revision: 1,
  device,
  recording: { since: AT, lines: 184 },
  lines: (device === 'card-printer' ? PRINTER : READER).map((line, i) => ({ ...line, seq: i + 1, at: AT + i * 37 })),
  recordings: [
    { name: `${device}-2026-11-23-09-13-20-000`, at: AT - 3_600_000, lines: 1_204, bytes: 310_211 },
    { name: `${device}-2026-11-22-14-46-40-480`, at: AT - 70_000_000, lines: 96, bytes: 22_870 },
  ],
});

const HEAD = '{"format":"instant-card-kiosk trace 1"}';

/** A recording that is looked at: its lines as the file has them. */
export const previewRecording = (name: string): MethodOutput<'trace.take'> => ({
  name,
  text: [
    HEAD,
    ...READER.map(({ direction, text, bytes }, i) =>
      JSON.stringify({ at: AT + i * 37, direction, text, hex: '', masked: [], size: bytes }),
    ),
  ].join('\n'),
});

export const previewReply: MethodOutput<'console.send'> = {
  reply: { zh: '90 操作成功，数据 16 字节', en: '90 operation succeeded, 16 bytes of data' },
  hex: 'AA AA AA 96 69 00 14 00 00 90 05 00 03 00 4F 2B 33 01 C9 E4 02 00 9A 0C 1D 00 F3',
  ms: 31,
};

export const previewLogs: MethodOutput<'logs.export'> = {
  fileName: 'logs-3-20261121-20261122.zip',
  files: 3,
  lines: 18_402,
  bytes: 412_330,
};
