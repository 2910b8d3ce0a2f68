import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import { readStation } from '#host/config.ts';
import { faceConfig } from '#host/devices/face.ts';
import { loadFaceTemplate, shippedTemplateIds } from '#services/devices/face/load-template.ts';

const dir = mkdtempSync(join(tmpdir(), 'face-template-'));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const SHIPPED = resolve(import.meta.dirname, '../../electron/services/devices/face/templates/back-with-chip.json');
type Json = Record<string, unknown> & { fields: Record<string, unknown>[]; keepOut: object[] };
const national = (): Json => JSON.parse(readFileSync(SHIPPED, 'utf8')) as Json;

let files = 0;
const write = (text: string): string => {
  files += 1;
  const file = join(dir, `template-${files}.json`);
  writeFileSync(file, text);
  return file;
};
const changed = (change: (template: Json) => void): string => {
  const template = national();
  change(template);
  return write(JSON.stringify(template));
};

describe('face templates', () => {
  it('that are shipped are all good, and are called what their files are called', () => {
    expect(shippedTemplateIds()).toEqual(['back-with-chip', 'henan', 'jiangsu-2', 'jiangsu-3']);
    for (const id of shippedTemplateIds()) expect(loadFaceTemplate(id)).toMatchObject({ ok: true, value: { id } });
  });

  it('of one’s own come from a file; what is left out has a default', () => {
    const file = changed((it) => {
      it.id = 'city';
      it.fields = [{ value: 'name', x: 30, y: 20, until: 60, font: { points: 8 } }];
    });
    expect(loadFaceTemplate(file)).toMatchObject({
      ok: true,
      value: {
        id: 'city',
        rotation: 0,
        printing: 'mono',
        fields: [
          {
            at: 'baseline',
            smallestPoints: 6,
            twoLinesWithin: null,
            label: null,
            dateForm: 'YYYY年MM月DD日',
            hyphen: false,
          },
        ],
      },
    });
  });

  it('that are not there are named, with those that are', () => {
    expect(loadFaceTemplate('hubei')).toMatchObject({
      error: {
        code: 'face.template-unknown',
        kind: 'stop',
        params: { template: 'hubei', shipped: shippedTemplateIds().join(', ') },
      },
    });
  });

  it.each([
    ['no JSON', () => write('{ "id": '), '', /JSON/],
    ['a word nobody knows', () => changed((it) => Object.assign(it, { foto: 1 })), '', /foto/],
    ['no photo', () => changed((it) => delete it.photo), 'photo', /./],
    [
      'a photo from left and right at once',
      () => changed((it) => Object.assign(it.photo as object, { x: 1 })),
      'photo',
      /./,
    ],
    ['a turn of 90°', () => changed((it) => Object.assign(it, { rotation: 90 })), 'rotation', /./],
    ['a colour nobody prints', () => changed((it) => Object.assign(it, { printing: 'grey' })), 'printing', /./],
    [
      'an item nobody has',
      () => changed((it) => Object.assign(it.fields[0] ?? {}, { value: 'bank' })),
      'fields.0.value',
      /./,
    ],
    [
      'a field beyond the card',
      () => changed((it) => Object.assign(it.fields[2] ?? {}, { until: 86 })),
      '',
      /cardNumber leaves the card/,
    ],
    [
      'a field on the chip',
      () => changed((it) => Object.assign(it.fields[0] ?? {}, { x: 15 })),
      '',
      /name stands on chip contacts/,
    ],
    [
      'a field on the photo',
      () => changed((it) => Object.assign(it.fields[0] ?? {}, { until: 70 })),
      '',
      /photo stands on name/,
    ],
    [
      'a field on the seal',
      () => changed((it) => Object.assign(it.fields[4] ?? {}, { until: 70 })),
      '',
      /expiryDate stands on issuer seal/,
    ],
    [
      'two fields on each other',
      () => changed((it) => Object.assign(it.fields[1] ?? {}, { y: 35, x: 24, until: 60 })),
      '',
      /socialSecurityNumber stands on cardNumber/,
    ],
    [
      'a free place beyond the card',
      () => changed((it) => it.keepOut.push({ what: 'emblem', x: 80, y: 0, width: 10, height: 5 })),
      '',
      /emblem leaves the card/,
    ],
    [
      'a smallest size above the size',
      () => changed((it) => Object.assign(it.fields[0] ?? {}, { smallestPoints: 9 })),
      '',
      /name: smallestPoints/,
    ],
  ])('with %s are refused in words', (_what, file, path, problem) => {
    const loaded = loadFaceTemplate(file());
    expect(loaded).toMatchObject({ error: { code: 'face.template-malformed', kind: 'stop', params: { path } } });
    expect(loaded.ok ? '' : loaded.error.params?.problem).toMatch(problem);
    expect(codeText('face.template-malformed')?.zh.what).toContain('{{problem}}');
  });
});

describe('the face’s part of the station file', () => {
  it('may be left out', () => {
    expect(faceConfig.parse({})).toEqual({ template: 'back-with-chip', templates: {} });
  });

  it('takes a plain list of fonts as that of the sans family', () => {
    expect(faceConfig.parse({ fonts: ['/a.ttc'] }).fonts).toEqual({ sans: ['/a.ttc'] });
    expect(faceConfig.parse({ fonts: { serif: ['/b.ttc'] } }).fonts).toEqual({ serif: ['/b.ttc'] });
  });

  it('is refused by name when it is wrong', () => {
    const file = write(
      JSON.stringify({
        outletNo: 3,
        district: '430682',
        platform: { url: 'https://platform.example/' },
        devices: {
          idReader: { address: 'tcp://x:1' },
          cardPrinter: { address: 'tcp://x:2' },
          chipReader: { address: 'pcsc:x' },
        },
        face: { templates: { 'CCB-': '' } },
      }),
    );
    expect(readStation(file)).toMatchObject({
      error: { code: 'config.malformed', params: { path: 'face.templates.CCB-' } },
    });
  });
});
