import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { FaceContent } from '#domain/card/card-data.ts';
import { dots, FACE_HEIGHT, FACE_WIDTH, keepOutRects, layoutFace, photoRect } from '#domain/card/face-layout.ts';
import { BACK_WITH_CHIP } from '#domain/card/face-template.ts';

const content: FaceContent = {
  name: '张三',
  socialSecurityNumber: '11010519491231002X',
  cardNumber: 'A12345678',
  issueDate: '20231109',
  expiryDate: '20331108',
  photo: new Uint8Array(),
};

/** Han characters are square, others a little over half as wide. */
const measure = (text: string, size: number) =>
  [...text].reduce((sum, character) => sum + (character > '\u2e80' ? size : 0.6 * size), 0);

describe('card face layout', () => {
  it('turns millimetres into dots at 300 dpi', () => {
    expect([20, 25, 25.4, 85.6].map(dots)).toEqual([236, 295, 300, 1_011]);
  });

  it('puts the photo 4 mm from the right and 3 mm from the top', () => {
    const photo = photoRect(BACK_WITH_CHIP);
    expect(photo).toEqual({ x: FACE_WIDTH - 47 - 236, y: 35, width: 236, height: 295 });
  });

  it('starts the information block 24 mm from the left and from the top, line by line', () => {
    const { texts } = unwrap(layoutFace(BACK_WITH_CHIP, content, measure));
    expect(texts.map(({ text }) => text)).toEqual([
      '姓名',
      '张三',
      '社会保障号码',
      '11010519491231002X',
      '卡号',
      'A12345678',
      '发卡日期',
      '2023年11月09日',
      '有效期',
      '2033年11月08日',
    ]);
    expect(texts[0]?.x).toBe(dots(24));
    const top = Math.min(...texts.map(({ baseline, size }) => baseline - size));
    expect(Math.abs(top - dots(24))).toBeLessThanOrEqual(dots(0.6));
  });

  it('keeps texts, photo, contacts and seal clear of each other', () => {
    const { texts, photo } = unwrap(layoutFace(BACK_WITH_CHIP, { ...content, name: '阿卜杜热合曼·阿卜' }, measure));
    const boxes = [
      { what: 'photo', ...photo },
      ...keepOutRects(BACK_WITH_CHIP),
      // A Chinese character stands from 0.88 em above to 0.12 em below the baseline.
      ...texts.map(({ text, x, baseline, size }) => ({
        what: text,
        x,
        y: baseline - Math.ceil(0.88 * size),
        width: Math.ceil(measure(text, size)),
        height: size,
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

  it('lets a long name shrink, and refuses one that would become unreadable', () => {
    const sizeOf = (name: string) => {
      const layout = layoutFace(BACK_WITH_CHIP, { ...content, name }, measure);
      return layout.ok ? layout.value.texts[1]?.size : layout.error.code;
    };
    expect(sizeOf('张三')).toBe(dots(3));
    expect(sizeOf('阿卜杜热合曼·阿卜杜热伊木')).toBeLessThan(dots(3));
    expect(sizeOf('阿'.repeat(20))).toBe('face.text-too-wide');
    expect(layoutFace(BACK_WITH_CHIP, { ...content, name: '阿'.repeat(20) }, measure)).toMatchObject({
      error: { kind: 'stop', params: { field: '姓名' } },
    });
  });

  it.each(['', '2023-11-09', '20231309', '20230132'])('refuses %o as a date', (issueDate) => {
    expect(layoutFace(BACK_WITH_CHIP, { ...content, issueDate }, measure)).toMatchObject({
      error: { code: 'face.bad-content', params: { field: '发卡日期' } },
    });
  });
});
