import type { AuditEvents } from '../event.ts';
import { FIELDS } from '../fields.ts';

const kind = FIELDS.material;

/** Papers that were shown, scanned, or waived. */
export const materialEvents = {
  'material.seen': {
    who: 'staff',
    text: { zh: '查验材料原件', en: 'The original of a paper was seen' },
    fields: { kind, on: FIELDS.on },
  },
  'material.scanned': { who: 'staff', text: { zh: '扫描材料', en: 'A page was scanned' }, fields: { kind } },
  'material.page-from-file': {
    who: 'staff',
    text: { zh: '从文件添加材料页', en: 'A page was taken from a file' },
    fields: { kind },
  },
  'material.looked-at': { who: 'staff', text: { zh: '查看材料页', en: 'A page was looked at' }, fields: { kind } },
  'material.turned': { who: 'staff', text: { zh: '旋转材料页', en: 'A page was turned' }, fields: { kind } },
  'material.dropped': { who: 'staff', text: { zh: '删除材料页', en: 'A page was taken out' }, fields: { kind } },
  'material.waived': {
    who: 'staff',
    text: { zh: '免交材料', en: 'A paper was waived' },
    fields: { kind, on: FIELDS.on },
  },
} as const satisfies AuditEvents;
