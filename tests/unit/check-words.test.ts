import { describe, expect, it } from 'vitest';
import {
  missingKeys,
  pairProblems,
  templatePattern,
  textProblems,
  usedKeys,
} from '../../scripts/support/text-rules.ts';

describe('a Chinese text', () => {
  it.each([
    ['请将身份证放在阅读器上', []],
    ['{{path}}：{{cause}}（{{count}} 张）', []],
    ['柜员窗口 · 社会保障卡', []],
    ['今日 10:30 办理', []],
    ['', ['is empty']],
    [' ', ['is empty']],
    ['完成！', ['has an exclamation mark']],
    ['完成!', ['has an exclamation mark', 'has half-width punctuation']],
    ['出现错误', ['says 错误']],
    ['请重试,谢谢', ['has half-width punctuation']],
    ['{{path}}: {{cause}}', ['has half-width punctuation']],
    ['请重试 ', ['has blanks around it']],
  ])('%j %j', (text, problems) => expect(textProblems('zh', text)).toEqual(problems));
});

describe('an English text', () => {
  it.each([
    ['Place the card on the reader', []],
    ['Once it says 审核通过，不可以修改, come here', []],
    [', ', []],
    ['Try again！', ['has an exclamation mark', 'has full-width punctuation']],
    ['An error came up', ['says error']],
    ['Place it，please', ['has full-width punctuation']],
  ])('%j %j', (text, problems) => expect(textProblems('en', text)).toEqual(problems));
});

describe('both languages', () => {
  it('have the same keys and the same values to fill in', () => {
    const zh = { a: '共 {{count}} 张', b: '乙', c: '丙', d: '{{nameZh}}' };
    const en = { a: '{{total}} cards', b: 'B', e: 'E', d: '{{nameEn}}' };
    expect(pairProblems(zh, en)).toEqual([
      'c: no English text',
      'e: no Chinese text',
      'a: {{count}} in Chinese, {{total}} in English',
    ]);
  });
});

/** A template as it stands in a source: `<name>` for the value. */
const template = (text: string): string => text.replaceAll(/<(\w+)>/g, (_, name) => `$\{${name}}`);

describe('a key', () => {
  const source = (text: string) => [{ file: 'a.tsx', text }];

  it.each([
    ["t('step.make')", ['step.make']],
    ["const key = x ? 'step.make' : 'step.hint';", ['step.make', 'step.hint']],
    ["{x ? '\\u00a0' : t('step.make')}", ['step.make']],
    [template('t(`step.<name>`)'), ['step.make', 'step.hint']],
    [template('t(`<base>.hint`)'), ['step.hint']],
    [template('`<name>`'), []],
    ['`#{t(`step.#{name}`)} · #{t(x)}`'.replaceAll('#', '$'), ['step.make', 'step.hint']],
    [template('`The step.<name> is over`'), []],
    ["t('step.making')", []],
  ])('is used by %s: %j', (text, used) => {
    expect([...usedKeys(['step.make', 'step.hint', 'other'], source(text))]).toEqual(used);
  });

  it('of a template has at least one fixed part', () => {
    expect(templatePattern(template('<a><b>'))).toBeNull();
    expect(templatePattern(template('heading.<a>.<b>'))?.test('heading.closed.issued')).toBe(true);
  });

  it('that is asked for and has no text is told with its file', () => {
    const texts = { 'a.b': 'x' };
    expect(missingKeys(texts, source("t('a.b'); t('a.c', { n }); has('a.d')"))).toEqual([
      'a.tsx: a.c has no text',
      'a.tsx: a.d has no text',
    ]);
  });
});
