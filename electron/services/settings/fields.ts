import type { SettingFieldView, SettingsView, SettingTest } from '#contract/views.ts';
import { SETTING_KEYS } from '#domain/settings/catalogue.ts';
import { type Json, type JsonObject, valueAt } from '#domain/settings/document.ts';
import { SETTING_GROUPS, type SettingGroup, type SettingKey, segmentsOf, UNITS } from '#domain/settings/key.ts';
import type { StaffRole } from '#domain/staff/staff-member.ts';
import { choicesOf, nodeAt, rangeOf, type SchemaNode, withoutNull } from './schema-node.ts';

/** What can be asked of a part of the form. */
const TESTS: Readonly<Partial<Record<SettingGroup, SettingTest>>> = {
  platform: 'platform',
  'id-reader': 'id-reader',
  'card-printer': 'card-printer',
  'chip-reader': 'chip-reader',
  'document-camera': 'document-camera',
  'paper-printer': 'paper-printer',
};

/** Whether that role may change the key: a supervisor all of them, a technician those of devices and lines. */
export const mayChange = (key: SettingKey, role: StaffRole | null): boolean =>
  role === 'supervisor' || (role === 'technician' && key.supervisor !== true);

/** The form: groups with their fields, filled in from the file. Groups without a key are left out. */
export const groupsOf = (schema: SchemaNode, document: JsonObject, role: StaffRole | null): SettingsView['groups'] => {
  const fields = Object.entries(SETTING_KEYS).map(([id, key]) => fieldOf(id, key, { schema, document, role }));
  return (Object.keys(SETTING_GROUPS) as SettingGroup[])
    .map((id) => ({
      id,
      text: SETTING_GROUPS[id],
      test: TESTS[id] ?? null,
      fields: fields.filter(({ group }) => group === id),
    }))
    .filter((group) => group.fields.length > 0);
};

const fieldOf = (
  id: string,
  key: SettingKey,
  {
    schema,
    document,
    role,
  }: { readonly schema: SchemaNode; readonly document: JsonObject; readonly role: StaffRole | null },
): SettingFieldView => {
  const path = segmentsOf(id);
  const node = nodeAt(schema, path) ?? {};
  const { node: plain, nullable } = withoutNull(node);
  const value = valueAt(document, path);
  const kind = kindOf(plain, value);
  const { least, most } = rangeOf(plain);
  return {
    key: id,
    group: key.group,
    label: key.label,
    hint: key.hint,
    unit: key.unit === undefined ? null : UNITS[key.unit],
    kind,
    choices: kind === 'choice' || kind === 'several' ? labelsOf(plain) : [],
    least,
    most,
    optional: nullable || !required(schema, path),
    ...(node.default === undefined ? {} : { usual: open(node.default) }),
    ...(value === undefined || key.secret === true ? {} : { value: open(value) }),
    secret: key.secret === true,
    rare: key.rare === true,
    mayChange: mayChange(key, role),
  };
};

/** The contract's JSON is writable in its type. */
const open = (value: Json): NonNullable<SettingFieldView['value']> => value as NonNullable<SettingFieldView['value']>;

const kindOf = (node: SchemaNode, value: Json | undefined): SettingFieldView['kind'] => {
  if (choicesOf(node) !== null) return 'choice';
  if (node.type === 'boolean') return 'switch';
  if (node.type === 'integer' || node.type === 'number') return 'number';
  if (node.type === 'string') return 'text';
  if (node.type === 'array' && node.items !== undefined) {
    if (choicesOf(node.items) !== null) return 'several';
    if (node.items.type === 'string') return 'list';
  }
  // A list in its short form, or an object by family.
  const asList = node.anyOf?.some(({ type, items }) => type === 'array' && items?.type === 'string') === true;
  return asList && (value === undefined || Array.isArray(value)) ? 'list' : 'json';
};

const labelsOf = (node: SchemaNode): (string | number)[] =>
  [...(choicesOf(node) ?? choicesOf(node.items ?? {}) ?? [])].flatMap((one) =>
    typeof one === 'string' || typeof one === 'number' ? [one] : [],
  );

/** The key has to stand in the file, or in its own part of it where that part is there. */
const required = (schema: SchemaNode, path: readonly string[]): boolean => {
  const around = nodeAt(schema, path.slice(0, -1));
  return around?.required?.includes(path.at(-1) ?? '') === true;
};
