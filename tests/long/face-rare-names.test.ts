import { copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { ok, unwrap } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import { cardData } from '#drivers/platform/wire.ts';
import { readDots } from '#drivers/simulator/card-printer/printed-card.ts';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { asMono, drawnPortrait, inkBox, inked, inkIn, sampleContent, WHOLE_FACE } from '../support/face.ts';
import {
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  madeUpNumber,
  openDesk,
  PIN,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';

const PICTURES = resolve(import.meta.dirname, '../../test-output/faces');
const fonts = fontFiles({}).primary.sans.some((file) => existsSync(file));

/** Names GBK can't hold, and what the platform says of each. */
const PEOPLE = {
  spelled: { name: '王㛃', platform: { nameOnChip: '王洁' } },
  'spelled-beyond': { name: '𠮷田', platform: { nameOnChip: '吉田' } },
  'not-spelled': { name: '李㐂', platform: {} },
  'not-spelled-beyond': { name: '𠮷三', platform: {} },
  'spelled-badly': { name: '赵㛃', platform: { nameOnChip: '赵𠮷' } },
  'in-gbk': { name: '陈䶮', platform: {} },
  'lied-to': { name: '王㛃', platform: { nameOnChip: '王洁' } },
  'lied-to-again': { name: '王㛃', platform: { nameOnChip: '王洁' } },
  'spelled-late': { name: '孙㛃', platform: { nameOnChip: '孙洁' } },
} as const;
type PersonId = keyof typeof PEOPLE;

/** 王洁, 吉田, 陈䶮 in GBK. */
const GBK = { spelled: 'CDF5BDE0', 'spelled-beyond': 'BCAACCEF', 'in-gbk': 'B3C2FE9F' } as const;

const chipName = ({ station }: IssuanceDesk, blankId: string): string => {
  const memory = JSON.parse(
    readFileSync(join(station.dir, 'chip-card', 'chips', `${blankId}.json`), 'utf8'),
  ) as unknown;
  return z.object({ ef06: z.array(z.string()) }).parse(memory).ef06[1] ?? '';
};

const orders = z.object({
  orders: z.array(
    z.object({
      orderId: z.string(),
      personId: z.string(),
      state: z.string(),
      nameOnChip: z.string().nullable(),
      data: cardData,
    }),
  ),
});

describe.skipIf(!fonts)(`a name GBK can not hold${fonts ? '' : ' (needs fonts-noto-cjk)'}`, () => {
  let desk: IssuanceDesk;
  beforeAll(async () => {
    const persons = Object.entries(PEOPLE).map(([id, { name, platform }], i) => ({
      id,
      document: { name, idNumber: madeUpNumber(i) },
      phone: '13800138000',
      pin: PIN,
      platform: { application: { state: 'approved' }, ...platform },
    }));
    desk = await openDesk({ scenario: scenarioOf({ persons }) });
  });
  afterAll(() => desk?.stop());

  const ordersOf = (personId: PersonId) => {
    const file = readFileSync(join(desk.station.dir, 'platform', 'platform.json'), 'utf8');
    return orders.parse(JSON.parse(file)).orders.filter((order) => order.personId === personId);
  };
  const printed = async (blankId: string) => {
    const { devices } = unwrap(await desk.control.state());
    const { printed: pictures } = z
      .object({ printed: z.record(z.string(), z.string()) })
      .parse(devices['card-printer']?.state);
    return pictures[blankId] ?? '';
  };
  const fed = () => desk.host.kiosk.options.devices.printer.counters().then((counted) => unwrap(counted).cardsFed);

  it.each([
    ['spelled', '洁'],
    ['spelled-beyond', '吉'],
    ['in-gbk', '䶮'],
  ] as const)('%s: the card is issued, the chip has the spelling, the face the real name', async (personId, onChip) => {
    const { name } = PEOPLE[personId];
    const closed = await goOn(desk, await toVerdict(desk, personId));
    expect(closed).toMatchObject({ step: 'closed', fault: null, outcome: { outcome: 'issued' } });

    const [order] = ordersOf(personId);
    expect(order?.state).toBe('activated');
    expect(order?.data.name).toContain(onChip);
    expect(order?.nameOnChip).toBe(personId === 'in-gbk' ? null : order?.data.name);
    const blankId = closed.card?.blankId ?? '';
    // Record 2 of EF06 as the chip keeps it: tag 09, 30 bytes, GBK padded with 00 (B.3).
    expect(chipName(desk, blankId)).toBe(`091E${GBK[personId]}`.padEnd(64, '0'));
    const picture = await printed(blankId);
    mkdirSync(PICTURES, { recursive: true });
    copyFileSync(picture, join(PICTURES, `${personId}.png`));

    const real = await nameDots(name);
    expect(await nameDotsOf(picture)).toEqual(real);
    if (order?.nameOnChip != null) expect(await nameDots(order.nameOnChip)).not.toEqual(real);
    await expectAccounted(desk);
  });

  it.each([
    ['not-spelled', '㐂', 'U+3402'],
    ['not-spelled-beyond', '𠮷', 'U+20BB7'],
    ['spelled-badly', '𠮷', 'U+20BB7'],
  ] as const)('%s: refused before there is an order, and no card moves', async (personId, character, codePoint) => {
    const before = await fed();
    const view = await goOn(desk, await toVerdict(desk, personId));
    const fault = expectTold(view);
    expect(fault).toMatchObject({
      code: 'chip.name-not-in-gbk',
      params: { character, codePoint },
      during: 'check-face',
      cardPlace: 'none',
      cardNext: 'none',
    });
    expect(codeText(fault.code)?.zh.what).toMatch(/GBK.*平台也没有给出/);
    expect(view.actions).not.toContain('session.retry');
    const closed = await desk.press('session.finish');
    expect(closed).toMatchObject({ step: 'closed', outcome: { outcome: 'failed' } });
    expect(ordersOf(personId)).toEqual([]);
    expect(await fed()).toBe(before);
    await expectAccounted(desk);
  });

  it.each([
    ['the real name', '王㛃'],
    ['another spelling', '王杰'],
  ])(
    'is written as the order spells it, and in no other way: %s stops before the chip is changed',
    async (_what, name) => {
      const personId = name === '王㛃' ? 'lied-to' : 'lied-to-again';
      const { platform } = desk.host.kiosk.options.devices;
      const asked = platform.authenticateWrite;
      vi.spyOn(platform, 'authenticateWrite').mockImplementationOnce(async (...request) => {
        const answer = await asked(...request);
        return answer.ok ? ok({ ...answer.value, data: { ...answer.value.data, name } }) : answer;
      });
      const view = await goOn(desk, await toVerdict(desk, personId));
      expect(expectTold(view)).toMatchObject({ code: 'platform.other-person', during: 'authenticate-chip' });
      const blankId = view.card?.blankId ?? '';
      const closed = await desk.press('session.retain');
      expect(closed).toMatchObject({ step: 'closed', card: { place: 'reject-box' } });
      expect(chipName(desk, blankId)).toBe('091E'.padEnd(64, '0'));
      await expectAccounted(desk);
    },
  );

  it('is refused before a card is fed when only the order turns out to have no spelling, and the order is cancelled', async () => {
    const before = await fed();
    const verdict = await toVerdict(desk, 'spelled-late');
    // The application was read with a spelling; the bureau takes it back before the order is made.
    await desk.act('platform', 'set-person', { personId: 'spelled-late', patch: { nameOnChip: null } });
    const view = await goOn(desk, verdict);
    expect(expectTold(view)).toMatchObject({
      code: 'chip.name-not-in-gbk',
      params: { character: '㛃', codePoint: 'U+36C3' },
      during: 'feed-blank',
      cardPlace: 'none',
    });
    const closed = await desk.press('session.finish');
    expect(closed).toMatchObject({ step: 'closed' });
    expect(ordersOf('spelled-late').map(({ state }) => state)).toEqual(['cancelled']);
    expect(await fed()).toBe(before);
    await expectAccounted(desk);
  });
});

/** The name's place on the shipped template: the dots an eye reads the name from. */
const NAME_PLACE = { x: 358, y: 270, width: 355, height: 68 };

const nameDots = async (name: string): Promise<string> => {
  const face = asMono(unwrap(await createFaceRenderer().render(sampleContent({ name, photo: await drawnPortrait() }))));
  return rowsOf(face);
};

const nameDotsOf = async (picture: string): Promise<string> => {
  const bits = readDots(picture.replace('.png', '.pbm'));
  if (bits === null) throw new Error(`no dots beside ${picture}`);
  const face = { kind: 'mono', width: 1_016, height: 648, bits } as const;
  expect(inkIn(face, WHOLE_FACE)).toBeGreaterThan(10_000);
  return rowsOf(face);
};

const rowsOf = (face: Parameters<typeof inkBox>[0]): string => {
  const box = inkBox(face, NAME_PLACE);
  if (box === null) throw new Error('no name on the face');
  return Array.from({ length: box.height }, (_, y) =>
    Array.from({ length: box.width }, (_, x) => inked(face, box.x + x, box.y + y)).join(''),
  ).join('\n');
};
