import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { unwrap } from '#basics/result.ts';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { asMono, drawnPortrait, inked, sampleContent } from '../support/face.ts';
import { runNode } from '../support/issue-command.ts';

const fonts = fontFiles({}).primary.sans.some((file) => existsSync(file));
const dir = mkdtempSync(join(tmpdir(), 'face-command-'));
const photo = join(dir, 'photo.jpg');
const out = join(dir, 'card.png');
beforeAll(async () => writeFileSync(photo, await drawnPortrait()));
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const face = (args: readonly string[], language: 'zh' | 'en' = 'en') =>
  runNode('scripts/preview-face.ts', ['--dir', dir, ...args], { language });

const documentSchema = z.strictObject({
  outcome: z.literal('drawn'),
  file: z.string(),
  template: z.string(),
  printing: z.enum(['mono', 'colour']),
  rotation: z.union([z.literal(0), z.literal(180)]),
  width: z.literal(1_016),
  height: z.literal(648),
  dpi: z.literal(300),
  coverage: z.strictObject({ blackPercent: z.number(), dyePercent: z.number() }),
  warnings: z.array(z.strictObject({ warning: z.string(), zh: z.string(), en: z.string() })),
});
const documentOf = (stdout: string) => documentSchema.parse(JSON.parse(stdout));

describe.skipIf(!fonts)(`npm run face${fonts ? '' : ' (needs fonts-noto-cjk)'}`, () => {
  it('is a command of package.json', () => {
    const scripts = JSON.parse(readFileSync(resolve(import.meta.dirname, '../../package.json'), 'utf8')) as {
      scripts: Record<string, string>;
    };
    expect(scripts.scripts.face).toContain('scripts/preview-face.ts');
  });

  it('writes what the printer gets, dot by dot, at 300 dpi', async () => {
    const content = sampleContent({ photo: readFileSync(photo) });
    const args = ['--name', content.name, '--number', content.socialSecurityNumber, '--card', content.cardNumber];
    const dates = ['--issue', content.issueDate, '--expiry', content.expiryDate];
    const ended = await face(['--out', out, '--photo', photo, ...args, ...dates, '--json']);
    expect(ended.code).toBe(0);
    const told = documentOf(ended.stdout);
    expect(told).toMatchObject({ file: out, template: 'back-with-chip', printing: 'mono', rotation: 0, warnings: [] });
    expect(await sharp(out).metadata()).toMatchObject({ width: 1_016, height: 648, density: 300, isPalette: true });
    const pixels = await sharp(out).greyscale().raw().toBuffer();
    const expected = asMono(unwrap(await createFaceRenderer().render(content)));
    const differing = pixels.filter(
      (value, i) => value !== (inked(expected, i % 1_016, Math.floor(i / 1_016)) === 1 ? 0 : 255),
    );
    expect(differing).toHaveLength(0);
    const black = pixels.filter((value) => value === 0).length / pixels.length;
    expect(told.coverage).toEqual({ blackPercent: Math.round(1_000 * black) / 10, dyePercent: 0 });
  });

  it('in colour, of a template that is turned round, with what a technician should know', async () => {
    const ended = await face([
      '--template',
      'henan',
      '--colour',
      '--out',
      out,
      '--name',
      '𠮷ŁA',
      '--card',
      'A12345678',
      '--json',
    ]);
    expect(ended.code).toBe(0);
    const told = documentOf(ended.stdout);
    expect(told).toMatchObject({ template: 'henan', printing: 'colour', rotation: 180 });
    expect(told.coverage.dyePercent).toBeGreaterThan(1);
    expect(told.warnings.map(({ warning }) => warning)).toEqual(expect.arrayContaining(['not-on-chip', 'card-number']));
    expect(await sharp(out).metadata()).toMatchObject({ width: 1_016, height: 648, density: 300, channels: 3 });
  });

  it('says what was made smaller, to a person in the own language', async () => {
    const long = ['--out', out, '--name', '阿卜杜热合曼·阿卜杜热伊木江买'];
    expect((await face(long)).stderr).toMatch(/Name takes two lines of 6 pt/);
    expect((await face(long, 'zh')).stderr).toMatch(/“姓名”分两行，6 磅/);
  });

  it('takes fonts and template of the station file in the state directory', async () => {
    const state = join(dir, 'station');
    mkdirSync(state);
    const station = {
      outletNo: 3,
      district: '430682',
      platform: { url: 'https://platform.example/' },
      devices: {
        idReader: { address: 'tcp://x:1' },
        cardPrinter: { address: 'tcp://x:2' },
        chipReader: { address: 'pcsc:x' },
      },
      face: { template: 'jiangsu-3' },
    };
    writeFileSync(join(state, 'station.json'), JSON.stringify(station));
    const ended = await runNode('scripts/preview-face.ts', ['--dir', state, '--json']);
    expect(documentOf(ended.stdout)).toMatchObject({ template: 'jiangsu-3', file: join(state, 'face.png') });
    writeFileSync(join(state, 'station.json'), JSON.stringify({ ...station, face: { fonts: ['/nowhere/a.ttc'] } }));
    const without = await runNode('scripts/preview-face.ts', ['--dir', state, '--json']);
    expect([without.code, JSON.parse(without.stdout)]).toMatchObject([
      1,
      { outcome: 'failed', reasons: [{ code: 'face.font-missing' }] },
    ]);
  });

  it.each([
    ['a template there is not', ['--template', 'hubei'], 2, /no face template hubei.*back-with-chip, henan/],
    ['a date that is none', ['--issue', '2023-11-09'], 2, /--issue cannot be 2023-11-09.*YYYYMMDD/],
    ['black and colour at once', ['--mono', '--colour'], 2, /--mono and --colour exclude each other/],
    ['an option there is not', ['--size', '9'], 2, /no option --size/],
    ['a month there is not', ['--issue', '20231301'], 1, /“Date of issue” of the card face is not right/],
    ['a character no font has', ['--name', '张\u{10FFFD}'], 1, /No font .*U\+10FFFD/],
    ['a photo that is not there', ['--photo', '/nowhere/x.jpg'], 1, /\/nowhere\/x\.jpg/],
    ['a photo that is no picture', ['--photo', join(import.meta.dirname, '../README.md')], 1, /photo can’t be printed/],
    ['a place nobody can write to', ['--out', '/nowhere/card.png'], 1, /\/nowhere\/card\.png cannot be written/],
  ])('%s is refused in words', async (_what, args, code, says) => {
    const ended = await face(['--out', out, ...args]);
    expect([ended.code, ended.stdout]).toEqual([code, '']);
    expect(ended.stderr).toMatch(says);
  });
});
