import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  applyChanges,
  differencesOf,
  type Json,
  type SettingChange,
  sameJson,
  valueAt,
} from '#domain/settings/document.ts';
import { segmentsOf } from '#domain/settings/key.ts';
import { nearKey } from '#domain/settings/near-key.ts';

const KEYS = ['outletNo', 'platform.url', 'platform.ca', 'devices.idReader.address', 'devices.p.initialPin.1.0'];
const changes = fc.array(
  fc.record({ key: fc.constantFrom(...KEYS), set: fc.option(fc.jsonValue(), { nil: undefined }) }),
) as fc.Arbitrary<readonly SettingChange[]>;

describe('changes of a station file', () => {
  it('leave each key as the last change of it says, and everything else as it was', () => {
    fc.assert(
      fc.property(changes, (list) => {
        const changed = applyChanges({ outletNo: 3, kept: { as: 'it was' } }, list);
        expect(changed.kept).toEqual({ as: 'it was' });
        for (const key of KEYS) {
          const last = list.findLast((change) => change.key === key);
          if (last === undefined) continue;
          expect(sameJson(valueAt(changed, segmentsOf(key)), last.set)).toBe(true);
        }
      }),
    );
  });

  it('are found again as the differences of the two files', () => {
    fc.assert(
      fc.property(changes, changes, (first, second) => {
        const before = applyChanges({}, first);
        const after = applyChanges(before, second);
        const back = differencesOf(before, after, KEYS).map(({ key, after: set }) => ({ key, set }));
        expect(sameJson(applyChanges(before, back), after)).toBe(true);
      }),
    );
  });

  it('leave no empty part behind', () => {
    expect(applyChanges({ platform: { ca: 'a' }, outletNo: 3 }, [{ key: 'platform.ca' }])).toEqual({ outletNo: 3 });
  });

  it('take a null for a value', () => {
    expect(applyChanges({}, [{ key: 'platform.ca', set: null }])).toEqual({ platform: { ca: null } });
  });

  it('do not care for the order of the members', () => {
    expect(sameJson({ a: 1, b: [{ c: 2, d: 3 }] } as Json, { b: [{ d: 3, c: 2 }], a: 1 } as Json)).toBe(true);
    expect(sameJson([1, 2], [2, 1])).toBe(false);
  });
});

describe('the key somebody meant', () => {
  it.each([
    ['adress', ['address', 'protocol'], 'address'],
    ['outlet_no', ['outletNo', 'district'], 'outletNo'],
    ['Statussource', ['statusSource'], 'statusSource'],
    ['zzz', ['address', 'k'], null],
    ['bogus', ['logs', 'stock'], null],
    ['', ['y', 'm'], null],
  ] as const)('of %s', (given, known, meant) => {
    expect(nearKey(given, known)).toBe(meant);
  });
});
