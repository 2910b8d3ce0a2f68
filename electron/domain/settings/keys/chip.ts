import type { SettingKeys } from '../key.ts';

const INITIAL_PIN = {
  group: 'chip-reader',
  hint: {
    zh: '出厂 PIN，4 至 12 位数字；请按实物核对',
    en: 'PIN the factory set, 4 to 12 digits; check it against the stock',
  },
  supervisor: true,
  rare: true,
} as const;
const KEY_ID = {
  group: 'chip-reader',
  hint: { zh: '外部认证的 P2，两位十六进制', en: 'P2 of EXTERNAL AUTHENTICATE, two hexadecimal digits' },
  rare: true,
} as const;

/** The chip reader and this site's chips. */
export const chipKeys = {
  'devices.chipReader.address': {
    group: 'chip-reader',
    label: { zh: '读写器', en: 'Reader' },
    hint: {
      zh: 'pcsc:读写器名称的一部分；?socket=路径 指另一个 PC/SC 服务',
      en: "pcsc:<part of the reader's name>; ?socket=<path> for a PC/SC service of its own",
    },
  },
  'devices.chipReader.insertTimeoutMs': {
    group: 'chip-reader',
    label: { zh: '等卡时限', en: 'Wait for the card' },
    hint: { zh: '卡到触点后读写器最晚多久看到它', en: 'How long a card may take to be seen at the contacts' },
    unit: 'ms',
    rare: true,
  },
  'devices.chipReader.commandTimeoutMs': {
    group: 'chip-reader',
    label: { zh: '命令时限', en: 'Wait for an answer' },
    hint: { zh: '一条命令最长用时，超过即视为无应答', en: 'A chip that says nothing this long says nothing at all' },
    unit: 'ms',
    rare: true,
  },
  'devices.chipReader.profile.atrPrefix': {
    group: 'chip-reader',
    label: { zh: '复位信息开头', en: 'Beginning of the ATR' },
    hint: {
      zh: '13 个历史字节之前的部分；不符的卡不受理',
      en: 'Before its 13 historical bytes; other cards are refused',
    },
    rare: true,
  },
  'devices.chipReader.profile.keyIds.RKSSSE': { ...KEY_ID, label: { zh: '密钥号 RKSSSE', en: 'Key RKSSSE' } },
  'devices.chipReader.profile.keyIds.UKSSSE': { ...KEY_ID, label: { zh: '密钥号 UKSSSE', en: 'Key UKSSSE' } },
  'devices.chipReader.profile.keyIds.PUK': { ...KEY_ID, label: { zh: '密钥号 PUK', en: 'Key PUK' } },
  'devices.chipReader.profile.defaultAlgorithm': {
    group: 'chip-reader',
    label: { zh: '默认算法', en: 'Algorithm' },
    hint: { zh: '卡片未注明时使用的算法', en: 'Of cards whose FCI names none' },
    rare: true,
  },
  'devices.chipReader.profile.algorithmExceptions': {
    group: 'chip-reader',
    label: { zh: '算法例外', en: 'Exceptions' },
    hint: {
      zh: '按城市代码开头，如 [{"cityCode":"11","algorithm":"ssf33"}]',
      en: 'By the beginning of the city code, like [{"cityCode":"11","algorithm":"ssf33"}]',
    },
    rare: true,
  },
  'devices.chipReader.profile.supportedAlgorithms': {
    group: 'chip-reader',
    label: { zh: '可用算法', en: 'Algorithms there are' },
    hint: { zh: '加密机支持的算法；其他卡不受理', en: 'What the key server computes; other cards are refused at once' },
    rare: true,
  },
  'devices.chipReader.profile.masterFileFirst': {
    group: 'chip-reader',
    label: { zh: '先选主文件', en: 'Master file first' },
    hint: { zh: '任何操作之前先选 MF', en: 'SELECT MF before anything else' },
    rare: true,
  },
  'devices.chipReader.profile.selectFileP1': {
    group: 'chip-reader',
    label: { zh: '选文件的 P1', en: 'P1 of SELECT' },
    hint: { zh: '02 按规范；00 为许多读写器的做法', en: '02 by the specification, 00 as many readers send it' },
    rare: true,
  },
  'devices.chipReader.profile.initialPin.1.0': {
    ...INITIAL_PIN,
    label: { zh: '一代卡初始 PIN', en: 'Initial PIN, 1.0' },
  },
  'devices.chipReader.profile.initialPin.2.0': {
    ...INITIAL_PIN,
    label: { zh: '二代卡初始 PIN', en: 'Initial PIN, 2.0' },
  },
  'devices.chipReader.profile.initialPin.3.0': {
    ...INITIAL_PIN,
    label: { zh: '三代卡初始 PIN', en: 'Initial PIN, 3.0' },
  },
  'devices.chipReader.profile.pinTries': {
    group: 'chip-reader',
    label: { zh: 'PIN 可试次数', en: 'Tries of the PIN' },
    hint: { zh: '告知持卡人的次数；以卡片为准', en: 'As the holder is told; the card itself counts' },
    rare: true,
  },
  'devices.chipReader.profile.stockProfile.photo': {
    group: 'chip-reader',
    label: { zh: '写入照片', en: 'Photo on the chip' },
    hint: { zh: '写入 EF08（二代起）', en: 'EF08 is written, from generation 2.0 on' },
    rare: true,
  },
  'devices.chipReader.profile.stockProfile.certificate': {
    group: 'chip-reader',
    label: { zh: '写入证书', en: 'Certificates on the chip' },
    hint: { zh: '三代卡证书由平台脚本写入', en: "Certificates by the platform's script, third generation" },
    rare: true,
  },
} as const satisfies SettingKeys;
