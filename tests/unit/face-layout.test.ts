import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import {
  dots,
  dotsOfPoints,
  FACE_HEIGHT,
  FACE_WIDTH,
  keepOutRects,
  layoutFace,
  type MeasureText,
  photoRect,
  turned,
} from '#domain/card/face-layout.ts';
import { atPauses, betweenHan } from '#domain/card/face-lines.ts';
import type { FaceTemplate } from '#domain/card/face-template.ts';
import { loadFaceTemplate, shippedTemplateIds } from '#services/devices/face/load-template.ts';
import { sampleContent } from '../support/face.ts';

const template = (id: string): FaceTemplate => unwrap(loadFaceTemplate(id));
const NATIONAL = template('back-with-chip');
const content = sampleContent();

/** Han characters are square, others a little over half as wide. */
const measure: MeasureText = (text, { size }) =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? size : 0.6 * size), 0);

const lay = (id: string, changes: Partial<typeof content> = {}) =>
  unwrap(layoutFace(template(id), { ...content, ...changes }, measure));

describe('measures', () => {
  it('millimetres and points are dots at 300 dpi', () => {
    expect([20, 25, 25.4, 85.6].map(dots)).toEqual([236, 295, 300, 1_011]);
    expect([6, 8, 72].map(dotsOfPoints)).toEqual([25, 33, 300]);
  });

  it('a half turn takes the upper left corner to the lower right one', () => {
    expect(turned({ x: 0, y: 0, width: 10, height: 20 })).toEqual({ x: 1_006, y: 628, width: 10, height: 20 });
    expect(turned(turned({ x: 47, y: 142, width: 236, height: 295 }))).toEqual({
      x: 47,
      y: 142,
      width: 236,
      height: 295,
    });
  });
});

describe('places of the templates that are shipped', () => {
  /** Millimetres of the sources times 300 / 25.4, worked out by hand; B.13 and §1.17 allow 0.3 mm, here one dot. */
  it.each([
    // 4 mm from the right edge, 3 mm from the top.
    ['back-with-chip', { right: 1_016 - 47.2, y: 35.4 }],
    ['henan', { right: 47.2 + 236.2, y: 141.7 }],
    ['jiangsu-2', { right: 35.4 + 236.2, y: 129.9 }],
    ['jiangsu-3', { right: 35.4 + 236.2, y: 129.9 }],
  ])('%s: the photo of 20 × 25 mm stands where it must to a dot', (id, expected) => {
    const { photo } = lay(id);
    expect(Math.abs(photo.x + photo.width - expected.right)).toBeLessThanOrEqual(1);
    expect(Math.abs(photo.y - expected.y)).toBeLessThanOrEqual(1);
    expect(Math.abs(photo.width - 236.2)).toBeLessThanOrEqual(1);
    expect(Math.abs(photo.height - 295.3)).toBeLessThanOrEqual(1);
  });

  it('Henan: values without labels, their upper left corners as in the form', () => {
    const { texts } = lay('henan');
    expect(texts.map(({ text }) => text)).toEqual(['张三', '11010519491231002X', 'D2143569X', '2023年11月09日']);
    const corners = texts.map(({ x, baseline, size }) => [x, Math.round(baseline - 0.88 * size)]);
    const form = [
      [36, 15.5],
      [47, 20],
      [36, 24.5],
      [41, 29],
    ].map((corner) => corner.map((mm) => Math.round((mm * 300) / 25.4)));
    corners.forEach(([x, y], i) => {
      expect(Math.abs((x ?? 0) - (form[i]?.[0] ?? 0))).toBeLessThanOrEqual(1);
      expect(Math.abs((y ?? 0) - (form[i]?.[1] ?? 0))).toBeLessThanOrEqual(1);
    });
    expect(new Set(texts.map(({ family, size }) => `${family} ${size}`))).toEqual(new Set(['serif 33']));
  });

  it('Jiangsu: year and month, with their words or into the gaps of pre-printed ones', () => {
    expect(lay('jiangsu-3').texts.map(({ text }) => text)).toEqual([
      '姓名',
      '张三',
      '社会保障号码',
      '11010519491231002X',
      '卡号',
      'D2143569X',
      '发卡日期',
      '2023年11月',
    ]);
    expect(lay('jiangsu-2').texts.map(({ text }) => text)).toEqual([
      '张三',
      '11010519491231002X',
      'D2143569X',
      '2023    11',
    ]);
    expect(lay('jiangsu-2').texts.map(({ x }) => x)).toEqual([307, 307, 307, 307]);
  });

  it('national: the information block starts 24 mm from the left and from the top, line by line', () => {
    const { texts } = lay('back-with-chip');
    expect(texts.map(({ text }) => text)).toEqual([
      '姓名',
      '张三',
      '社会保障号码',
      '11010519491231002X',
      '卡号',
      'D2143569X',
      '发卡日期',
      '2023年11月09日',
      '有效期',
      '2033年11月08日',
    ]);
    expect(texts[0]?.x).toBe(dots(24));
    const top = Math.min(...texts.map(({ baseline, size }) => baseline - size));
    expect(Math.abs(top - dots(24))).toBeLessThanOrEqual(dots(0.6));
  });

  it.each(
    shippedTemplateIds().flatMap((id) =>
      ['张三', '阿卜杜热合曼·阿卜杜热伊木江·买', 'MARIA FERNANDA DE LOS ANGELES GUTIERREZ'].map(
        (name) => [id, name] as const,
      ),
    ),
  )('%s: texts, photo and free places of %s are clear of each other', (id, name) => {
    const { texts, photo } = lay(id, { name });
    const boxes = [
      { what: 'photo', ...photo },
      ...keepOutRects(template(id)),
      // A Chinese character stands from 0.88 em above to 0.12 em below the baseline.
      ...texts.map(({ text, x, baseline, ...style }) => ({
        what: text,
        x,
        y: baseline - Math.ceil(0.88 * style.size),
        width: Math.ceil(measure(text, style)),
        height: style.size,
      })),
    ];
    const overlapping = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter((b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height)
        .map((b) => `${a.what} and ${b.what}`),
    );
    expect(overlapping).toEqual([]);
    expect(boxes.every((it) => it.x >= 0 && it.x + it.width <= FACE_WIDTH && it.y + it.height <= FACE_HEIGHT)).toBe(
      true,
    );
  });
});

describe('a value too wide', () => {
  const sizes = (name: string) => {
    const { texts, fitted } = lay('back-with-chip', { name });
    return { sizes: texts.slice(1, 1 + (fitted[0]?.lines ?? 1)).map(({ text, size }) => [text, size]), fitted };
  };

  it('stays as it is when it fits', () => {
    expect(sizes('张三')).toEqual({ sizes: [['张三', 35]], fitted: [] });
  });

  it('shrinks first', () => {
    const { sizes: lines, fitted } = sizes('阿卜杜热合曼·阿卜杜热伊');
    expect(lines).toHaveLength(1);
    expect(lines[0]?.[1]).toBeLessThan(35);
    expect(fitted).toMatchObject([{ value: 'name', lines: 1 }]);
  });

  it.each([
    ['15 Chinese characters', '阿卜杜热合曼·阿卜杜热伊木江买', ['阿卜杜热合曼·', '阿卜杜热伊木江买']],
    ['15 Chinese characters without a dot', '欧阳'.repeat(8), ['欧阳'.repeat(4), '欧阳'.repeat(4)]],
    ['40 letters', 'MARIA FERNANDA DE LOS ANGELES GUTIERREZ', ['MARIA FERNANDA DE', 'LOS ANGELES GUTIERREZ']],
  ])('then takes two lines: %s', (_what, name, expected) => {
    const { sizes: lines, fitted } = sizes(name);
    expect(lines.map(([text]) => text)).toEqual(expected);
    expect(fitted).toEqual([{ value: 'name', points: 6, lines: 2 }]);
  });

  it('is refused when not even that is enough, by the name of the item in both languages', () => {
    for (const name of ['阿'.repeat(40), 'A'.repeat(50)]) {
      expect(layoutFace(NATIONAL, { ...content, name }, measure)).toMatchObject({
        error: { code: 'face.text-too-wide', kind: 'stop', params: { fieldZh: '姓名', fieldEn: 'Name' } },
      });
    }
  });

  it('is never parted where there is one line only', () => {
    expect(layoutFace(NATIONAL, { ...content, cardNumber: '卡'.repeat(40) }, measure)).toMatchObject({
      error: { code: 'face.text-too-wide', params: { fieldEn: 'Card number' } },
    });
  });
});

describe('two lines', () => {
  it('part at the dots of a name, at spaces and hyphens; the dot stays above, the space goes', () => {
    expect(atPauses('阿里·买买提•江')).toEqual([
      ['阿里·', '买买提•江'],
      ['阿里·买买提•', '江'],
    ]);
    expect(atPauses('ANNA-MARIA LEE')).toEqual([
      ['ANNA-', 'MARIA LEE'],
      ['ANNA-MARIA', 'LEE'],
    ]);
  });

  it('part between two Chinese characters, one of them two code units long, and never within a word', () => {
    expect(betweenHan('𠮷㛃A三')).toEqual([['𠮷', '㛃A三']]);
    expect(betweenHan('ANNA')).toEqual([]);
  });
});

describe('forms', () => {
  it('a hyphen before the last character of the card number', () => {
    const hyphenated: FaceTemplate = {
      ...NATIONAL,
      fields: NATIONAL.fields
        .filter(({ value }) => value === 'cardNumber')
        .map((field) => ({ ...field, hyphen: true })),
    };
    expect(unwrap(layoutFace(hyphenated, content, measure)).texts.map(({ text }) => text)).toEqual([
      '卡号',
      'D2143569-X',
    ]);
  });

  it.each(['', '2023-11-09', '20231309', '20230132'])('%o is no date', (issueDate) => {
    expect(layoutFace(NATIONAL, { ...content, issueDate }, measure)).toMatchObject({
      error: { code: 'face.bad-content', params: { fieldZh: '发卡日期', fieldEn: 'Date of issue' } },
    });
  });

  it('a photo counted from the left stands there', () => {
    expect(photoRect({ ...NATIONAL, photo: { x: 4, y: 12, width: 20, height: 25 } })).toEqual({
      x: 47,
      y: 142,
      width: 236,
      height: 295,
    });
  });
});
