import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const ROOT = resolve(import.meta.dirname, '../..');

/** A file that breaks a rule, and the rule it breaks. */
const BREAKS: readonly (readonly [string, string, string])[] = [
  [
    'electron/domain/clock.ts',
    "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;",
    'domain-pure',
  ],
  ['electron/domain/words.ts', "export { b } from '../contract/b.ts';", 'domain'],
  ['electron/services/line.ts', "export { b } from '../../drivers/id-reader/driver.ts';", 'services'],
  ['electron/contract/line.ts', "export { b } from '../services/b.ts';", 'contract'],
  ['drivers/id-reader/other.ts', "export type { B } from '../card-printer/driver.ts';", 'driver-id-reader'],
  ['drivers/id-reader/rule.ts', "export { b } from '../../electron/domain/b.ts';", 'drivers-domain-types'],
  ['drivers/id-reader/virtual.ts', "export { b } from '../simulator/b.ts';", 'drivers-not-simulator'],
  ['drivers/simulator/cheat.ts', "export { b } from '../id-reader/driver.ts';", 'simulator-no-driver'],
  ['db/rule.ts', "export { b } from '../electron/domain/b.ts';", 'db-domain-types'],
  ['db/service.ts', "export type { B } from '../electron/services/b.ts';", 'db'],
  ['electron/host/virtual.ts', "export { b } from '../../drivers/simulator/b.ts';", 'host-no-virtual-device'],
  ['electron/host/rule.ts', "export type { B } from '../domain/b.ts';", 'host'],
  ['electron/shell/host.ts', "export { b } from '../host/b.ts';", 'shell'],
  ['electron/preload.ts', "export { b } from './host/b.ts';", 'preload'],
  ['renderer/host.ts', "export type { B } from '../electron/services/b.ts';", 'renderer'],
  ['renderer/file.ts', "import { readFileSync } from 'node:fs';\nexport const a = readFileSync;", 'renderer-no-node'],
  ['electron/basics/up.ts', "export { b } from '../domain/b.ts';", 'basics-alone'],
  ['electron/services/ring-a.ts', "export { b } from './ring-b.ts';", 'no-cycles'],
  ['electron/services/gone.ts', "export { b } from './nowhere.ts';", 'resolvable'],
  ['electron/services/script.ts', "export { b } from '../../scripts/b.ts';", 'product-not-tests'],
];

const GOOD = 'export const b = 1;\nexport type B = number;\n';
const TARGETS = [
  'electron/basics/b.ts',
  'electron/domain/b.ts',
  'electron/contract/b.ts',
  'electron/services/b.ts',
  'electron/host/b.ts',
  'drivers/id-reader/driver.ts',
  'drivers/card-printer/driver.ts',
  'drivers/simulator/b.ts',
  'scripts/b.ts',
];

/** The rules are run over a small tree that breaks each of them: a rule that finds nothing here finds nothing at all. */
describe('import rules', () => {
  const tree = mkdtempSync(join(tmpdir(), 'import-rules-'));
  const broken = new Map<string, string[]>();

  const write = (path: string, text: string): void => {
    mkdirSync(dirname(join(tree, path)), { recursive: true });
    writeFileSync(join(tree, path), text);
  };

  beforeAll(async () => {
    for (const path of TARGETS) write(path, GOOD);
    for (const [path, text] of BREAKS) write(path, text);
    write('electron/services/ring-b.ts', "export * from './ring-a.ts';\nexport const b = 2;\n");
    const cruise = join(ROOT, 'node_modules/.bin/depcruise');
    const args = [
      '-c',
      join(ROOT, 'scripts/dependency-cruiser.cjs'),
      '-T',
      'json',
      'electron',
      'drivers',
      'db',
      'renderer',
    ];
    const { stdout } = await promisify(execFile)(process.execPath, [cruise, ...args], {
      cwd: tree,
      maxBuffer: 64 * 1024 * 1024,
    }).catch((error: { stdout: string }) => error);
    const report = JSON.parse(stdout) as { summary: { violations: { from: string; rule: { name: string } }[] } };
    for (const { from, rule } of report.summary.violations) broken.set(from, [...(broken.get(from) ?? []), rule.name]);
  });
  afterAll(() => rmSync(tree, { recursive: true, force: true }));

  it.each(BREAKS)('%s is found', (path, _text, rule) => {
    expect(broken.get(path)).toContain(rule);
  });

  it('leaves files alone that keep the rules', () => {
    for (const path of TARGETS) expect(broken.get(path)).toBeUndefined();
  });
});
