import { describe, expect, it } from 'vitest';
import { decodeTextBlock, encodeTextBlock } from '#drivers/id-reader/text-block.ts';
import { TEXT_TABLES } from '#drivers/id-reader/text-tables.ts';
import { foreignPermit2017, foreignPermit2023, fourDocuments, residencePermit } from '../support/documents.ts';

/** Blocks written here by the offsets printed in A.5, not by our own tables. */
const block = (fields: readonly (readonly [offset: number, bytes: number, text: string])[]): Uint8Array => {
  const bytes = Buffer.alloc(256, Buffer.from(' ', 'utf16le'));
  for (const [offset, size, text] of fields) {
    const written = Buffer.from(text.padEnd(size / 2), 'utf16le');
    expect(written.length).toBe(size);
    written.copy(bytes, offset);
  }
  return new Uint8Array(bytes);
};

const RESIDENCE_PERMIT = block([
  [0, 30, '李四'],
  [30, 2, '1'],
  [36, 16, '19900101'],
  [52, 70, '湖南省临湘市测试路2号'],
  [122, 36, '810000199001010019'],
  [158, 30, '临湘市公安局'],
  [188, 16, '20200101'],
  [204, 16, '20250101'],
  [220, 18, 'H12345678'],
  [238, 4, '01'],
  [248, 2, 'J'],
]);

const FOREIGN_2017 = block([
  [0, 120, 'SAMPLE, PERSON WU'],
  [120, 2, '2'],
  [122, 30, 'CAN430690010101'],
  [152, 6, 'CAN'],
  [158, 30, '王五'],
  [188, 16, '20180101'],
  [204, 16, '20280101'],
  [220, 16, '19900101'],
  [236, 4, '01'],
  [240, 8, '1500'],
  [248, 2, 'I'],
]);

/** The name breaks in the middle, behind a blank that is no padding. */
const FOREIGN_2023 = block([
  [30, 2, '1'],
  [32, 4, '00'],
  [36, 16, '19900101'],
  [52, 70, 'SAMPLE-PERSON, WITH A NAME OF MANY '],
  [122, 36, '911561990010100015'],
  [188, 16, '20240101'],
  [204, 16, '20340101'],
  [220, 22, 'PARTS LIU'],
  [242, 6, 'CAN'],
  [248, 2, 'Y'],
  [250, 6, 'A01'],
]);

describe('the tables of the four documents (A.5)', () => {
  it.each(Object.entries(TEXT_TABLES))('%s covers the 256 bytes without gap or overlap', (_kind, table) => {
    const fields = Object.values(table as Record<string, readonly [number, number]>).toSorted(([a], [b]) => a - b);
    let at = 0;
    for (const [offset, size] of fields) {
      expect(offset).toBe(at);
      at += size;
    }
    expect(at).toBe(256);
  });

  it.each([
    ['residence permit (J)', RESIDENCE_PERMIT, residencePermit],
    ['foreign permit of 2017 (I)', FOREIGN_2017, foreignPermit2017],
    ['foreign permit of 2023 (Y)', FOREIGN_2023, foreignPermit2023],
  ])('%s', (_name, bytes, document) => {
    expect(decodeTextBlock(bytes)).toEqual({ kind: 'document', document });
    expect(encodeTextBlock(document)).toEqual(bytes);
  });

  it('names a foreigner in Chinese where the document does', () => {
    const bytes = FOREIGN_2023.slice();
    bytes.set(Buffer.from('刘六', 'utf16le'), 0);
    expect(decodeTextBlock(bytes)).toMatchObject({
      document: { name: '刘六', chineseName: '刘六', englishName: foreignPermit2023.englishName },
    });
  });

  it.each([
    ['nationality', FOREIGN_2017, 152],
    ['birth', FOREIGN_2017, 220],
    ['idNumber', FOREIGN_2017, 122],
    ['nationality', FOREIGN_2023, 242],
    ['birth', RESIDENCE_PERMIT, 36],
    ['idNumber', RESIDENCE_PERMIT, 122],
  ])('an unreadable %s is named', (field, whole, offset) => {
    const bytes = whole.slice();
    bytes.set(Buffer.from(' ', 'utf16le'), offset);
    expect(decodeTextBlock(bytes)).toEqual({ kind: 'unreadable', field });
  });

  it.each(fourDocuments)('$kind comes back as it was written', (document) => {
    expect(decodeTextBlock(encodeTextBlock(document))).toEqual({ kind: 'document', document });
  });

  it('a field that does not fit is never cut', () => {
    expect(() => encodeTextBlock({ ...residencePermit, name: '张'.repeat(16) })).toThrow();
    expect(() => encodeTextBlock({ ...foreignPermit2023, englishName: 'A'.repeat(47) })).toThrow();
    expect(encodeTextBlock({ ...foreignPermit2023, englishName: 'A'.repeat(46) })).toHaveLength(256);
  });
});
