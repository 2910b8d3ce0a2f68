import type { SettingKey, SettingKeys } from '../key.ts';

const PANELS = {
  y: { zh: '黄', en: 'yellow' },
  m: { zh: '品红', en: 'magenta' },
  c: { zh: '青', en: 'cyan' },
  k: { zh: '黑', en: 'black' },
  o: { zh: '保护膜', en: 'overlay' },
} as const;

type Panel = keyof typeof PANELS;

/** Five panels, one key each. */
const perPanel = <P extends 'contrast' | 'luminosity'>(
  property: P,
  words: { readonly zh: string; readonly en: string },
): Readonly<Record<`devices.cardPrinter.${P}.${Panel}`, SettingKey>> =>
  Object.fromEntries(
    Object.entries(PANELS).map(([panel, { zh, en }]) => [
      `devices.cardPrinter.${property}.${panel}`,
      {
        group: 'card-printer',
        label: { zh: `${words.zh}（${zh}）`, en: `${words.en}, ${en}` },
        hint: { zh: '0 至 20；不填用制卡机自己的值', en: "0 to 20; the printer's own without it" },
        rare: true,
      },
    ]),
  ) as Readonly<Record<`devices.cardPrinter.${P}.${Panel}`, SettingKey>>;

/** ID reader, card printer, document camera. */
export const deviceKeys = {
  'devices.idReader.address': {
    group: 'id-reader',
    label: { zh: '地址', en: 'Address' },
    hint: {
      zh: 'serial:/dev/ttyUSB0、serial:COM3?baud=9600 或 tcp://主机:端口；不写波特率则自动查找',
      en: 'serial:/dev/ttyUSB0, serial:COM3?baud=9600 or tcp://host:port; without baud the speed is looked for',
    },
  },
  'devices.idReader.readFingerprint': {
    group: 'id-reader',
    label: { zh: '含指纹读取', en: 'Read with fingerprints' },
    hint: {
      zh: '仅用于只认 30 10 命令的模块；指纹立即丢弃',
      en: 'For modules that answer 30 10 only; the fingerprints are dropped at once',
    },
    rare: true,
  },
  'devices.idReader.rfFrameBytes': {
    group: 'id-reader',
    label: { zh: '射频帧长', en: 'Radio frame' },
    hint: { zh: '启动时 61 FF 命令的值；留空不发送', en: 'Value of 61 FF at start-up; empty sends none' },
    unit: 'bytes',
    rare: true,
  },
  'devices.idReader.photoDecoder.command': {
    group: 'id-reader',
    label: { zh: '照片解码程序', en: 'Picture decoder' },
    hint: {
      zh: '程序路径和参数，每行一个；不填则不显示证件照片',
      en: 'Path and arguments, one a line; without it the picture on the chip is not shown',
    },
    rare: true,
  },
  'devices.idReader.photoDecoder.timeoutMs': {
    group: 'id-reader',
    label: { zh: '解码时限', en: 'Time for decoding' },
    hint: { zh: '解码一张照片最多用时', en: 'How long decoding a picture may take' },
    unit: 'ms',
    rare: true,
  },
  'devices.cardPrinter.address': {
    group: 'card-printer',
    label: { zh: '地址', en: 'Address' },
    hint: {
      zh: 'serial:/dev/ttyUSB1?baud=115200 或 tcp://主机:端口',
      en: 'serial:/dev/ttyUSB1?baud=115200 or tcp://host:port',
    },
  },
  'devices.cardPrinter.protocol': {
    group: 'card-printer',
    label: { zh: '应答方式', en: 'Replies' },
    hint: { zh: 'plain 文本；acknowledged ACK/NACK', en: 'plain: texts; acknowledged: ACK or NACK' },
  },
  'devices.cardPrinter.serial.baudRate': {
    group: 'card-printer',
    label: { zh: '波特率', en: 'Speed' },
    hint: { zh: '串口波特率；地址中写明的优先', en: 'Of the serial line; the one in the address wins' },
    unit: 'baud',
  },
  'devices.cardPrinter.serial.parity': {
    group: 'card-printer',
    label: { zh: '校验位', en: 'Parity' },
    hint: { zh: '串口校验位：无、奇、偶', en: 'Of the serial line: none, odd, even' },
    rare: true,
  },
  'devices.cardPrinter.serial.stopBits': {
    group: 'card-printer',
    label: { zh: '停止位', en: 'Stop bits' },
    hint: { zh: '串口停止位', en: 'Of the serial line' },
    rare: true,
  },
  'devices.cardPrinter.serial.flow': {
    group: 'card-printer',
    label: { zh: '流控', en: 'Flow control' },
    hint: { zh: '串口流控方式', en: 'Who holds the other side up on the serial line' },
    rare: true,
  },
  'devices.cardPrinter.ribbon': {
    group: 'card-printer',
    label: { zh: '色带', en: 'Ribbon' },
    hint: { zh: 'Pr 命令中的色带代号：k、ko、ymcko 等', en: 'What Pr says: k, ko, ymcko …; colour faces need ymck…' },
  },
  'devices.cardPrinter.ribbonType': {
    group: 'card-printer',
    label: { zh: '色带型号应答', en: 'Word of the ribbon' },
    hint: {
      zh: '制卡机对此色带的称呼与代号不同时填写',
      en: 'What Rrt;type answers for it, where that is another word',
    },
    rare: true,
  },
  'devices.cardPrinter.statusSource': {
    group: 'card-printer',
    label: { zh: '状态来源', en: 'Status from' },
    hint: {
      zh: 'auto 自动；text 状态行；sensors 传感器',
      en: 'auto asks once; text: the status line; sensors: put together from the sensors',
    },
    rare: true,
  },
  'devices.cardPrinter.gateSensor': {
    group: 'card-printer',
    label: { zh: '出口传感器', en: 'Sensor of the gate' },
    hint: { zh: 'b；Zenius 机型为 M', en: 'b; M on Zenius' },
    rare: true,
  },
  'devices.cardPrinter.colourBits': {
    group: 'card-printer',
    label: { zh: '彩色位数', en: 'Bits per dot' },
    hint: { zh: '黄、品红、青每点位数', en: 'Of yellow, magenta and cyan' },
    rare: true,
  },
  'devices.cardPrinter.overlay': {
    group: 'card-printer',
    label: { zh: '保护膜', en: 'Overlay' },
    hint: { zh: '带 O 的色带：整面或不用', en: 'On ribbons with O: full or none' },
    rare: true,
  },
  'devices.cardPrinter.overlayBy': {
    group: 'card-printer',
    label: { zh: '保护膜方式', en: 'Overlay by' },
    hint: { zh: 'panel 色块；command 命令 Wcb;o;255', en: 'panel, or command (Wcb;o;255)' },
    rare: true,
  },
  'devices.cardPrinter.feederProfile': {
    group: 'card-printer',
    label: { zh: '进卡参数', en: 'Feeder profile' },
    hint: { zh: 'Pfs 命令的值；留空用制卡机自己的', en: "Value of Pfs; empty leaves the printer's own" },
    rare: true,
  },
  ...perPanel('contrast', { zh: '对比度', en: 'Contrast' }),
  ...perPanel('luminosity', { zh: '亮度', en: 'Luminosity' }),
  'devices.documentCamera.device': {
    group: 'document-camera',
    label: { zh: '高拍仪', en: 'Camera' },
    hint: {
      zh: '设备路径，如 /dev/video0；不填用第一个接上的',
      en: 'Like /dev/video0; the first one plugged in without it',
    },
  },
  'devices.documentCamera.more': {
    group: 'document-camera',
    label: { zh: '其他可选设备', en: 'Others to choose from' },
    hint: { zh: '每行一个设备路径', en: 'One device a line, beside the cameras that are plugged in' },
    rare: true,
  },
} as const satisfies SettingKeys;
