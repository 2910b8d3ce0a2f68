import { settingKey } from '#domain/settings/catalogue.ts';
import type { Json } from '#domain/settings/document.ts';

/** A part of a JSON schema as zod writes it: what the form and the explanations need of it. */
export interface SchemaNode {
  readonly type?: string;
  readonly title?: string;
  readonly description?: string;
  readonly default?: Json;
  readonly enum?: readonly Json[];
  readonly const?: Json;
  readonly anyOf?: readonly SchemaNode[];
  readonly properties?: Readonly<Record<string, SchemaNode>>;
  readonly required?: readonly string[];
  readonly items?: SchemaNode;
  readonly prefixItems?: readonly SchemaNode[];
  readonly additionalProperties?: boolean | SchemaNode;
  readonly minimum?: number;
  readonly exclusiveMinimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly minItems?: number;
  readonly pattern?: string;
  readonly format?: string;
}

/** A key of the file: a part that has no named parts of its own. */
export interface SchemaLeaf {
  readonly id: string;
  readonly node: SchemaNode;
}

/** Every key of the schema, in its order, with its places joined by dots. */
export const leavesOf = (node: SchemaNode, path: readonly string[] = []): readonly SchemaLeaf[] =>
  node.properties === undefined
    ? [{ id: path.join('.'), node }]
    : Object.entries(node.properties).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));

/** The part of the schema at that place; undefined where the schema knows none. */
export const nodeAt = (node: SchemaNode | undefined, path: readonly PropertyKey[]): SchemaNode | undefined => {
  const [first, ...rest] = path;
  if (node === undefined || first === undefined) return node;
  return nodeAt(typeof first === 'number' ? node.items : inside(node, String(first)), rest);
};

const inside = (node: SchemaNode, key: string): SchemaNode | undefined => {
  const { properties, additionalProperties, anyOf } = node;
  if (properties !== undefined) return Object.hasOwn(properties, key) ? properties[key] : undefined;
  if (typeof additionalProperties === 'object') return additionalProperties;
  return anyOf?.map((one) => inside(one, key)).find((found) => found !== undefined);
};

/** The node without "or null", and whether null may stand there. */
export const withoutNull = (node: SchemaNode): { readonly node: SchemaNode; readonly nullable: boolean } => {
  const { anyOf, ...around } = node;
  const others = anyOf?.filter(({ type }) => type !== 'null');
  const [only] = others ?? [];
  if (anyOf === undefined || others === undefined || others.length !== 1 || only === undefined) {
    return { node, nullable: false };
  }
  return { node: { ...around, ...only }, nullable: others.length < anyOf.length };
};

/** The values there are to choose from; null when anything of the kind may stand there. */
export const choicesOf = ({ enum: values, anyOf }: SchemaNode): readonly Json[] | null => {
  if (values !== undefined) return values;
  const constants = anyOf?.map(({ const: value }) => value);
  return constants?.every((value) => value !== undefined) === true ? (constants as readonly Json[]) : null;
};

/** Smallest and greatest number; what JavaScript can't count beyond is no limit. */
export const rangeOf = ({ minimum, exclusiveMinimum, maximum }: SchemaNode) => ({
  least: minimum ?? (exclusiveMinimum === undefined ? null : exclusiveMinimum + 1),
  most: maximum === undefined || maximum >= Number.MAX_SAFE_INTEGER ? null : maximum,
});

/** The same schema with the name and the explanation of every key. */
export const withDescriptions = (node: SchemaNode, path: readonly string[] = []): SchemaNode => {
  const key = settingKey(path.join('.'));
  const described = key === undefined ? node : { title: key.label.en, description: key.hint.en, ...node };
  if (node.properties === undefined) return described;
  const inner = Object.entries(node.properties).map(([name, part]) => [name, withDescriptions(part, [...path, name])]);
  return { ...described, properties: Object.fromEntries(inner) as SchemaNode['properties'] & object };
};
