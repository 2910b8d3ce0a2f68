import type { SettingChangeView, SettingFieldView, SettingProblemView } from '#contract/views.ts';

type Value = SettingFieldView['value'];

/** What is typed into the fields, by key; a key that is not in here stands as the file has it. */
export type Drafts = Readonly<Record<string, string>>;

/** A choice left open, a field left empty: the key goes out of the file. */
const UNSET = '';

/** A value as its field shows it. */
export const textOf = (field: Pick<SettingFieldView, 'kind'>, value: Value): string => {
  if (value === undefined || value === null) return UNSET;
  switch (field.kind) {
    case 'list':
    case 'several':
      return Array.isArray(value) ? value.map(String).join('\n') : JSON.stringify(value);
    case 'json':
      return JSON.stringify(value, null, 2);
    default:
      return String(value);
  }
};

/** What was typed as a value; `problem` when it can't be one. Whether it is a good one is the host's to say. */
export const valueOfText = (
  field: Pick<SettingFieldView, 'kind' | 'choices' | 'usual'>,
  text: string,
): { readonly value: Value } | { readonly problem: 'settings.notJson' | 'settings.notNumber' } => {
  const typed = text.trim();
  // Where a default holds that is not "none", an emptied field says none where none may be.
  if (typed === UNSET) return { value: undefined };
  switch (field.kind) {
    case 'number':
      return /^-?\d{1,15}$/.test(typed) ? { value: Number(typed) } : { problem: 'settings.notNumber' };
    case 'switch':
      return { value: typed === 'true' };
    case 'choice':
      return { value: field.choices.find((choice) => String(choice) === typed) ?? typed };
    case 'list':
    case 'several':
      return { value: typed.split('\n').flatMap((line) => (line.trim() === '' ? [] : [line.trim()])) };
    case 'json':
      return parsed(typed);
    default:
      return { value: typed };
  }
};

const parsed = (text: string): { readonly value: Value } | { readonly problem: 'settings.notJson' } => {
  try {
    return { value: JSON.parse(text) as Value };
  } catch (error) {
    if (error instanceof SyntaxError) return { problem: 'settings.notJson' };
    throw error;
  }
};

/** The changes that can be read; a field that can't be is no change yet. */
export const changesOf = (fields: readonly SettingFieldView[], drafts: Drafts): readonly SettingChangeView[] =>
  fields.flatMap((field) => {
    const text = drafts[field.key];
    if (text === undefined || text === textOf(field, field.value)) return [];
    const read = valueOfText(field, text);
    if ('problem' in read) return [];
    return [read.value === undefined ? { key: field.key } : { key: field.key, set: read.value }];
  });

/** The problem of the file that belongs to a field: at its place, inside of it, or at the part it belongs to. */
export const problemAt = (problems: readonly SettingProblemView[], key: string): SettingProblemView | null =>
  problems.find(({ path }) => path === key || path.startsWith(`${key}.`)) ??
  problems.find(({ path, code }) => code === 'config.certificate-parts' && CERTIFICATE.test(key) && path !== '') ??
  problems.find(({ path, code }) => code === 'config.missing' && key.startsWith(`${path}.`)) ??
  null;

const CERTIFICATE = /^platform\.(ca|certificate|key)$/;
