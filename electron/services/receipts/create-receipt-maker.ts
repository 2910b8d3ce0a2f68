import { ok, type Result } from '#basics/result.ts';
import type { FontFiles } from '../devices/face/font-files.ts';
import { loadDocumentFonts } from './document-fonts.ts';
import { drawHead, oneLine } from './form.ts';
import { FOOT, LABELS, TITLES } from './labels.ts';
import type { MadeReceipt, Receipt, Words } from './model.ts';
import { Paper } from './paper.ts';
import { drawSlip } from './slips.ts';

export interface ReceiptMaker {
  /** The slip as an A5 PDF with its fonts inside. Fails with `receipt.font-missing`, `receipt.font-unreadable`. */
  make(receipt: Receipt): Promise<Result<MadeReceipt>>;
}

const geta = (missing: readonly string[]): Words => ({
  zh: `〓 处的字本机字体中没有（${missing.join('、')}），请手写补上。`,
  en: `〓 stands for a character the fonts of this station lack (${missing.join(', ')}); please write it in by hand.`,
});

/** Slips in the fonts of this station. */
export const createReceiptMaker = (fonts: FontFiles): ReceiptMaker => ({
  make: async (receipt) => {
    const loaded = loadDocumentFonts(fonts);
    if (!loaded.ok) return loaded;
    const { kind, language, at } = receipt;
    const paper = new Paper({
      title: TITLES[kind].zh,
      at,
      language: 'zh-CN',
      fonts: loaded.value,
      newPage: (sheet) => drawHead(sheet, receipt),
    });
    drawSlip(paper, receipt);
    const missing = paper.missing;
    const footOf = (page: number, count: number): readonly string[] => [
      ...(missing.length === 0 ? [] : [oneLine(geta(missing), language)]),
      ...(page === count ? FOOT[kind].map((words) => oneLine(words, language)) : []),
    ];
    const watermark = receipt.training ? LABELS.trainingMark : null;
    const { pdf, pages } = await paper.finish({ watermark, footOf });
    return ok({ pdf, pages, missing });
  },
});
