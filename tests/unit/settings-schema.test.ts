import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fillIn } from '#contract/codes/fill-in.ts';
import { codeText } from '#contract/codes/index.ts';
import { SETTING_KEYS } from '#domain/settings/catalogue.ts';
import type { Json } from '#domain/settings/document.ts';
import { segmentsOf } from '#domain/settings/key.ts';
import { parseStation, stationJsonSchema } from '#host/config.ts';
import { leavesOf, nodeAt } from '#services/settings/schema-node.ts';
import { BARE_STATION } from '../support/bare-host.ts';

const README = join(import.meta.dirname, '../../README.md');
const KEYS = leavesOf(stationJsonSchema()).map(({ id }) => id);

/** What is wrong with a station file, as code and path. */
const wrongIn = (content: Json): readonly (readonly [string, string])[] => {
  const station = parseStation(content);
  return station.ok ? [] : station.error.map(({ code, path }) => [code, path] as const);
};

/** The same as a person reads it, in English. */
const sentences = (content: Json): readonly string[] => {
  const station = parseStation(content);
  return station.ok
    ? []
    : station.error.map(({ code, params }) => {
        const text = codeText(code)?.en;
        return fillIn(`${text?.what}. ${text?.next}`, params);
      });
};

const withDevice = (device: string, more: Record<string, Json>): Json => ({
  ...BARE_STATION,
  devices: {
    ...BARE_STATION.devices,
    [device]: { ...BARE_STATION.devices[device as 'idReader'], ...more },
  },
});

describe('the keys of the station file', () => {
  it('are all explained, and nothing else is', () => {
    expect(KEYS.toSorted()).toEqual(Object.keys(SETTING_KEYS).toSorted());
  });

  it('are found in the schema by their places', () => {
    const schema = stationJsonSchema();
    for (const id of Object.keys(SETTING_KEYS)) {
      expect([id, nodeAt(schema, segmentsOf(id))?.description]).toEqual([id, SETTING_KEYS[id]?.hint.en]);
    }
  });

  it('have a name and an explanation in both languages', () => {
    for (const [id, { label, hint }] of Object.entries(SETTING_KEYS)) {
      for (const text of [label.zh, label.en, hint.zh, hint.en]) {
        expect([id, text]).toEqual([id, expect.stringMatching(/^[^!！]*[^.。!！\s]$/)]);
      }
      expect([id, hint.zh]).toEqual([id, expect.stringMatching(/\p{Script=Han}/u)]);
      expect([id, hint.en]).toEqual([id, expect.stringMatching(/^[\x20-\x7e“”…’]+$/)]);
    }
  });
});

/** `platform.{ca,key}` → two patterns; `*` stands for anything. */
const patternsOf = (cell: string): readonly RegExp[] =>
  [...cell.matchAll(/`([^`]+)`/g)]
    .flatMap(([, name = '']) => {
      const [, before, inside, after] = /^(.*)\{(.*)\}(.*)$/.exec(name) ?? [];
      return inside === undefined ? [name] : inside.split(',').map((one) => `${before}${one}${after}`);
    })
    .map((name) => new RegExp(`^${name.replaceAll('.', '\\.').replaceAll('*', '.+')}(\\..+)?$`));

describe('the table of keys in the README', () => {
  const text = readFileSync(README, 'utf8');
  const table = text.slice(text.indexOf('## Real devices'), text.indexOf('Staff sign in'));
  const rows = table
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => patternsOf(line.split('|')[1] ?? ''));

  it('names or covers every key', () => {
    expect(rows.length).toBeGreaterThan(15);
    const covered = (id: string) => rows.some((patterns) => patterns.some((pattern) => pattern.test(id)));
    expect(KEYS.filter((id) => !covered(id) && !id.startsWith('trainingDesk.'))).toEqual([]);
  });

  it('names no key that does not exist', () => {
    const strangers = rows.flat().filter((pattern) => !KEYS.some((id) => pattern.test(id)));
    expect(strangers.map(String)).toEqual([]);
  });
});

describe('a station file', () => {
  it('is taken with what it must have', () => {
    expect(wrongIn(BARE_STATION)).toEqual([]);
  });

  it('has everything that is wrong named at once', () => {
    const found = wrongIn({
      ...BARE_STATION,
      outletNo: 'three',
      districts: '430682',
      staff: { idleLockMs: 5 },
      devices: { ...BARE_STATION.devices, cardPrinter: { adress: 'x', protocol: 'fast' } },
    });
    expect(found).toEqual(
      expect.arrayContaining([
        ['config.wrong-value', 'outletNo'],
        ['config.unknown-key-near', 'districts'],
        ['config.wrong-value', 'staff.idleLockMs'],
        ['config.missing', 'devices.cardPrinter.address'],
        ['config.wrong-value', 'devices.cardPrinter.protocol'],
        ['config.unknown-key-near', 'devices.cardPrinter.adress'],
      ]),
    );
    expect(found).toHaveLength(6);
  });

  it.each([
    ['a word written wrongly', withDevice('cardPrinter', { adress: 'x' }), 'did you mean devices.cardPrinter.address'],
    ['other case and a hyphen', withDevice('cardPrinter', { 'gate-sensor': 'b' }), 'devices.cardPrinter.gateSensor'],
    ['a key that belongs deeper', withDevice('cardPrinter', { baudRate: 9600 }), 'devices.cardPrinter.serial.baudRate'],
    ['a number out of its range', withDevice('idReader', { rfFrameBytes: 300 }), 'from 1 to 255, or null'],
    ['a word that is none of the choices', withDevice('cardPrinter', { overlay: 'half' }), 'one of "full", "none"'],
    ['text of another form', { ...BARE_STATION, district: '4306' }, 'cannot be "4306". Please enter six digits'],
    ['a missing part', { outletNo: 3, district: '430682', platform: BARE_STATION.platform }, 'devices is missing'],
    [
      'two of three files of a certificate',
      { ...BARE_STATION, platform: { ...BARE_STATION.platform, ca: 'a.pem', key: 'k.pem' } },
      'go together',
    ],
    ['something inside a list', { ...BARE_STATION, issuance: { generations: ['4.0'] } }, 'issuance.generations.0'],
  ] as const)('says what to do about %s', (_what, content, said) => {
    expect(sentences(content as Json).join('\n')).toContain(said);
  });

  it('has no near key invented where none is', () => {
    expect(wrongIn({ ...BARE_STATION, colourOfTheCarpet: 'red' })).toEqual([
      ['config.unknown-key', 'colourOfTheCarpet'],
    ]);
  });

  it('never shows a token or the password of an address', () => {
    const station = parseStation({
      ...BARE_STATION,
      platform: { url: 'ftp://kiosk:hunter2@192.0.2.1/' },
      trainingDesk: { url: 'http://127.0.0.1:1/', token: 7 },
    });
    expect(station.ok).toBe(false);
    const said = JSON.stringify(station);
    expect(said).not.toContain('hunter2');
    expect(said).toContain('kiosk:••••••@192.0.2.1');
    expect(sentences({ ...BARE_STATION, trainingDesk: { url: 'http://127.0.0.1:1/', token: 7 } })).toEqual([
      expect.stringContaining('••••••'),
    ]);
  });
});
