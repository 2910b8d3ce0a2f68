import { statSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '#basics/hex.ts';
import { fail, type Result } from '#basics/result.ts';
import { type DatabaseHandle, openDatabase } from '#db/client.ts';
import { reconcileBooks } from '#services/stock/reconcile-books.ts';
import { figureOf, type Measured, timedAsync } from './figure.ts';

const BLANKS = 100_000;
const JOURNAL_ROWS = 1_000_000;
const BLANKS_PER_BOX = 500;
/** What a session of one card leaves: an intent and an outcome of some twenty acts, and its ledger lines. */
const ROWS_PER_SESSION = 40;
const AT = Date.UTC(2026, 0, 5, 1, 30);
const NOBODY = async () => fail('bench.nobody', 'stop');

const hex = (text: string, digits: number): string =>
  toHex(new TextEncoder().encode(text)).padEnd(digits, '0').slice(0, digits).toUpperCase();

const fillBoxes = ({ stores }: DatabaseHandle, blanks: number): void => {
  for (let first = 0; first < blanks; first += BLANKS_PER_BOX) {
    const boxId = `B${first}`;
    const list = Array.from({ length: Math.min(BLANKS_PER_BOX, blanks - first) }, (_, i) => ({
      blankId: `${boxId}-${i}`,
      cardId: hex(String(first + i).padStart(16, '0'), 32),
      resetInformation: hex(boxId, 26),
    }));
    stores.stock.receiveBox({ boxId, bank: 'ICBC', blanks: list }, AT);
  }
};

/** One session after the other, each with a card that was issued. */
const fillSessions = ({ stores }: DatabaseHandle, count: number, first = 0): void => {
  for (let n = first; n < first + count; n += 1) {
    stores.transaction(() => {
      const sessionId = `s${n}`;
      const state = JSON.stringify({ step: 'closed' });
      stores.sessions.insert({ sessionId, openedAt: AT, closedAt: AT, step: 'closed', state, outcome: 'issued' });
      for (let row = 0; row < ROWS_PER_SESSION / 2; row += 1) {
        const common = { sessionId, at: AT, effect: 'write-chip', key: `${sessionId}:write-chip:${row}` };
        stores.journal.append({ ...common, phase: 'intent', result: null, code: null, detail: { attempt: 1 } });
        stores.journal.append({ ...common, phase: 'outcome', result: 'done', code: null, detail: {} });
      }
      const blankId = `B${n - (n % BLANKS_PER_BOX)}-${n % BLANKS_PER_BOX}`;
      for (const [from, to] of [
        ['stocked', 'loaded'],
        ['loaded', 'in-machine'],
        ['in-machine', 'issued'],
      ] as const) {
        stores.stock.move(blankId, { from, to, reason: null, sessionId: to === 'loaded' ? null : sessionId, at: AT });
      }
    });
  }
};

const bytesOf = (file: string): number =>
  statSync(file).size + (statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0);

/** Everything held against everything over a station's lifetime, and what one more card adds to the file. */
export const measureReconcile = async ({
  dir,
  quick,
}: {
  readonly dir: string;
  readonly quick: boolean;
}): Promise<Result<Measured>> => {
  const share = quick ? 0.05 : 1;
  const blanks = BLANKS * share;
  const rows = JOURNAL_ROWS * share;
  const sessions = rows / ROWS_PER_SESSION;
  const file = join(dir, 'reconcile.db');
  const opened = openDatabase({ file, key: Uint8Array.from({ length: 32 }, (_, i) => i) });
  if (!opened.ok) return opened;
  const handle = opened.value;
  try {
    fillBoxes(handle, blanks);
    fillSessions(handle, sessions);
    const { ms, value } = await timedAsync(() =>
      reconcileBooks({
        stores: handle.stores,
        books: handle.checkBooks(),
        printer: { counters: NOBODY },
        platform: { issuedList: NOBODY },
        now: AT,
        days: 1,
      }),
    );
    if (value.findings.length > 0) throw new Error(`the books of the bench differ: ${value.findings[0]?.code}`);
    const before = bytesOf(file);
    const more = Math.min(1_000, blanks - sessions);
    fillSessions(handle, more, sessions);
    const perCard = (bytesOf(file) - before) / more;
    return {
      ok: true,
      value: {
        figures: [
          figureOf(
            { name: 'stock.reconcile', what: `reconcile over ${blanks} blanks and ${rows} journal rows`, unit: 'ms' },
            [ms],
          ),
          figureOf(
            { name: 'stock.database-growth', what: 'database growth per card, without pictures', unit: 'bytes' },
            [perCard],
          ),
        ],
        skipped: [],
      },
    };
  } finally {
    handle.close();
  }
};
