import type { CatalogueEntry } from '../catalogue.ts';

type Entry = Omit<CatalogueEntry, 'act' | 'at' | 'counted'> & { readonly act: CatalogueEntry['act'] };

const hand = (id: string, zh: string, en: string, act: CatalogueEntry['act']): CatalogueEntry => ({
  ...entry({ id, group: 'hand', text: { zh, en }, act }),
});

const fault = (id: string, zh: string, en: string, params: object, counted: boolean): CatalogueEntry => ({
  ...entry({ id, group: 'fault', text: { zh, en }, act: { act: 'fault', ...params } }),
  counted,
});

const entry = (parts: Entry): CatalogueEntry => ({ ...parts, at: [], counted: false });

/** Everything a person may want to do to the virtual chips and their reader. */
export const CHIP_CATALOGUE: readonly CatalogueEntry[] = [
  hand('take-away', '从触点取走卡片', 'Take the card from the contacts', { act: 'present', blankId: null }),
  hand('unplug-reader', '拔下读写器', 'Unplug the reader', { act: 'unplug' }),
  hand('plug-reader', '插上读写器', 'Plug the reader in', { act: 'plug' }),
  hand('stop-service', '停止智能卡服务', 'Stop the smart card service', { act: 'service-down' }),
  hand('start-service', '启动智能卡服务', 'Start the smart card service', { act: 'service-up' }),
  hand('clear-faults', '清除芯片故障', 'Clear the chip’s faults', { act: 'clear-faults' }),
  fault('mute', '芯片无应答', 'The chip is mute', { fault: 'mute' }, true),
  fault(
    'mute-warm',
    '芯片热复位后才应答',
    'The chip answers after a warm reset only',
    { fault: 'mute', cure: 'warm-reset' },
    true,
  ),
  fault(
    'mute-cold',
    '芯片冷复位后才应答',
    'The chip answers after a cold reset only',
    { fault: 'mute', cure: 'cold-reset' },
    true,
  ),
  fault('wrong-atr', '复位信息格式不符', 'The answer to reset is not ours', { fault: 'wrong-atr' }, true),
  fault('torn', '读写中断，命令未执行', 'Contact lost, command not done', { fault: 'torn' }, false),
  fault('torn-applied', '读写中断，命令已执行', 'Contact lost, command done', { fault: 'torn', applied: true }, false),
  fault('torn-write', '写记录时中断', 'Contact lost while a record is written', { fault: 'torn', ins: 'DC' }, false),
  fault('no-answer', '芯片收到命令后不再应答', 'The chip never answers a command', { fault: 'no-answer' }, false),
  fault('memory', '芯片存储故障（6581）', 'Memory failure (6581)', { fault: 'status', ins: 'DC', sw: '6581' }, true),
  fault(
    'refused-secret',
    '外部认证不通过（63C3）',
    'Authentication refused (63C3)',
    { fault: 'status', ins: '82', sw: '63C3' },
    true,
  ),
  fault('locked-key', '密钥已锁定（6983）', 'Key locked (6983)', { fault: 'status', ins: '82', sw: '6983' }, true),
  fault(
    'right-missing',
    '未满足安全状态（6982）',
    'Right missing (6982)',
    { fault: 'status', ins: 'DC', sw: '6982' },
    true,
  ),
  fault('not-kept', '写入后内容未保存', 'A record is not kept', { fault: 'status', ins: 'DC', sw: '9000' }, true),
  fault('slow', '芯片响应缓慢', 'The chip is slow', { fault: 'slow', ms: 1_000 }, true),
  fault(
    'length-first',
    '先返回正确长度（6Cxx）',
    'Names the right length first (6Cxx)',
    { fault: 'length', mode: 'first' },
    true,
  ),
  fault(
    'length-loop',
    '不断返回错误长度（6Cxx）',
    'Names wrong lengths without end (6Cxx)',
    { fault: 'length', mode: 'loop' },
    true,
  ),
  fault('pieces', '分段返回数据（61xx）', 'Answers in pieces (61xx)', { fault: 'pieces' }, true),
  fault(
    'pieces-zero',
    '分段返回且不报长度（6100）',
    'Answers in pieces without their length (6100)',
    { fault: 'pieces', announce: 'zero' },
    true,
  ),
  fault('personalised', '芯片已有他人数据', 'The chip carries another person’s data', { fault: 'personalised' }, true),
  fault('other-bank', '其他银行的卡', 'A card of another bank', { fault: 'other-bank' }, true),
  fault('no-bank-application', '没有银行应用', 'No bank application', { fault: 'no-bank-application' }, true),
  fault('record-order', '记录顺序不同', 'Records in another order', { fault: 'record-order' }, true),
  fault(
    'extension-last',
    '姓名扩展在最后',
    'Extension of the name at the end',
    { fault: 'record-order', order: 'extension-last' },
    true,
  ),
  fault('version-1', '规范版本为 1.00', 'Says version 1.00', { fault: 'generation', says: '1.00' }, true),
  fault('version-none', '没有规范版本', 'Says no version', { fault: 'generation', says: '' }, true),
];
