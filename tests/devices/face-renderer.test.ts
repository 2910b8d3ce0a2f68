import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { CardFace } from '#domain/card/card-data.ts';
import { dots, keepOutRects, photoRect, turned } from '#domain/card/face-layout.ts';
import type { FaceTemplate } from '#domain/card/face-template.ts';
import { COVERAGE_MAX, coverage } from '#drivers/card-printer/raster.ts';
import { readDots } from '#drivers/simulator/card-printer/printed-card.ts';
import { createFaceRenderer } from '#services/devices/face/create-face-renderer.ts';
import { fontFiles } from '#services/devices/face/font-files.ts';
import { loadFaceTemplate, shippedTemplateIds } from '#services/devices/face/load-template.ts';
import { makeRig } from '../support/card-printer-rig.ts';
import { asColours, asMono, drawnPortrait, inkBox, inked, inkIn, sampleContent, WHOLE_FACE } from '../support/face.ts';

const fonts = [...fontFiles({}).primary.sans, ...fontFiles({}).primary.serif].some((file) => existsSync(file));
const DEJAVU = '/usr/share/fonts/truetype/dejavu/DejaVuSans-Bold.ttf';
const NOTO = '/usr/share/fonts/opentype/noto/NotoSansCJK-Bold.ttc';
const PHOTOS = join(import.meta.dirname, '../../../shared/photos/natural');
const PORTRAIT = join(PHOTOS, '../derived/d1-ok.jpg');

const dir = mkdtempSync(join(tmpdir(), 'face-'));
let photo: Uint8Array;
beforeAll(async () => {
  photo = await drawnPortrait();
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const template = (id: string): FaceTemplate => unwrap(loadFaceTemplate(id));
const content = (changes: Parameters<typeof sampleContent>[0] = {}) => sampleContent({ photo, ...changes });
const NATIONAL = template('back-with-chip');
/** Where the name of the national template stands, its label left out. */
const NAME_PLACE = { x: 358, y: 270, width: 355, height: 68 };

/** Correlation of the printed tones, as an eye blurs them, with the photo's own: 1 = the same picture. */
const likeness = async (face: CardFace, picture: Uint8Array): Promise<number> => {
  const { x, y, width, height } = photoRect(NATIONAL);
  const printed = Buffer.alloc(width * height);
  for (let i = 0; i < printed.length; i += 1) {
    printed[i] = inked(face, x + (i % width), y + Math.floor(i / width)) === 1 ? 0 : 255;
  }
  const blurred = (image: Sharp) => image.greyscale().blur(3).raw().toBuffer();
  const a = await blurred(sharp(printed, { raw: { width, height, channels: 1 } }));
  const b = await blurred(sharp(picture).resize(width, height, { fit: 'cover' }));
  const mean = (data: Buffer) => data.reduce((sum, value) => sum + value, 0) / data.length;
  const [ma, mb] = [mean(a), mean(b)];
  let [ab, aa, bb] = [0, 0, 0];
  a.forEach((value, i) => {
    const [da, db] = [value - ma, (b[i] ?? 0) - mb];
    ab += da * db;
    aa += da * da;
    bb += db * db;
  });
  return ab / Math.sqrt(aa * bb);
};

describe.skipIf(!fonts)(`card face${fonts ? '' : ' (needs fonts-noto-cjk)'}`, () => {
  const renderer = createFaceRenderer();

  it('is ready, and draws the same dots for the same person', async () => {
    unwrap(await renderer.ready());
    const face = asMono(unwrap(await renderer.render(content())));
    expect([face.width, face.height, face.bits.length]).toEqual([1_016, 648, 82_296]);
    expect(asMono(unwrap(await renderer.render(content()))).bits).toEqual(face.bits);
    expect(coverage(face.bits)).toBeLessThan(COVERAGE_MAX / 2);
  });

  it('prints texts left of and below the photo, and nothing elsewhere', async () => {
    const face = unwrap(await renderer.render(content()));
    const place = photoRect(NATIONAL);
    expect(inkIn(face, place)).toBeGreaterThan(10_000);
    const block = { x: dots(24), y: dots(23.5), width: place.x - dots(24), height: dots(24.5) };
    const below = { x: place.x, y: place.y + place.height, width: place.width, height: dots(5) };
    expect(inkIn(face, place) + inkIn(face, block) + inkIn(face, below)).toBe(inkIn(face, WHOLE_FACE));
  });

  it.each(shippedTemplateIds())(
    '%s: contacts and seal stay free, in black and in colour, with the longest names',
    async (id) => {
      for (const printing of ['mono', 'colour'] as const) {
        for (const name of ['张三', '阿卜杜热合曼·阿卜杜热伊木江买', 'MARIA FERNANDA DE LOS ANGELES GUTIERREZ']) {
          const face = unwrap(await createFaceRenderer({ template: id, printing }).render(content({ name })));
          const { rotation } = template(id);
          for (const { what, ...rect } of keepOutRects(template(id))) {
            expect([what, inkIn(face, rotation === 180 ? turned(rect) : rect)]).toEqual([what, 0]);
          }
          expect(inkIn(face, WHOLE_FACE)).toBeGreaterThan(10_000);
        }
      }
    },
  );

  it.each(shippedTemplateIds())('%s: the photo’s dots stand in their place to a dot', async (id) => {
    // A photo that is dark up to its edges fills its frame.
    const dark = await sharp({ create: { width: 358, height: 441, channels: 3, background: '#202020' } })
      .jpeg()
      .toBuffer();
    const face = unwrap(await createFaceRenderer({ template: id }).render(content({ photo: dark })));
    const { rotation } = template(id);
    const upright = photoRect(template(id));
    const place = rotation === 180 ? turned(upright) : upright;
    const around = { x: place.x - 4, y: place.y - 4, width: place.width + 8, height: place.height + 8 };
    const box = inkBox(face, around);
    for (const side of ['x', 'y', 'width', 'height'] as const) {
      expect(Math.abs((box?.[side] ?? 0) - place[side])).toBeLessThanOrEqual(1);
    }
  });

  it('turned round, it is the same face upside down', async () => {
    const henan = asMono(unwrap(await createFaceRenderer({ template: 'henan' }).render(content())));
    const file = join(dir, 'upright.json');
    writeFileSync(file, JSON.stringify({ ...template('henan'), rotation: 0 }));
    const upright = asMono(unwrap(await createFaceRenderer({ template: file }).render(content())));
    const differing = Array.from({ length: 1_016 * 648 }, (_, i) => i).filter((i) => {
      const [x, y] = [i % 1_016, Math.floor(i / 1_016)];
      return inked(henan, x, y) !== inked(upright, 1_015 - x, 647 - y);
    });
    expect(differing).toHaveLength(0);
    expect(henan.bits).not.toEqual(upright.bits);
  });

  it('of another stock is chosen by the beginning of the box number, the longest that fits', async () => {
    const mixed = createFaceRenderer({ templates: { 'HN-': 'henan', 'HN-3': 'jiangsu-3' } });
    const drawn = async (boxId?: string) =>
      unwrap(await mixed.draw(content(), boxId === undefined ? undefined : { boxId })).template.id;
    expect([await drawn(), await drawn('CCB-1'), await drawn('HN-1'), await drawn('HN-3-1')]).toEqual([
      'back-with-chip',
      'back-with-chip',
      'henan',
      'jiangsu-3',
    ]);
    expect(await createFaceRenderer({ templates: { 'HN-': 'nowhere' } }).ready()).toMatchObject({
      error: { code: 'face.template-unknown', params: { template: 'nowhere' } },
    });
  });

  it('takes one or two lines for 15 Chinese characters and for 40 letters', async () => {
    for (const name of [
      '阿卜杜热合曼·阿卜杜热伊木江买',
      '阿卜杜热合曼•阿卜杜热伊木江买',
      'MARIA FERNANDA DE LOS ANGELES GUTIERREZ',
    ]) {
      const { face, fitted } = unwrap(await renderer.draw(content({ name })));
      expect(fitted).toMatchObject([{ value: 'name', lines: 2 }]);
      const box = inkBox(face, NAME_PLACE);
      // Two lines of at least 6 pt, within the field.
      expect(box?.height).toBeGreaterThan(40);
      expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(dots(60.4));
    }
    expect(
      unwrap(await createFaceRenderer({ template: 'henan' }).draw(content({ name: '阿卜杜热合曼·阿卜杜热伊木江买' })))
        .fitted,
    ).toEqual([]);
    expect(await renderer.render(content({ name: '阿'.repeat(40) }))).toMatchObject({
      error: { code: 'face.text-too-wide', params: { fieldZh: '姓名' } },
    });
  });

  it('draws both middle dots of names of several parts', async () => {
    const dotOf = async (name: string) => inkIn(unwrap(await renderer.render(content({ name }))), NAME_PLACE);
    const without = await dotOf('阿里买提');
    for (const name of ['阿里·买提', '阿里•买提']) expect((await dotOf(name)) - without).toBeGreaterThan(10);
  });

  it('keeps the fine strokes of 宋体 at the smallest size: both stems of N, U and H are there', async () => {
    const serif = createFaceRenderer({ template: 'jiangsu-3' });
    for (const letter of ['N', 'U', 'H']) {
      // As many as the line takes at 6 pt.
      let count = 40;
      let drawn = await serif.draw(content({ name: letter.repeat(count) }));
      for (; !drawn.ok; drawn = await serif.draw(content({ name: letter.repeat(count) }))) count -= 1;
      const { face, fitted } = drawn.value;
      expect(fitted).toMatchObject([{ value: 'name', lines: 1 }]);
      const box = inkBox(face, { x: 380, y: 160, width: 586, height: 40 });
      expect(box?.height).toBeLessThan(22);
      const middle = (box?.y ?? 0) + Math.round((box?.height ?? 0) / 2);
      let runs = 0;
      for (let x = box?.x ?? 0; x < (box?.x ?? 0) + (box?.width ?? 0); x += 1) {
        if (inked(face, x, middle) === 1 && inked(face, x - 1, middle) === 0) runs += 1;
      }
      expect([letter, runs >= 2 * count]).toEqual([letter, true]);
    }
  });

  describe('the photo', () => {
    it('keeps its white background free of dots and of dye', async () => {
      const { x, y, width } = photoRect(NATIONAL);
      for (const printing of ['mono', 'colour'] as const) {
        const face = unwrap(
          await createFaceRenderer({ printing }).render(content({ photo: await drawnPortrait('#f2f3f1') })),
        );
        expect(inkIn(face, { x, y, width, height: 20 })).toBe(0);
      }
    });

    it('shows the tones it had', async () => {
      expect(await likeness(unwrap(await renderer.render(content())), photo)).toBeGreaterThan(0.95);
    });

    it.skipIf(!existsSync(PORTRAIT))(
      `is recognised when it is a real portrait${existsSync(PORTRAIT) ? '' : ' (the photo set is not here)'}`,
      async () => {
        const portrait = new Uint8Array(readFileSync(PORTRAIT));
        expect(await likeness(unwrap(await renderer.render(content({ photo: portrait }))), portrait)).toBeGreaterThan(
          0.97,
        );
      },
    );

    it.skipIf(!existsSync(PHOTOS))(
      `of any kind keeps its tones${existsSync(PHOTOS) ? '' : ' (the photo set is not here)'}`,
      async () => {
        const poor: string[] = [];
        for (const file of readdirSync(PHOTOS).filter((_, i) => i % 3 === 1)) {
          const portrait = new Uint8Array(readFileSync(join(PHOTOS, file)));
          const face = await renderer.render(content({ photo: portrait }));
          // Some of the set are smaller than a card's photo may be.
          if (!face.ok) expect([file, face.error.params]).toEqual([file, { reason: 'too-small' }]);
          else if ((await likeness(face.value, portrait)) < 0.9) poor.push(file);
        }
        expect(poor).toEqual([]);
      },
    );

    it.each([
      ['is no picture', () => Promise.resolve(Buffer.from('not a picture')), 'unreadable'],
      ['is cut off', () => drawnPortrait().then((jpeg) => jpeg.subarray(0, jpeg.length / 2)), 'unreadable'],
      [
        'is tiny',
        () =>
          sharp({ create: { width: 60, height: 80, channels: 3, background: '#888' } })
            .jpeg()
            .toBuffer(),
        'too-small',
      ],
    ])('that %s is refused', async (_what, make, reason) => {
      expect(await renderer.render(content({ photo: await make() }))).toMatchObject({
        error: { code: 'face.bad-photo', params: { reason } },
      });
    });
  });

  describe('in colour', () => {
    const colour = createFaceRenderer({ printing: 'colour' });
    const place = photoRect(NATIONAL);

    it('a text is exactly black on exactly white, dot by dot where the black face has it', async () => {
      const black = unwrap(await renderer.render(content()));
      const face = asColours(unwrap(await colour.render(content())));
      expect(face.rgb.length).toBe(3 * 1_016 * 648);
      let letters = 0;
      for (let i = 0; i < 1_016 * 648; i += 1) {
        const [x, y] = [i % 1_016, Math.floor(i / 1_016)];
        const inPhoto = x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height;
        if (inPhoto) continue;
        const value = inked(black, x, y) === 1 ? 0 : 255;
        if (value === 0) letters += 1;
        if (face.rgb[3 * i] !== value || face.rgb[3 * i + 1] !== value || face.rgb[3 * i + 2] !== value) {
          throw new Error(`neither black nor white at ${x}, ${y}`);
        }
      }
      expect(letters).toBeGreaterThan(5_000);
    });

    it('no dot of the photo is exactly black, so all of it is dye', async () => {
      const face = asColours(unwrap(await colour.render(content())));
      let [dye, black, darkest] = [0, 0, 255];
      for (let y = place.y; y < place.y + place.height; y += 1) {
        for (let x = place.x; x < place.x + place.width; x += 1) {
          const [r = 0, g = 0, b = 0] = face.rgb.subarray(3 * (y * 1_016 + x), 3 * (y * 1_016 + x) + 3);
          if (r + g + b === 0) black += 1;
          darkest = Math.min(darkest, r, g, b);
          if (r !== 255 || g !== 255 || b !== 255) dye += 1;
        }
      }
      expect(black).toBe(0);
      // The portrait's hair is #000.
      expect(darkest).toBeLessThanOrEqual(1);
      expect(dye).toBeGreaterThan(20_000);
    });

    it('the photo keeps its colours', async () => {
      const face = asColours(unwrap(await colour.render(content())));
      const at = 3 * ((place.y + 220) * 1_016 + place.x + place.width / 2);
      const [r = 0, g = 0, b = 0] = face.rgb.subarray(at, at + 3);
      expect(r).toBeGreaterThan(g);
      expect(g).toBeGreaterThan(b);
    });
  });

  describe('rare characters', () => {
    const nameInk = async (name: string) => {
      const face = unwrap(await renderer.render(content({ name })));
      const rows: string[] = [];
      const box = inkBox(face, NAME_PLACE) ?? WHOLE_FACE;
      for (let y = box.y; y < box.y + box.height; y += 1) {
        let row = '';
        for (let x = box.x; x < box.x + box.width; x += 1) row += inked(face, x, y);
        rows.push(row);
      }
      return { box, picture: rows.join('\n') };
    };

    it('䶮 㛃 𠮷 㐂 are each drawn as themselves, as wide as any Chinese character', async () => {
      const pictures = await Promise.all(['䶮', '㛃', '𠮷', '㐂', '吉', '张'].map(nameInk));
      expect(new Set(pictures.map(({ picture }) => picture)).size).toBe(6);
      for (const { box } of pictures) {
        expect(box.width).toBeGreaterThan(25);
        expect(box.width).toBeLessThanOrEqual(36);
      }
      // A character of two code units takes the room of one.
      const two = await nameInk('𠮷吉');
      expect(two.box.width).toBeGreaterThan(60);
      expect(two.box.width).toBeLessThanOrEqual(71);
    });

    it('come from no other font where the first one has them', async () => {
      expect(unwrap(await renderer.draw(content({ name: '䶮㛃𠮷㐂' }))).fallbacks).toEqual([]);
    });

    it.skipIf(!existsSync(DEJAVU) || !existsSync(NOTO))(
      'one name may need several fonts; they stand on one baseline',
      async () => {
        // Ł is not in Noto Sans CJK.
        const { face, fallbacks } = unwrap(await renderer.draw(content({ name: 'HŁH' })));
        expect(fallbacks).toMatchObject([{ character: 'Ł', codePoint: 'U+0141', file: DEJAVU }]);
        const bottoms = [0, 1, 2].map((part) => {
          const third = Math.floor((inkBox(face, NAME_PLACE)?.width ?? 0) / 3);
          const box = inkBox(face, {
            ...NAME_PLACE,
            x: (inkBox(face, NAME_PLACE)?.x ?? 0) + part * third,
            width: third - 2,
          });
          return (box?.y ?? 0) + (box?.height ?? 0);
        });
        expect(Math.max(...bottoms) - Math.min(...bottoms)).toBeLessThanOrEqual(1);

        const latinFirst = createFaceRenderer({ fonts: fontFiles({ sans: [DEJAVU], fallback: [NOTO] }) });
        const mixed = unwrap(await latinFirst.draw(content({ name: '𠮷Anna㛃' })));
        expect(mixed.fallbacks.map(({ character, file }) => [character, file]).slice(-2)).toEqual(
          expect.arrayContaining([expect.arrayContaining([NOTO])]),
        );
        expect(mixed.fallbacks.filter(({ character }) => '𠮷㛃'.includes(character)).map(({ file }) => file)).toEqual([
          NOTO,
          NOTO,
        ]);
      },
    );

    it('that no font of the chain has are named before anything else is looked at', async () => {
      expect(await renderer.render(content({ name: '张\u{10FFFD}', photo: new Uint8Array() }))).toEqual({
        ok: false,
        error: { code: 'face.missing-glyph', kind: 'stop', params: { character: '\u{10FFFD}', codePoint: 'U+10FFFD' } },
      });
    });

    it('that a font has as an empty glyph count as missing', async () => {
      // U+3164 HANGUL FILLER has a glyph in Noto Sans CJK, with nothing in it.
      expect(await renderer.render(content({ name: '张\u3164' }))).toMatchObject({
        error: { code: 'face.missing-glyph', params: { codePoint: 'U+3164' } },
      });
    });

    it.skipIf(!existsSync(DEJAVU))('for private use are drawn only by a font the station names', async () => {
      // DejaVu has something at U+F6C5; what it shows is no business of a name.
      expect(await renderer.render(content({ name: '张\uF6C5' }))).toMatchObject({
        error: { code: 'face.missing-glyph', params: { codePoint: 'U+F6C5' } },
      });
      const named = createFaceRenderer({ fonts: fontFiles({ fallback: [DEJAVU.replace('-Bold', '')] }) });
      expect(unwrap(await named.draw(content({ name: '张\uF6C5' }))).fallbacks).toMatchObject([
        { codePoint: 'U+F6C5' },
      ]);
    });

    it.each([
      ['a variation selector', '葛\u{E0100}', 'U+E0100'],
      ['a joiner', '张\u200D三', 'U+200D'],
      ['a combining accent', 'Jose\u0301', 'U+0301'],
      ['a direction mark', '\u200E张三', 'U+200E'],
      ['half of a pair', '张\uD842', 'U+D842'],
      ['a control', '张\u0007', 'U+0007'],
      ['a replacement mark', '张\uFFFD', 'U+FFFD'],
    ])('%s can not be printed by itself and is refused by its code point', async (_what, name, codePoint) => {
      expect(await renderer.render(content({ name }))).toEqual({
        ok: false,
        error: { code: 'face.joining-character', kind: 'stop', params: { codePoint } },
      });
    });
  });

  it('comes out of the printer as it went in', async () => {
    await using rig = await makeRig({ link: 'tcp' });
    const face = asMono(unwrap(await renderer.render(content())));
    await rig.act('load', { blankIds: ['B-0001'] });
    unwrap(await rig.driver.feedToChip());
    unwrap(await rig.driver.moveToPrint());
    unwrap(await rig.driver.printFace(face));
    const picture = rig.printer.state().printed['B-0001'] ?? '';
    expect(readDots(picture.replace('.png', '.pbm'))).toEqual(face.bits);
    expect(await sharp(picture).metadata()).toMatchObject({ width: 1_016, height: 648, density: 300 });
  });
});

describe('fonts', () => {
  it('that are not there are named', async () => {
    const missing = createFaceRenderer({ fonts: fontFiles({ sans: ['/nowhere/a.ttc', '/nowhere/b.ttc'] }) });
    expect(await missing.ready()).toMatchObject({
      error: { code: 'face.font-missing', kind: 'stop', params: { files: '/nowhere/a.ttc, /nowhere/b.ttc' } },
    });
  });

  it.skipIf(!fonts)('a fall-back file the station names must be there', async () => {
    const lost = createFaceRenderer({ fonts: fontFiles({ fallback: ['/nowhere/rare.ttf'] }) });
    expect(await lost.ready()).toMatchObject({
      error: { code: 'face.font-missing', params: { files: '/nowhere/rare.ttf' } },
    });
  });

  it.skipIf(!existsSync(DEJAVU))(
    'that lack the words printed on every card are found before there is a card',
    async () => {
      const latin = createFaceRenderer({ fonts: fontFiles({ sans: [DEJAVU], fallback: [DEJAVU] }) });
      expect(await latin.ready()).toMatchObject({ error: { code: 'face.missing-glyph', params: { character: '年' } } });
    },
  );

  it('a file that is no font is named', async () => {
    const file = join(dir, 'broken.ttf');
    writeFileSync(file, 'this is not a font file at all');
    expect(await createFaceRenderer({ fonts: fontFiles({ sans: [file] }) }).ready()).toMatchObject({
      error: { code: 'face.font-unreadable', params: { file } },
    });
  });
});
