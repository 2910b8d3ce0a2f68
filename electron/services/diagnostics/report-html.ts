import { cardPrinterFlagTexts } from '#contract/codes/card-printer-flags.ts';
import type { DeviceName } from '#domain/diagnostics/device-name.ts';
import type { DeviceValue, Words } from '#domain/diagnostics/value.ts';
import type { ReportDocument, ReportedDevice, TextedFinding } from './report-document.ts';

const DEVICES: Readonly<Record<DeviceName, Words>> = {
  'id-reader': { zh: '身份证阅读器', en: 'Identity card reader' },
  'card-printer': { zh: '制卡机', en: 'Card printer' },
  'chip-reader': { zh: '芯片读写器', en: 'Chip reader' },
  'document-camera': { zh: '高拍仪', en: 'Document camera' },
  'portrait-camera': { zh: '照相摄像头', en: 'Portrait camera' },
  platform: { zh: '卡管平台', en: 'Card platform' },
  database: { zh: '数据库', en: 'Database' },
  display: { zh: '屏幕', en: 'Screen' },
  sound: { zh: '声音', en: 'Sound' },
  'paper-printer': { zh: '单据打印机', en: 'Paper printer' },
};

/** Name of a device in both languages. */
export const deviceWords = (device: DeviceName): Words => DEVICES[device];

const STATES: Readonly<Record<string, Words>> = {
  ok: { zh: '正常', en: 'in order' },
  warn: { zh: '注意', en: 'look at it' },
  fail: { zh: '故障', en: 'out of order' },
  unknown: { zh: '未检查', en: 'not looked at' },
  pass: { zh: '通过', en: 'pass' },
  stopped: { zh: '已停止', en: 'stopped' },
  info: { zh: '说明', en: 'note' },
};

const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`);

const both = ({ zh, en }: Words): string => `${escaped(zh)} <span class="en">${escaped(en)}</span>`;

const mark = (state: string): string =>
  `<span class="mark ${escaped(state)}">${both(STATES[state] ?? { zh: state, en: state })}</span>`;

const valueText = ({ value, unit, meaning }: DeviceValue): string => {
  if (value === null) return '—';
  const shown = typeof value === 'boolean' ? (value ? '是 yes' : '否 no') : String(value);
  const words = meaning === undefined ? '' : ` · ${both(meaning)}`;
  return `${escaped(shown)}${unit === null ? '' : ` ${escaped(unit)}`}${words}`;
};

const thresholdText = ({ threshold, unit }: DeviceValue): string =>
  threshold === null
    ? ''
    : `≥ ${threshold.at} ${escaped(unit ?? '')} ${both(threshold.meansAbove)}, &lt; ${both(threshold.meansBelow)}`;

const valueTable = (values: readonly DeviceValue[]): string =>
  values.length === 0
    ? ''
    : `<table>${values
        .map(
          (one) =>
            `<tr class="${one.state}"><th>${both(one.text)}</th><td>${valueText(one)}</td><td>${thresholdText(one)}</td></tr>`,
        )
        .join('')}</table>`;

const findingItem = ({ level, code, text }: TextedFinding, more = ''): string =>
  `<li>${mark(level)} ${both(text)} <code>${escaped(code)}</code>${more}</li>`;

const FLAGS: Readonly<Record<string, readonly [string, string]>> = cardPrinterFlagTexts;

/** A flag of the printer with what it means. */
const flagText = (flag: string): string => {
  const [zh, en] = FLAGS[flag] ?? ['', ''];
  return `<br><code>${escaped(flag)}</code> <small>${both({ zh, en })}</small>`;
};

const list = (items: readonly string[]): string => (items.length === 0 ? '' : `<ul>${items.join('')}</ul>`);

const section = (title: Words, body: string): string => (body === '' ? '' : `<h3>${both(title)}</h3>${body}`);

const deviceSection = (device: ReportedDevice): string => {
  const tests = device.tests.map(({ text, last }) =>
    last === null
      ? `<li>${both(text)} — ${both({ zh: '未进行', en: 'not run' })}</li>`
      : `<li>${mark(last.verdict)} ${both(text)} <small>${escaped(last.at)} · ${last.ms} ms</small>${list(last.findings.map((one) => findingItem(one)))}${valueTable(last.values)}</li>`,
  );
  const conditions = device.conditions.map(({ flags, ...finding }) =>
    findingItem(finding, flags.map(flagText).join('')),
  );
  const fault =
    device.lastFault === null
      ? ''
      : list([findingItem(device.lastFault, ` <small>${escaped(device.lastFault.at)}</small>`)]);
  return [
    `<section><h2>${both(DEVICES[device.device])} ${mark(device.state)}</h2>`,
    `<p>${escaped(device.said ?? '—')}</p>`,
    section({ zh: '最近的故障', en: 'Last fault' }, fault),
    section({ zh: '状况', en: 'Conditions' }, list(conditions)),
    section({ zh: '连接', en: 'Connection' }, valueTable(device.connection)),
    section({ zh: '标识', en: 'Identity' }, valueTable(device.identity)),
    section({ zh: '当前数值', en: 'Live values' }, valueTable(device.live)),
    section({ zh: '测试', en: 'Tests' }, list(tests)),
    '</section>',
  ].join('');
};

const STYLE = `
:root { color-scheme: light; }
body { font: 13px/1.5 "Noto Sans SC", "Noto Sans CJK SC", "Microsoft YaHei", sans-serif; margin: 24px auto; max-width: 900px; color: #1f2329; }
h1 { font-size: 20px; } h2 { font-size: 16px; border-bottom: 1px solid #c9cdd4; padding-bottom: 4px; margin-top: 28px; } h3 { font-size: 13px; margin: 12px 0 4px; }
.en { color: #5c6470; } code, small { color: #5c6470; font-size: 11px; overflow-wrap: anywhere; }
table { border-collapse: collapse; width: 100%; } th { text-align: left; font-weight: normal; width: 40%; } th, td { border-bottom: 1px solid #e5e6eb; padding: 2px 8px 2px 0; vertical-align: top; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
ul { margin: 4px 0; padding-left: 18px; } li { margin: 3px 0; }
.mark { border: 1px solid currentcolor; border-radius: 3px; padding: 0 5px; font-size: 11px; font-weight: normal; } .mark .en { color: inherit; }
.ok, .pass { color: #1a7f37; } .warn { color: #9a6700; } .fail { color: #c0281c; } .unknown, .info, .stopped { color: #5c6470; }
tr.ok, tr.info { color: inherit; } @media print { section { break-inside: auto; } h2, h3 { break-after: avoid; } body { margin: 0; } }
`;

/** One page without anything outside of it, to be read on a screen or printed. */
export const reportHtml = ({ made, software, devices }: ReportDocument): string => {
  const facts: readonly (readonly [Words, string])[] = [
    [{ zh: '生成时间', en: 'Made at' }, made],
    [{ zh: '网点编号', en: 'Outlet' }, String(software.outletNo)],
    [{ zh: '程序版本', en: 'Program' }, software.version],
    [{ zh: '运行环境', en: 'Runs on' }, `Node ${software.node} · ${software.system}`],
    [{ zh: '设置校验值', en: 'Configuration' }, software.configuration],
    [{ zh: '培训', en: 'Training' }, software.training ? '是 yes' : '否 no'],
  ];
  const rows = facts.map(([text, value]) => `<tr><th>${both(text)}</th><td>${escaped(value)}</td></tr>`).join('');
  return `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<title>设备诊断报告 Device report</title><style>${STYLE}</style></head>
<body><h1>${both({ zh: '设备诊断报告', en: 'Device report' })}</h1><table>${rows}</table>
${devices.map(deviceSection).join('\n')}
</body></html>
`;
};
