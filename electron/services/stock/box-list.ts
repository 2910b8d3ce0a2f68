import { z } from 'zod';
import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { BlankBox } from '#domain/stock/blank.ts';
import { STOCK_NUMBER } from '#domain/stock/blank-label.ts';

/**
 * The list of boxes a bank sends along, as JSON (`box-list.schema.json`) or as CSV: UTF-8, one line per blank in the
 * order they lie in the box, with the columns `boxId,bank,blankId,cardId,resetInformation`.
 */
const stockNumber = z.string().regex(STOCK_NUMBER);
const hex = (digits: number) =>
  z
    .string()
    .regex(new RegExp(`^[0-9A-Fa-f]{${digits}}$`))
    .toUpperCase();
const cardId = hex(32);
const resetInformation = hex(26);
const bank = z.string().min(1).max(60);

export const boxListSchema = z.strictObject({
  format: z.literal('box-list/1'),
  boxes: z
    .array(
      z.strictObject({
        boxId: stockNumber,
        bank,
        blanks: z
          .array(z.strictObject({ blankId: stockNumber, cardId, resetInformation }))
          .min(1)
          .meta({ description: 'In the order they lie in the box' }),
      }),
    )
    .min(1),
});

const COLUMNS = ['boxId', 'bank', 'blankId', 'cardId', 'resetInformation'] as const;
type Column = (typeof COLUMNS)[number];

const csvRow = z.strictObject({
  boxId: stockNumber,
  bank,
  blankId: stockNumber,
  cardId,
  resetInformation,
}) satisfies z.ZodType<Record<Column, string>>;

/** A box of a list, with the line of the file each of its blanks stands on. */
export interface ListedBox {
  readonly box: BlankBox;
  readonly line: number;
  readonly blankLines: readonly number[];
}

/**
 * Reads a list. Nothing of a wrong one is taken. Fails with `stock.list-empty`, `stock.list-syntax` (param `line`),
 * `stock.list-columns` (param `columns`), `stock.list-value` (params `line`, `field`) and `stock.list-twice` (params
 * `line`, `first`, `field`).
 */
export const readBoxList = (text: string): Result<readonly ListedBox[]> => {
  const plain = text.replace(/^\uFEFF/, '');
  if (plain.trim() === '') return fail('stock.list-empty', 'ask');
  const read = plain.trimStart().startsWith('{') ? readJson(plain) : readCsv(plain);
  if (!read.ok) return read;
  const twice = findTwice(read.value);
  return twice === null ? read : { ok: false, error: twice };
};

// ---------------------------------------------------------------------------------------------------- JSON

const readJson = (text: string): Result<readonly ListedBox[]> => {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    const at = error instanceof Error ? /position (\d+)/.exec(error.message)?.[1] : undefined;
    const line = at === undefined ? text.trimEnd().split('\n').length : lineAt(text, Number(at));
    return fail('stock.list-syntax', 'ask', { line });
  }
  const [, boxLines = [], blankLines = []] = objectLines(text);
  const list = boxListSchema.safeParse(parsed);
  if (!list.success) {
    const path = list.error.issues[0]?.path ?? [];
    return fail('stock.list-value', 'ask', { line: lineOf(path, parsed, boxLines, blankLines), field: fieldOf(path) });
  }
  let before = 0;
  return ok(
    list.data.boxes.map((box, index) => {
      const lines = blankLines.slice(before, before + box.blanks.length);
      before += box.blanks.length;
      return { box, line: boxLines[index] ?? 1, blankLines: lines };
    }),
  );
};

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;

/** The lines on which the objects of each depth begin: the list, its boxes, their blanks. */
const objectLines = (text: string): readonly (readonly number[])[] => {
  const lines: number[][] = [[], [], []];
  let depth = 0;
  let line = 1;
  for (const [token] of text.matchAll(/"(?:[^"\\]|\\.)*"|[{}\n]/g)) {
    if (token === '\n') line += 1;
    else if (token === '{') {
      lines[depth]?.push(line);
      depth += 1;
    } else if (token === '}') depth -= 1;
  }
  return lines;
};

const boxesOf = z.object({
  boxes: z.array(z.object({ blanks: z.array(z.unknown()).catch([]) }).catch({ blanks: [] })),
});

/** `boxes.1.blanks.3.cardId` → the line of that blank; anything outside of a box stands on the first line. */
const lineOf = (
  [, boxIndex, , blankIndex]: readonly PropertyKey[],
  parsed: unknown,
  boxLines: readonly number[],
  blankLines: readonly number[],
): number => {
  if (typeof boxIndex !== 'number') return 1;
  const boxes = boxesOf.safeParse(parsed);
  if (typeof blankIndex !== 'number' || !boxes.success) return boxLines[boxIndex] ?? 1;
  const before = boxes.data.boxes.slice(0, boxIndex).reduce((sum, { blanks }) => sum + blanks.length, 0);
  return blankLines[before + blankIndex] ?? 1;
};

const fieldOf = (path: readonly PropertyKey[]): string => {
  const last = path.findLast((part) => typeof part === 'string');
  return typeof last === 'string' ? last : 'boxes';
};

// ---------------------------------------------------------------------------------------------------- CSV

const readCsv = (text: string): Result<readonly ListedBox[]> => {
  const lines = text.split(/\r?\n/);
  const header = cellsOf(lines[0] ?? '');
  if (header.join() !== COLUMNS.join()) return fail('stock.list-columns', 'ask', { columns: COLUMNS.join(',') });
  const boxes = new Map<
    string,
    { bank: string; line: number; blanks: BlankBox['blanks'][number][]; lines: number[] }
  >();
  for (const [index, text] of lines.entries()) {
    const line = index + 1;
    if (line === 1 || text.trim() === '') continue;
    const cells = cellsOf(text);
    if (cells.length !== COLUMNS.length) return fail('stock.list-syntax', 'ask', { line });
    const row = csvRow.safeParse(Object.fromEntries(COLUMNS.map((column, i) => [column, cells[i]])));
    if (!row.success) {
      return fail('stock.list-value', 'ask', { line, field: fieldOf(row.error.issues[0]?.path ?? []) });
    }
    const { boxId, bank, ...blank } = row.data;
    const box = boxes.get(boxId) ?? { bank, line, blanks: [], lines: [] };
    // One box, one bank.
    if (box.bank !== bank) return fail('stock.list-value', 'ask', { line, field: 'bank' });
    box.blanks.push(blank);
    box.lines.push(line);
    boxes.set(boxId, box);
  }
  if (boxes.size === 0) return fail('stock.list-empty', 'ask');
  return ok(
    [...boxes].map(([boxId, { bank, blanks, line, lines }]) => ({
      box: { boxId, bank, blanks },
      line,
      blankLines: lines,
    })),
  );
};

/** Cells in RFC 4180 quotes or without. */
const cellsOf = (line: string): readonly string[] =>
  [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^",]*))(?=,|$)/g)].map(([, quoted, bare]) =>
    (quoted?.replaceAll('""', '"') ?? bare ?? '').trim(),
  );

// ---------------------------------------------------------------------------------------------------- both

/** Numbers and chips stand once; null when they do. */
const findTwice = (boxes: readonly ListedBox[]): Failure | null => {
  const seen = new Map<string, number>();
  const second = (field: string, value: string, line: number): Failure | null => {
    const first = seen.get(`${field} ${value}`);
    if (first !== undefined) return fail('stock.list-twice', 'ask', { line, first, field }).error;
    seen.set(`${field} ${value}`, line);
    return null;
  };
  for (const { box, line, blankLines } of boxes) {
    const twice = second('boxId', box.boxId, line);
    if (twice !== null) return twice;
    for (const [index, { blankId, cardId }] of box.blanks.entries()) {
      const at = blankLines[index] ?? line;
      const found = second('blankId', blankId, at) ?? second('cardId', cardId, at);
      if (found !== null) return found;
    }
  }
  return null;
};
