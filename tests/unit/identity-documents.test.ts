import { describe, expect, it } from 'vitest';
import { redact, redactText } from '#basics/redaction.ts';
import { isDocumentNumber } from '#domain/identity/document-number.ts';
import {
  currentAddress,
  type DocumentKind,
  nationalityOf,
  withAppendedAddresses,
} from '#domain/identity/identity-document.ts';
import { foreignPermit2017, foreignPermit2023, residencePermit, residentCard } from '../support/documents.ts';

describe('numbers of the four documents', () => {
  it.each<[DocumentKind, string, boolean]>([
    ['resident-card', '11010519491231002X', true],
    ['resident-card', '110105194912310021', false],
    ['residence-permit', '810000199001010019', true],
    ['residence-permit', '830000199001010020', true],
    ['residence-permit', '830000199001010029', false],
    ['residence-permit', '11010519491231002X', false],
    ['foreign-permit-2023', '911561990010100015', true],
    ['foreign-permit-2023', '911561990010100016', false],
    ['foreign-permit-2023', '11010519491231002X', false],
    ['foreign-permit-2017', 'CAN430690010101', true],
    ['foreign-permit-2017', 'CA0430690010101', false],
    ['foreign-permit-2017', 'CAN43069001010', false],
    ['foreign-permit-2017', '911561990010100015', false],
  ])('%s %s: %s', (kind, number, fits) => expect(isDocumentNumber(kind, number)).toBe(fits));
});

describe('what a document says of address and nationality', () => {
  it('lives at the newest address added, else at the printed one', () => {
    expect(currentAddress(residentCard)).toBe('北京市朝阳区测试路1号');
    const moved = withAppendedAddresses(residentCard, ['测试路2号', '测试路3号']);
    expect(currentAddress(moved)).toBe('测试路3号');
    expect(moved.address).toBe('北京市朝阳区测试路1号');
    expect(withAppendedAddresses(residentCard, [])).toBe(residentCard);
    expect(currentAddress(foreignPermit2023)).toBeNull();
  });

  it('tells the nationality of foreigners only', () => {
    expect([foreignPermit2017, foreignPermit2023].map(nationalityOf)).toEqual(['CAN', 'CAN']);
    expect([residentCard, residencePermit].map(nationalityOf)).toEqual([null, null]);
  });
});

describe('documents in a log', () => {
  it('show neither number nor name', () => {
    expect(redactText('no CAN430690010101 here')).toBe('no CAN4********101 here');
    for (const document of [residencePermit, foreignPermit2017, foreignPermit2023]) {
      const { name, idNumber } = document;
      const said = JSON.stringify(redact({ ...document, text: idNumber }));
      expect(said).not.toContain(name);
      expect(said).not.toContain(idNumber);
      expect(said).not.toMatch(/H12345678|SAMPLE/);
    }
  });
});
