import { describe, expect, it } from 'vitest';
import { CODES, codeText, duplicateCodes } from '#contract/codes/index.ts';
import { METHOD_NAMES, methods } from '#contract/methods.ts';
import { REFUSALS } from '#drivers/platform/refusals.ts';
import { emittedCodes } from '../../scripts/support/emitted-codes.ts';

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name.replace(/(?:Zh|En)$/, '')))].toSorted();

describe('codes', () => {
  it('are found in the sources at all', () => {
    const codes = emittedCodes();
    for (const code of [
      'printer.jam',
      'chip.mute',
      'platform.unreachable',
      'database.in-use',
      'bad-input',
      'card.not-taken',
    ]) {
      expect([code, codes.has(code)]).toEqual([code, true]);
    }
    expect(codes.size).toBeGreaterThan(150);
  });

  it('have a text in both languages, whoever emits them', () => {
    const without = [...emittedCodes()].filter(([code]) => codeText(code) === undefined);
    expect(without).toEqual([]);
    const refusals = [...Object.keys(REFUSALS), 'unlisted'].map((reason) => `platform.refused.${reason}`);
    expect(refusals.filter((code) => codeText(code) === undefined)).toEqual([]);
    const promised = METHOD_NAMES.flatMap((name) => methods[name].errors);
    expect(promised.filter((code) => codeText(code) === undefined)).toEqual([]);
  });

  it('belong to one room each', () => {
    expect(duplicateCodes()).toEqual([]);
  });

  it('use the same values in both languages', () => {
    for (const [code, { zh, en }] of Object.entries(CODES)) {
      expect([code, placeholders(zh.what + zh.next)]).toEqual([code, placeholders(en.what + en.next)]);
    }
  });

  it('are sentences without a full stop, an exclamation mark or a code', () => {
    for (const [code, { zh, en }] of Object.entries(CODES)) {
      for (const text of [zh.what, zh.next, en.what, en.next]) {
        expect([code, text]).toEqual([code, expect.stringMatching(/^[^!！]*[^.。!！\s]$/)]);
      }
      expect([code, zh.what]).toEqual([code, expect.stringMatching(/[\u4e00-\u9fff]/)]);
    }
  });

  it('are each emitted by somebody', () => {
    const codes = emittedCodes();
    const unused = Object.keys(CODES).filter((code) => !codes.has(code) && !code.startsWith('platform.refused.'));
    expect(unused).toEqual([]);
  });
});
