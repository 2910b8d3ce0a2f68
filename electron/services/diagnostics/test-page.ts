import { ok, type Result } from '#basics/result.ts';
import type { FontFiles } from '../devices/face/font-files.ts';
import { loadDocumentFonts } from '../receipts/document-fonts.ts';
import { chinaTime } from '../receipts/form.ts';
import { INK, Paper } from '../receipts/paper.ts';

/** An A5 page with lines along all edges, Chinese and Latin text in several sizes. Fails with `receipt.font-*`. */
export const testPage = async (fonts: FontFiles, at: number): Promise<Result<Uint8Array>> => {
  const loaded = loadDocumentFonts(fonts);
  if (!loaded.ok) return loaded;
  const paper = new Paper({
    title: '测试页 Test page',
    at,
    language: 'zh-CN',
    fonts: loaded.value,
    newPage: () => undefined,
  });
  const bottom = paper.top + 480;
  for (const [x1, y1, x2, y2] of [
    [paper.left, paper.top, paper.right, paper.top],
    [paper.left, bottom, paper.right, bottom],
    [paper.left, paper.top, paper.left, bottom],
    [paper.right, paper.top, paper.right, bottom],
  ] as const) {
    paper.rule(x1, y1, x2, y2, 1, INK.text);
  }
  paper.y += 20;
  paper.text('单据打印机测试页 · Test page', { size: 16, weight: 'bold', align: 'center' });
  paper.text(chinaTime(at), { size: 9, align: 'center', colour: INK.quiet });
  for (const size of [6, 8, 10, 12, 16, 20]) {
    paper.y += 6;
    paper.text(`  ${size} pt 社会保障卡 0123456789 ABC abc`, { size });
  }
  const { pdf } = await paper.finish({ watermark: null, footOf: () => [] });
  return ok(pdf);
};
