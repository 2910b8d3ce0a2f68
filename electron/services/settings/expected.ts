import type { SettingWords } from '#domain/settings/key.ts';
import { choicesOf, rangeOf, type SchemaNode, withoutNull } from './schema-node.ts';

/** What a person who writes the file has to put there, in words. */
export const expectedAt = (node: SchemaNode | undefined): SettingWords => {
  if (node === undefined) return { zh: '其他内容', en: 'something else' };
  const { node: plain, nullable } = withoutNull(node);
  const said = of(plain);
  return nullable ? { zh: `${said.zh}，或 null`, en: `${said.en}, or null` } : said;
};

const of = (node: SchemaNode): SettingWords => {
  const choices = choicesOf(node);
  if (choices !== null) {
    const list = choices.map((choice) => JSON.stringify(choice)).join(', ');
    return { zh: `${list} 之一`, en: `one of ${list}` };
  }
  switch (node.type) {
    case 'boolean':
      return { zh: 'true 或 false', en: 'true or false' };
    case 'integer':
    case 'number':
      return numbers(node);
    case 'array':
      return list(node);
    case 'object':
      return { zh: '花括号中的一组设置', en: 'settings in braces' };
    case 'string':
      return text(node);
    default:
      return alternatives(node);
  }
};

const numbers = (node: SchemaNode): SettingWords => {
  const { least, most } = rangeOf(node);
  if (least !== null && most !== null) {
    return { zh: `${least} 至 ${most} 的整数`, en: `a whole number from ${least} to ${most}` };
  }
  return least === null
    ? { zh: '整数', en: 'a whole number' }
    : { zh: `不小于 ${least} 的整数`, en: `a whole number from ${least} on` };
};

const list = ({ items, minItems = 0 }: SchemaNode): SettingWords => {
  const of = items === undefined ? null : expectedAt(items);
  const least = minItems > 0 ? { zh: `至少 ${minItems} 项的`, en: `at least ${minItems} of ` } : { zh: '', en: '' };
  return of === null
    ? { zh: `${least.zh}列表`, en: `a list${least.en === '' ? '' : `, ${least.en}them`}` }
    : { zh: `${least.zh}列表，每项为${of.zh}`, en: `a list of ${least.en}${of.en}` };
};

/** Patterns of the schema in words; others stand as they are. */
const PATTERNS: Readonly<Record<string, SettingWords>> = {
  '^\\d{6}$': { zh: '六位数字', en: 'six digits' },
  '^\\d{4,12}$': { zh: '4 至 12 位数字', en: '4 to 12 digits' },
  '^\\d{2,6}$': { zh: '2 至 6 位数字', en: '2 to 6 digits' },
  '^[0-9A-F]{2}$': { zh: '两位大写十六进制数', en: 'two hexadecimal digits, capitals' },
  '^(3B|3F)([0-9A-F]{2})+$': { zh: '以 3B 或 3F 开头的大写十六进制数', en: 'hexadecimal digits from 3B or 3F on' },
  '^[a-z]{1,8}$': { zh: '1 至 8 个小写字母', en: '1 to 8 small letters' },
};

const text = ({ format, pattern }: SchemaNode): SettingWords => {
  if (format === 'uri')
    return { zh: '网址，如 https://platform.example/', en: 'an address like https://platform.example/' };
  const known = pattern === undefined ? undefined : PATTERNS[pattern];
  if (known !== undefined) return known;
  return pattern === undefined
    ? { zh: '非空文字', en: 'text that is not empty' }
    : { zh: `符合 ${pattern} 的文字`, en: `text that fits ${pattern}` };
};

const alternatives = ({ anyOf = [] }: SchemaNode): SettingWords => {
  const all = anyOf.map(expectedAt);
  return { zh: all.map(({ zh }) => zh).join('，或'), en: all.map(({ en }) => en).join(', or ') };
};
