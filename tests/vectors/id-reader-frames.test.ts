import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { decodeAppendedAddresses, encodeAppendedAddresses } from '#drivers/id-reader/appended-address.ts';
import {
  joinBaseAnswer,
  joinBaseAnswerWithFingerprints,
  splitBaseAnswer,
  splitBaseAnswerDroppingFingerprints,
} from '#drivers/id-reader/base-answer.ts';
import { decodeCardManagement, encodeCardManagement } from '#drivers/id-reader/card-management.ts';
import {
  type BAUD_RATES,
  baudRateFrame,
  type CommandName,
  commandFrame,
  commandName,
  rfBytesFrame,
} from '#drivers/id-reader/commands.ts';
import {
  checkByteOf,
  encodeAnswer,
  MIN_ANSWER_LENGTH,
  MIN_COMMAND_LENGTH,
  toAnswer,
  toCommand,
} from '#drivers/id-reader/frame.ts';
import { FrameParser } from '#drivers/id-reader/frame-parser.ts';
import { formatSamId, parseSamId } from '#drivers/id-reader/sam-id.ts';
import { STATUS_WORDS, statusText, statusWord } from '#drivers/id-reader/status-words.ts';
import { decodeTextBlock, encodeTextBlock } from '#drivers/id-reader/text-block.ts';

/** Bytes of the protocol reference, tables A.2 to A.6; not of our own encoder. */
const PREAMBLE = 'AAAAAA9669';

const COMMAND_FRAMES: readonly [CommandName, string][] = [
  ['resetSam', '000310FFEC'],
  ['samStatus', '000311FFED'],
  ['samId', '000312FFEE'],
  ['find', '0003200122'],
  ['select', '0003200221'],
  ['readBase', '0003300132'],
  ['readBaseAndFingerprint', '0003301023'],
  ['readAppendedAddress', '0003300330'],
  ['readCardManagement', '0003300536'],
];

const BAUD_FRAMES: readonly [(typeof BAUD_RATES)[number], string][] = [
  [115_200, '0003600063'],
  [57_600, '0003600162'],
  [38_400, '0003600261'],
  [19_200, '0003600360'],
  [9_600, '0003600467'],
];

const STATUS_FRAMES = [
  '000400009094',
  '000400009195',
  '000400008084',
  '000400008185',
  '000400001014',
  '000400001115',
  '000400002125',
  '000400002327',
  '000400002420',
  '000400003135',
  '000400003236',
  '000400003337',
  '000400004044',
  '000400004145',
  '000400004743',
  '000400006064',
  '000400006662',
];

const parseOne = (minLength: number, hex: string) => {
  const [event, ...more] = new FrameParser(minLength).push(fromHex(hex));
  expect(more).toEqual([]);
  if (event?.kind !== 'frame') throw new Error(`no frame in ${hex}`);
  return event.body;
};

describe('commands (A.2)', () => {
  it.each(COMMAND_FRAMES)('%s is %s', (name, frame) => {
    expect(toHex(commandFrame(name))).toBe(PREAMBLE + frame);
    const { cmd, para } = toCommand(parseOne(MIN_COMMAND_LENGTH, PREAMBLE + frame));
    expect(commandName(cmd, para)).toBe(name);
  });

  it.each(BAUD_FRAMES)('%d baud is %s', (rate, frame) => {
    expect(toHex(baudRateFrame(rate))).toBe(PREAMBLE + frame);
  });

  it.each([
    [0x50, '000461FF50CA'],
    [0x02, '000461FF0298'],
  ])('%d bytes per radio frame', (bytes, frame) => {
    expect(toHex(rfBytesFrame(bytes))).toBe(PREAMBLE + frame);
  });

  it('the checksum 21 some test files give for find is wrong', () => {
    const [event] = new FrameParser(MIN_COMMAND_LENGTH).push(fromHex(`${PREAMBLE}0003200121`));
    expect(event).toMatchObject({ kind: 'noise', cause: 'checksum' });
  });
});

describe('answers (A.2, A.3)', () => {
  it.each(STATUS_FRAMES)('bare status %s', (frame) => {
    const sw3 = Number.parseInt(frame.slice(8, 10), 16);
    expect(toHex(encodeAnswer({ sw3 }))).toBe(PREAMBLE + frame);
    expect(toAnswer(parseOne(MIN_ANSWER_LENGTH, PREAMBLE + frame))).toEqual({
      sw1: 0,
      sw2: 0,
      sw3,
      data: new Uint8Array(0),
    });
    expect(statusWord(sw3)).toBeDefined();
  });

  it('knows every status of the table, each once', () => {
    const codes = '90 91 9F 10 11 21 23 24 31 32 33 37 3F 40 41 47 60 66 80 81 FF'.split(' ');
    expect(STATUS_WORDS.map(({ sw3 }) => statusText(sw3))).toEqual(codes);
  });

  it('find ok and select ok', () => {
    expect(toHex(encodeAnswer({ sw3: 0x9f, data: new Uint8Array(4) }))).toBe(`${PREAMBLE}000800009F0000000097`);
    expect(toHex(encodeAnswer({ sw3: 0x90, data: new Uint8Array(8) }))).toBe(
      `${PREAMBLE}000C000090${'00'.repeat(8)}9C`,
    );
  });

  it("keeps the card's own status in SW1 SW2", () => {
    const { sw1, sw2, sw3 } = toAnswer(
      parseOne(MIN_ANSWER_LENGTH, toHex(encodeAnswer({ sw1: 0x6a, sw2: 0x82, sw3: 0x41 }))),
    );
    expect([sw1, sw2, sw3]).toEqual([0x6a, 0x82, 0x41]);
  });
});

describe('SAM id (A.6)', () => {
  const BYTES = '05000300F704330187D6120015CD5B07';
  const PRINTED = '05.03-20120823-0001234567-0123456789';

  it('prints as on the reader', () => {
    expect(formatSamId(fromHex(BYTES))).toBe(PRINTED);
    expect(toHex(parseSamId(PRINTED) ?? new Uint8Array(0))).toBe(BYTES);
    expect(toHex(encodeAnswer({ sw3: 0x90, data: fromHex(BYTES) }))).toBe(`${PREAMBLE}0014000090${BYTES}84`);
  });

  it.each(['', '05.03', '05.03-20120823-0001234567-9999999999', '5.3-20120823-0001234567-0123456789'])(
    '%j is none',
    (text) => expect(parseSamId(text)).toBeNull(),
  );
});

const BLOCK = fromHex(`
205F094E20002000200020002000200020002000200020002000200020003100
30003100310039003400390031003200330031001753AC4E025E1D6733963A53
4B6DD58BEF8D3100F75320002000200020002000200020002000200020002000
2000200020002000200020002000200020002000200020002000310031003000
3100300035003100390034003900310032003300310030003000320058001753
AC4E025E6C51895B405C4B6DD58B0652405C2000200020002000200032003000
3200300030003100300031007F951F6720002000200020002000200020002000
2000200020002000200020002000200020002000200020002000200020002000`);

const ZHANG_SAN = {
  kind: 'resident-card',
  name: '张三',
  sex: '1',
  nation: '01',
  birth: '19491231',
  address: '北京市朝阳区测试路1号',
  idNumber: '11010519491231002X',
  authority: '北京市公安局测试分局',
  validFrom: '20200101',
  validTo: 'long-term',
} as const;

describe('text block (A.5)', () => {
  it('reads the synthetic resident card', () => {
    expect(decodeTextBlock(BLOCK)).toEqual({ kind: 'document', document: ZHANG_SAN });
    expect(toHex(encodeTextBlock(ZHANG_SAN))).toBe(toHex(BLOCK));
  });

  it.each([
    ['Q', 'Q', '5100'],
    ['a lower-case j', 'j', '6A00'],
    ['what cannot be printed', 'U+4E2D', '2D4E'],
  ])('refuses a card with %s at 248, naming the letter', (_what, letter, bytes) => {
    const block = BLOCK.slice();
    block.set(fromHex(bytes), 248);
    expect(decodeTextBlock(block)).toEqual({ kind: 'unknown-document', letter });
  });

  it('takes a zero at 248 for a blank', () => {
    const block = BLOCK.slice();
    block.set(fromHex('0000'), 248);
    expect(decodeTextBlock(block)).toMatchObject({ kind: 'document', document: { kind: 'resident-card' } });
  });

  it.each([
    ['sex', 30],
    ['nation', 32],
    ['birth', 36],
    ['idNumber', 122],
    ['validFrom', 188],
    ['validTo', 204],
  ])('names an unreadable %s', (field, offset) => {
    const block = BLOCK.slice();
    block.set(fromHex('7F00'), offset);
    if (field === 'idNumber') block.set(fromHex('2000'), offset);
    expect(decodeTextBlock(block)).toEqual({ kind: 'unreadable', field });
  });
});

describe('read answer (A.4)', () => {
  const answer = encodeAnswer({ sw3: 0x90, data: joinBaseAnswer(BLOCK, new Uint8Array(1024)) });

  it('has 1295 bytes and the check byte 96', () => {
    expect(answer.length).toBe(1295);
    expect(toHex(answer.slice(0, 14))).toBe(`${PREAMBLE}050800009001000400`);
    expect(toHex(answer.slice(14, 16))).toBe('205F');
    expect(answer[1294]).toBe(0x96);
    expect(checkByteOf(answer.slice(5))).toBe(0);
  });

  it('gives text and photo back', () => {
    const { data } = toAnswer(parseOne(MIN_ANSWER_LENGTH, toHex(answer)));
    const parts = splitBaseAnswer(data);
    expect(toHex(parts?.text ?? new Uint8Array(0))).toBe(toHex(BLOCK));
    expect(parts?.photo.length).toBe(1024);
  });

  it.each([
    [0, 1297, '050A'],
    [512, 1809, '070A'],
    [1024, 2321, '090A'],
  ])('30 10 with %d bytes of fingerprints has %d bytes in all', (size, total, length) => {
    const prints = new Uint8Array(size).fill(0xf9);
    const frame = encodeAnswer({
      sw3: 0x90,
      data: joinBaseAnswerWithFingerprints(BLOCK, new Uint8Array(1024).fill(7), prints),
    });
    expect(frame.length).toBe(total);
    expect(toHex(frame.slice(5, 7))).toBe(length);
    expect(toHex(frame.slice(10, 16))).toBe(`01000400${size.toString(16).padStart(4, '0').toUpperCase()}`);
    expect(toHex(frame.slice(16, 18))).toBe('205F');
    expect(frame[272]).toBe(7);
    const { data } = toAnswer(parseOne(MIN_ANSWER_LENGTH, toHex(frame)));
    const parts = splitBaseAnswerDroppingFingerprints(data);
    expect(Object.keys(parts ?? {})).toEqual(['text', 'photo']);
    expect(toHex(parts?.text ?? new Uint8Array(0))).toBe(toHex(BLOCK));
    expect(parts?.photo).toEqual(new Uint8Array(1024).fill(7));
    // Nothing of a fingerprint is left in the answer.
    expect(data.includes(0xf9)).toBe(false);
  });

  it('clamps the lengths of a 30 10 answer', () => {
    const body = concatBytes(BLOCK, new Uint8Array(1024), new Uint8Array(1024).fill(0xf9));
    const data = concatBytes(fromHex('FFFFFFFFFFFF'), body);
    expect(splitBaseAnswerDroppingFingerprints(data)?.photo.length).toBe(1024);
    expect(data.includes(0xf9)).toBe(false);
    const short = concatBytes(fromHex('010004000400'), body.slice(0, -1));
    expect(splitBaseAnswerDroppingFingerprints(short)).toBeNull();
    expect(short.includes(0xf9)).toBe(false);
  });

  it('clamps lengths the module exaggerates, and refuses data shorter than it says', () => {
    const body = concatBytes(BLOCK, new Uint8Array(1024));
    expect(splitBaseAnswer(concatBytes(fromHex('0100FFFF'), body))?.photo.length).toBe(1024);
    expect(splitBaseAnswer(concatBytes(fromHex('01000400'), body.slice(0, -1)))).toBeNull();
    expect(splitBaseAnswer(concatBytes(fromHex('00FF0400'), body))).toBeNull();
    expect(splitBaseAnswer(fromHex('010004'))).toBeNull();
  });
});

describe('appended addresses', () => {
  it('one entry has 70 bytes and Len 00 4A; entries of spaces are empty', () => {
    const data = encodeAppendedAddresses(['测试路2号']);
    expect(toHex(encodeAnswer({ sw3: 0x90, data }).slice(5, 7))).toBe('004A');
    expect(decodeAppendedAddresses(concatBytes(data, encodeAppendedAddresses(['', '测试路3号'])))).toEqual([
      '测试路2号',
      '测试路3号',
    ]);
  });

  it('are four at most; a broken last entry is left out', () => {
    const five = encodeAppendedAddresses(['一', '二', '三', '四', '五']);
    expect(decodeAppendedAddresses(five)).toEqual(['一', '二', '三', '四']);
    expect(decodeAppendedAddresses(five.slice(0, 139))).toEqual(['一']);
    expect(decodeAppendedAddresses(new Uint8Array(0))).toEqual([]);
  });
});

describe('card management (30 05)', () => {
  it('has 14 characters, Len 00 20', () => {
    const data = encodeCardManagement('12345678901234');
    expect(toHex(encodeAnswer({ sw3: 0x90, data }).slice(5, 7))).toBe('0020');
    expect(toHex(data.slice(0, 4))).toBe('31003200');
    expect(decodeCardManagement(data)).toBe('12345678901234');
    expect(decodeCardManagement(data.slice(2))).toBeNull();
  });
});
