import type { LineView, ToCheckView } from '#contract/views.ts';
import type { TellerPreview } from './preview-teller-parts.ts';

const HOUR = 3_600_000;
const AT = 1_795_400_000_000;

/** Line and data beside a named screen: all in order unless it says otherwise. */
export const previewLine = ({ line }: TellerPreview): LineView => ({
  revision: 1,
  now: AT,
  line: { state: 'up', downSince: null, skewMs: 640 },
  certificate: { outletNo: 3, validTo: AT + 200 * 24 * HOUR, daysLeft: 200 },
  messages: [],
  backups: {
    count: 7,
    keep: 7,
    folder: '/var/lib/kiosk/backups',
    last: { name: 'kiosk-20261122T093000000Z.db', at: AT - 9 * HOUR, megabytes: 38.4 },
    problem: null,
  },
  freeMegabytes: 41_200,
  restored: null,
  refusedAnswers: [],
  ...line,
});

const message: LineView['messages'][number] = {
  id: 41,
  sessionId: 'S-41',
  call: 'cancel-order',
  createdAt: AT - 3 * HOUR,
  attempts: 16,
  lastCode: 'platform.line-down',
  state: 'waiting',
  nextAt: AT + 600_000,
};

export const troubledLine: Partial<LineView> = {
  line: { state: 'down', downSince: AT - 3 * HOUR, skewMs: -154_000 },
  certificate: { outletNo: 3, validTo: AT + 20 * 24 * HOUR, daysLeft: 20 },
  messages: [
    message,
    { ...message, id: 42, call: 'undo-order', attempts: 1, lastCode: 'platform.refused.key-reused', state: 'given-up' },
    { ...message, id: 43, attempts: 0, lastCode: null, state: 'behind' },
  ],
  refusedAnswers: [
    {
      id: 7,
      at: AT - 4 * HOUR,
      call: 'lookUp',
      status: 200,
      problem: 'holder.state.zh, insurances.0',
      shape: '{"holder":{"state":"string(2)"},"insurances":["integer"],"registration":"string(6 digits)"}',
    },
  ],
};

export const restoredLine: Partial<LineView> = {
  restored: { backup: 'kiosk-20261122T093000000Z.db', backupAt: AT - 9 * HOUR, restoredAt: AT - HOUR },
};

export const previewToCheck: ToCheckView = {
  since: AT - 9 * HOUR,
  orders: [
    {
      orderId: 'O000118',
      state: 'activated',
      bankActivated: true,
      cardId: null,
      blankId: 'LX-0003-0014',
      changedAt: AT - 8 * HOUR,
      inBooks: true,
    },
    {
      orderId: 'O000119',
      state: 'written',
      bankActivated: false,
      cardId: null,
      blankId: 'LX-0003-0015',
      changedAt: AT - 7 * HOUR,
      inBooks: false,
    },
  ],
  printer: { cardsFed: 3, panelsPrinted: 15 },
  cardsWithoutOrder: 1,
};
