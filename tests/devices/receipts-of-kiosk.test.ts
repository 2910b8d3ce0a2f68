import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { unwrap } from '#basics/result.ts';
import { receiptMethods } from '#contract/receipts.ts';
import { openPaperPrinter } from '#host/devices/paper-printer.ts';
import type { Call } from '#host/dispatcher.ts';
import { type ReceiptHandlers, receiptHandlers } from '#host/receipt-handlers.ts';
import { ActRecord } from '#services/audit/act-record.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { createReceiptMaker } from '#services/receipts/create-receipt-maker.ts';
import { documentsDir } from '#services/receipts/receipt-store.ts';
import {
  approvedHere,
  goOn,
  type IssuanceDesk,
  madeUpNumber,
  openDesk,
  PIN,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';
import { noCups, type PrivateCups, startCups, startNetworkPrinter } from '../support/private-cups.ts';

const hasFonts = fontFiles({}).primary.sans.some((file) => existsSync(file));

const person = (id: string, index: number, platform: object): object => ({
  id,
  document: { name: '张三', idNumber: madeUpNumber(index) },
  phone: '13800138000',
  pin: PIN,
  platform,
});

const persons = [
  person('here', 0, approvedHere()),
  person('elsewhere', 1, { application: { state: 'approved', outletNo: 10 } }),
  person('not-insured', 2, { ...approvedHere(), insurances: [] }),
];

const CALL: Call = {
  window: 'teller',
  actor: { staffId: 'T-7', name: '李四', role: 'teller' },
  record: new ActRecord({ append: () => undefined }, null),
};

describe.skipIf(!hasFonts)(`slips at the counter${hasFonts ? '' : ' (needs fonts-noto-cjk)'}`, () => {
  let desk: IssuanceDesk;
  let slips: ReceiptHandlers;
  let folder: string;

  const handlers = (env: Readonly<Record<string, string | undefined>>): ReceiptHandlers =>
    receiptHandlers({
      kiosk: desk.host.kiosk,
      maker: createReceiptMaker(fontFiles({})),
      printer: openPaperPrinter({}, env, { clock: systemClock }),
      folder,
    });

  beforeAll(async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons }) });
    folder = documentsDir(desk.station.dir);
    slips = handlers({ PATH: '/nowhere' });
  });
  afterAll(() => desk?.stop());

  const made = async (kind: 'issuance-receipt' | 'refusal-slip' | 'referral-slip', outletNo?: number) => {
    const asked = receiptMethods['receipt.make'].input.parse({ kind, language: 'en', outletNo });
    const answer = await slips['receipt.make'](asked, CALL);
    return answer.ok ? receiptMethods['receipt.make'].output.parse(answer.value) : answer.error.code;
  };

  it('of a card that was handed over is a receipt, and no notice on a refusal', async () => {
    const view = await toVerdict(desk, 'here');
    expect(await made('issuance-receipt')).toBe('receipt.not-now');
    expect((await goOn(desk, view)).outcome?.outcome).toBe('issued');
    const receipt = await made('issuance-receipt');
    expect(receipt).toMatchObject({ pages: 1, missing: [], fileName: expect.stringMatching(/-issuance-receipt-/) });
    expect(await made('refusal-slip')).toBe('receipt.not-now');
    await desk.press('session.finish');
  });

  it('of a person who chose another outlet is a referral there, and a notice', async () => {
    await toVerdict(desk, 'elsewhere');
    expect(await made('referral-slip')).toMatchObject({ pages: 1, missing: [] });
    expect(await made('refusal-slip')).toMatchObject({ pages: 1 });
    expect(await made('referral-slip', 99)).toBe('receipt.outlet-unknown');
    await desk.press('session.finish');
    await desk.press('session.finish');
  });

  it('of a refusal is saved for its owner, under a name that says nothing of the person', async () => {
    await toVerdict(desk, 'not-insured');
    const saved = unwrap(await slips['receipt.save']({ kind: 'refusal-slip', language: 'zh-CN' }, CALL));
    expect(readdirSync(folder)).toEqual([saved.fileName]);
    expect(saved.fileName).toMatch(/^\d{8}-\d{4}-refusal-slip-[0-9A-F]{8}\.pdf$/);
    expect(existsSync(join(folder, saved.fileName))).toBe(true);
  });

  it('says that it was not printed where there is no printer', async () => {
    expect(await slips['receipt.print']({ kind: 'refusal-slip', language: 'en' }, CALL)).toMatchObject({
      error: { code: 'paper-printer.absent' },
    });
    expect(await slips['receipt.printers']({}, CALL)).toMatchObject({ error: { code: 'paper-printer.absent' } });
  });

  it.skipIf(noCups !== null)(
    `is printed by the system’s printing${noCups === null ? '' : ` (${noCups})`}`,
    async () => {
      const cups: PrivateCups = await startCups();
      const paper = await startNetworkPrinter();
      cups.run('lpadmin', '-p', 'Counter', '-E', '-v', paper.uri);
      const printing = handlers(cups.env);
      expect(unwrap(await printing['receipt.printers']({}, CALL)).printers.map(({ name }) => name)).toEqual([
        'Counter',
      ]);
      unwrap(await printing['receipt.print']({ kind: 'referral-slip', language: 'en', outletNo: 20 }, CALL));
      expect(paper.received.map((sheet) => sheet.toString('latin1', 0, 5))).toEqual(['%PDF-']);
      await paper.stop();
      await cups.stop();
    },
  );
});
