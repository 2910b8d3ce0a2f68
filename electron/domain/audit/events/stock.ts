import type { AuditEvents } from '../event.ts';
import { FIELDS } from '../fields.ts';

const { blankId, boxId, first, second } = FIELDS;

/** Blanks and the reject box. */
export const stockEvents = {
  'stock.box-loaded': { who: 'staff', text: { zh: '装入一盒白卡', en: 'A box was loaded' }, fields: { boxId } },
  'ledger.card-settled': {
    who: 'two-people',
    text: { zh: '两人确认一张卡的去向', en: 'Two people settled where a card is' },
    fields: {
      blankId,
      where: { zh: '所在位置', en: 'where it was' },
      fate: { zh: '结论', en: 'what it counts as' },
      first,
      second,
    },
  },
  'ledger.reject-box-emptied': {
    who: 'two-people',
    text: { zh: '清空废卡盒', en: 'The reject box was emptied' },
    fields: { first, second },
  },
  'ledger.looked-at': {
    who: 'two-people',
    text: { zh: '查看废卡盒和差异', en: 'Reject box and differences were looked at' },
    fields: { first, second },
  },
  'ledger.exception': {
    who: 'station',
    text: { zh: '账实不符', en: 'Counters and books differ' },
    fields: {
      id: { zh: '差异编号', en: 'number of the difference' },
      kind: { zh: '种类', en: 'kind' },
      expected: { zh: '应为', en: 'expected' },
      seen: { zh: '实为', en: 'seen' },
      blankId,
    },
  },
} as const satisfies AuditEvents;
