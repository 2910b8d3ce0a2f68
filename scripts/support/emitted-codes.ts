import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { CODES } from '#contract/codes/index.ts';
import { METHOD_NAMES } from '#contract/methods.ts';
import { AUDIT_EVENT_IDS } from '#domain/audit/catalogue.ts';
import { DIAGNOSTIC_TESTS } from '#domain/diagnostics/catalogue/index.ts';
import { CATEGORIES } from '#domain/eligibility/category.ts';
import { KINS } from '#domain/eligibility/guardian.ts';
import { PHOTO_RULES } from '#domain/photo/judgement.ts';
import { SETTING_KEYS } from '#domain/settings/catalogue.ts';
import type { Source } from './text-rules.ts';

const RULES = join('electron', 'domain', 'eligibility', 'rules');
const ROOT = resolve(import.meta.dirname, '../..');

/** TypeScript sources below these folders, by their paths from the root. */
export const sourcesBelow = (folders: readonly string[]): readonly Source[] =>
  folders
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((file) => join(folder, file)),
    )
    .filter((file) => /(?<!\.d)\.tsx?$/.test(file))
    .map((file) => ({ file, text: readFileSync(join(ROOT, file), 'utf8') }));

/** Where codes are defined, not emitted; audit events have their texts beside them. */
const isText = (file: string): boolean =>
  file.startsWith(join('electron', 'contract', 'codes')) ||
  file.startsWith(join('electron', 'domain', 'audit', 'events'));

/** Dotted words that are no codes: methods, audit events, tests of devices, keys of the station file, file names. */
const NO_CODES = new Set<string>([
  ...METHOD_NAMES,
  ...AUDIT_EVENT_IDS,
  ...DIAGNOSTIC_TESTS.map(({ id }) => id),
  ...Object.keys(SETTING_KEYS),
]);
const isFileName = (word: string): boolean => /\.(json|log|db|key|png|jpg|ts|cjs|mjs|js|html|comm)$/.test(word);

/** Failures that stay inside: the key server's reach a person as `platform.refused.key-server-refused`. */
const isInside = (file: string): boolean => file.startsWith(join('drivers', 'simulator', 'key-server'));

/** Every code the product's sources name, with one of the files that do. */
export const emittedCodes = (): ReadonlyMap<string, string> => {
  // First words of all codes: `printer`, `chip`, `platform`, …
  const rooms = new Set(Object.keys(CODES).flatMap((code) => (code.includes('.') ? [code.split('.')[0]] : [])));
  const dotted = new RegExp(
    `(?<=['"\`])(?<!event: ['"\`])(?:${[...rooms].join('|')})(?:\\.(?:P\\d\\d)?[a-z0-9-]*[a-z0-9])+(?=['"\`])`,
    'g',
  );
  const called = /\b(?:fail|failureOf|asking)\(\s*'([^']+)'/g;
  const found = new Map<string, string>();
  for (const { file, text } of sourcesBelow(['electron', 'drivers', 'db', 'scripts', 'renderer/camera/guidance'])) {
    if (isText(file)) continue;
    for (const [word] of text.matchAll(dotted)) if (!NO_CODES.has(word) && !isFileName(word)) found.set(word, file);
    for (const [, code = ''] of text.matchAll(called)) found.set(code, file);
    if (!file.startsWith(join('electron', 'host'))) continue;
    for (const [, code = ''] of text.matchAll(/\brefused\('([^']+)'/g)) found.set(code, file);
  }
  // What a photo rule asks for, by the rule's name.
  for (const rule of PHOTO_RULES) found.set(`photo.${rule}`, join('electron', 'domain', 'photo', 'judge.ts'));
  // What the rules say of a person, by kind, and of a guardian, by relation.
  for (const category of CATEGORIES) found.set(`category.${category}`, join(RULES, 'person.ts'));
  for (const kin of KINS) {
    for (const household of ['same', 'other']) {
      found.set(`guardian.${kin}-${household}-household`, join(RULES, 'guardian.ts'));
    }
  }
  // The screens say codes of their own; other dotted words in them are keys of texts.
  for (const { file, text } of sourcesBelow(['renderer'])) {
    for (const [word] of text.matchAll(dotted)) if (Object.hasOwn(CODES, word)) found.set(word, file);
  }
  for (const [code, file] of found) if (isInside(file)) found.delete(code);
  return found;
};
