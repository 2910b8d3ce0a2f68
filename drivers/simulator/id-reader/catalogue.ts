import { STATUS_WORDS, statusText } from '#drivers/id-reader/status-words.ts';
import type { CatalogueEntry } from '../catalogue.ts';
import { FAULT_STEPS } from './acts.ts';

/** A.3 in the words of the counter; what the other page calls the meaning. */
const STATUS_ZH: Readonly<Record<string, string>> = {
  '10': '收到的数据校验和错',
  '11': '收到的数据长度错',
  '21': '不认识的命令或参数',
  '23': '越权操作',
  '24': '无法识别的情况',
  '31': '证件认证模块失败',
  '32': '模块认证证件失败（证件可疑）',
  '33': '信息验证失败',
  '37': '指纹信息验证失败',
  '3F': '信息长度不符',
  '40': '无法识别的卡类型',
  '41': '读证件失败',
  '47': '取随机数失败',
  '60': '模块自检失败',
  '66': '模块未经授权',
  '80': '寻卡失败',
  '81': '选卡失败',
  '90': '操作成功（不带数据）',
  '91': '证件中无此项',
  '9F': '寻卡成功（不带数据）',
  FF: '通讯故障',
};

const statusEntries: readonly CatalogueEntry[] = STATUS_WORDS.map(({ sw3, meaning }) => {
  const code = statusText(sw3);
  return {
    id: `status-${code.toLowerCase()}`,
    group: 'fault',
    text: { zh: `状态 ${code}：${STATUS_ZH[code] ?? ''}`, en: `Status ${code}: ${meaning}` },
    act: { act: 'fault', fault: 'status', sw3 },
    at: FAULT_STEPS,
    counted: true,
  };
});

const entry = (
  group: CatalogueEntry['group'],
  id: string,
  zh: string,
  en: string,
  act: CatalogueEntry['act'],
  counted = false,
): CatalogueEntry => ({ id, group, text: { zh, en }, act, at: counted ? FAULT_STEPS : [], counted });

const noise = (id: string, zh: string, en: string, how: object): CatalogueEntry =>
  entry('line', id, zh, en, { act: 'noise', ...how }, true);

/** Everything that can be done to the identity card reader; a document is placed by person, through /place. */
export const ID_READER_CATALOGUE: readonly CatalogueEntry[] = [
  entry('hand', 'remove', '拿起证件', 'Lift the document', { act: 'remove' }),
  entry('hand', 'unplug', '拔下数据线', 'Pull the cable', { act: 'unplug' }),
  entry('hand', 'plug', '插上数据线', 'Plug the cable in', { act: 'plug' }),
  entry(
    'hand',
    'pulled',
    '读取过程中抽走证件',
    'Pull the document away during a step',
    { act: 'fault', fault: 'pulled' },
    true,
  ),
  ...statusEntries,
  entry('line', 'silent', '不应答', 'No answer', { act: 'silent' }, true),
  noise('noise-before', '应答前有杂字节', 'Garbage before the answer', { before: '00FFAAAA96' }),
  noise('noise-after', '应答后有杂字节', 'Garbage behind the answer', { after: 'AAAAAA96' }),
  noise('noise-false-start', '应答前有假帧头', 'A false beginning before the answer', { before: 'AAAAAA9669090A' }),
  noise('noise-corrupt', '应答校验和错', 'Wrong check byte of the answer', { corrupt: true }),
  noise('noise-pieces', '应答分段到达', 'The answer in pieces', { chunk: 100 }),
  noise('noise-bytes', '应答逐字节到达', 'The answer byte by byte', { chunk: 1 }),
  noise('noise-cut', '应答缺尾', 'The answer without its end', { cut: 3 }),
  noise('noise-doubled', '同一应答连发两次', 'The answer twice in one piece', { doubled: true }),
  noise('noise-late', '应答延迟 3 秒', 'The answer three seconds late', { delayMs: 3_000 }),
  entry('line', 'speed-9600', '模块改为 9600 波特', 'The module speaks at 9600 baud only', {
    act: 'baud-rate',
    baudRate: 9_600,
  }),
  entry('line', 'speed-115200', '模块改为 115200 波特', 'The module speaks at 115200 baud only', {
    act: 'baud-rate',
    baudRate: 115_200,
  }),
  entry('line', 'speed-any', '模块不挑波特率', 'The module hears any speed', { act: 'baud-rate', baudRate: null }),
  entry('hand', 'clear-faults', '清除全部故障', 'End all faults', { act: 'clear-faults' }),
];
