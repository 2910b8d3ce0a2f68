import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { openDatabase } from '#db/client.ts';
import { databaseFile, loadDatabaseKey } from '#db/database-key.ts';
import type { DayStatement } from '#domain/stock/day-statement.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { documentsDir } from '#services/receipts/receipt-store.ts';
import { goOn, type IssuanceDesk, openDesk, people, scenarioOf, toVerdict } from '../support/issuance-desk.ts';
import { runNode } from '../support/issue-command.ts';

const hasFonts = fontFiles({}).primary.sans.some((file) => existsSync(file));
const hasPdfText = spawnSync('pdftotext', ['-v']).error === undefined;

interface Report {
  readonly outcome: string;
  readonly findings: readonly { readonly code: string; readonly params: Readonly<Record<string, string | number>> }[];
  readonly notCompared: readonly { readonly what: string }[];
}

/** A station that issued one card and kept another, its day signed; then the kiosk is ended and differences are planted. */
describe('a day at the counter', () => {
  let desk: IssuanceDesk;
  let ended = false;
  let issued = '';

  beforeAll(async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons: people(2) }) });
  });
  afterAll(() => (ended ? desk.station.stop() : desk.stop()));

  const reconcile = async (): Promise<{
    readonly code: number | null;
    readonly report: Report;
    readonly stderr: string;
  }> => {
    const { code, stdout, stderr } = await runNode('scripts/reconcile.ts', ['--dir', desk.station.dir, '--json']);
    return { code, report: stdout === '' ? (null as never) : (JSON.parse(stdout) as Report), stderr };
  };
  const codesOf = ({ findings }: Report) => findings.map(({ code }) => code);
  /** Changes the books as nobody may: past our own rules. */
  const plant = (change: (stores: ReturnType<typeof open>['stores']) => void) => {
    const handle = open();
    change(handle.stores);
    handle.close();
  };
  const open = () => {
    const { dir } = desk.station;
    return unwrap(openDatabase({ file: databaseFile(dir), key: unwrap(loadDatabaseKey({ dir, env: {} })) }));
  };

  it('ends with a statement that printer and platform agree with', async () => {
    const view = await goOn(desk, await toVerdict(desk, 'p0'));
    expect(view.outcome).toMatchObject({ outcome: 'issued' });
    await desk.press('session.finish');
    const { stores } = desk.host.kiosk.options;
    issued = stores.stock.issuedBetween(0, Date.now() + 1)[0]?.blankId ?? '';
    const count = await desk.teller('stock.count', {
      counted: { feeder: 59, vault: 0, drawer: 0, rejectBox: 0, discarded: 0, ribbons: 0 },
    });
    expect(count).toMatchObject({ ok: true, value: { differences: [] } });
    const countId = count.ok ? count.value.countId : 0;
    const signed = await desk.teller('stock.signDay', { countId, ...desk.two });
    expect(signed).toMatchObject({ ok: true });
    const statement = JSON.parse(stores.statements.latest(1)[0]?.content ?? '{}') as DayStatement;
    expect(statement).toMatchObject({
      outletNo: 3,
      differences: [],
      fed: { ledger: 1, printer: 1, agrees: true },
      platform: { issued: 1, differences: [] },
      balance: { loaded: 60, issued: 1, inFeeder: 59, unaccounted: 0 },
    });
    const alone = await desk.teller('stock.signDay', {
      countId,
      people: { ...desk.two.people, ownSecret: 'not this one' },
    });
    expect(alone).toMatchObject({ error: { code: 'staff.wrong-secret' } });
  });

  it.skipIf(!hasFonts || !hasPdfText)('is kept as a PDF that can be read', async () => {
    const id = desk.host.kiosk.options.stores.statements.latest(1)[0]?.id ?? 0;
    const saved = await desk.teller('stock.saveStatement', { statementId: id, format: 'pdf', language: 'en' });
    const file = join(documentsDir(desk.station.dir), saved.ok ? saved.value.fileName : 'none');
    const { stdout } = spawnSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    for (const text of [
      '日终库存对账单',
      'Stock statement of the day',
      'TRAINING',
      '培训主管',
      'Agrees with the ledger',
    ])
      expect(stdout).toContain(text);
    const book = await desk.teller('stock.saveStatement', { statementId: id, format: 'xlsx', language: 'zh-CN' });
    const bytes = readFileSync(join(documentsDir(desk.station.dir), book.ok ? book.value.fileName : 'none'));
    expect(bytes.subarray(0, 2).toString()).toBe('PK');
  });

  it('says that the kiosk is running, and adds up once it is ended', async () => {
    const running = await reconcile();
    expect([running.code, running.report.outcome]).toEqual([1, 'failed']);
    expect(running.stderr).toContain('database.in-use');
    await desk.host.close();
    ended = true;
    const { code, report, stderr } = await reconcile();
    expect([code, report, stderr]).toMatchObject([0, { outcome: 'adds-up', findings: [], notCompared: [] }, /adds up/]);
  });

  it('finds a card the feeder gave and nobody booked', async () => {
    expect(ended).toBe(true);
    plant((stores) => {
      const blank = stores.stock.nextInFeeder();
      const sessionId = stores.sessions.closedSince(0)[0]?.sessionId ?? null;
      if (blank === null) throw new Error('no blank');
      const move = { from: 'loaded', to: 'in-machine', reason: null, sessionId, at: Date.now() } as const;
      stores.stock.move(blank.blankId, move);
    });
    const { code, report } = await reconcile();
    expect(code).toBe(1);
    expect(codesOf(report)).toEqual(['reconcile.card-unsettled', 'reconcile.cards-fed']);
    plant((stores) => {
      const [blank] = stores.stock.inMachine();
      if (blank === undefined) throw new Error('no card');
      stores.stock.move(blank.blankId, {
        from: 'in-machine',
        to: 'missing',
        reason: null,
        sessionId: null,
        at: Date.now(),
      });
    });
    expect(codesOf((await reconcile()).report)).toEqual(['reconcile.card-missing', 'reconcile.cards-fed']);
  });

  it('finds a card thrown away that the platform has switched on, and one it never heard of', async () => {
    plant((stores) => {
      const blank = stores.stock.find(issued);
      if (blank === null) throw new Error('no card');
      const at = Date.now();
      stores.stock.move(issued, { from: 'issued', to: 'spoiled', reason: 'chip.mute', sessionId: null, at });
      const [missing] = stores.stock.missing();
      if (missing === undefined) throw new Error('no missing card');
      stores.stock.move(missing.blankId, {
        from: 'missing',
        to: 'issued',
        reason: null,
        sessionId: blank.sessionId,
        at,
      });
    });
    const { report } = await reconcile();
    expect(codesOf(report)).toContain('reconcile.issued-not-handed-over');
    expect(codesOf(report)).toContain('reconcile.issued-not-at-platform');
    expect(report.findings.find(({ code }) => code === 'reconcile.issued-not-handed-over')?.params.blank).toBe(issued);
  });

  it('finds a call that never left, an exception nobody looked at and another ribbon', async () => {
    plant((stores) => {
      const sessionId = stores.sessions.closedSince(0)[0]?.sessionId ?? '';
      stores.outbox.append({ sessionId, key: 'k', call: 'cancel-order', payload: '{}', createdAt: Date.now() });
      stores.exceptions.append({
        at: Date.now(),
        kind: 'panels-differ',
        expected: '1',
        seen: '2',
        sessionId: null,
        blankId: null,
        detail: {},
      });
      const event = {
        at: Date.now(),
        reference: 'R-9',
        event: 'installed',
        first: 'T-7',
        second: null,
        printsLeft: 1,
      } as const;
      stores.ribbons.append(event, 'installed');
    });
    const { report } = await reconcile();
    for (const code of ['reconcile.outbox-pending', 'stock.panels-differ', 'reconcile.ribbon-differs'])
      expect(codesOf(report)).toContain(code);
  });

  it('names what it could not compare and does not count it as a difference', async () => {
    await desk.station.simulator.stop();
    const { report } = await reconcile();
    expect(report.notCompared.map(({ what }) => what)).toEqual(['printer', 'platform']);
    expect(codesOf(report)).not.toContain('reconcile.issued-not-at-platform');
  });

  it('wants a database that is there', async () => {
    const nowhere = await runNode('scripts/reconcile.ts', ['--dir', join(desk.station.dir, 'nowhere'), '--json']);
    expect([nowhere.code, JSON.parse(nowhere.stdout)]).toMatchObject([
      1,
      { reasons: [{ code: 'reconcile.no-database' }] },
    ]);
  });
});
