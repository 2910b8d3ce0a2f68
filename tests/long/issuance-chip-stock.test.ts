import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import { chipPublicKey } from '#drivers/simulator/chip-card/chip-key-pair.ts';
import { trainingCertificate } from '#drivers/simulator/platform/certificate-steps.ts';
import { luhnDigit } from '#drivers/simulator/scenario/check-digits.ts';
import { chipReaderConfig } from '#host/devices/chip-reader.ts';
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

let desk: IssuanceDesk;
let next = 0;

/** A desk whose feeder holds one blank of each kind, in this order; each session takes the next one. */
const openWith = async (
  kinds: readonly object[],
  more: Partial<Parameters<typeof openDesk>[0]> & { readonly scenario?: object } = {},
): Promise<void> => {
  const blanks = kinds.map((kind, i) => {
    const cityCode = 'cityCode' in kind ? String(kind.cityCode) : '430600';
    const serial = String(i + 1).padStart(8, '0');
    const account = `6217000000${serial}`;
    return {
      blankId: blankIdOf(i),
      cardId: `${cityCode}D156000005${serial}FFFFFFFF`,
      resetInformation: `00814A44468660${cityCode.slice(0, 4)}${serial}`,
      bankCardNumber: account + luhnDigit(account),
      ...kind,
    };
  });
  const plain = scenarioOf({ persons: people(kinds.length), boxes: [{ boxId: BOX, inFeeder: true, blanks }] });
  desk = await openDesk({ ...more, scenario: { ...plain, ...more.scenario } });
  next = 0;
};

const blankIdOf = (index: number): string => `KIND-${index}`;

const nextSession = async () => {
  const index = next++;
  const end = await goOn(desk, await toVerdict(desk, `p${index}`));
  return { end, blankId: blankIdOf(index) };
};

const settle = async (end: { readonly fault: object | null }): Promise<void> => {
  if (end.fault !== null) await desk.press('session.retain');
  await desk.press('session.finish');
  await expectAccounted(desk);
};

/** Acts of a session that failed, with their codes. */
const failuresOf = ({ sessionId }: { readonly sessionId: string | null }): readonly string[] =>
  desk.host.kiosk.options.stores.journal
    .of(sessionId ?? '')
    .filter(({ result }) => result === 'failed')
    .map(({ effect, code }) => `${effect} ${code}`);

/** What the virtual chip keeps without power. */
const memoryOf = (blankId: string) =>
  JSON.parse(readFileSync(join(desk.station.dir, 'chip-card', 'chips', `${blankId}.json`), 'utf8'));

interface ChipPictures {
  readonly chips: Readonly<Record<string, object>>;
}

/** Tries left of every key and the PIN, as the simulator shows them. */
const triesOf = async (blankId: string): Promise<unknown> => {
  const state = await desk.control.state();
  if (!state.ok) throw new Error(state.error.code);
  return (state.value.devices['chip-card']?.state as ChipPictures | undefined)?.chips[blankId];
};

const UNTRIED = { pinTries: 6, keyTries: { RKSSSE: 10, UKSSSE: 10, PUK: 10 } };

describe('a blank', () => {
  const GOOD = [
    { generation: '1.0', algorithm: '3des' },
    { generation: '1.0', algorithm: 'sm4' },
    { generation: '2.0', algorithm: '3des' },
    { generation: '2.0', algorithm: 'sm4' },
    { generation: '3.0', algorithm: '3des' },
    { generation: '3.0', algorithm: 'sm4' },
    // Zhejiang builds the city's factor of four digits.
    { generation: '3.0', algorithm: 'sm4', cityCode: '330300' },
  ];
  const SSF33 = [
    { generation: '1.0', algorithm: 'ssf33' },
    { generation: '2.0', algorithm: 'ssf33' },
    { generation: '3.0', algorithm: 'ssf33' },
    // Names no algorithm, and the city code begins with 11.
    { generation: '2.0', algorithm: '3des', cityCode: '110000' },
  ];
  const nameOf = (kind: Readonly<Record<string, string>>) => [Object.values(kind).join(' '), kind] as const;

  beforeAll(() => openWith([...GOOD, ...SSF33]));
  afterAll(() => desk?.stop());

  it.each(GOOD.map(nameOf))('%s is issued', async (_name, { generation }) => {
    const { end, blankId } = await nextSession();
    expect(end.fault).toBeNull();
    expect(end.outcome).toMatchObject(ISSUED);
    const { ef06, ef05 } = memoryOf(blankId);
    const extension = generation === '1.0' ? [] : ['4E'];
    expect(ef06.map((record: string) => record.slice(0, 2))).toEqual([
      '08',
      '09',
      ...extension,
      '0A',
      '0B',
      '0C',
      '0D',
    ]);
    // 张三 in GBK in tag 09; the version stays as the factory wrote it.
    expect(ef06[1]).toBe(`091ED5C5C8FD${'00'.repeat(26)}`);
    expect(ef05[2]).toBe(`0304${toHex(new TextEncoder().encode(`${generation}0`))}`);
    await settle(end);
  });

  it.each(SSF33.map(nameOf))('%s is refused as SSF33 before anything is proven', async () => {
    const { end, blankId } = await nextSession();
    expect(end.fault).toMatchObject({ code: 'chip.algorithm-unsupported', params: { algorithm: 'SSF33' } });
    expect(await triesOf(blankId)).toMatchObject(UNTRIED);
    await settle(end);
  });
});

describe('what the station file says of its chips', () => {
  const keyIds = { RKSSSE: '8A', UKSSSE: '84', PUK: '86' };
  const scenario = {
    devices: { cardPrinter: { takeCardAfterMs: null }, chip: { keyIds, selectFileP1: '00', masterFileFirst: true } },
    platform: {
      keys: {
        cityRules: [
          { prefix: '11', digits: 4, tail: '99sx' },
          { prefix: '', digits: 6, tail: 'sx' },
        ],
      },
    },
  };
  const beijing = { generation: '2.0', algorithm: '3des', cityCode: '110000' };
  afterAll(() => desk?.stop());

  it('is what they are asked with: key numbers, form of SELECT, master file first, no algorithm by city', async () => {
    const profile = { keyIds, selectFileP1: '00' as const, algorithmExceptions: [] };
    await openWith([beijing], { scenario, chipReader: { profile } });
    const { end } = await nextSession();
    expect(end.outcome).toMatchObject(ISSUED);
    await desk.stop();
  });

  it('and a wrong key number is found without a try lost', async () => {
    await openWith([{}], { scenario, chipReader: { profile: { selectFileP1: '00' } } });
    const { end, blankId } = await nextSession();
    expect(end.fault).toMatchObject({ code: 'chip.key-missing' });
    expect(await triesOf(blankId)).toMatchObject(UNTRIED);
    await settle(end);
  });

  it('has defaults for everything, and is refused when it does not fit', () => {
    const parse = (profile: object) => chipReaderConfig.safeParse({ address: 'pcsc:X', profile });
    expect(parse({}).data?.profile).toEqual({
      atrPrefix: '3B6D0000',
      keyIds: { RKSSSE: '0A', UKSSSE: '04', PUK: '06' },
      defaultAlgorithm: '3des',
      algorithmExceptions: [{ cityCode: '11', algorithm: 'ssf33' }],
      supportedAlgorithms: ['3des', 'sm4'],
      masterFileFirst: true,
      selectFileP1: '02',
      initialPin: { '1.0': '123456', '2.0': '123456', '3.0': '666666' },
      pinTries: 6,
      stockProfile: { photo: false, certificate: false },
    });
    const wrong = [
      { keyIds: { RKSSSE: 'A' } },
      { initialPin: { '3.0': '12' } },
      { stockProfile: { photo: 'yes' } },
      { selectFileP1: '01' },
      { unknown: 1 },
    ];
    expect(wrong.map((profile) => parse(profile).success)).toEqual(wrong.map(() => false));
  });
});

describe('steps beyond EF05 and EF06', () => {
  const BLANK_PHOTO = '00'.repeat(4096);
  const bothSteps = { profile: { stockProfile: { photo: true, certificate: true } } };
  const kinds: readonly object[] = [
    {},
    {},
    {},
    { generation: '2.0', algorithm: '3des' },
    { generation: '1.0', algorithm: '3des' },
  ];

  beforeAll(() => openWith(kinds, { chipReader: bothSteps }));
  afterAll(() => desk?.stop());

  it('put the approved photo into EF08 and write the certificates of the chip’s own key', async () => {
    const { end, blankId } = await nextSession();
    expect(end.outcome).toMatchObject(ISSUED);
    const memory = memoryOf(blankId);
    const photo = fromHex(memory.ef08);
    expect(photo).toHaveLength(4096);
    // 26 mm at more than 300 dots per inch.
    expect(await sharp(photo).metadata()).toMatchObject({ format: 'jpeg', width: 308, height: 379, channels: 3 });
    const publicKey = chipPublicKey('00814A44468660430600000001');
    const files = [
      ['signingCertificate', 'signing'],
      ['encryptionCertificate', 'encryption'],
    ] as const;
    for (const [file, use] of files) {
      const certificate = toHex(trainingCertificate(use, '430600D15600000500000001FFFFFFFF', publicKey));
      expect(memory[file].slice(0, certificate.length)).toBe(certificate);
      expect(memory[file].slice(certificate.length)).toMatch(/^0+$/);
    }
    await settle(end);
  });

  it.each([
    ['a block of the photo was not kept', { sw: '9000', ins: 'D6', times: 1 }, 'write-chip', 'chip.photo-differs'],
    [
      'the certificate application is not open',
      { sw: '6982', ins: 'B0', times: 1 },
      'write-chip',
      'chip.right-missing',
    ],
  ])('begin again by themselves when %s', async (_what, fault, during, code) => {
    await desk.act('chip-card', 'fault', { fault: 'status', ...fault });
    const { end, blankId } = await nextSession();
    expect(end.outcome).toMatchObject(ISSUED);
    expect(failuresOf(end)).toEqual([`${during} ${code}`]);
    expect(memoryOf(blankId).ef08).not.toBe(BLANK_PHOTO);
    await settle(end);
  });

  it('are left out where the generation has no place for them', async () => {
    const second = await nextSession();
    expect(second.end.outcome).toMatchObject(ISSUED);
    expect(memoryOf(second.blankId).ef08).not.toBe(BLANK_PHOTO);
    expect(memoryOf(second.blankId).signingCertificate).toMatch(/^0+$/);
    await settle(second.end);
    const first = await nextSession();
    expect(first.end.outcome).toMatchObject(ISSUED);
    expect(memoryOf(first.blankId).ef08).toBe(BLANK_PHOTO);
    await settle(first.end);
  });
});

describe('without a stock profile', () => {
  const kinds = Array.from({ length: 8 }, () => ({}));
  const chip = (params: object) => desk.act('chip-card', 'fault', params);

  beforeAll(() => openWith(kinds));
  afterAll(() => desk?.stop());

  it('nothing but EF05 and EF06 is written', async () => {
    const { end, blankId } = await nextSession();
    expect(end.outcome).toMatchObject(ISSUED);
    expect(memoryOf(blankId).ef08).toMatch(/^0+$/);
    expect(memoryOf(blankId).signingCertificate).toMatch(/^0+$/);
    await settle(end);
  });

  it.each([
    ['keeps its records in another order', { fault: 'record-order' }],
    ['keeps the extension of the name at the end', { fault: 'record-order', order: 'extension-last' }],
    ['names the right length first', { fault: 'length', mode: 'first' }],
    ['answers in pieces and does not say how much is left', { fault: 'pieces', size: 5, announce: 'zero' }],
  ])('a chip that %s is issued all the same', async (_what, fault) => {
    await chip(fault);
    const { end } = await nextSession();
    expect(end.fault).toBeNull();
    expect(end.outcome).toMatchObject(ISSUED);
    await desk.act('chip-card', 'clear-faults');
    await settle(end);
  });

  it('a PIN the chip did not keep is noticed by asking the chip, and set again', async () => {
    await chip({ fault: 'status', ins: '24', sw: '9000', times: 1 });
    const { end } = await nextSession();
    expect(end.outcome).toMatchObject(ISSUED);
    expect(failuresOf(end)).toEqual(['set-pin chip.pin-not-set']);
    await settle(end);
  });

  it('a chip without a version is wrong stock, and the next blank is used', async () => {
    await chip({ fault: 'generation', says: '', times: 1 });
    const { end } = await nextSession();
    expect(end.outcome).toMatchObject(ISSUED);
    expect(end.discarded).toMatchObject([{ fate: 'retained', code: 'stock.generation-unsupported' }]);
    await settle(end);
  });
});
