import { describe, expect, it } from 'vitest';
import { fromHex, toHex } from '#basics/hex.ts';
import * as apdu from '#drivers/chip-card/apdu.ts';
import { panOfRecord, panOfTrack2, parseAfl, pdolValues } from '#drivers/chip-card/bank-card-number.ts';
import { encodeFci, fciAlgorithm } from '#drivers/chip-card/fci.ts';
import { AID, DEFAULT_KEY_IDS, FID } from '#drivers/chip-card/identifiers.ts';
import { statusMeaning, triesLeft } from '#drivers/chip-card/status-words.ts';

describe('command bytes', () => {
  const commands: readonly (readonly [string, Uint8Array, string])[] = [
    ['SELECT SSSE', apdu.selectByName(AID.ssse), '00A404000F7378312E73682EC9E7BBE1B1A3D5CF'],
    ['SELECT PSE', apdu.selectByName(AID.pse), '00A404000E315041592E5359532E4444463031'],
    ['SELECT debit', apdu.selectByName(AID.pbocDebit), '00A4040008A000000333010101'],
    ['SELECT MF', apdu.selectAny(FID.mf), '00A40000023F00'],
    ['SELECT EF05', apdu.selectFile(FID.ef05), '00A4020002EF05'],
    ['SELECT EF06', apdu.selectFile(FID.ef06), '00A4020002EF06'],
    ['SELECT EF05 as many readers send it', apdu.selectFile(FID.ef05, 0x00), '00A4000002EF05'],
    ['SELECT EF08', apdu.selectFile(FID.ef08), '00A4020002EF08'],
    ['SELECT PKI environment', apdu.selectByName(AID.pki), '00A404000C504B492EC9E7BBE1B1A3D5CF'],
    ['SELECT certificate application', apdu.selectByName(AID.certificates), '00A404000C53532E434552542E41444631'],
    ['SELECT signing public key', apdu.selectFile(FID.publicKey), '00A40200020012'],
    ['READ BINARY from the beginning', apdu.readBinary(0), '00B0000000'],
    ['READ BINARY at 15 bits', apdu.readBinary(0x0f80, 0x80), '00B00F8080'],
    ['UPDATE BINARY', apdu.updateBinary(0x0070, fromHex('A1A2A3')), '00D6007003A1A2A3'],
    ['GET CHALLENGE of 4', apdu.getChallenge(4), '0084000004'],
    ['GET CHALLENGE of 16', apdu.getChallenge(16), '0084000010'],
    ['READ RECORD 1 of SFI 5', apdu.readRecord(1, apdu.RECORD_MODE.byNumber, 5), '00B2012C00'],
    ['READ RECORD 1 of SFI 6', apdu.readRecord(1, apdu.RECORD_MODE.byNumber, 6), '00B2013400'],
    ['READ RECORD by tag 08', apdu.readRecord(8, apdu.RECORD_MODE.firstWithTag, 0, 0x12), '00B2080012'],
    ['READ whole EF05', apdu.readRecord(1, apdu.RECORD_MODE.fromNumberToLast, 0, 0x40), '00B2010540'],
    ['READ whole EF06', apdu.readRecord(1, apdu.RECORD_MODE.fromNumberToLast, 0, 0x5b), '00B201055B'],
    [
      'UPDATE card id',
      apdu.updateRecord(1, fromHex('0110430600D15600000500000001FFFFFFFF')),
      '00DC0104120110430600D15600000500000001FFFFFFFF',
    ],
    ['UPDATE class', apdu.updateRecord(2, fromHex('020133')), '00DC020403020133'],
    ['UPDATE version', apdu.updateRecord(3, fromHex('0304332E3030')), '00DC0304060304332E3030'],
    ['UPDATE issue date', apdu.updateRecord(5, fromHex('050420250601')), '00DC050406050420250601'],
    ['UPDATE expiry date', apdu.updateRecord(6, fromHex('060420350601')), '00DC060406060420350601'],
    ['UPDATE card number', apdu.updateRecord(7, fromHex('0709503030303030303130')), '00DC07040B0709503030303030303130'],
    ['UPDATE sex', apdu.updateRecord(4, fromHex('0A0131')), '00DC0404030A0131'],
    ['UPDATE nation', apdu.updateRecord(5, fromHex('0B0101')), '00DC0504030B0101'],
    ['UPDATE birth place', apdu.updateRecord(6, fromHex('0C03110105')), '00DC0604050C03110105'],
    ['UPDATE birth date', apdu.updateRecord(7, fromHex('0D0419491231')), '00DC0704060D0419491231'],
    ['GET CHALLENGE', apdu.getChallenge(8), '0084000008'],
    [
      'INTERNAL AUTHENTICATE',
      apdu.internalAuthenticate(fromHex('1122334455667788'), fromHex('99AABBCCDDEEFF00')),
      '0088000010112233445566778899AABBCCDDEEFF00',
    ],
    [
      'EXTERNAL AUTHENTICATE UKSSSE',
      apdu.externalAuthenticate(DEFAULT_KEY_IDS.UKSSSE, fromHex('8676C9677DDF790099AABBCCDDEEFF00')),
      '00820004108676C9677DDF790099AABBCCDDEEFF00',
    ],
    ['VERIFY', apdu.verify(fromHex('123456')), '0020000003123456'],
    ['PIN query', apdu.queryPin(), '0020000000'],
    ['CHANGE PIN', apdu.changePin(fromHex('123456'), fromHex('654321')), '805E010007123456FF654321'],
    ['GET RESPONSE', apdu.getResponse(0x1e), '00C000001E'],
    ['GET PROCESSING OPTIONS', apdu.getProcessingOptions(apdu.FIELD_PDOL_VALUES), '80A800000B8309000000000000000156'],
  ];
  it.each(commands)('%s', (_name, built, expected) => {
    expect(toHex(built)).toBe(expected);
  });

  it('knows no offset beyond 15 bits', () => {
    expect(() => apdu.readBinary(0x8000)).toThrow();
    expect(() => apdu.updateBinary(-1, fromHex('00'))).toThrow();
  });

  it('uses the key numbers seen in the field', () => {
    expect(DEFAULT_KEY_IDS).toEqual({ RKSSSE: 0x0a, UKSSSE: 0x04, PUK: 0x06 });
  });
});

describe('status words', () => {
  it.each([
    [0x9000, 'done'],
    [0x6118, 'more'],
    [0x6c40, 'length'],
    [0x63c2, 'tries'],
    [0x6983, 'locked'],
    [0x6982, 'right'],
    [0x6a83, 'absent'],
    [0x6a80, 'command'],
    [0x6581, 'broken'],
    [0x1234, 'command'],
  ])('%i is %s', (sw, expected) => {
    expect(statusMeaning(sw).class).toBe(expected);
  });

  it('counts the tries of 63Cx only', () => {
    expect([triesLeft(0x63c0), triesLeft(0x63c5), triesLeft(0x6300), triesLeft(0x9000)]).toEqual([0, 5, null, null]);
  });
});

describe('answer to SELECT of the social security environment', () => {
  const FCI = '6F1C840F7378312E73682EC9E7BBE1B1A3D5CFA50988011E9F0C03860103';

  it('names SM4 on a third-generation card', () => {
    expect(fciAlgorithm(fromHex(FCI))).toBe('sm4');
    expect(toHex(encodeFci(AID.ssse, 'sm4'))).toBe(FCI);
  });

  it('knows 3DES and SSF33, and says when nothing or something else is named', () => {
    const withCode = (code: string) => fciAlgorithm(fromHex(FCI.replace(/860103$/, `8601${code}`)));
    expect([withCode('01'), withCode('02'), withCode('04')]).toEqual(['3des', 'ssf33', 'unknown']);
    expect(fciAlgorithm(encodeFci(AID.ssse, null))).toBe('absent');
    expect(fciAlgorithm(fromHex(''))).toBe('absent');
  });
});

describe('bank card number', () => {
  it('is tag 5A without its filling', () => {
    expect(panOfRecord(fromHex('700C5A0A6217000000000000004F'))).toBe('6217000000000000004');
    expect(panOfRecord(fromHex('700A5A086217000000000000'))).toBe('6217000000000000');
    expect(panOfRecord(fromHex('70055A03FFFFFF'))).toBeNull();
  });

  it('is in tag 57 up to the separator', () => {
    expect(panOfTrack2(fromHex('7010570E6217000000000000004D30122201'))).toBe('6217000000000000004');
    expect(panOfTrack2(fromHex('7006570462170000'))).toBeNull();
  });

  it('is looked for in the files of the locator, in both forms of the answer', () => {
    const files = [
      { sfi: 1, first: 1, last: 1 },
      { sfi: 2, first: 1, last: 3 },
    ];
    expect(parseAfl(fromHex('800A7C00 08010100 10010301'))).toEqual(files);
    expect(parseAfl(fromHex('770E 82027C00 9408 08010100 10010301'))).toEqual(files);
    expect(parseAfl(fromHex('6985'))).toBeNull();
  });

  it('fills the data object list with zeros and China', () => {
    const select = fromHex('6F18 8408A000000333010101 A50C 9F3809 9F7A01 9F0206 5F2A02');
    expect(toHex(pdolValues(select) ?? fromHex(''))).toBe('000000000000000156');
    expect(pdolValues(fromHex('6F0A8408A000000333010101'))).toBeNull();
  });
});
