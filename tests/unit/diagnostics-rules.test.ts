import { describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import { DIAGNOSTIC_TESTS, testsOf } from '#domain/diagnostics/catalogue/index.ts';
import { DEVICE_NAMES } from '#domain/diagnostics/device-name.ts';
import { meansMissing } from '#domain/diagnostics/missing.ts';
import { lookAtPicture } from '#domain/diagnostics/picture-look.ts';
import { sensorValue } from '#domain/diagnostics/printer-sensors.ts';
import { rulerFace, testFace } from '#domain/diagnostics/test-faces.ts';
import { timingOf } from '#domain/diagnostics/timing.ts';
import { judgeNumber } from '#domain/diagnostics/value.ts';
import { healthOf, verdictOf, worstFirst } from '#domain/diagnostics/verdict.ts';
import { performerOf } from '#services/diagnostics/device-tests/index.ts';

describe('the catalogue of device tests', () => {
  it('has a test for every device, each with an own name as the contract writes it', () => {
    expect(DEVICE_NAMES.filter((device) => testsOf(device).length === 0)).toEqual([]);
    const ids = DIAGNOSTIC_TESTS.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const { id, device } of DIAGNOSTIC_TESTS) {
      expect(id).toMatch(/^[a-z-]+\.[a-z-]+$/);
      expect(id.split('.')[0]).toBe(device);
    }
  });

  it('has a performer for what the host runs, and for nothing else', () => {
    for (const { id, runs } of DIAGNOSTIC_TESTS) {
      expect([id, performerOf(id) !== undefined]).toEqual([id, runs === 'host']);
    }
  });

  it('says everything in both languages, politely and without codes', () => {
    const texts = DIAGNOSTIC_TESTS.flatMap(({ text, hint, values }) => [
      text,
      hint,
      ...Object.values(values).map((one) => one.text),
    ]);
    for (const { zh, en } of texts) {
      expect(zh).toMatch(/[\u4e00-\u9fff]/);
      expect(en).not.toMatch(/[\u4e00-\u9fff！!]/);
      expect(zh).not.toMatch(/[！!]|错误/);
    }
  });
});

describe('a verdict', () => {
  it('is the worst of findings and values', () => {
    const warn = { level: 'warn', code: 'x' } as const;
    const bad = { level: 'fail', code: 'y' } as const;
    expect(verdictOf([], [{ state: 'ok' }, { state: 'info' }], false)).toBe('pass');
    expect(verdictOf([], [{ state: 'warn' }], false)).toBe('warn');
    expect(verdictOf([warn], [{ state: 'fail' }], false)).toBe('fail');
    expect(verdictOf([warn], [], true)).toBe('stopped');
    expect(verdictOf([bad], [], true)).toBe('fail');
    expect(worstFirst([warn, bad]).map(({ code }) => code)).toEqual(['y', 'x']);
    expect([healthOf(null), healthOf(warn), healthOf(bad), healthOf({ level: 'info' })]).toEqual([
      'ok',
      'warn',
      'fail',
      'ok',
    ]);
  });

  it('of a number turns at its limits', () => {
    const high = { high: { warn: 10, fail: 20 } };
    expect([10, 11, 20, 21].map((value) => judgeNumber(value, high))).toEqual(['ok', 'warn', 'warn', 'fail']);
    const low = { low: { warn: 20, fail: 1 } };
    expect([20, 19, 1, 0].map((value) => judgeNumber(value, low))).toEqual(['ok', 'warn', 'warn', 'fail']);
    expect(judgeNumber(1, undefined)).toBe('info');
  });

  it.each([
    ['transport.absent', true],
    ['id-reader.silent', true],
    ['printer.offline', true],
    ['chip.reader-absent', true],
    ['platform.unreachable', true],
    ['diagnostics.other-speed', true],
    ['diagnostics.is-card-printer', true],
    ['printer.feeder-empty', false],
    ['printer.cover-open', false],
    ['platform.clock-wrong', false],
    ['chip.mute', false],
  ])('of %s means missing: %s', (code, missing) => {
    expect(codeText(code)).toBeDefined();
    expect(meansMissing(code)).toBe(missing);
  });
});

describe('measures', () => {
  it('tell median, 95 % and the slowest of a row', () => {
    const row = Array.from({ length: 100 }, (_, i) => i + 1);
    expect(timingOf(row.toReversed())).toEqual({ median: 50, p95: 95, slowest: 100 });
    expect(timingOf([7.04])).toEqual({ median: 7, p95: 7, slowest: 7 });
    expect(timingOf([])).toBeNull();
  });

  it('tell a sharp picture from a flat one, and a light from one side', () => {
    const flat = { width: 64, height: 64, grey: new Uint8Array(64 * 64).fill(200) };
    expect(lookAtPicture(flat)).toEqual({ sharpness: 0, brightness: 200, unevenness: 0 });
    const print = { ...flat, grey: flat.grey.map((_, at) => ((at >> 1) % 2 === 0 ? 0 : 255)) };
    expect(lookAtPicture(print).sharpness).toBeGreaterThan(1_000);
    const slope = { ...flat, grey: flat.grey.map((_, at) => (at % 64) * 4) };
    expect(lookAtPicture(slope).unevenness).toBeGreaterThan(200);
    expect(lookAtPicture(slope).sharpness).toBeLessThan(1);
  });

  it('of a sensor mean something on either side of a volt', () => {
    expect(sensorValue('f', 5)).toMatchObject({ id: 'sensor-f', state: 'ok', unit: 'V', threshold: { at: 1 } });
    expect(sensorValue('f', 0)).toMatchObject({ state: 'warn' });
    expect(sensorValue('b', 0.21)).toMatchObject({ state: 'ok' });
    expect(sensorValue('M', 4.92)).toMatchObject({ state: 'warn', threshold: { meansAbove: { en: 'card' } } });
    expect(sensorValue('o', null)).toMatchObject({ value: null, state: 'info' });
    expect(sensorValue('q', 3)).toMatchObject({ threshold: null, state: 'info' });
  });

  it('are drawn on faces that are printed without being forced', () => {
    for (const { bits, width, height } of [rulerFace(), testFace()]) {
      const black = bits.reduce((sum, byte) => sum + byte.toString(2).replaceAll('0', '').length, 0);
      expect(black).toBeGreaterThan(10_000);
      expect(black / (width * height)).toBeLessThan(0.6);
    }
  });
});
