import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { createCardPrinter } from '#drivers/card-printer/driver.ts';
import { readDots } from '#drivers/simulator/card-printer/printed-card.ts';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import { makeRig, sampleFace } from '../support/card-printer-rig.ts';

const links = ['tcp', 'serial'] as const;

for (const link of links) {
  describe.skipIf(link === 'serial' && !hasSocat())(
    `a card through the printer over ${link}${link === 'serial' && !hasSocat() ? ' (needs socat)' : ''}`,
    () => {
      const settings = link === 'serial' ? { replyEnd: 'cr' } : {};

      it('is fed, written to, printed, checked, presented and taken', async () => {
        await using rig = await makeRig({ link, settings });
        const { driver, printer } = rig;
        await rig.act('load', { blankIds: ['B-0001', 'B-0002'] });
        expect(unwrap(await driver.initialise())).toEqual({
          model: 'KC200',
          firmware: '1.0.0',
          serialNumber: 'SIM0000001',
          headKit: 'HK0000001',
        });
        const before = unwrap(await driver.counters());

        unwrap(await driver.feedToChip());
        expect(unwrap(await driver.state())).toMatchObject({ position: 'chip-station', feeder: 'low', blocking: [] });
        unwrap(await driver.moveToPrint());
        const face = sampleFace();
        const progress: [number, number][] = [];
        unwrap(await driver.printFace(face, { onProgress: (done, total) => progress.push([done, total]) }));
        expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1]);
        unwrap(await driver.moveToChip());
        expect(rig.stations).toEqual(['B-0001', null, 'B-0001']);
        unwrap(await driver.present());
        expect(unwrap(await driver.gate())).toBe('card');
        expect(unwrap(await driver.state())).toMatchObject({ position: 'gate', blocking: ['printer.card-at-gate'] });
        await rig.act('take-card');
        expect(unwrap(await driver.gate())).toBe('empty');
        expect(unwrap(await driver.state()).position).toBe('none');

        const after = unwrap(await driver.counters());
        expect(after).toEqual({
          cardsFed: before.cardsFed + 1,
          panelsPrinted: before.panelsPrinted + 1,
          ribbonLeft: before.ribbonLeft - 1,
          ribbonReference: 'RB-00000001',
        });
        expect(printer.state()).toMatchObject({ taken: ['B-0001'], feeder: ['B-0002'], violations: 0 });
        const picture = printer.state().printed['B-0001'] ?? '';
        expect(existsSync(picture)).toBe(true);
        expect(readDots(picture.replace('.png', '.pbm'))).toEqual(face.bits);
      });

      it('ends in the reject box when it is retained, from inside and from the gate', async () => {
        await using rig = await makeRig({ link, settings });
        const { driver } = rig;
        await rig.act('load', { blankIds: ['B-0001', 'B-0002'] });
        unwrap(await driver.feedToChip());
        unwrap(await driver.retain());
        unwrap(await driver.feedToChip());
        unwrap(await driver.present());
        unwrap(await driver.retain());
        expect(unwrap(await driver.gate())).toBe('empty');
        expect(rig.printer.state()).toMatchObject({ rejectBox: ['B-0001', 'B-0002'], card: null, gate: null });
        expect(await driver.retain()).toMatchObject({ error: { code: 'printer.no-card-inside' } });
      });

      it('can be printed after a program that died in the middle of an upload', async () => {
        await using rig = await makeRig({ link, settings });
        await rig.act('load', { blankIds: ['B-0001'] });
        unwrap(await rig.driver.feedToChip());
        unwrap(await rig.driver.moveToPrint());
        await rig.driver.close();
        const dying = unwrap(await openTransport(rig.printer.address));
        unwrap(await dying.write(new TextEncoder().encode('\x1bSs\r\x1bSr\r\x1bDb;k;2;half of a panel')));
        await dying.close();
        const next = createCardPrinter({
          address: rig.printer.address,
          openTransport,
          clock: systemClock,
          logger: silentLogger,
        });
        try {
          unwrap(await next.initialise());
          unwrap(await next.printFace(sampleFace()));
          expect(unwrap(await next.counters()).panelsPrinted).toBe(1);
        } finally {
          await next.close();
        }
      });

      it('comes back on line after the cable was out, with the settings sent again and the card where it was', async () => {
        await using rig = await makeRig({ link, settings });
        const { driver } = rig;
        await rig.act('load', { blankIds: ['B-0001'] });
        unwrap(await driver.feedToChip());
        await rig.act('fault', { fault: 'offline' });
        expect(await driver.state()).toMatchObject({ error: { code: 'printer.offline', kind: 'retry' } });
        await rig.act('online');
        unwrap(await driver.initialise());
        expect(unwrap(await driver.state()).position).toBe('chip-station');
        expect(rig.printer.state().settings).toMatchObject({ Pem: '2', Pcim: 'F', Pcem: 'I', Pneab: 'E' });
      });
    },
  );
}

it('survives a restart of the simulator with every card in its place', async () => {
  const dir = mkdtempSync(join(tmpdir(), 'card-printer-'));
  try {
    {
      await using rig = await makeRig({ link: 'tcp', dir });
      await rig.act('load', { blankIds: ['B-0001', 'B-0002'] });
      unwrap(await rig.driver.feedToChip());
      unwrap(await rig.driver.moveToPrint());
      unwrap(await rig.driver.printFace(sampleFace()));
    }
    await using rig = await makeRig({ link: 'tcp', dir });
    expect(unwrap(await rig.driver.state()).position).toBe('print-station');
    expect(rig.printer.state()).toMatchObject({ card: { blankId: 'B-0001' }, feeder: ['B-0002'] });
    expect(Object.keys(rig.printer.state().printed)).toEqual(['B-0001']);
    expect(unwrap(await rig.driver.counters())).toEqual({
      cardsFed: 1,
      panelsPrinted: 1,
      ribbonLeft: 999,
      ribbonReference: 'RB-00000001',
    });
  } finally {
    rmSync(dir, { recursive: true, force: true });
  }
});
