import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { citizenNumberFits, luhnDigit, luhnFits } from '#drivers/simulator/scenario/check-digits.ts';
import { findScenarioPerson, loadScenario, parseScenario } from '#drivers/simulator/scenario/load-scenario.ts';
import schema from '#drivers/simulator/scenario/scenario.schema.json' with { type: 'json' };
import { scenarioJsonSchema } from '#drivers/simulator/scenario/scenario.ts';
import { allottedBlanks } from '#drivers/simulator/scenario/stock.ts';

const SHIPPED = fileURLToPath(new URL('../../drivers/simulator/scenarios/', import.meta.url));
const dir = mkdtempSync(join(tmpdir(), 'scenario-test-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const person = (change: object = {}, document: object = {}) => ({
  id: 'zhang-san',
  document: { name: '张三', idNumber: '11010519491231002X', ...document },
  ...change,
});
const blank = (change: object = {}) => ({
  blankId: 'B1',
  cardId: '430600D15600000500000001FFFFFFFF',
  resetInformation: '00814A44468660430600000001',
  bankCardNumber: '6217000000000000004',
  ...change,
});
const file = (change: object = {}) => ({ version: 1, name: 'test', persons: [person()], ...change });
const box = (...blanks: object[]) => ({ stock: { boxes: [{ boxId: 'X', blanks }] } });

const scenarioOf = (document: unknown) => {
  const parsed = parseScenario(document, dir);
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

/** `path: cause` of everything that is wrong. */
const faultsOf = (document: unknown): readonly string[] => {
  const parsed = parseScenario(document, dir);
  return parsed.ok ? [] : parsed.error.map(({ path, cause }) => `${path}: ${cause}`);
};

describe('scenario files', () => {
  it.each(readdirSync(SHIPPED))('%s is a good one', (name) => {
    expect(loadScenario(join(SHIPPED, name))).toMatchObject({ ok: true });
  });

  it('are filled up from what a short one says', () => {
    const scenario = unwrap(loadScenario(join(SHIPPED, 'short.json'))).scenario;
    expect(scenario.station).toEqual({ outletNo: 3, region: '430682' });
    expect(scenario.persons[0]?.document).toMatchObject({ sex: '2', birth: '19491231', nation: '01' });
    expect(scenario.persons[0]?.platform).toMatchObject({ holder: null, application: { mode: 'online' } });
    expect(scenario.platform).toMatchObject({ reviewAfterMs: null, onsiteReviewMs: 0 });
  });

  it('have the published JSON schema', () => {
    expect(schema).toEqual(JSON.parse(JSON.stringify(scenarioJsonSchema())));
  });

  it('are looked for where the caller says', () => {
    expect(loadScenario(join(dir, 'none.json'))).toMatchObject({ error: { code: 'scenario.not-found' } });
    expect(loadScenario(dir)).toMatchObject({ error: { code: 'scenario.not-found' } });
  });

  it('are refused with the place of the first fault and the number of others', () => {
    const path = join(dir, 'bad.json');
    writeFileSync(path, JSON.stringify(file({ colour: 'red', persons: [] })));
    expect(loadScenario(path)).toMatchObject({
      error: { code: 'scenario.malformed', kind: 'stop', params: { file: path, path: 'persons', more: 1 } },
    });
    writeFileSync(path, '{ "version": 1, ');
    expect(loadScenario(path)).toMatchObject({ error: { code: 'scenario.malformed', params: { path: '(file)' } } });
  });

  it.each<[string, unknown, string]>([
    ['an unknown key', file({ persons: [person({ colour: 'red' })] }), 'persons[0].colour: unknown key'],
    ['an unknown key of the platform', file({ platform: { speed: 1 } }), 'platform.speed: unknown key'],
    [
      'a wrong check digit',
      file({ persons: [person({}, { idNumber: '110105194912310021' })] }),
      'persons[0].document.idNumber: check digit',
    ],
    [
      'another birth date than the number’s',
      file({ persons: [person({}, { birth: '19500101' })] }),
      'persons[0].document.birth: not the birth date of the number',
    ],
    [
      'two persons of one id',
      file({ persons: [person(), person({}, { idNumber: '430682190001010014' })] }),
      'persons[1].id: id is the same as in persons[0].id',
    ],
    [
      'two persons of one number',
      file({ persons: [person(), person({ id: 'other' })] }),
      'persons[1].document.idNumber: number is the same as in persons[0].document.idNumber',
    ],
    ['a photo that is not there', file({ persons: [person({ photo: 'no.jpg' })] }), 'persons[0].photo: no such file'],
    [
      'a bank card number without its check digit',
      file(box(blank({ bankCardNumber: '6217000000000000005' }))),
      'stock.boxes[0].blanks[0].bankCardNumber: check digit',
    ],
    [
      'two blanks of one card id',
      file(
        box(
          blank(),
          blank({
            blankId: 'B2',
            resetInformation: '00814A44468660430600000002',
            bankCardNumber: '6217000000000000012',
          }),
        ),
      ),
      'stock.boxes[0].blanks[1].cardId: card id is the same as in stock.boxes[0].blanks[0].cardId',
    ],
    ['an empty box', file({ stock: { boxes: [{ boxId: 'X' }] } }), 'stock.boxes[0]: a box needs blanks or generate'],
    [
      'two boxes that make up the same blanks',
      file({
        stock: {
          boxes: [
            { boxId: 'X', generate: { count: 1 } },
            { boxId: 'Y', generate: { count: 1 } },
          ],
        },
      }),
      'stock.boxes[1].generate: card id is the same as in stock.boxes[0].generate',
    ],
  ])('name %s', (_title, document, fault) => {
    expect(faultsOf(document)).toContain(fault);
  });

  it.each<[string, unknown, RegExp]>([
    ['a card id', file(box(blank({ cardId: '12' }))), /^stock\.boxes\[0\]\.blanks\[0\]\.cardId: /],
    ['reset information', file(box(blank({ resetInformation: 'XY' }))), /blanks\[0\]\.resetInformation: /],
    ['a phone', file({ persons: [person({ phone: '12' })] }), /^persons\[0\]\.phone: a mobile number has 11 digits$/],
    ['an outlet', file({ station: { outletNo: 30 } }), /^station\.outletNo: /],
    ['a version', file({ version: 2 }), /^version: /],
    ['a fault’s device', file({ faults: [{ device: 'toaster', act: 'burn' }] }), /^faults\[0\]\.device: /],
  ])('name the place of %s of the wrong shape', (_title, document, fault) => {
    expect(faultsOf(document)[0]).toMatch(fault);
  });

  it('never throw, whatever the document', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseScenario(value, dir).ok).toBe(false);
        expect(parseScenario(file({ persons: value, stock: value, faults: value }), dir).ok).toBe(false);
      }),
    );
  });

  it('know their persons', () => {
    const scenario = scenarioOf(file());
    expect(unwrap(findScenarioPerson(scenario, 'zhang-san')).document.name).toBe('张三');
    expect(findScenarioPerson(scenario, 'nobody')).toMatchObject({ error: { code: 'scenario.unknown-person' } });
  });
});

describe('made-up blanks', () => {
  const scenario = scenarioOf(file({ stock: { boxes: [{ boxId: 'X', generate: { count: 30, firstSerial: 1 } }] } }));
  const blanks = allottedBlanks(scenario, { no: 3, bank: '建设银行' });

  it('are numbered as the reference’s sample card', () => {
    expect(blanks[0]).toMatchObject({
      blankId: 'X-001',
      bank: '建设银行',
      outletNo: 3,
      cardId: '430600D15600000500000001FFFFFFFF',
      resetInformation: '00814A44468660430600000001',
    });
  });

  it('have bank card numbers of 19 digits with their check digit', () => {
    expect(blanks.every(({ bankCardNumber }) => /^\d{19}$/.test(bankCardNumber) && luhnFits(bankCardNumber))).toBe(
      true,
    );
  });
});

describe('check digits', () => {
  it('are those of the reference’s numbers', () => {
    const numbers = ['11010519491231002X', '430682190001010014', '430682190001010022', '810000199001010019'];
    expect(numbers.map(citizenNumberFits)).toEqual([true, true, true, true]);
    expect(citizenNumberFits('110105194912310020')).toBe(false);
    expect(luhnDigit('621700000000000000')).toBe('4');
  });
});
