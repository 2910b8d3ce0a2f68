import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import { unwrap } from '#basics/result.ts';
import { resetInformation, socialSecurityAtr } from '#drivers/chip-card/atr.ts';
import { decodeHolder, decodeIssuer, encodeHolder, encodeIssuer } from '#drivers/chip-card/card-files.ts';
import { formatCardId, formatInitialiser, parseCardId, parseInitialiser } from '#drivers/chip-card/composite.ts';
import { unencodableCharacter } from '#drivers/chip-card/gbk.ts';
import { encodeTlv, parseTlvs } from '#drivers/chip-card/tlv.ts';
import { ZHANG_SAN } from '../support/zhang-san.ts';

const EF05 = [
  '0110430600D15600000500000001FFFFFFFF',
  '020133',
  '0304332E3030',
  '040C915600000243060043060001',
  '050420250601',
  '060420350601',
  '0709503030303030303130',
];
const ZHANG = `D5C5C8FD${'00'.repeat(26)}`;
const EF06 = [
  '0812313130313035313934393132333130303258',
  `091E${ZHANG}`,
  `4E14${'00'.repeat(20)}`,
  '0A0131',
  '0B0101',
  '0C03110105',
  '0D0419491231',
];

const records = (...lines: readonly string[]) => parseTlvs(fromHex(lines.join(''))).records;
const updates = (result: ReturnType<typeof encodeHolder>) =>
  unwrap(result).map(({ record, tlv }) => [record, toHex(tlv)]);

describe('EF06, the holder', () => {
  it('is written as the seven records of the specification', () => {
    expect(updates(encodeHolder(ZHANG_SAN))).toEqual(EF06.map((tlv, i) => [i + 1, tlv]));
  });

  it('is read back from the same bytes', () => {
    expect(decodeHolder(records(...EF06))).toEqual({
      socialSecurityNumber: '11010519491231002X',
      name: '张三',
      sex: '1',
      nation: '01',
      birthPlace: '110105',
      birthDate: '19491231',
    });
  });

  it('is read by tag from a 1.0 card, which has no name extension', () => {
    const old = EF06.filter((_, i) => i !== 2);
    expect(decodeHolder(records(...old))).toEqual(decodeHolder(records(...EF06)));
  });

  it('is all null on a blank, whether filled with FF or 00', () => {
    const blank = ['FF', '00'].map((fill) => decodeHolder(records(`0812${fill.repeat(18)}`, `0D04${fill.repeat(4)}`)));
    for (const holder of blank) expect(Object.values(holder)).toEqual([null, null, null, null, null, null]);
  });

  it('continues a long name in tag 4E without cutting a character', () => {
    const name = `${'阿'.repeat(14)}A·${'布'.repeat(3)}`;
    const written = unwrap(encodeHolder({ ...ZHANG_SAN, name })).map(({ tlv }) => toHex(tlv));
    const head = written[1] ?? '';
    const tail = written[2] ?? '';
    expect(head).toBe(`091E${'B0A2'.repeat(14)}4100`);
    expect(tail.startsWith('4E14A1A4B2BC')).toBe(true);
    expect(decodeHolder(records(head, tail)).name).toBe(name);
  });

  it('takes 25 two-byte characters and refuses 26', () => {
    expect(encodeHolder({ ...ZHANG_SAN, name: '阿'.repeat(25) }).ok).toBe(true);
    expect(encodeHolder({ ...ZHANG_SAN, name: '阿'.repeat(26) })).toMatchObject({
      error: { code: 'chip.name-too-long' },
    });
  });

  it('writes a nation above 56 as 99', () => {
    const nation = (code: string) => toHex(unwrap(encodeHolder({ ...ZHANG_SAN, nation: code }))[4]?.tlv ?? fromHex(''));
    expect([nation('56'), nation('57'), nation('97'), nation('00')]).toEqual(['0B0156', '0B0199', '0B0199', '0B0199']);
  });

  it('names the character that GBK does not have, before anything is written', () => {
    expect(encodeHolder({ ...ZHANG_SAN, name: '张㛃' })).toEqual({
      ok: false,
      error: { code: 'chip.name-not-in-gbk', kind: 'stop', params: { character: '㛃', codePoint: 'U+36C3' } },
    });
    expect(unencodableCharacter('李𠮷')).toBe('𠮷');
    expect(unencodableCharacter('张\uE863')).toBe('\uE863');
    expect(unencodableCharacter('阿布都·张三')).toBeNull();
    expect(toHex(unwrap(encodeHolder({ ...ZHANG_SAN, name: '䶮' }))[1]?.tlv ?? fromHex('')).slice(4, 8)).toBe('FE9F');
  });

  it('refuses data that is not in the format of its item', () => {
    expect(encodeHolder({ ...ZHANG_SAN, birthDate: '1949-12-31' })).toMatchObject({
      error: { code: 'chip.bad-data', params: { item: 'birthDate' } },
    });
  });
});

describe('EF05, the issuer', () => {
  it('is written as records 2, 5, 6 and 7', () => {
    expect(updates(encodeIssuer(ZHANG_SAN))).toEqual([2, 5, 6, 7].map((record) => [record, EF05[record - 1]]));
  });

  it('is read back from the same bytes', () => {
    expect(decodeIssuer(records(...EF05))).toEqual({
      cardId: '430600D15600000500000001FFFFFFFF',
      cardClass: '3',
      specVersion: '3.00',
      initialiser: '915600000243060043060001',
      issueDate: '20250601',
      expiryDate: '20350601',
      cardNumber: 'P00000010',
    });
  });

  it('shows a version filled with 00 and blank items as null', () => {
    const issuer = decodeIssuer(
      records(
        EF05[0] ?? '',
        '020100',
        '0304322E3000',
        `040C${'FF'.repeat(12)}`,
        '0504FFFFFFFF',
        `0709${'00'.repeat(9)}`,
      ),
    );
    expect(issuer).toEqual({
      cardId: '430600D15600000500000001FFFFFFFF',
      cardClass: null,
      specVersion: '2.0',
      initialiser: null,
      issueDate: null,
      expiryDate: null,
      cardNumber: null,
    });
  });

  it('is no issuer data without a card id', () => {
    expect(decodeIssuer(records('020133'))).toBeNull();
  });
});

describe('composite values', () => {
  it('takes the card id apart and puts it together', () => {
    const parts = parseCardId('430600D15600000500000001FFFFFFFF');
    expect(parts).toEqual({
      cityCode: '430600',
      provider: 'D156000005',
      serial: '00000001',
      authenticationCode: 'FFFFFFFF',
    });
    expect(parts && formatCardId(parts)).toBe('430600D15600000500000001FFFFFFFF');
    expect(parseCardId('430600D15600000600000001FFFFFFFF')).toBeNull();
  });

  it('takes the initialiser apart and puts it together', () => {
    const parts = parseInitialiser('915600000243060043060001');
    expect(parts).toEqual({ issuingRegion: '430600', siteRegion: '430600', order: '01' });
    expect(parts && formatInitialiser(parts)).toBe('915600000243060043060001');
  });

  it('finds the reset information in the ATR', () => {
    const atr = fromHex('3B6D0000 00814A4446 8660 4306 00000001');
    expect(resetInformation(atr)).toBe('00814A44468660430600000001');
    expect(toHex(socialSecurityAtr(fromHex('00814A44468660430600000001')))).toBe(toHex(atr));
    expect(resetInformation(fromHex('3B8F8001804F0CA000000306030001000000006A'))).toBeNull();
  });

  it('gives whole files of 40 and 5B bytes', () => {
    expect(fromHex(EF05.join(''))).toHaveLength(0x40);
    expect(fromHex(EF06.join(''))).toHaveLength(0x5b);
  });

  it('puts every record together again', () => {
    for (const line of [...EF05, ...EF06]) expect(records(line).map((tlv) => toHex(encodeTlv(tlv)))).toEqual([line]);
  });
});
