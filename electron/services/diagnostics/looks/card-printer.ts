import { sensorValue } from '#domain/diagnostics/printer-sensors.ts';
import { type DeviceValue, fact, measured } from '#domain/diagnostics/value.ts';
import { worstFirst } from '#domain/diagnostics/verdict.ts';
import type { PrinterDiagnosis } from '../../ports.ts';
import { levelOf, PLACES } from '../printer-words.ts';
import { type Condition, condition, type Look, lookFailed, stateValue } from './look.ts';

/** Prints left that are shown as few (card-printer.md 1.11). */
const LOW_RIBBON = 20;

export const lookAtPrinter: Look = async ({ devices }) => {
  const told = await devices.printer.diagnose();
  if (!told.ok) return lookFailed(told.error);
  const { identity } = told.value;
  return {
    identity: `${identity.model} · ${identity.serialNumber}`,
    identities: identitiesOf(told.value),
    live: liveOf(told.value),
    conditions: conditionsOf(told.value),
  };
};

const identitiesOf = ({ identity, zone, settings, statusSource }: PrinterDiagnosis): readonly DeviceValue[] => [
  fact('model', { zh: '型号', en: 'Model' }, identity.model),
  fact('firmware', { zh: '固件版本', en: 'Firmware' }, identity.firmware),
  fact('serial-number', { zh: '序列号', en: 'Serial number' }, identity.serialNumber),
  fact('head-kit', { zh: '打印头编号', en: 'Print head' }, identity.headKit),
  fact('mac', { zh: '网卡地址', en: 'MAC address' }, identity.mac),
  fact('ip', { zh: 'IP 地址', en: 'IP address' }, identity.ip),
  fact('zone', { zh: '色带区域', en: 'Ribbon zone' }, zone),
  fact('error-mode', { zh: '出错处理方式（当前；保存）', en: 'Error mode (current; saved)' }, settings.errorMode),
  fact('input', { zh: '进卡方式', en: 'Input' }, settings.input),
  fact('ribbon-setting', { zh: '色带设置', en: 'Ribbon setting' }, settings.ribbon),
  fact('chip-offset', { zh: '芯片工位偏移', en: 'Chip station offset' }, settings.chipOffset, 'dots'),
  fact('serial-setting', { zh: '串口设置', en: 'Serial port setting' }, settings.serial),
  fact('status-source', { zh: '状态来源', en: 'Status by' }, statusSource === 'text' ? 'Rpst' : 'Rlr, Rse, Rrt'),
];

const HEADS = {
  normal: [{ zh: '正常', en: 'normal' }, 'ok'],
  cooling: [{ zh: '过热，正在冷却', en: 'too hot, cooling down' }, 'warn'],
  'too-hot': [{ zh: '过热，打印已中断', en: 'too hot, printing was interrupted' }, 'fail'],
} as const;

const liveOf = ({ state, sensors, counters, statusLine, head }: PrinterDiagnosis): readonly DeviceValue[] => {
  const { ribbon, position, busy } = state;
  const [temperature, heat] = HEADS[head];
  const stateOfPosition = position === 'none' ? 'ok' : 'warn';
  const left = { text: { zh: '色带余量', en: 'Ribbon left' }, limits: { low: { warn: LOW_RIBBON + 1, fail: 1 } } };
  return [
    stateValue('position', { zh: '卡片位置', en: 'Card' }, position, PLACES[position], stateOfPosition),
    fact('busy', { zh: '忙', en: 'Busy' }, busy),
    ...sensors.map(({ name, volts }) => sensorValue(name, volts)),
    stateValue('head', { zh: '打印头温度', en: 'Head temperature' }, head, temperature, heat),
    measured('ribbon-left', left, ribbon?.count ?? null),
    fact('ribbon-quantity', { zh: '色带标称次数', en: 'Ribbon, when new' }, ribbon?.quantity ?? null),
    fact('ribbon-type', { zh: '色带类型', en: 'Ribbon type' }, ribbon?.type ?? null),
    fact('ribbon-reference', { zh: '色带编号', en: 'Ribbon number' }, ribbon?.reference ?? null),
    fact('ribbon-zone', { zh: '色带区域', en: 'Zone of the ribbon' }, ribbon?.zone ?? null),
    fact('ribbon-date', { zh: '色带日期', en: 'Ribbon date' }, ribbon?.date ?? null),
    fact('cards-fed', { zh: '累计进卡', en: 'Cards fed' }, counters.cardsFed),
    fact('panels-printed', { zh: '累计打印面数', en: 'Panels printed' }, counters.panelsPrinted),
    fact('cleanings', { zh: '累计清洁次数', en: 'Cleanings' }, counters.cleanings),
    fact('cleaning-average', { zh: '平均清洁间隔', en: 'Cards between cleanings' }, counters.cleaningAverage),
    fact('cleaning-maximum', { zh: '最大清洁间隔', en: 'At most' }, counters.cleaningMaximum),
    fact('status-line', { zh: '状态字', en: 'Status words' }, statusLine),
  ];
};

/** Every flag that is set: those that mean something to do with their condition, the others as facts. */
const conditionsOf = ({ flags, state }: PrinterDiagnosis): readonly Condition[] => {
  const told = state.conditions.map((one) => ({
    ...condition(levelOf(one), one.code, one.params),
    flags: [...one.flags],
  }));
  const named = new Set(told.flatMap((one) => one.flags));
  const rest = flags.filter((flag) => !named.has(flag));
  const facts = rest.length === 0 ? [] : [{ ...condition('info', 'diagnostics.printer-flags'), flags: [...rest] }];
  return worstFirst([...told, ...facts]);
};
