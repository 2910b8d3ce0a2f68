import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { platformCodes } from '#contract/codes/platform.ts';
import { CALL_NAMES, callSpec } from '#drivers/platform/calls.ts';
import openapi from '#drivers/platform/openapi.json' with { type: 'json' };
import { openApiDocument } from '#drivers/platform/openapi.ts';
import { REFUSALS } from '#drivers/platform/refusals.ts';
import { cardNumber } from '#drivers/simulator/platform/card-number.ts';
import { jpegSize } from '#drivers/simulator/platform/jpeg-size.ts';
import { yearsLater } from '#drivers/simulator/platform/order-calls.ts';

describe('refusals', () => {
  it('have a text each, and no text is left over', () => {
    const withText = Object.keys(platformCodes).filter((code) => code.startsWith('platform.refused.'));
    const expected = [...Object.keys(REFUSALS), 'unlisted'].map((code) => `platform.refused.${code}`);
    expect(withText.toSorted()).toEqual(expected.toSorted());
  });

  it('are each used by a call or by all', () => {
    const used = new Set<string>(CALL_NAMES.flatMap((name) => callSpec(name).refusals));
    const general = ['station-unknown', 'request-malformed', 'key-missing', 'key-reused'];
    expect(Object.keys(REFUSALS).filter((code) => !used.has(code) && !general.includes(code))).toEqual([]);
  });
});

describe('the published contract', () => {
  it('is the one of the schemas', () => {
    expect(openapi).toEqual(JSON.parse(JSON.stringify(openApiDocument())));
  });
});

describe('card numbers of the training platform', () => {
  it('carry the check character of the rule', () => {
    expect([1, 2].map(cardNumber)).toEqual(['P00000010', 'P00000029']);
  });
});

describe('validity', () => {
  it('ends on the same day years later, on 28 February where there is no 29th', () => {
    expect(yearsLater('20250601', 10)).toBe('20350601');
    expect(yearsLater('20240229', 10)).toBe('20340228');
    expect(yearsLater('20240229', 4)).toBe('20280229');
  });
});

describe('jpegSize', () => {
  it('says no to anything else, whatever the bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const size = jpegSize(Uint8Array.from([0xff, 0xd8, ...bytes]));
        expect(size === null || size.width >= 0).toBe(true);
        expect(jpegSize(bytes.map((byte) => byte & 0x7f))).toBeNull();
      }),
    );
  });
});
