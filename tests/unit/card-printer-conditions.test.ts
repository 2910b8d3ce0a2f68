import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { ok } from '#basics/result.ts';
import { cardPrinterCodes } from '#contract/codes/card-printer.ts';
import { cardPrinterFlagTexts, flagText } from '#contract/codes/card-printer-flags.ts';
import { chipCodes } from '#contract/codes/chip.ts';
import { transportCodes } from '#contract/codes/transport.ts';
import {
  blockingCodes,
  conditionOf,
  conditionsOf,
  interruptionCode,
  isInterrupted,
} from '#drivers/card-printer/conditions.ts';
import { moduleStatus, RETURN_CODES, returnCode, returnCodeOf } from '#drivers/card-printer/module-view.ts';
import { errorTextCode, kindOf, nackCode } from '#drivers/card-printer/refusals.ts';
import { majorOf } from '#drivers/card-printer/state.ts';
import { wordsOf } from '#drivers/card-printer/status.ts';
import { STATUS_FLAGS, type StatusFlag } from '#drivers/card-printer/status-flags.ts';
import type { State } from '#drivers/card-printer/types.ts';

const FLAGS = Object.keys(STATUS_FLAGS) as StatusFlag[];
const CHIP: StatusFlag = 'CFG_SMART';

/** The published table, where the reference lies beside the repository. */
const TABLE = ['../shared', '../../shared']
  .map((place) => resolve(import.meta.dirname, '../..', place, 'reference/card-printer-flags.json'))
  .find((file) => existsSync(file));

describe('status flags', () => {
  it.skipIf(TABLE === undefined)(
    `have the published names and masks${TABLE === undefined ? ' (skipped: no ../shared/reference)' : ''}`,
    () => {
      const { flags } = JSON.parse(readFileSync(TABLE ?? '', 'utf8')) as {
        flags: { name: string; word: string; mask: string }[];
      };
      expect(Object.fromEntries(flags.map(({ name, word, mask }) => [name, [word, Number(mask)]]))).toEqual(
        STATUS_FLAGS,
      );
    },
  );

  it('have a text in both languages, all 209 of them', () => {
    expect(Object.keys(cardPrinterFlagTexts).sort()).toEqual([...FLAGS].sort());
    expect(FLAGS.length).toBe(209);
    for (const flag of FLAGS) {
      const { zh, en } = flagText(flag) ?? { zh: '', en: '' };
      expect([flag, zh]).toEqual([flag, expect.stringMatching(/[\u4e00-\u9fff]/)]);
      expect([flag, en]).toEqual([flag, expect.stringMatching(/^[A-Z][^\u4e00-\u9fff!]+[^.!]$/)]);
      expect(zh).not.toMatch(/[!！]|错误/);
    }
    expect(flagText('INF_NOTHING')).toBeUndefined();
    expect(flagText('toString')).toBeUndefined();
  });

  it('that a person must know of all belong to a condition with texts', () => {
    const homeless = FLAGS.filter((flag) => /^(WAR|ERR)_/.test(flag) && conditionOf(flag) === null);
    expect(homeless).toEqual([]);
    const textless = FLAGS.map(conditionOf).filter((code) => code !== null && !(code in cardPrinterCodes));
    expect(textless).toEqual([]);
  });

  it('that say WAR stop the next job, those that say ERR interrupt a running one, the others do neither', () => {
    for (const flag of FLAGS) {
      const words = wordsOf([CHIP, flag]);
      if (flag.startsWith('WAR_')) expect([flag, blockingCodes(words).length]).toEqual([flag, 1]);
      if (flag.startsWith('CFG_')) expect([flag, blockingCodes(words)]).toEqual([flag, []]);
      expect([flag, isInterrupted(words)]).toEqual([flag, flag.startsWith('ERR_')]);
      expect([flag, interruptionCode(words)]).toEqual([flag, flag.startsWith('ERR_') ? conditionOf(flag) : null]);
    }
  });
});

describe('conditions', () => {
  it('come most urgent first, with the flags they were told by', () => {
    const words = wordsOf([CHIP, 'INF_RIBBON_LOW', 'ERR_HEAD_TEMP', 'WAR_COOLING', 'WAR_POWER_SUPPLY', 'INF_BUSY']);
    expect(conditionsOf(words)).toEqual([
      { code: 'printer.power-supply', severity: 'warning', flags: ['WAR_POWER_SUPPLY'] },
      { code: 'printer.head-hot', severity: 'error', flags: ['WAR_COOLING', 'ERR_HEAD_TEMP'] },
      { code: 'printer.ribbon-low', severity: 'warning', flags: ['INF_RIBBON_LOW'] },
      { code: 'printer.busy', severity: 'info', flags: ['INF_BUSY'] },
    ]);
  });

  it('reduce to a handful of states', () => {
    const major = (...flags: StatusFlag[]) => {
      const words = wordsOf([CHIP, ...flags]);
      return majorOf(words, blockingCodes(words));
    };
    expect(major()).toBe('ready');
    expect(major('INF_BUSY')).toBe('busy');
    expect(major('INF_BUSY', 'WAR_FEEDER_EMPTY')).toBe('attention');
    expect(major('INF_RIBBON_LOW')).toBe('ready');
    expect(major('WAR_FEEDER_EMPTY', 'ERR_FEEDER_ERROR')).toBe('error');
  });
});

describe('refusals', () => {
  it('are read from their texts', () => {
    expect(
      ['ERR RIB DETECTION', 'ERR NEED CLEANING', 'ERROR CDE', 'ERR PARAM', 'ERR RIBBON', 'ERR CARD'].map(errorTextCode),
    ).toEqual([
      'printer.no-ribbon',
      'printer.cleaning-required',
      'printer.command-unknown',
      'printer.parameter-refused',
      'printer.ribbon-fault',
      'printer.refused',
    ]);
  });

  it('are read from the code bytes of acknowledged lines', () => {
    expect((['1', '2', 'T', 'C', 'F', 'R', 'K', 'D', 'W', null] as const).map((code) => nackCode(code, 'Sis'))).toEqual(
      [
        'printer.command-unknown',
        'printer.parameter-refused',
        'printer.jam',
        'printer.cover-open',
        'printer.mis-feed',
        'printer.ribbon-fault',
        'printer.refused',
        'printer.refused',
        'printer.refused',
        'printer.refused',
      ],
    );
    expect(nackCode('R', 'Rrt;count')).toBe('printer.no-ribbon');
    expect([kindOf('printer.command-unknown'), kindOf('printer.parameter-refused')]).toEqual(['stop', 'stop']);
  });
});

describe('the module view', () => {
  const state: State = {
    position: 'none',
    feeder: 'enough',
    coverOpen: false,
    rejectBoxFull: false,
    ribbon: {
      zoneOk: true,
      zone: '0',
      type: 'k',
      quantity: 1_000,
      count: 500,
      reference: 'RB-1',
      label: null,
      date: null,
    },
    blocking: [],
    busy: false,
    major: 'ready',
    conditions: [],
  };
  const ribbon = (count: number) => (state.ribbon ? { ...state.ribbon, count } : null);

  it('tells device, media, toner and boxes in the numbers integrators expect', () => {
    expect(moduleStatus(ok(state))).toEqual({ device: 0, media: 0, toner: 0, feederBox: 0, rejectBox: 0 });
    expect(moduleStatus({ ok: false, error: { code: 'printer.offline', kind: 'retry' } })).toEqual({
      device: 2,
      media: 6,
      toner: 4,
      feederBox: 7,
      rejectBox: 7,
    });
    const status = (change: Partial<State>) => moduleStatus(ok({ ...state, ...change }));
    expect(status({ busy: true, major: 'busy' }).device).toBe(1);
    expect(status({ major: 'error', blocking: ['printer.jam'], position: 'inside-unknown' })).toMatchObject({
      device: 3,
      media: 5,
    });
    expect(
      (['none', 'gate', 'print-station', 'chip-station', 'inside-unknown'] as const).map(
        (position) => status({ position }).media,
      ),
    ).toEqual([0, 1, 2, 3, 6]);
    expect([21, 20, 1, 0].map((count) => status({ ribbon: ribbon(count) }).toner)).toEqual([0, 1, 1, 2]);
    expect(status({ blocking: ['printer.ribbon-wrong-zone'] }).toner).toBe(3);
    expect(status({ ribbon: null }).toner).toBe(4);
    expect(status({ ribbon: null, blocking: ['printer.no-ribbon'] }).toner).toBe(2);
    expect(status({ feeder: 'low' }).feederBox).toBe(1);
    expect(status({ feeder: 'empty' }).feederBox).toBe(2);
    expect(status({ blocking: ['printer.feeder-open'] }).feederBox).toBe(3);
    expect(status({ rejectBoxFull: true }).rejectBox).toBe(6);
    expect(status({ blocking: ['printer.reject-box-open'] }).rejectBox).toBe(3);
  });

  it('gives every failure of printer, chip and line one of the return codes', () => {
    const codes = [...Object.keys(cardPrinterCodes), ...Object.keys(chipCodes), ...Object.keys(transportCodes)];
    const given = new Map(codes.map((code) => [code, returnCodeOf({ code })]));
    expect([...given.values()].every((code) => code in RETURN_CODES && code !== '0000')).toBe(true);
    expect(returnCode(ok(undefined))).toBe('0000');
    expect(
      [
        'printer.refused',
        'printer.feeder-empty',
        'printer.offline',
        'printer.busy',
        'printer.no-answer',
        'printer.card-inside',
        'printer.jam',
        'printer.cover-open',
        'chip.mute',
        'chip.refused',
        'printer.ribbon-ended',
        'printer.not-printed',
      ].map((code) => given.get(code)),
    ).toEqual(['0006', '0009', '0010', '0011', '0012', '0015', '0016', '0017', '0019', '0020', '0021', '0022']);
  });
});
