import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import { chipPublicKey } from '#drivers/simulator/chip-card/chip-key-pair.ts';
import { trainingCertificate } from '#drivers/simulator/platform/certificate-steps.ts';
import {
  BOX,
  expectAccounted,
  goOn,
  type IssuanceDesk,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';

const ISSUED = { outcome: 'issued', fate: 'handed-over' };

let desk: IssuanceDesk | undefined;
afterEach(async () => {
  await desk?.stop();
  desk = undefined;
});

const oneBlank = (more: object = {}) => [
  { boxId: BOX, inFeeder: true, generate: { count: 1, firstSerial: 1, ...more } },
];

const issueOne = async (
  options: Omit<Parameters<typeof openDesk>[0], 'scenario'> & { readonly scenario?: object; readonly blank?: object },
) => {
  const { blank, scenario, ...rest } = options;
  const plain = scenarioOf({ persons: people(1), boxes: oneBlank(blank) });
  desk = await openDesk({ ...rest, scenario: { ...plain, ...scenario } });
  const end = await goOn(desk, await toVerdict(desk, 'p0'));
  return { desk, end };
};

/** What the virtual chip keeps without power. */
const memoryOf = ({ station }: IssuanceDesk, blankId = `${BOX}-001`) =>
  JSON.parse(readFileSync(join(station.dir, 'chip-card', 'chips', `${blankId}.json`), 'utf8'));

describe('a blank', () => {
  it.each([
    ['1.0', '3des'],
    ['1.0', 'sm4'],
    ['2.0', '3des'],
    ['2.0', 'sm4'],
    ['3.0', '3des'],
    ['3.0', 'sm4'],
  ] as const)('of %s with %s is issued', async (generation, algorithm) => {
    const { desk, end } = await issueOne({ blank: { generation, algorithm } });
    expect(end.fault).toBeNull();
    expect(end.outcome).toMatchObject(ISSUED);
    const { ef06, ef05 } = memoryOf(desk);
    const tags = ef06.map((record: string) => record.slice(0, 2));
    expect(tags).toEqual(
      generation === '1.0' ? ['08', '09', '0A', '0B', '0C', '0D'] : ['08', '09', '4E', '0A', '0B', '0C', '0D'],
    );
    // 张三 in GBK in tag 09; the version stays as the factory wrote it.
    expect(ef06[1]).toBe(`091ED5C5C8FD${'00'.repeat(26)}`);
    expect(ef05[2]).toBe(`0304${toHex(new TextEncoder().encode(`${generation}0`))}`);
    await expectAccounted(desk);
  });

  it.each(['1.0', '2.0', '3.0'] as const)(
    'of %s that names SSF33 is refused before anything is proven',
    async (generation) => {
      const { desk, end } = await issueOne({ blank: { generation, algorithm: 'ssf33' } });
      expect(end.fault).toMatchObject({ code: 'chip.algorithm-unsupported', params: { algorithm: 'SSF33' } });
      await desk.press('session.retain');
      await desk.press('session.finish');
      const { keyTries } = memoryFromState(await stateOf(desk));
      expect(keyTries).toMatchObject({ RKSSSE: 10, UKSSSE: 10 });
      await expectAccounted(desk);
    },
  );

  it('of an old card from Beijing that names no algorithm is taken for SSF33, unless the station says otherwise', async () => {
    const beijing = { generation: '2.0', algorithm: '3des', cityCode: '110000' };
    const refused = await issueOne({ blank: beijing });
    expect(refused.end.fault).toMatchObject({ code: 'chip.algorithm-unsupported' });
    await refused.desk.stop();
    const issued = await issueOne({
      blank: beijing,
      chipReader: { profile: { algorithmExceptions: [] } },
    });
    expect(issued.end.outcome).toMatchObject(ISSUED);
  });

  it.each([
    ['of Zhejiang with its own city factor', { cityCode: '330300' }, {}],
    [
      'of a city whose factor the bureau builds otherwise',
      { cityCode: '430600' },
      {
        keys: {
          cityRules: [
            { prefix: '43', digits: 4, tail: '99sx' },
            { prefix: '', digits: 6, tail: 'sx' },
          ],
        },
      },
    ],
  ])('%s is issued', async (_what, blank, platform) => {
    const { end } = await issueOne({ blank, scenario: { platform } });
    expect(end.outcome).toMatchObject(ISSUED);
  });
});

const stateOf = async (desk: IssuanceDesk) => {
  const state = await desk.control.state();
  if (!state.ok) throw new Error(state.error.code);
  return state.value.devices['chip-card']?.state as {
    readonly chips: Readonly<Record<string, { readonly keyTries: object }>>;
  };
};

const memoryFromState = ({ chips }: Awaited<ReturnType<typeof stateOf>>) => {
  const chip = chips[`${BOX}-001`];
  if (chip === undefined) throw new Error('no chip');
  return chip;
};

describe('what the station file says of its chips', () => {
  const keyIds = { RKSSSE: '8A', UKSSSE: '84', PUK: '86' };
  const otherChips = {
    devices: { cardPrinter: { takeCardAfterMs: null }, chip: { keyIds, selectFileP1: '00', masterFileFirst: true } },
  };

  it('is what the chips are asked with: key numbers, form of SELECT, master file first', async () => {
    const { end } = await issueOne({ scenario: otherChips, chipReader: { profile: { keyIds, selectFileP1: '00' } } });
    expect(end.outcome).toMatchObject(ISSUED);
  });

  it('and wrong key numbers are found without a try lost', async () => {
    const { desk, end } = await issueOne({ scenario: otherChips, chipReader: { profile: { selectFileP1: '00' } } });
    expect(end.fault).toMatchObject({ code: 'chip.key-missing' });
    const { keyTries } = memoryFromState(await stateOf(desk));
    expect(keyTries).toMatchObject({ RKSSSE: 10, UKSSSE: 10, PUK: 10 });
  });

  it('is refused with its path when it does not fit', async () => {
    const { chipReaderConfig } = await import('#host/devices/chip-reader.ts');
    const parse = (profile: object) => chipReaderConfig.safeParse({ address: 'pcsc:X', profile });
    expect(parse({}).success).toBe(true);
    for (const wrong of [
      { keyIds: { RKSSSE: 'A' } },
      { initialPin: { '3.0': '12' } },
      { unknown: 1 },
      { stockProfile: { photo: 'yes' } },
    ]) {
      expect(parse(wrong).success).toBe(false);
    }
  });
});

describe('steps beyond EF05 and EF06', () => {
  it('are not done unless the stock profile asks for them', async () => {
    const { desk, end } = await issueOne({});
    expect(end.outcome).toMatchObject(ISSUED);
    const memory = memoryOf(desk);
    expect(memory.ef08).toBe('00'.repeat(4096));
    expect(memory.signingCertificate).toMatch(/^0+$/);
  });

  it('put the approved photo into EF08: 4096 bytes, 26×32, more than 300 dots per inch', async () => {
    const { desk, end } = await issueOne({ chipReader: { profile: { stockProfile: { photo: true } } } });
    expect(end.fault).toBeNull();
    expect(end.outcome).toMatchObject(ISSUED);
    const photo = fromHex(memoryOf(desk).ef08);
    expect(photo).toHaveLength(4096);
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 308, height: 379, channels: 3 });
    await expectAccounted(desk);
  });

  it('write both certificates of the chip’s own key by the platform’s script', async () => {
    const { desk, end } = await issueOne({
      chipReader: { profile: { stockProfile: { photo: true, certificate: true } } },
    });
    expect(end.fault).toBeNull();
    expect(end.outcome).toMatchObject(ISSUED);
    const memory = memoryOf(desk);
    const publicKey = chipPublicKey('00814A44468660430600000001');
    const cardId = '430600D15600000500000001FFFFFFFF';
    for (const [file, use] of [
      ['signingCertificate', 'signing'],
      ['encryptionCertificate', 'encryption'],
    ] as const) {
      const certificate = toHex(trainingCertificate(use, cardId, publicKey));
      expect(memory[file].slice(0, certificate.length)).toBe(certificate);
      expect(memory[file].slice(certificate.length)).toMatch(/^0+$/);
    }
    await expectAccounted(desk);
  });

  it('are left out on cards that have no place for them', async () => {
    const { desk, end } = await issueOne({
      blank: { generation: '1.0', algorithm: '3des' },
      chipReader: { profile: { stockProfile: { photo: true, certificate: true } } },
    });
    expect(end.outcome).toMatchObject(ISSUED);
    expect(memoryOf(desk).ef08).toBe('00'.repeat(4096));
  });

  it.each([
    [
      'a block of the photo that is not kept',
      { fault: 'status', ins: 'D6', sw: '9000', times: 1 },
      'write-chip',
      'chip.photo-differs',
    ],
    [
      'a certificate file that does not take a block',
      { fault: 'status', ins: 'D6', sw: '6581', times: 1 },
      'verify-chip',
      'chip.broken',
    ],
  ])('begin again after %s', async (_what, fault, during, code) => {
    const certificate = during === 'verify-chip';
    desk = await openDesk({
      scenario: scenarioOf({ persons: people(1), boxes: oneBlank() }),
      chipReader: { profile: { stockProfile: { photo: !certificate, certificate } } },
    });
    await desk.act('chip-card', 'fault', fault);
    const told = await goOn(desk, await toVerdict(desk, 'p0'));
    expect(told.fault).toMatchObject({ code, during });
    expect(told.actions[0]).toBe('session.retry');
    const end = await goOn(desk, await desk.press('session.retry'));
    expect(end.outcome).toMatchObject(ISSUED);
    await expectAccounted(desk);
  });
});
