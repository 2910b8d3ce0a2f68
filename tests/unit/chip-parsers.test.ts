import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '#basics/hex.ts';
import { parseAnswer, parseCommand } from '#drivers/chip-card/apdu.ts';
import { parseAtr, resetInformation } from '#drivers/chip-card/atr.ts';
import { panOfRecord, panOfTrack2, parseAfl, pdolValues } from '#drivers/chip-card/bank-card-number.ts';
import { encodeBer, findBer, parseBer } from '#drivers/chip-card/ber-tlv.ts';
import { decodeHolder, decodeIssuer } from '#drivers/chip-card/card-files.ts';
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
