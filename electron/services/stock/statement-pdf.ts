import { ok, type Result } from '#basics/result.ts';
import type { DayStatement } from '#domain/stock/day-statement.ts';
import type { FontFiles } from '../devices/face/font-files.ts';
import { loadDocumentFonts } from '../receipts/document-fonts.ts';
import { oneLine } from '../receipts/form.ts';
import { LABELS } from '../receipts/labels.ts';
import type { ReceiptLanguage } from '../receipts/model.ts';
import { INK, Paper, type Style } from '../receipts/paper.ts';
import { type StatementCell, type StatementTable, statementTables } from './statement-tables.ts';
import { TEXT } from './statement-words.ts';

const CELL: Style = { size: 8 };
const HEAD: Style = { size: 7, colour: INK.quiet };
const PAD = 3;
/** A staff member signs by hand on a line of this height. */
const SIGN_HEIGHT = 26;

/**
 * A signed statement as an A5 PDF, Chinese with English under it where it is wanted. Fails with `receipt.font-missing`,
 * `receipt.font-unreadable`.
 */
export const statementPdf = async (
  { content, signature }: { readonly content: string; readonly signature: string | null },
  language: ReceiptLanguage,
  files: FontFiles,
): Promise<Result<Uint8Array>> => {
  const statement = JSON.parse(content) as DayStatement;
  const fonts = loadDocumentFonts(files);
  if (!fonts.ok) return fonts;
  const paper = new Paper({
    title: `${TEXT.title.zh} ${statement.day}`,
    at: statement.at,
    language: 'zh-CN',
    fonts: fonts.value,
    newPage: (sheet) => drawHead(sheet, statement, language),
  });
  for (const table of statementTables(statement)) drawTable(paper, table, language);
  drawSigners(paper, statement, language);
  if (signature !== null) {
    paper.y += 6;
    paper.text(`${oneLine(TEXT.seal, language)}: ${signature}`, { size: 6.5, colour: INK.quiet });
  }
  const watermark = statement.training ? LABELS.trainingMark : null;
  const { pdf } = await paper.finish({ watermark, footOf: () => [] });
  return ok(pdf);
};

const drawHead = (paper: Paper, { training, day, outletNo }: DayStatement, language: ReceiptLanguage): void => {
  paper.text(oneLine(TEXT.title, language), { size: 13, weight: 'bold', align: 'center' });
  const line = `${oneLine(TEXT.outlet, language)} ${outletNo} · ${day}`;
  paper.text(line, { ...HEAD, align: 'center' }, { after: 3 });
  if (training) paper.text(oneLine(TEXT.training, language), { size: 8, weight: 'bold', align: 'center' });
  paper.rule(paper.left, paper.y + 2, paper.right, paper.y + 2, 1.2, INK.text);
  paper.y += 8;
};

const textOf = (cell: StatementCell, language: ReceiptLanguage): string =>
  typeof cell === 'object' ? oneLine(cell, language) : String(cell);

const drawTable = (paper: Paper, { title, columns, rows }: StatementTable, language: ReceiptLanguage): void => {
  paper.need(40);
  paper.text(oneLine(title, language), { size: 9.5, weight: 'bold' }, { after: 2 });
  if (columns.length > 0) drawRow(paper, columns, language, HEAD);
  for (const row of rows) drawRow(paper, row, language, CELL);
  paper.y += 7;
};

const drawRow = (paper: Paper, cells: readonly StatementCell[], language: ReceiptLanguage, style: Style): void => {
  const width = paper.width / cells.length;
  const texts = cells.map((cell) => textOf(cell, language));
  const height = Math.max(...texts.map((text) => paper.measure(text, width - 2 * PAD, style).height));
  paper.need(height + 2 * PAD);
  for (const [index, text] of texts.entries()) {
    const right = typeof cells[index] === 'number';
    const place = { ...style, align: right ? ('right' as const) : ('left' as const) };
    paper.textAt(text, paper.left + index * width + PAD, paper.y + PAD, width - 2 * PAD, place);
  }
  paper.y += height + 2 * PAD;
  paper.rule(paper.left, paper.y, paper.right, paper.y, 0.4, INK.faint);
};

const drawSigners = (paper: Paper, { signers }: DayStatement, language: ReceiptLanguage): void => {
  paper.need(signers.length * SIGN_HEIGHT + 30);
  paper.text(oneLine(TEXT.signers, language), { size: 9.5, weight: 'bold' }, { after: 2 });
  for (const { staffId, name } of signers) {
    const half = paper.width / 2;
    paper.textAt(`${staffId}  ${name}`, paper.left + PAD, paper.y + SIGN_HEIGHT - 14, half, CELL);
    const label = `${oneLine(TEXT.sign, language)}:`;
    paper.textAt(label, paper.left + half, paper.y + SIGN_HEIGHT - 14, half, HEAD);
    paper.y += SIGN_HEIGHT;
    paper.rule(paper.left, paper.y, paper.right, paper.y, 0.5, INK.line);
  }
};
