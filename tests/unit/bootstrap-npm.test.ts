import { describe, expect, it } from 'vitest';
import { explainNpmFailure, lacksForeignPackages } from '../../scripts/support/setup/npm.mjs';

describe('a failed installation in words', () => {
  it.each([
    ['npm error code ENOSPC\nnpm error syscall write', /disk is full/],
    ['npm error code ECONNREFUSED\nnpm error FetchError: request to http://127.0.0.1:9/x failed', /cannot be reached/],
    ['npm error code EAI_AGAIN', /cannot be reached/],
    ['npm error code E401', /refuses access/],
    ['npm error code EACCES\nnpm error syscall mkdir', /cannot be written/],
    ['npm error code EINTEGRITY', /differs from the one in package-lock/],
    ['npm error code EUSAGE', /do not belong together/],
    ['npm error code ESOMETHING', /failed/],
  ])('%s', (output, words) => {
    expect(explainNpmFailure(output)).toMatch(words);
  });
});

describe('a lockfile', () => {
  const root = { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-win': '1.0.0' } };

  it('is complete when it names every optional package, also nested ones', () => {
    const packages = { '': root, 'node_modules/tool-linux': {}, 'node_modules/other/node_modules/tool-win': {} };
    expect(lacksForeignPackages({ packages })).toBe(false);
  });

  it('lacks packages of other systems when it was written where they could not be had', () => {
    expect(lacksForeignPackages({ packages: { '': root, 'node_modules/tool-linux': {} } })).toBe(true);
  });
});
