/**
 * The words of the product: every text in both languages, filled with the same values and written by the rules of the
 * counter; every key and code that is asked for has one, and none is left over. Exit code 1 when anything is found.
 */
import { join } from 'node:path';
import { CODES, codeText } from '#contract/codes/index.ts';
import { METHOD_NAMES, methods } from '#contract/methods.ts';
import { en } from '#renderer/i18n/en.ts';
import { zhCN } from '#renderer/i18n/zh-CN.ts';
import { emittedCodes, sourcesBelow } from './support/emitted-codes.ts';
import { missingKeys, pairProblems, type Texts, usedKeys } from './support/text-rules.ts';

/** Where texts stand, as opposed to where they are used. */
const isText = (file: string): boolean =>
  /^renderer\/i18n\/(en|zh-CN|words\/.*)\.ts$/.test(file.replaceAll('\\', '/')) ||
  file.startsWith(join('electron', 'contract', 'codes'));

const windowTexts = (): readonly string[] => {
  const sources = sourcesBelow(['renderer', 'electron']).filter(({ file }) => !isText(file));
  const keys = Object.keys(zhCN);
  const used = usedKeys(keys, sources);
  return [
    ...pairProblems(zhCN, en),
    ...keys.filter((key) => !used.has(key)).map((key) => `${key}: nobody uses this text`),
    ...missingKeys(zhCN, sources),
  ];
};

const texts = (language: 'zh' | 'en'): Texts =>
  Object.fromEntries(
    Object.entries(CODES).flatMap(([code, text]) => [
      [`${code} (what)`, text[language].what],
      [`${code} (next)`, text[language].next],
    ]),
  );

/** Refusals of the platform come with its own word behind the last dot; no source spells them out. */
const isPlatforms = (code: string): boolean => code.startsWith('platform.refused.');

const codeTexts = (): readonly string[] => {
  const emitted = emittedCodes();
  const promised = METHOD_NAMES.flatMap((name) =>
    methods[name].errors.map((code) => [code, `method ${name}`] as const),
  );
  const without = [...emitted, ...promised].filter(([code]) => codeText(code) === undefined);
  return [
    ...pairProblems(texts('zh'), texts('en')),
    ...without.map(([code, where]) => `${where}: ${code} has no text`),
    ...Object.keys(CODES).flatMap((code) =>
      emitted.has(code) || isPlatforms(code) ? [] : [`${code}: nobody emits this code`],
    ),
  ];
};

const found = [...new Set([...windowTexts(), ...codeTexts()])];
for (const problem of found) process.stdout.write(`${problem}\n`);
process.exitCode = found.length === 0 ? 0 : 1;
