import { describe, expect, it } from 'vitest';
import { BAUD_RATES, COMMANDS, type CommandName, SET_BAUD_RATE, SET_RF_BYTES } from '#drivers/id-reader/commands.ts';
import { ReaderModule } from '#drivers/simulator/id-reader/module.ts';

const CARD = {
  document: {
    kind: 'resident-card',
    name: '张三',
    sex: '1',
    nation: '01',
    birth: '19491231',
    address: '测试路1号',
    idNumber: '11010519491231002X',
    authority: '测试分局',
    validFrom: '20200101',
    validTo: 'long-term',
  },
  letter: '',
  photo: null,
  appendedAddresses: [],
  fingerprintBytes: 0,
  management: '12345678901234',
} as const;

const NO_DATA = new Uint8Array(0);

const moduleWith = (card: Parameters<ReaderModule['place']>[0] | null) => {
  const module = new ReaderModule(new Uint8Array(16));
  if (card) module.place(card);
  const run = (name: CommandName) => module.execute({ ...COMMANDS[name], data: NO_DATA });
  return { module, run, sw3: (name: CommandName) => run(name).sw3 };
};

describe('the virtual module', () => {
  it('answers 80 and 81 without a card, and fails to read', () => {
    const { sw3 } = moduleWith(null);
    expect([sw3('find'), sw3('select'), sw3('readBase'), sw3('readAppendedAddress')]).toEqual([0x80, 0x81, 0x41, 0x41]);
  });

  it('does not permit a reading without find and select', () => {
    const { sw3 } = moduleWith(CARD);
    expect([sw3('select'), sw3('readBase'), sw3('find'), sw3('readBase'), sw3('select'), sw3('readBase')]).toEqual([
      0x81, 0x23, 0x9f, 0x23, 0x90, 0x90,
    ]);
  });

  it('finds a read card again only after it was lifted', () => {
    const { module, sw3 } = moduleWith(CARD);
    for (const name of ['find', 'select', 'readBase'] as const) sw3(name);
    expect([sw3('find'), sw3('resetSam'), sw3('find'), sw3('readBase')]).toEqual([0x80, 0x90, 0x80, 0x23]);
    module.remove();
    expect(sw3('find')).toBe(0x80);
    module.place(CARD);
    expect(sw3('find')).toBe(0x9f);
  });

  it('gives the further items of a selected card', () => {
    const plain = moduleWith(CARD);
    const moved = moduleWith({ ...CARD, appendedAddresses: ['测试路2号'] });
    for (const { sw3 } of [plain, moved]) for (const name of ['find', 'select', 'readBase'] as const) sw3(name);
    expect(plain.run('readAppendedAddress')).toEqual({ sw3: 0x91 });
    expect(moved.run('readAppendedAddress').data?.length).toBe(70);
    expect(plain.run('readCardManagement').data?.length).toBe(28);
  });

  it.each([0, 512, 1024] as const)(
    'answers a read with %d bytes of fingerprints by three lengths',
    (fingerprintBytes) => {
      const { run } = moduleWith({ ...CARD, fingerprintBytes });
      for (const name of ['find', 'select'] as const) run(name);
      expect(run('readBaseAndFingerprint').data?.length).toBe(6 + 256 + 1024 + fingerprintBytes);
    },
  );

  it.each([
    ['base', 'readBaseAndFingerprint', 'readBase'],
    ['base-and-fingerprint', 'readBase', 'readBaseAndFingerprint'],
  ] as const)('that reads by %s only refuses %s', (reads, refused, known) => {
    const module = new ReaderModule(new Uint8Array(16), reads);
    module.place(CARD);
    const sw3 = (name: CommandName) => module.execute({ ...COMMANDS[name], data: NO_DATA }).sw3;
    expect([sw3('find'), sw3('select'), sw3(refused), sw3(known)]).toEqual([0x9f, 0x90, 0x21, 0x90]);
  });

  it('finds a read card again after the power was gone', () => {
    const { module, sw3 } = moduleWith(CARD);
    for (const name of ['find', 'select', 'readBase'] as const) sw3(name);
    expect(sw3('find')).toBe(0x80);
    module.powerUp();
    expect(sw3('find')).toBe(0x9f);
  });

  it('takes a speed and a radio frame size, and refuses the rest', () => {
    const { module } = moduleWith(null);
    const run = (cmd: number, para: number, data = NO_DATA) => module.execute({ cmd, para, data }).sw3;
    expect(run(SET_BAUD_RATE, 4)).toBe(0x90);
    expect(module.baudRate).toBe(BAUD_RATES[4]);
    expect(run(SET_BAUD_RATE, 5)).toBe(0x21);
    expect(run(SET_RF_BYTES.cmd, SET_RF_BYTES.para, Uint8Array.of(0x50))).toBe(0x90);
    expect(module.rfBytes).toBe(0x50);
    expect(run(SET_RF_BYTES.cmd, SET_RF_BYTES.para)).toBe(0x11);
    expect(run(0x20, 0x01, Uint8Array.of(0))).toBe(0x11);
    expect(run(0x20, 0x00)).toBe(0x21);
    expect(run(0x77, 0x77)).toBe(0x21);
  });
});
