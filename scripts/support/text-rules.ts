/** What may stand in a text of the screens, and which texts the sources ask for. Pure: texts and sources in, findings out. */

export type Texts = Readonly<Record<string, string>>;

export interface Source {
  readonly file: string;
  readonly text: string;
}

const placeholders = (text: string): string =>
  [...new Set([...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name.replace(/(?:Zh|En)$/, '')))]
    .toSorted()
    .join(' ');

/** A value stands for Chinese words: what is right beside it is beside Chinese. */
const filled = (text: string): string => text.replaceAll(/\{\{\s*\w+\s*\}\}/g, '字');

const HALF_WIDTH = /\p{Script=Han}[,;:?!()"]|[,;:?!()"]\p{Script=Han}|\p{Script=Han}\.(?=\p{Script=Han}|$)/u;
/** Words of a Chinese screen that are quoted as they stand there keep their own punctuation. */
const FULL_WIDTH = /(?<!\p{Script=Han})[，。；：？！（）、]|[，。；：？！（）、](?!\p{Script=Han})/u;
/** What stands between two texts (`, `) is no sentence. */
const isJoint = (text: string): boolean => !/[\p{L}\p{N}]/u.test(text);

/** What is wrong with one text of a language; empty when nothing is. */
export const textProblems = (language: 'zh' | 'en', text: string): readonly string[] => {
  const found: string[] = [];
  if (text.trim() === '') return ['is empty'];
  if (/[!！]/.test(text)) found.push('has an exclamation mark');
  if (text !== text.trim() && !isJoint(text)) found.push('has blanks around it');
  if (language === 'zh') {
    if (text.includes('错误')) found.push('says 错误');
    if (HALF_WIDTH.test(filled(text))) found.push('has half-width punctuation');
  } else {
    if (/\berrors?\b/i.test(text)) found.push('says error');
    if (FULL_WIDTH.test(text)) found.push('has full-width punctuation');
  }
  return found;
};

/** Both languages have the same keys with the same values to fill in, and every text is one that may stand there. */
export const pairProblems = (zh: Texts, en: Texts): readonly string[] => [
  ...Object.keys(zh).flatMap((key) => (key in en ? [] : [`${key}: no English text`])),
  ...Object.keys(en).flatMap((key) => (key in zh ? [] : [`${key}: no Chinese text`])),
  ...Object.entries(zh).flatMap(([key, text]) => {
    const other = en[key];
    return other === undefined || placeholders(text) === placeholders(other)
      ? []
      : [`${key}: {{${placeholders(text)}}} in Chinese, {{${placeholders(other)}}} in English`];
  }),
  ...Object.entries(zh).flatMap(([key, text]) =>
    textProblems('zh', text).map((what) => `${key}: Chinese text ${what}`),
  ),
  ...Object.entries(en).flatMap(([key, text]) =>
    textProblems('en', text).map((what) => `${key}: English text ${what}`),
  ),
];

/** Template literals that hold nothing but parts of a key and values; one inside of another is found as well. */
const TEMPLATE = /`([\w.:-]*(?:\$\{[^{}`]*\}[\w.:-]*)+)`/g;
/** Of a template only letters, digits, dots, dashes and colons may be fixed, else it is a sentence and no key. */
const KEY_LIKE = /^[\w.:-]+$/;

const escaped = (text: string): string => text.replaceAll(/[.*+?^${}()|[\]\\]/g, '\\$&');

/** A template as the keys it can make: `step.${name}` is `step.` and anything; null for one that makes no key. */
export const templatePattern = (template: string): RegExp | null => {
  const fixed = template.split(/\$\{[^}]*\}/);
  if (!fixed.every((part) => part === '' || KEY_LIKE.test(part))) return null;
  if (!fixed.some((part) => /\w\.|\.\w/.test(part))) return null;
  return new RegExp(`^${fixed.map(escaped).join('.+')}$`);
};

/** Which of the keys the sources name, in full or by a template. */
export const usedKeys = (keys: readonly string[], sources: readonly Source[]): ReadonlySet<string> => {
  const patterns = new Map<string, RegExp>();
  for (const { text } of sources) {
    for (const [, template = ''] of text.matchAll(TEMPLATE)) {
      const pattern = templatePattern(template);
      if (pattern !== null) patterns.set(pattern.source, pattern);
    }
  }
  const all = sources.map(({ text }) => text).join('\n');
  const made = [...patterns.values()];
  const isNamed = (key: string): boolean => all.includes(`'${key}'`) || all.includes(`"${key}"`);
  return new Set(keys.filter((key) => isNamed(key) || made.some((pattern) => pattern.test(key))));
};

/** Keys that sources ask for by name (`t('…')`, `has('…')`) and that have no text, with the file. */
export const missingKeys = (texts: Texts, sources: readonly Source[]): readonly string[] =>
  sources.flatMap(({ file, text }) =>
    [...text.matchAll(/\b(?:t|has)\(\s*'([^']+)'/g)].flatMap(([, key = '']) =>
      key in texts ? [] : [`${file}: ${key} has no text`],
    ),
  );
