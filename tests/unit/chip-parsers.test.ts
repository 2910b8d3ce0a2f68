import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { silentLogger } from '#basics/logger.ts';
import { ok } from '#basics/result.ts';
import { parseAnswer, parseCommand } from '#drivers/chip-card/apdu.ts';
import { isSocialSecurityAtr, parseAtr, resetInformation } from '#drivers/chip-card/atr.ts';
import { panOfRecord, panOfTrack2, parseAfl, pdolValues } from '#drivers/chip-card/bank-card-number.ts';
import { encodeBer, findBer, parseBer } from '#drivers/chip-card/ber-tlv.ts';
import { decodeHolder, decodeIssuer } from '#drivers/chip-card/card-files.ts';
import { exchangeOver } from '#drivers/chip-card/exchange.ts';
import { fciAlgorithm } from '#drivers/chip-card/fci.ts';
import { encodeTlv, parseTlvs } from '#drivers/chip-card/tlv.ts';
import { encodeFrame, FrameReader } from '#drivers/chip-card/vpcd-framing.ts';

const noise = fc.uint8Array({ maxLength: 300 });

describe('simple TLV', () => {
  it('accounts for every byte of any input', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const { records, rest } = parseTlvs(bytes);
        expect(toHex(concatBytes(...records.map(encodeTlv), rest))).toBe(toHex(bytes));
        expect(() => decodeHolder(records)).not.toThrow();
        expect(() => decodeIssuer(records)).not.toThrow();
      }),
    );
  });
});

describe('payment and FCI templates', () => {
  it('account for every byte of any input', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const { objects, rest } = parseBer(bytes);
        expect(objects.reduce((sum, { size }) => sum + size, rest.length)).toBe(bytes.length);
      }),
    );
  });

  it('find a value of any length inside a template', () => {
    const tag = fc.constantFrom(0x5a, 0x9f38, 0x5f24, 0xdf8101);
    fc.assert(
      fc.property(tag, fc.uint8Array({ maxLength: 600 }), (inner, value) => {
        expect(findBer(encodeBer(0x70, encodeBer(inner, value)), inner)).toEqual(value);
      }),
    );
  });

  it('never throw on noise', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        for (const parse of [fciAlgorithm, parseAfl, panOfRecord, panOfTrack2, pdolValues]) {
          expect(() => parse(bytes)).not.toThrow();
        }
      }),
    );
  });

  it('name only files and records that exist', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        for (const { sfi, first, last } of parseAfl(bytes) ?? []) {
          expect(sfi >= 1 && sfi <= 30 && first >= 1 && last >= first && last <= 255).toBe(true);
        }
      }),
    );
  });
});

describe('ATR', () => {
  it('accounts for every byte, or is refused', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.boolean(), (tail, convention) => {
        const atr = concatBytes(Uint8Array.of(convention ? 0x3b : 0x3f), tail);
        const parsed = parseAtr(atr);
        if (parsed === null) return;
        expect(toHex(concatBytes(atr.slice(0, 2), parsed.interfaceBytes, parsed.historicalBytes, parsed.rest))).toBe(
          toHex(atr),
        );
        expect(parsed.historicalBytes).toHaveLength((atr[1] ?? 0) & 0x0f);
      }),
    );
  });

  it('gives reset information only with 13 historical bytes', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const information = resetInformation(bytes);
        expect(information === null || information.length === 26).toBe(true);
      }),
    );
  });
});

describe('ATR of a social security card', () => {
  const OURS = fromHex('3B6D000000814A44468660430600000001');
  const PREFIX = fromHex('3B6D0000');

  it('is 3B 6D 00 00 and 13 historical bytes, and nothing else', () => {
    expect(isSocialSecurityAtr(OURS, PREFIX)).toBe(true);
    for (const other of [
      '3B6D000000814A444686604306000000',
      '3B6D000000814A4446866043060000000100',
      '3F6D000000814A44468660430600000001',
      '3B6D010000814A44468660430600000001',
      '3B7D9400000081 4A44468660430600000001',
      '3B6500002063CB6800',
      '3B00',
      '',
    ]) {
      expect(isSocialSecurityAtr(fromHex(other), PREFIX)).toBe(false);
    }
  });

  it('may have another beginning where a site says so, with the check byte that T=1 brings', () => {
    expect(isSocialSecurityAtr(fromHex('3B7D940000814A444686604306000000 0177'), fromHex('3B7D94'))).toBe(false);
    const withT1 = fromHex('3BDD180001 00814A44468660430600000001 55');
    expect(isSocialSecurityAtr(withT1, fromHex('3BDD180001'))).toBe(true);
  });

  it('is never told of any other bytes', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        expect(isSocialSecurityAtr(bytes, PREFIX)).toBe(bytes.length === 17 && toHex(bytes).startsWith('3B6D0000'));
      }),
    );
  });
});

describe('answers of any kind', () => {
  it('end a command after a bounded number of rounds, whatever the card says', async () => {
    const answers = fc.array(
      fc.oneof(
        fc.uint8Array({ maxLength: 6 }),
        fc.tuple(fc.constantFrom(0x61, 0x6c), fc.nat(255)).map(([high, low]) => Uint8Array.of(high, low)),
        fc
          .tuple(fc.uint8Array({ maxLength: 255 }), fc.nat(255))
          .map(([data, low]) => Uint8Array.of(...data, 0x61, low)),
      ),
      { minLength: 1, maxLength: 20 },
    );
    await fc.assert(
      fc.asyncProperty(answers, async (given) => {
        let rounds = 0;
        const exchange = exchangeOver(async () => {
          rounds += 1;
          return ok(given[rounds % given.length] ?? new Uint8Array());
        }, silentLogger);
        const answer = await exchange(fromHex('00B2010440'));
        expect(rounds).toBeLessThanOrEqual(512);
        expect(answer.ok || ['chip.bad-answer', 'chip.not-transacted'].includes(answer.error.code)).toBe(true);
      }),
    );
  });
});

describe('command and answer', () => {
  it('are taken apart without losing a byte', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const parts = parseCommand(bytes);
        if (parts !== null) {
          const { cla, ins, p1, p2, data, le } = parts;
          const rebuilt = concatBytes(
            Uint8Array.of(cla, ins, p1, p2),
            data.length > 0 ? Uint8Array.of(data.length) : new Uint8Array(),
            data,
            le === null ? new Uint8Array() : Uint8Array.of(le),
          );
          expect(toHex(rebuilt)).toBe(toHex(bytes));
        }
        expect((parseAnswer(bytes)?.data.length ?? -2) + 2).toBe(bytes.length < 2 ? 0 : bytes.length);
      }),
    );
  });
});

describe('vpcd frames', () => {
  const payloads = fc.array(fc.uint8Array({ maxLength: 80 }), { maxLength: 8 });

  it('come out the same however the line splits and joins them', () => {
    fc.assert(
      fc.property(payloads, fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 30 }), (sent, cuts) => {
        const wire = concatBytes(...sent.map(encodeFrame));
        const reader = new FrameReader();
        const received: Uint8Array[] = [];
        let at = 0;
        for (const cut of [...cuts, wire.length]) {
          received.push(...reader.push(wire.slice(at, at + cut)));
          at = Math.min(at + cut, wire.length);
        }
        expect(received.map(toHex)).toEqual(sent.map(toHex));
        expect(reader.pending).toBe(0);
      }),
    );
  });

  it('take millions of random bytes without an end of memory or time', () => {
    const reader = new FrameReader();
    // xorshift: the same bytes on every machine.
    let state = 0x2f6e2b1;
    const noiseChunk = (length: number) =>
      Uint8Array.from({ length }, () => {
        state ^= state << 13;
        state ^= state >>> 17;
        state ^= state << 5;
        return state & 0xff;
      });
    let pushed = 0;
    let taken = 0;
    for (let i = 0; i < 4_000; i += 1) {
      const chunk = noiseChunk(1 + (i % 1_024));
      pushed += chunk.length;
      for (const payload of reader.push(chunk)) taken += payload.length + 2;
      expect(reader.pending).toBeLessThanOrEqual(0x10000 + 1);
    }
    expect(pushed).toBeGreaterThan(2_000_000);
    expect(taken + reader.pending).toBe(pushed);
  });

  it('keep what is not whole yet', () => {
    fc.assert(
      fc.property(noise, (bytes) => {
        const reader = new FrameReader();
        const taken = reader.push(bytes).reduce((sum, payload) => sum + payload.length + 2, 0);
        expect(taken + reader.pending).toBe(bytes.length);
      }),
    );
  });
});
