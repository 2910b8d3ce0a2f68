import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { CODES, codeText, duplicateCodes } from '#contract/codes/index.ts';
import { METHOD_NAMES, methods } from '#contract/methods.ts';
import { REFUSALS } from '#drivers/platform/refusals.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ROOMS = ['electron', 'drivers', 'db', 'scripts'];

/** Where codes are defined, not emitted. */
const isText = (file: string): boolean => file.startsWith(join('electron', 'contract', 'codes'));

const sources = ROOMS.flatMap((room) =>
  readdirSync(join(ROOT, room), { recursive: true, encoding: 'utf8' })
    .map((file) => join(room, file))
    .filter((file) => /(?<!\.d)\.ts$/.test(file) && !isText(file)),
).map((file) => ({ file, source: readFileSync(join(ROOT, file), 'utf8') }));

/** First words of all codes: `printer`, `chip`, `platform`, … */
const prefixes = [...new Set(Object.keys(CODES).flatMap((code) => (code.includes('.') ? [code.split('.')[0]] : [])))];

/** Dotted words that are no codes: methods of the contract, audit events, file names. */
const NO_CODES = new Set<string>([...METHOD_NAMES, ...METHOD_NAMES.flatMap((name) => methods[name].audit ?? [])]);
const isFileName = (word: string): boolean => /\.(json|log|db|key|png|jpg|ts|cjs|mjs|js|html|comm)$/.test(word);

/** Failures that stay inside: the key server's reach a person as `platform.refused.key-server-refused`. */
const isInside = (file: string): boolean => file.startsWith(join('drivers', 'simulator', 'key-server'));

const emitted = (): ReadonlyMap<string, string> => {
  const found = new Map<string, string>();
  const dotted = new RegExp(`(?<=['"\`])(?:${prefixes.join('|')})(?:\\.[a-z0-9-]+)+(?=['"\`])`, 'g');
  const called = /\b(?:fail|failureOf|asking)\(\s*'([^']+)'/g;
  for (const { file, source } of sources) {
    for (const [word] of source.matchAll(dotted)) if (!NO_CODES.has(word) && !isFileName(word)) found.set(word, file);
    for (const [, code = ''] of source.matchAll(called)) found.set(code, file);
    if (!file.startsWith(join('electron', 'host'))) continue;
    for (const [, code = ''] of source.matchAll(/\brefused\('([^']+)'/g)) found.set(code, file);
  }
  for (const [code, file] of found) if (isInside(file)) found.delete(code);
  return found;
};

const placeholders = (text: string): readonly string[] =>
  [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name = '']) => name.replace(/(?:Zh|En)$/, '')))].toSorted();

describe('codes', () => {
  it('are found in the sources at all', () => {
    const codes = emitted();
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
    const without = [...emitted()].filter(([code]) => codeText(code) === undefined);
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
    const codes = emitted();
    const unused = Object.keys(CODES).filter((code) => !codes.has(code) && !code.startsWith('platform.refused.'));
    expect(unused).toEqual([]);
  });
});
