import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { exitCodeOf, personsLanguage } from '../../scripts/support/command.ts';
import { type Ended, runIssue } from '../support/issue-command.ts';

const dir = mkdtempSync(join(tmpdir(), 'issue-input-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const file = (name: string, content: string): string => {
  const path = join(dir, name);
  writeFileSync(path, content);
  return path;
};

const person = (more: object) => ({ id: 'a', document: { name: '张三', idNumber: '11010519491231002X' }, ...more });
const scenario = (name: string, change: object): string =>
  file(name, JSON.stringify({ version: 1, name: 'x', persons: [person({})], ...change }));

interface Row {
  readonly what: string;
  readonly args: readonly string[];
  readonly code: number;
  /** What the one line says in each language, and the code at its end. */
  readonly zh: RegExp;
  readonly en: RegExp;
  readonly says: string;
}

const ROWS: readonly Row[] = [
  {
    what: 'a mode there is not',
    args: ['--mode', 'both'],
    code: 2,
    zh: /--mode 不能是 both/,
    en: /--mode cannot be both.*auto, online, onsite/,
    says: 'command.bad-value',
  },
  {
    what: 'a speed that is none',
    args: ['--speed', 'fast'],
    code: 2,
    zh: /--speed/,
    en: /--speed cannot be fast/,
    says: 'command.bad-value',
  },
  {
    what: 'an option there is not',
    args: ['--persons', 'x'],
    code: 2,
    zh: /没有选项 --persons/,
    en: /no option --persons/,
    says: 'command.unknown-option',
  },
  {
    what: 'an option without its value',
    args: ['--scenario'],
    code: 2,
    zh: /--scenario 后面缺少内容/,
    en: /--scenario needs a value/,
    says: 'command.value-missing',
  },
  {
    what: 'a word too many',
    args: ['now'],
    code: 2,
    zh: /多余/,
    en: /too many/,
    says: 'command.too-many-words',
  },
  {
    what: 'a scenario that is not there',
    args: ['--scenario', join(dir, 'none.json')],
    code: 1,
    zh: /找不到演练脚本 .*none\.json/,
    en: /no scenario file .*none\.json/,
    says: 'scenario.not-found',
  },
  {
    what: 'a scenario that is a directory',
    args: ['--scenario', dir],
    code: 1,
    zh: /找不到演练脚本/,
    en: /no scenario file/,
    says: 'scenario.not-found',
  },
  {
    what: 'a scenario that is no JSON',
    args: ['--scenario', file('no.json', '{')],
    code: 1,
    zh: /演练脚本有误/,
    en: /does not fit: \(file\)/,
    says: 'scenario.malformed',
  },
  {
    what: 'a scenario with an unknown key',
    args: ['--scenario', scenario('key.json', { persons: [person({ colour: 'red' })] })],
    code: 1,
    zh: /persons\[0\]\.colour/,
    en: /persons\[0\]\.colour: unknown key/,
    says: 'scenario.malformed',
  },
  {
    what: 'a scenario with a wrong check digit',
    args: [
      '--scenario',
      scenario('digit.json', { persons: [{ id: 'a', document: { name: '张三', idNumber: '110105194912310021' } }] }),
    ],
    code: 1,
    zh: /persons\[0\]\.document\.idNumber/,
    en: /persons\[0\]\.document\.idNumber: check digit/,
    says: 'scenario.malformed',
  },
  {
    what: 'a person there is not',
    args: ['--person', 'nobody'],
    code: 1,
    zh: /没有编号为 nobody 的人员/,
    en: /no person nobody/,
    says: 'scenario.unknown-person',
  },
  {
    what: 'nobody who fits the mode',
    args: ['--mode', 'online', '--scenario', scenario('onsite.json', {})],
    code: 1,
    zh: /没有适合此方式（online）的人员/,
    en: /nobody who fits the mode online/,
    says: 'issue.nobody-fits',
  },
  {
    what: 'a PIN the kiosk would not take when the card is made already',
    args: ['--scenario', scenario('pin.json', { persons: [person({ pin: '123456' })] })],
    code: 1,
    zh: /连续的数字/,
    en: /running digits/,
    says: 'pin.running-digits',
  },
  {
    what: 'a photo that is not there',
    args: ['--photo', join(dir, 'none.jpg')],
    code: 1,
    zh: /none\.jpg.*无法打开/,
    en: /none\.jpg cannot be opened \(ENOENT\)/,
    says: 'photo.file-unreadable',
  },
  {
    what: 'a photo that is none',
    args: ['--photo', file('broken.jpg', '\xff\xd8\xff\xe0 broken')],
    code: 1,
    zh: /照片文件无法读取/,
    en: /picture cannot be read/,
    says: 'photo.unreadable',
  },
  {
    what: 'devices that do not run',
    args: ['--devices', dir],
    code: 3,
    zh: /模拟器未运行/,
    en: /simulator does not run/,
    says: 'simulator.not-running',
  },
];

const USAGE = ROWS.filter(({ code }) => code === 2);
const REFUSED = ROWS.filter(({ code }) => code !== 2);

/** One line of the reader's language, with the code at its end. */
const expectLine = ({ code, stderr }: Ended, row: Row, language: 'zh' | 'en'): void => {
  expect(code).toBe(row.code);
  expect(stderr).toMatch(row[language]);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr.trimEnd().endsWith(`[${row.says}]`)).toBe(true);
};

/** The document of what was refused says it in both languages. */
const expectDocument = (stdout: string, { says, zh, en }: Row): void => {
  const document = JSON.parse(stdout);
  expect(document).toMatchObject({ session: null, card: { fate: 'none' }, ledger: null });
  const text = { zh: expect.stringMatching(zh), en: expect.stringMatching(en) };
  expect(document.reasons).toMatchObject([{ code: says, ...text }]);
  expect(['refused', 'failed']).toContain(document.outcome);
};

describe('the issue command given', () => {
  const state = join(dir, 'state');

  it.each(USAGE)('$what says so in one line of the reader’s language and touches nothing', async (row) => {
    const [zh, en] = await Promise.all([
      runIssue(['--dir', state, ...row.args], { language: 'zh' }),
      runIssue(['--json', '--dir', state, ...row.args], { language: 'en' }),
    ]);
    expectLine(zh, row, 'zh');
    expectLine(en, row, 'en');
    expect([zh.stdout, en.stdout]).toEqual(['', '']);
    expect(existsSync(state)).toBe(false);
  });

  it.each(REFUSED)('$what says so in one line and in the document, and touches nothing', async (row) => {
    const ended = await runIssue(['--json', '--dir', state, ...row.args], { language: 'en' });
    expectLine(ended, row, 'en');
    expectDocument(ended.stdout, row);
    expect(existsSync(state)).toBe(false);
  });

  it.each(REFUSED.slice(0, 1))(
    '$what says only the line, in Chinese to whoever reads it, without --json',
    async (row) => {
      const ended = await runIssue(['--dir', state, ...row.args], { language: 'zh' });
      expectLine(ended, row, 'zh');
      expect(ended.stdout).toBe('');
    },
  );

  it('a directory it cannot make says so', async () => {
    const ended = await runIssue(['--json', '--dir', join(file('a-file', ''), 'state')]);
    expect(ended.code).toBe(1);
    expect(ended.stderr).toMatch(/cannot be used \(ENOTDIR\).*\[command\.dir-unusable\]\n$/);
    expect(JSON.parse(ended.stdout)).toMatchObject({ outcome: 'failed', reasons: [{ code: 'command.dir-unusable' }] });
  });

  it('--help prints the usage on standard output and ends well', async () => {
    const ended = await runIssue(['--help']);
    expect(ended).toMatchObject({ code: 0, stderr: '' });
    expect(ended.stdout).toContain('--scenario <file>');
  });
});

describe('the reader’s language', () => {
  it('comes from the first locale variable that says something', () => {
    expect(personsLanguage({})).toBe('en');
    expect(personsLanguage({ LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(personsLanguage({ LC_ALL: '', LANG: 'zh_CN.UTF-8' })).toBe('zh');
    expect(personsLanguage({ LC_ALL: 'C', LANG: 'zh_CN.UTF-8' })).toBe('en');
    expect(personsLanguage({ LC_MESSAGES: 'zh_TW.UTF-8', LANG: 'en_US.UTF-8' })).toBe('zh');
  });
});

describe('the exit code', () => {
  it.each([
    ['id-reader.absent', 3],
    ['printer.offline', 3],
    ['chip.reader-absent', 3],
    ['platform.unreachable', 3],
    ['platform.refused.account-refused', 1],
    ['printer.jam', 1],
    ['database.in-use', 1],
    ['holder.has-card', 1],
  ])('of %s is %i', (code, exit) => {
    expect(exitCodeOf({ code })).toBe(exit);
  });
});
