import type { CatalogueEntry } from '../catalogue.ts';

const hand = (id: string, zh: string, en: string, act: CatalogueEntry['act']): CatalogueEntry => ({
  id,
  group: 'hand',
  text: { zh, en },
  act,
  at: [],
  counted: false,
});
const fault = (id: string, zh: string, en: string, act: CatalogueEntry['act']): CatalogueEntry => ({
  ...hand(id, zh, en, act),
  group: 'fault',
});

/** Everything that can be done to the document camera. */
export const CAMERA_CATALOGUE: readonly CatalogueEntry[] = [
  hand('show-page', '放上一页材料', 'Put a page under it', { act: 'show', what: 'page' }),
  hand('show-portrait', '请申领人面对镜头', 'Have the applicant face it', { act: 'show', what: 'portrait' }),
  hand('show-nothing', '清空台面', 'Clear its table', { act: 'show', what: 'nothing' }),
  hand('plug', '插上数据线', 'Plug it in', { act: 'present' }),
  fault('absent', '拔下数据线', 'Unplug it', { act: 'absent' }),
  fault('dark', '图像过暗', 'Too little light', { act: 'dark', on: true }),
  fault('turned-90', '图像右转 90°', 'Picture turned by 90°', { act: 'turn', degrees: 90 }),
  fault('turned-180', '图像上下颠倒', 'Picture upside down', { act: 'turn', degrees: 180 }),
  fault('unreadable', '图像损坏', 'Damaged picture', { act: 'unreadable', on: true }),
  fault('clear-faults', '恢复正常', 'All in order again', { act: 'clear-faults' }),
];
