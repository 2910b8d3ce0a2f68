import { createHash } from 'node:crypto';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { codeText } from '#contract/codes/index.ts';
import { IN_FORCE, loadConsentTexts } from '#services/issuance/consent-files.ts';

const SHIPPED = fileURLToPath(new URL('../../electron/services/issuance/consent-texts/', import.meta.url));
const LIABILITY = 'bank-account-liability@sample-1.json';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'consent-texts-'));
  cpSync(SHIPPED, dir, { recursive: true });
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const put = (file: string, content: unknown): void => writeFileSync(join(dir, file), JSON.stringify(content));
const shipped = (): Record<string, unknown> => JSON.parse(readFileSync(join(SHIPPED, LIABILITY), 'utf8'));
const refusal = (): string | null => {
  const loaded = loadConsentTexts(dir);
  if (loaded.ok) return null;
  expect(codeText(loaded.error.code)).toBeDefined();
  return loaded.error.code;
};

describe('the shipped texts', () => {
  const texts = unwrap(loadConsentTexts());

  it('say in their own words that they are samples', () => {
    for (const [language, word] of [
      ['zh-CN', '样本'],
      ['en', 'sample'],
    ] as const) {
      for (const text of texts.in(language)) {
        expect(text.sample).toBe(true);
        expect(text.title).toContain(word);
        expect(text.body).toContain(word);
      }
    }
  });

  it('are hashed over the body that is shown, in each language', () => {
    const [zh] = texts.in('zh-CN');
    const [en] = texts.in('en');
    expect(zh?.sha256).toBe(
      createHash('sha256')
        .update(zh?.body ?? '', 'utf8')
        .digest('hex'),
    );
    expect(zh?.sha256).not.toBe(en?.sha256);
    expect(zh?.document).toBe(en?.document);
  });
});

describe('texts of a bank', () => {
  it('are those in force, in their order; another version in the folder changes nothing', () => {
    put('bank-account-liability@2026-1.json', { ...shipped(), version: '2026-1', sample: false });
    const before = unwrap(loadConsentTexts(dir)).in('zh-CN');
    expect(before.map(({ document, version }) => `${document} ${version}`)).toEqual([
      'bank-account-liability sample-1',
      'privacy-notice sample-1',
    ]);
    put(IN_FORCE, [{ document: 'bank-account-liability', version: '2026-1' }]);
    const after = unwrap(loadConsentTexts(dir)).in('zh-CN');
    expect(after).toMatchObject([{ version: '2026-1', sample: false, sha256: before[0]?.sha256 }]);
  });

  it('stop the start when a file is missing, unfit, misnamed or in force twice', () => {
    put(IN_FORCE, [{ document: 'bank-account-liability', version: '9' }]);
    expect(refusal()).toBe('consent-text.malformed');
    put('bank-account-liability@9.json', shipped());
    expect(refusal()).toBe('consent-text.misnamed');
    put('bank-account-liability@9.json', { ...shipped(), version: '9', en: undefined });
    expect(refusal()).toBe('consent-text.malformed');
    const twice = { document: 'bank-account-liability', version: 'sample-1' };
    put(IN_FORCE, [twice, twice]);
    expect(refusal()).toBe('consent-text.repeated');
    put(IN_FORCE, []);
    expect(refusal()).toBe('consent-text.malformed');
    put(IN_FORCE, [{ document: '../secrets', version: '1' }]);
    expect(refusal()).toBe('consent-text.malformed');
  });
});
