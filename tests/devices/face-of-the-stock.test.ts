import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unwrap } from '#basics/result.ts';
import { readDots } from '#drivers/simulator/card-printer/printed-card.ts';
import { faceConfig, openFaceRenderer } from '#host/devices/face.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { asMono } from '../support/face.ts';
import {
  expectAccounted,
  goOn,
  type IssuanceDesk,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';

const fonts = fontFiles({}).primary.serif.some((file) => existsSync(file));
const face = faceConfig.parse({ template: 'jiangsu-3', templates: { 'HN-': 'henan' } });
const box = (boxId: string, firstSerial: number) => ({ boxId, inFeeder: true, generate: { count: 3, firstSerial } });

describe.skipIf(!fonts)(`the face of the stock in the feeder${fonts ? '' : ' (needs fonts-noto-cjk)'}`, () => {
  let desk: IssuanceDesk;
  beforeAll(async () => {
    desk = await openDesk({
      scenario: scenarioOf({ persons: people(1), boxes: [box('HN-7', 1)] }),
      station: { face },
      boxes: ['HN-7'],
    });
  });
  afterAll(() => desk?.stop());

  it('is printed by the template the station file names for the box', async () => {
    const closed = await goOn(desk, await toVerdict(desk, 'p0'));
    expect(closed).toMatchObject({ step: 'closed', fault: null, outcome: { outcome: 'issued' } });
    const { devices } = unwrap(await desk.control.state());
    const { printed } = z.object({ printed: z.record(z.string(), z.string()) }).parse(devices['card-printer']?.state);
    const dots = readDots((printed[closed.card?.blankId ?? ''] ?? '').replace('.png', '.pbm'));

    const order = z
      .object({ orders: z.array(z.object({ photo: z.string(), data: z.record(z.string(), z.string()) })) })
      .parse(JSON.parse(readFileSync(join(desk.station.dir, 'platform', 'platform.json'), 'utf8'))).orders[0];
    const photo = unwrap(await desk.host.kiosk.options.devices.platform.applicationPhoto('A000001'));
    const { socialSecurityNumber = '', cardNumber = '', issueDate = '', expiryDate = '' } = order?.data ?? {};
    const content = { name: '张三', socialSecurityNumber, cardNumber, issueDate, expiryDate, photo };
    const renderer = openFaceRenderer(face);
    expect(dots).toEqual(asMono(unwrap(await renderer.render(content, { boxId: 'HN-7' }))).bits);
    expect(dots).not.toEqual(asMono(unwrap(await renderer.render(content, { boxId: 'JS-7' }))).bits);
    await expectAccounted(desk);
  });
});
