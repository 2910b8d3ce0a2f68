import { beforeEach, describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import { silentLogger } from '#basics/logger.ts';
import { ok, unwrap } from '#basics/result.ts';
import { socialSecurityAtr } from '#drivers/chip-card/atr.ts';
import { exchangeOver } from '#drivers/chip-card/exchange.ts';
import { type ChipProfile, DEFAULT_PROFILE } from '#drivers/chip-card/profile.ts';
import { CardSession } from '#drivers/chip-card/session.ts';
import type { TriesMemory } from '#drivers/chip-card/tries-guard.ts';
import { CardOs } from '#drivers/simulator/chip-card/card-os.ts';
import { CardSlot } from '#drivers/simulator/chip-card/card-slot.ts';
import { factoryMemory } from '#drivers/simulator/chip-card/chip-memory.ts';
import { faultSchema } from '#drivers/simulator/chip-card/fault-schema.ts';
import { ChipFaults } from '#drivers/simulator/chip-card/faults.ts';
import { type ChipBlank, chipReaderSchema } from '#drivers/simulator/chip-card/settings.ts';
import { pinResetCommand } from '#drivers/simulator/crypto/pin-reset.ts';
import { benchBlank, codeOf, keyOf, prove, proveRead, rootKey } from '../support/chip-bench.ts';
import { ZHANG_SAN } from '../support/zhang-san.ts';

/** A session of a virtual chip without a reader between: the same commands, nothing to wait for. */
class Chip {
  readonly blank: ChipBlank;
  readonly os: CardOs;
  readonly faults = new ChipFaults();
  readonly slot: CardSlot;
  /** Commands as the card got them, hexadecimal. */
  readonly sent: string[] = [];
  readonly tries: TriesMemory = new Map();

  constructor(more: object = {}) {
    this.blank = benchBlank(1, more);
    const settings = chipReaderSchema.parse({});
    this.os = new CardOs({
      blank: this.blank,
      memory: factoryMemory(this.blank, settings),
      save: () => undefined,
      keys: rootKey,
      random: (length) => crypto.getRandomValues(new Uint8Array(length)),
      settings,
    });
    const wait = async () => undefined;
    this.slot = new CardSlot({ faults: this.faults, commandMs: 0, writeMs: 0, wait, changed: () => undefined });
    this.slot.put({ blank: this.blank, os: this.os });
  }

  open(profile: Partial<ChipProfile> = {}): CardSession {
    this.slot.powerOn();
    return new CardSession({
      atr: socialSecurityAtr(fromHex(this.blank.resetInformation)),
      profile: { ...DEFAULT_PROFILE, ...profile },
      tries: this.tries,
      release: async () => this.slot.powerOff(),
      exchange: exchangeOver(async (apdu) => {
        this.sent.push(toHex(apdu));
        const outcome = await this.slot.transmit(apdu);
        if (outcome.kind !== 'answer') throw new Error(outcome.kind);
        return ok(outcome.answer);
      }, silentLogger),
    });
  }

  fault(fault: object): void {
    this.faults.add(faultSchema.parse(fault));
    this.slot.alter();
  }

  async opened(profile: Partial<ChipProfile> = {}): Promise<CardSession> {
    const session = this.open(profile);
    unwrap(await session.inspect());
    return session;
  }

  async writable(): Promise<CardSession> {
    const session = await this.opened();
    await proveRead(session, this.blank);
    unwrap(await prove(session, 'UKSSSE', this.blank));
    return session;
  }
}

const updates = ({ sent }: Chip): readonly string[] => sent.filter((command) => command.startsWith('00DC'));

describe('writing by generation', () => {
  it('puts the records of 3.0 and 2.0 where B.12 has them', async () => {
    for (const blank of [{}, { generation: '2.0', algorithm: '3des' }]) {
      const chip = new Chip(blank);
      unwrap(await (await chip.writable()).write(ZHANG_SAN));
      expect(updates(chip)).toEqual([
        '00DC0104140812313130313035313934393132333130303258',
        `00DC020420091ED5C5C8FD${'00'.repeat(26)}`,
        `00DC0304164E14${'00'.repeat(20)}`,
        '00DC0404030A0131',
        '00DC0504030B0101',
        '00DC0604050C03110105',
        '00DC0704060D0419491231',
        '00DC020403020133',
        '00DC050406050420250601',
        '00DC060406060420350601',
        '00DC07040B0709503030303030303130',
      ]);
    }
  });

  it('puts sex into record 3 and birth date into record 6 of 1.0, which has no 4E', async () => {
    const chip = new Chip({ generation: '1.0', algorithm: '3des' });
    const session = await chip.writable();
    unwrap(await session.write(ZHANG_SAN));
    expect(updates(chip).slice(1, 6)).toEqual([
      `00DC020420091ED5C5C8FD${'00'.repeat(26)}`,
      '00DC0304030A0131',
      '00DC0404030B0101',
      '00DC0504050C03110105',
      '00DC0604060D0419491231',
    ]);
    expect(unwrap(await session.readAll()).holder).toMatchObject({ name: '张三', sex: '1', birthDate: '19491231' });
  });

  it('refuses a name beyond 30 bytes for 1.0 before a record is written, and takes it for 2.0', async () => {
    const name = '阿卜杜拉阿卜杜拉阿卜杜拉阿卜杜拉';
    const old = new Chip({ generation: '1.0', algorithm: '3des' });
    expect(codeOf(await (await old.writable()).write({ ...ZHANG_SAN, name }))).toBe('chip.name-too-long');
    expect(updates(old)).toEqual([]);
    const second = new Chip({ generation: '2.0', algorithm: '3des' });
    const session = await second.writable();
    unwrap(await session.write({ ...ZHANG_SAN, name }));
    expect(unwrap(await session.readAll()).holder.name).toBe(name);
  });

  it('writes each item where this very card keeps it', async () => {
    for (const order of ['falling', 'extension-last']) {
      const chip = new Chip();
      chip.fault({ fault: 'record-order', order });
      const session = await chip.writable();
      unwrap(await session.write(ZHANG_SAN));
      expect(unwrap(await session.readAll())).toMatchObject({
        issuer: { cardNumber: 'P00000010', specVersion: '3.00' },
        holder: { name: '张三', sex: '1', birthDate: '19491231' },
      });
    }
  });

  it('leaves the extension out on a card that says 2.0 and has none, and refuses a name that needs it', async () => {
    const chip = new Chip({ generation: '1.0', algorithm: '3des' });
    chip.fault({ fault: 'generation', says: '2.00' });
    const session = await chip.writable();
    unwrap(await session.write(ZHANG_SAN));
    expect(unwrap(await session.readAll()).holder).toMatchObject({ name: '张三', sex: '1' });
    const long = await session.write({ ...ZHANG_SAN, name: '阿卜杜拉阿卜杜拉阿卜杜拉阿卜杜拉' });
    expect(codeOf(long)).toBe('chip.name-too-long');
  });

  it('appends records in order to a card that has none yet', async () => {
    const chip = new Chip();
    chip.os.alter((memory) => ({ ...memory, ef06: [] }));
    const session = await chip.writable();
    unwrap(await session.write(ZHANG_SAN));
    expect(chip.os.memory.ef06.map((record) => record.slice(0, 2))).toEqual(['08', '09', '4E', '0A', '0B', '0C', '0D']);
  });
});

describe('what card it is', () => {
  it.each([
    ['1.0', '3des'],
    ['2.0', 'sm4'],
    ['3.0', 'sm4'],
  ] as const)('%s is told by tag 03', async (generation, algorithm) => {
    const session = new Chip({ generation, algorithm }).open();
    expect(unwrap(await session.inspect())).toMatchObject({ generation, algorithm });
    expect(session.inspected).toMatchObject({ generation });
  });

  it('is identified without a version too, and never written', async () => {
    const nameless = new Chip();
    nameless.fault({ fault: 'generation', says: '' });
    const session = nameless.open();
    expect(unwrap(await session.inspect())).toMatchObject({ generation: null });
    expect(codeOf(await session.write(ZHANG_SAN))).toBe('chip.generation-unknown');
  });

  it('is refused when it names an algorithm the key server does not compute', async () => {
    const ssf33 = await new Chip({ algorithm: 'ssf33' }).open().inspect();
    expect(ssf33).toMatchObject({ error: { code: 'chip.algorithm-unsupported', params: { algorithm: 'SSF33' } } });
  });

  it('is taken by its city code where the FCI names no algorithm', async () => {
    const beijing = { generation: '2.0', algorithm: '3des', cardId: '110000D15600000500000001FFFFFFFF' };
    expect(codeOf(await new Chip(beijing).open().inspect())).toBe('chip.algorithm-unsupported');
    const algorithm = { ...DEFAULT_PROFILE.algorithm, exceptions: [] };
    expect(unwrap(await new Chip(beijing).open({ algorithm }).inspect()).algorithm).toBe('3des');
  });

  it('has another ATR only where the station says so', async () => {
    const chip = new Chip();
    expect(codeOf(await chip.open({ atrPrefix: fromHex('3B7D940000') }).inspect())).toBe('chip.bad-atr');
  });

  it('says when the bank application is missing or is another bank’s', async () => {
    const none = new Chip();
    none.fault({ fault: 'no-bank-application' });
    expect(codeOf(await none.open().inspect())).toBe('chip.no-bank-application');
    const other = new Chip();
    other.fault({ fault: 'other-bank' });
    expect(unwrap(await other.open().inspect()).bankCardNumber).toBe('6228480000000000016');
  });

  it('shows the data somebody else’s card carries', async () => {
    const chip = new Chip();
    chip.fault({ fault: 'personalised' });
    const session = await chip.writable();
    expect(unwrap(await session.readAll())).toMatchObject({
      issuer: { cardNumber: 'P00000991' },
      holder: { socialSecurityNumber: '430682190001010073', name: '王小明' },
    });
  });

  it('is read by a site’s own form of SELECT, without the master file', async () => {
    const chip = new Chip();
    await chip.opened({ selectFileP1: 0x00, masterFileFirst: false });
    expect(chip.sent).toContain('00A4000002EF05');
    expect(chip.sent).not.toContain('00A40000023F00');
  });
});

describe('the PIN', () => {
  it('is asked for its tries, verified and changed', async () => {
    const chip = new Chip();
    const session = await chip.opened();
    expect(unwrap(await session.pinTriesLeft())).toBe(6);
    unwrap(await session.verifyPin('666666'));
    unwrap(await session.changePin('666666', '271828'));
    expect(chip.sent).toContain('805E010007666666FF271828');
    expect(await session.verifyPin('666666')).toMatchObject({
      error: { code: 'chip.pin-wrong', params: { triesLeft: 5 } },
    });
    unwrap(await session.verifyPin('271828'));
    expect(unwrap(await session.pinTriesLeft())).toBe(6);
  });

  it('is 123456 before the third generation', async () => {
    const session = await new Chip({ generation: '2.0', algorithm: '3des' }).opened();
    unwrap(await session.verifyPin('123456'));
  });

  it('is not tried once two tries are left, whoever used them, also in a later session', async () => {
    const chip = new Chip();
    const session = await chip.opened();
    chip.os.setTries('PIN', 4);
    expect(codeOf(await session.verifyPin('000000'))).toBe('chip.pin-wrong');
    expect(await session.verifyPin('000000')).toMatchObject({
      error: { code: 'chip.pin-wrong', params: { triesLeft: 2 } },
    });
    expect(codeOf(await session.verifyPin('666666'))).toBe('chip.authentication-stopped');
    expect(codeOf(await session.changePin('666666', '271828'))).toBe('chip.authentication-stopped');
    await session.close();
    const again = await chip.opened();
    expect(await again.verifyPin('666666')).toMatchObject({
      error: { code: 'chip.authentication-stopped', params: { triesLeft: 2 } },
    });
    expect(unwrap(await again.pinTriesLeft())).toBe(2);
  });

  it('has all its tries again after the script', async () => {
    const chip = new Chip();
    chip.os.setTries('PIN', 1);
    const session = await chip.opened();
    expect(codeOf(await session.verifyPin('666666'))).toBe('chip.authentication-stopped');
    unwrap(await prove(session, 'PUK', chip.blank));
    const random = unwrap(await session.challenge());
    unwrap(await session.relay(pinResetCommand('sm4', keyOf('STK', chip.blank), random, '271828'), ['9000']));
    unwrap(await session.verifyPin('271828'));
  });

  it('says when it is locked or not there', async () => {
    const chip = new Chip();
    const session = await chip.opened();
    chip.os.setTries('PIN', 0);
    expect(codeOf(await session.verifyPin('666666'))).toBe('chip.pin-locked');
    chip.os.alter((memory) => ({ ...memory, pin: null }));
    expect(unwrap(await session.pinTriesLeft())).toBeNull();
    expect(codeOf(await session.verifyPin('666666'))).toBe('chip.pin-missing');
  });
});

describe('a key', () => {
  it('with two tries left is not asked again, in this session or the next', async () => {
    const chip = new Chip();
    chip.os.setTries('UKSSSE', 3);
    const wrong = async (session: CardSession) => {
      unwrap(await session.challenge());
      return session.externalAuthenticate('UKSSSE', new Uint8Array(16));
    };
    const session = await chip.opened();
    expect(await wrong(session)).toMatchObject({
      error: { code: 'chip.authentication-refused', params: { triesLeft: 2 } },
    });
    expect(codeOf(await wrong(session))).toBe('chip.authentication-stopped');
    expect(codeOf(await prove(await chip.opened(), 'UKSSSE', chip.blank))).toBe('chip.authentication-stopped');
    // Other keys of the card are not concerned.
    unwrap(await prove(await chip.opened(), 'RKSSSE', chip.blank));
    expect(chip.os.memory.keyTries.UKSSSE).toBe(2);
  });
});

describe('photo and certificates', () => {
  const PHOTO = Uint8Array.from({ length: 4096 }, (_, i) => (i * 7) % 251);

  it('the photo goes into EF08 block by block and is read back', async () => {
    const chip = new Chip();
    const session = await chip.writable();
    const progress: string[] = [];
    unwrap(await session.writePhoto(PHOTO, (block, total) => progress.push(`${block}/${total}`)));
    expect(progress).toHaveLength(32);
    expect(chip.os.memory.ef08).toBe(toHex(PHOTO));
    expect(chip.sent.some((command) => command.startsWith('00D6000080'))).toBe(true);
    expect(chip.sent.some((command) => command.startsWith('00D60F8080'))).toBe(true);
    expect(chip.sent).toContain('00B00F8080');
  });

  it('a photo that reads differently is told, and a card without EF08 refuses it', async () => {
    const chip = new Chip();
    const session = await chip.writable();
    chip.fault({ fault: 'status', ins: 'D6', sw: '9000', times: 1 });
    expect(codeOf(await session.writePhoto(PHOTO))).toBe('chip.photo-differs');
    const old = await new Chip({ generation: '1.0', algorithm: '3des' }).writable();
    expect(await old.writePhoto(PHOTO)).toMatchObject({ error: { code: 'chip.refused', params: { sw: '6A82' } } });
  });

  it('the public key is read in the certificate application, and a script runs until an answer is not expected', async () => {
    const chip = new Chip();
    const session = await chip.opened();
    const key = unwrap(await session.readPublicKey());
    expect(key).toHaveLength(65);
    expect(chip.sent).toContain('00A404000C504B492EC9E7BBE1B1A3D5CF');
    expect(chip.sent).toContain('00A404000C53532E434552542E41444631');
    const select = { apdu: fromHex('00A40200020018'), expect: ['9000'] };
    const closed = { apdu: fromHex('00D6000001AA'), expect: ['9000', '6B00'] };
    const never = { apdu: fromHex('00A40200020019'), expect: ['9000'] };
    chip.sent.length = 0;
    expect(await session.writeCertificate([select, closed, never])).toMatchObject({
      error: { code: 'chip.right-missing', params: { sw: '6982' } },
    });
    expect(chip.sent).toEqual(['00A40200020018', '00D6000001AA']);
    expect(codeOf(await (await new Chip({ generation: '2.0', algorithm: '3des' }).opened()).readPublicKey())).toBe(
      'chip.no-certificate-area',
    );
  });
});

describe('answers in any form a card chooses', () => {
  let chip: Chip;
  beforeEach(() => {
    chip = new Chip();
  });

  it.each([
    [{ fault: 'length', mode: 'first' }],
    [{ fault: 'pieces', size: 1 }],
    [{ fault: 'pieces', size: 7 }],
    [{ fault: 'pieces', size: 5, announce: 'zero' }],
    [{ fault: 'pieces', size: 255, announce: 'zero' }],
  ])('%o is read to its end', async (fault) => {
    chip.fault(fault);
    const session = await chip.writable();
    unwrap(await session.write(ZHANG_SAN));
    expect(unwrap(await session.readAll()).holder.name).toBe('张三');
  });

  it('a card that names wrong lengths without end is given up', async () => {
    const session = await chip.opened();
    chip.fault({ fault: 'length', mode: 'loop', ins: 'B2' });
    expect(codeOf(await session.readAll())).toBe('chip.bad-answer');
  });
});
