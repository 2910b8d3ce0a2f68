import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { CardOs } from '#drivers/simulator/chip-card/card-os.ts';
import { factoryMemory } from '#drivers/simulator/chip-card/chip-memory.ts';
import { blankSchema, chipReaderSchema } from '#drivers/simulator/chip-card/settings.ts';
import { cardKey } from '#drivers/simulator/crypto/diversification.ts';
import { pinResetCommand } from '#drivers/simulator/crypto/pin-reset.ts';
import { authenticationBody, mac, sessionKey } from '#drivers/simulator/crypto/session-values.ts';

const ROOT = fromHex('0123456789ABCDEFFEDCBA9876543210');
const SETTINGS = chipReaderSchema.parse({});
const BLANK = blankSchema.parse({
  blankId: 'A-0001',
  cardId: '430600D15600000500000001FFFFFFFF',
  resetInformation: '00814A44468660430600000001',
  bankCardNumber: '6217000000000000004',
});
const KEY = cardKey('sm4', ROOT, BLANK.cityCode, BLANK.resetInformation);
const SELECT_SSSE = '00A404000F7378312E73682EC9E7BBE1B1A3D5CF';
const RANDOM = 'A1A2A3A4A5A6A7A8';

const newCard = (): CardOs => {
  const os = new CardOs({
    blank: BLANK,
    memory: factoryMemory(BLANK, SETTINGS),
    save: () => undefined,
    keys: () => ROOT,
    random: (length) => fromHex(RANDOM.repeat(2)).slice(0, length),
    settings: SETTINGS,
  });
  os.reset();
  return os;
};

let card = newCard();
beforeEach(() => {
  card = newCard();
});

const send = (hex: string): string => toHex(card.process(fromHex(hex)));
const prove = (keyId: string): string => {
  send('0084000008');
  const body = authenticationBody('sm4', KEY, fromHex(RANDOM), fromHex('99AABBCCDDEEFF00'));
  return send(`008200${keyId}10${toHex(body)}`);
};

describe('virtual card under T=0', () => {
  it('announces the answer to SELECT and gives it in pieces', () => {
    expect(send(SELECT_SSSE)).toBe('611E');
    expect(send('00C0000010')).toBe('6F1C840F7378312E73682EC9E7BBE1B1610E');
    expect(send('00C000000E')).toBe('A3D5CFA50988011E9F0C038601039000');
    expect(send('00C0000001')).toBe('6985');
  });

  it('names the right length of a record', () => {
    send(SELECT_SSSE);
    send('00A4020002EF05');
    expect(send('00B2010500')).toBe('6C40');
    expect(send('00B2010412')).toBe('0110430600D15600000500000001FFFFFFFF9000');
    expect(send('00B2030006')).toBe('0304332E30309000');
    expect(send('00B2012C12')).toBe('0110430600D15600000500000001FFFFFFFF9000');
    expect(send('00B2080404')).toBe('6A83');
    expect(send('00B20803FF')).toBe('6A81');
  });

  it.each([
    ['00A4040005D156000005', '6A82'],
    ['00A4020002EF06', '6A82'],
    ['00A40000023F00', '9000'],
    ['00A4080002EF05', '6A86'],
    ['00A4020001EF', '6700'],
    ['00B2010412', '6986'],
    ['0084000005', '6700'],
    ['0082000410000102030405060708090A0B0C0D0E0F', '6A88'],
    ['80A800000B8309000000000000000156', '6985'],
    ['00FF0000', '6D00'],
    ['80FF0000', '6D00'],
    ['C0A40000023F00', '6E00'],
    ['00B0000010', '6986'],
    ['00A4', '6700'],
    ['00A404000F73', '6700'],
  ])('fresh from power-up answers %s with %s', (command, expected) => {
    expect(send(command)).toBe(expected);
  });
});

describe('rights of the virtual card', () => {
  beforeEach(() => {
    send(SELECT_SSSE);
    send('00A4020002EF06');
  });

  it('keep EF06 closed until RKSSSE is proven, and writing until UKSSSE is', () => {
    expect(send('00B2010414')).toBe('6982');
    expect(send('00DC0404030A0131')).toBe('6982');
    expect(prove('0A')).toBe('9000');
    expect(send('00B2040403')).toBe('0A01009000');
    expect(send('00DC0404030A0131')).toBe('6982');
    expect(prove('04')).toBe('9000');
    expect(send('00DC0404030A0131')).toBe('9000');
    expect(send('00B2040403')).toBe('0A01319000');
  });

  it('go with the selection of an application and with the power', () => {
    prove('04');
    send('00A4020002EF05');
    expect(send('00DC020403020133')).toBe('9000');
    send(SELECT_SSSE);
    expect(send('00DC022C03020133')).toBe('6982');
    prove('04');
    card.reset();
    send(SELECT_SSSE);
    expect(send('00DC022C03020133')).toBe('6982');
  });

  it('take a challenge once', () => {
    prove('0A');
    expect(send(`0082000A10${'00'.repeat(16)}`)).toBe('6984');
    send('0084000010');
    expect(send(`0082000A10${'00'.repeat(16)}`)).toBe('6984');
  });

  it('count wrong answers down to the lock', () => {
    const wrong = () => {
      send('0084000008');
      return send(`0082000410${'00'.repeat(16)}`);
    };
    const answers = Array.from({ length: 12 }, wrong);
    expect(answers.slice(0, 3)).toEqual(['63C9', '63C8', '63C7']);
    expect(answers.slice(9)).toEqual(['63C0', '6983', '6983']);
    expect(prove('0A')).toBe('9000');
  });

  it('check what is written', () => {
    prove('04');
    expect(send('00DC0404040A013100')).toBe('6A85');
    expect(send('00DC0404030B0131')).toBe('6A80');
    expect(send('00DC0404040A023131')).toBe('6A84');
    expect(send('00DC0904030A0131')).toBe('6A83');
    expect(send('00DC0804030A0131')).toBe('6A84');
    expect(send('00DC0405030A0131')).toBe('6A86');
    expect(send('00D6000001FF')).toBe('6981');
  });
});

describe('PIN of the virtual card', () => {
  beforeEach(() => {
    send(SELECT_SSSE);
  });

  it('counts down, locks, and comes back by script after PUK', () => {
    expect(send('0020000000')).toBe('63C6');
    for (const left of [5, 4, 3, 2, 1, 0]) expect(send('0020000003000000')).toBe(`63C${left}`);
    expect(send('0020000003666666')).toBe('6983');
    send('0084000008');
    const script = toHex(pinResetCommand('sm4', KEY, fromHex(RANDOM), '123456'));
    expect(script).toBe('84240001142CFE78B728ABC7D4D4A2A76C58F821DC351741D5');
    expect(send(script)).toBe('6982');
    prove('06');
    expect(send(script)).toBe('6984');
    send('0084000008');
    expect(send(`${script.slice(0, -2)}00`)).toBe('6988');
    send('0084000008');
    expect(send(script)).toBe('9000');
    expect(send('0020000003123456')).toBe('9000');
  });

  it('gets its tries back by the unblock command, keeping the PIN', () => {
    send('0020000003000000');
    prove('06');
    send('0084000008');
    const header = fromHex('8424000004');
    const sealed = concatBytes(header, mac('sm4', sessionKey('sm4', KEY, fromHex(RANDOM)), header));
    expect(send(toHex(sealed))).toBe('9000');
    expect(send('0020000000')).toBe('63C6');
    expect(send('0020000003666666')).toBe('9000');
  });

  it('is changed by its holder', () => {
    expect(send('805E010007666666FF654321')).toBe('9000');
    expect(send('0020000003654321')).toBe('9000');
    expect(send('805E010007666666FF111111')).toBe('63C5');
    expect(send('805E010003666666')).toBe('6A80');
  });
});

describe('any bytes at all', () => {
  it('are answered with a status word', () => {
    const command = fc.oneof(
      fc.uint8Array({ maxLength: 40 }),
      fc
        .tuple(
          fc.constantFrom(0x00, 0x80, 0x84),
          fc.constantFrom(0xa4, 0xb2, 0xdc, 0x84, 0x88, 0x82, 0x20, 0x5e, 0x24, 0xc0, 0xa8),
          fc.uint8Array({ maxLength: 24 }),
        )
        .map(([cla, ins, tail]) => concatBytes(Uint8Array.of(cla, ins), tail)),
    );
    fc.assert(
      fc.property(fc.array(command, { maxLength: 12 }), fc.boolean(), (commands, selected) => {
        card = newCard();
        if (selected) send(SELECT_SSSE);
        for (const bytes of commands) {
          const answer = card.process(bytes);
          expect(answer.length >= 2 && answer.length <= 258).toBe(true);
          expect([0x61, 0x63, 0x65, 0x67, 0x69, 0x6a, 0x6c, 0x6d, 0x6e, 0x90]).toContain(answer.at(-2));
        }
      }),
    );
  });
});
