import { describe, expect, it } from 'vitest';
import { parseArguments } from '../../scripts/support/setup/arguments.mjs';

describe('command line of the bootstrap', () => {
  it('hands everything after -- to the script, untouched and in order', () => {
    expect(
      parseArguments(['--quiet', '--then', 'scripts/issue.ts', '--', '--json', '--', '--quiet', 'a b', '']),
    ).toEqual({
      quiet: true,
      help: false,
      script: 'scripts/issue.ts',
      rest: ['--json', '--', '--quiet', 'a b', ''],
    });
  });

  it('can run alone', () => {
    expect(parseArguments([])).toEqual({ quiet: false, help: false, script: null, rest: [] });
  });

  it.each([[['--verbose']], [['--then']], [['--then', '--quiet']], [['--', 'x']]])('refuses %j', (argv) => {
    expect(parseArguments(argv)).toHaveProperty('problem');
  });
});
