const MOST_DEEP = 8;
const MOST_ITEMS = 3;
const MOST_NAMES = 60;
const LONGEST_NAME = 40;

/**
 * A JSON value with everything that could be personal taken out: each value becomes its type and length, lists their
 * first items. Names of fields stay as far as they look like names of a contract.
 */
export const redactedShape = (value: unknown, depth = 0): unknown => {
  if (value === null) return 'null';
  if (typeof value === 'string') return `string(${value.length}${kindOf(value)})`;
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value !== 'object') return typeof value;
  if (depth >= MOST_DEEP) return '…';
  if (Array.isArray(value)) {
    const items = value.slice(0, MOST_ITEMS).map((item) => redactedShape(item, depth + 1));
    return value.length > MOST_ITEMS ? [...items, `… ${value.length} in all`] : items;
  }
  return Object.fromEntries(
    Object.entries(value)
      .slice(0, MOST_NAMES)
      .map(([name, inner], index) => [nameOf(name, index), redactedShape(inner, depth + 1)]),
  );
};

/** Of which characters a text is, without one of them. */
const kindOf = (text: string): string => {
  if (/^\d+$/.test(text)) return ' digits';
  if (/^[0-9A-F]+$/i.test(text)) return ' hex';
  return '';
};

/** A key that is no identifier may be data (a number used as a key). */
const nameOf = (name: string, index: number): string =>
  name.length <= LONGEST_NAME && /^[A-Za-z][A-Za-z-]*$/.test(name) ? name : `key ${index + 1}`;
