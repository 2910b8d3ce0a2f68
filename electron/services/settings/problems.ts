import type { z } from 'zod';
import { settingKey } from '#domain/settings/catalogue.ts';
import { type Json, valueAt } from '#domain/settings/document.ts';
import { nearKey } from '#domain/settings/near-key.ts';
import type { SettingProblem } from '#domain/settings/problem.ts';
import { expectedAt } from './expected.ts';
import { leavesOf, nodeAt, type SchemaNode } from './schema-node.ts';

export type { SettingProblem };

/** A value is named in a problem up to this length. */
const SHOWN = 60;

/** Everything that is wrong in a document, from what its schema said of it: unknown keys, missing and wrong values. */
export const problemsOf = (
  issues: readonly z.core.$ZodIssue[],
  document: Json,
  schema: SchemaNode,
): readonly SettingProblem[] => issues.flatMap((issue) => problemOf(issue, document, schema));

const problemOf = (issue: z.core.$ZodIssue, document: Json, schema: SchemaNode): readonly SettingProblem[] => {
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknown(path, key, schema));
  const at = path.join('.');
  if (issue.code === 'custom' && typeof issue.params?.code === 'string') {
    return [{ path: at, code: issue.params.code, params: { path: at } }];
  }
  const expected = expectedAt(nodeAt(schema, path));
  const words = { path: at, expectedZh: expected.zh, expectedEn: expected.en };
  const given = valueIn(document, path);
  return given === undefined
    ? [{ path: at, code: 'config.missing', params: words }]
    : [{ path: at, code: 'config.wrong-value', params: { ...words, given: shown(at, given) } }];
};

const unknown = (path: readonly PropertyKey[], key: string, schema: SchemaNode): SettingProblem => {
  const at = [...path, key].join('.');
  const near = meant([...path], key, schema);
  return near === null
    ? { path: at, code: 'config.unknown-key', params: { path: at } }
    : { path: at, code: 'config.unknown-key-near', params: { path: at, near } };
};

/** A key beside it that is written alike; else one of that very name elsewhere in the file. */
const meant = (path: readonly PropertyKey[], key: string, schema: SchemaNode): string | null => {
  const beside = nearKey(key, Object.keys(nodeAt(schema, path)?.properties ?? {}));
  if (beside !== null) return [...path, beside].join('.');
  const elsewhere = leavesOf(schema).filter(({ id }) => id.toLowerCase().endsWith(`.${key.toLowerCase()}`));
  return elsewhere[0]?.id ?? null;
};

/** Lists too, which `valueAt` does not go into. */
const valueIn = (document: Json | undefined, path: readonly PropertyKey[]): Json | undefined => {
  const [first, ...rest] = path;
  if (first === undefined) return document;
  const inner = Array.isArray(document)
    ? (document as readonly Json[])[Number(first)]
    : valueAt(document, [String(first)]);
  return valueIn(inner, rest);
};

/** A value as it may be shown: short, and nothing that is secret. */
export const shown = (key: string, value: Json): string => {
  if (settingKey(key)?.secret === true) return '••••••';
  const text = withoutPassword(JSON.stringify(value));
  return text.length > SHOWN ? `${text.slice(0, SHOWN)}…` : text;
};

/** `https://user:word@host` may stand in an address. */
const withoutPassword = (text: string): string => text.replaceAll(/(\w+:\/\/[^/\s:@"]*):[^/\s@"]+@/g, '$1:••••••@');
