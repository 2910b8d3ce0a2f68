import ExcelJS from 'exceljs';
import type { DayStatement } from '#domain/stock/day-statement.ts';
import { oneLine } from '../receipts/form.ts';
import type { ReceiptLanguage } from '../receipts/model.ts';
import { type StatementCell, statementTables } from './statement-tables.ts';
import { TEXT } from './statement-words.ts';

const COLUMN_WIDTH = 30;
/** A sheet's name has at most 31 characters. */
const SHEET = 'statement';
const SIGNED = 'signed';

/**
 * A signed statement as a workbook: the tables on the first sheet, and on the second the exact text that was signed,
 * with the signature.
 */
export const statementXlsx = async (
  { content, signature }: { readonly content: string; readonly signature: string | null },
  language: ReceiptLanguage,
): Promise<Uint8Array> => {
  const statement = JSON.parse(content) as DayStatement;
  const book = new ExcelJS.Workbook();
  book.created = new Date(statement.at);
  book.modified = new Date(statement.at);
  const sheet = book.addWorksheet(SHEET);
  sheet.columns = Array.from({ length: 4 }, () => ({ width: COLUMN_WIDTH }));
  const heading = (text: string): void => {
    sheet.addRow([text]).font = { bold: true };
  };
  const plain = (cell: StatementCell): string | number => (typeof cell === 'object' ? oneLine(cell, language) : cell);
  sheet.addRow([oneLine(TEXT.title, language)]).font = { bold: true, size: 14 };
  if (statement.training) heading(oneLine(TEXT.training, language));
  for (const { title, columns, rows } of statementTables(statement)) {
    sheet.addRow([]);
    heading(oneLine(title, language));
    if (columns.length > 0) sheet.addRow(columns.map((words) => oneLine(words, language))).font = { italic: true };
    for (const row of rows) sheet.addRow(row.map(plain));
  }
  sheet.addRow([]);
  heading(oneLine(TEXT.signers, language));
  sheet.addRow([oneLine(TEXT.staffId, language), oneLine(TEXT.name, language)]).font = { italic: true };
  for (const { staffId, name } of statement.signers) sheet.addRow([staffId, name]);
  if (signature !== null) sheet.addRow([oneLine(TEXT.seal, language), signature]);
  const signed = book.addWorksheet(SIGNED);
  signed.addRow(['content', content]);
  signed.addRow(['signature', signature ?? '']);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
