import { segmentsOf } from './key.ts';

/** What a JSON file can hold. */
export type Json = null | boolean | number | string | readonly Json[] | { readonly [key: string]: Json };
export type JsonObject = { readonly [key: string]: Json };

/** One key set to another value; without `set` it is taken out, and the default holds. */
export interface SettingChange {
  readonly key: string;
  readonly set?: Json | undefined;
}

/** How a key stands before and after; undefined: it does not stand in the file. */
export interface SettingDifference {
  readonly key: string;
  readonly before: Json | undefined;
  readonly after: Json | undefined;
}

export const isJsonObject = (value: Json | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value at that place of the document, undefined where there is none. */
export const valueAt = (document: Json | undefined, path: readonly string[]): Json | undefined => {
  const [first, ...rest] = path;
  if (first === undefined) return document;
  if (!isJsonObject(document) || !Object.hasOwn(document, first)) return undefined;
  return valueAt(document[first], rest);
};

/** The document with one place set; `undefined` takes it out, and what is empty then with it. */
const withValue = (document: Json | undefined, path: readonly string[], value: Json | undefined): Json | undefined => {
  const [first, ...rest] = path;
  if (first === undefined) return value;
  const around = isJsonObject(document) ? document : {};
  const inner = withValue(around[first], rest, value);
  if (inner !== undefined) return { ...around, [first]: inner };
  const { [first]: _gone, ...others } = around;
  return Object.keys(others).length === 0 ? undefined : others;
};

export const applyChanges = (document: JsonObject, changes: readonly SettingChange[]): JsonObject => {
  const changed = changes.reduce<Json | undefined>((so, { key, set }) => withValue(so, segmentsOf(key), set), document);
  return isJsonObject(changed) ? changed : {};
};

export const sameJson = (a: Json | undefined, b: Json | undefined): boolean =>
  a === undefined || b === undefined ? a === b : canonical(a) === canonical(b);

const canonical = (value: Json): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).toSorted(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** The keys that stand otherwise in the second document, in the order of `keys`. */
export const differencesOf = (
  before: JsonObject,
  after: JsonObject,
  keys: readonly string[],
): readonly SettingDifference[] =>
  keys
    .map((key) => ({ key, before: valueAt(before, segmentsOf(key)), after: valueAt(after, segmentsOf(key)) }))
    .filter((one) => !sameJson(one.before, one.after));
