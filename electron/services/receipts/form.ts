/** The parts all slips share: head, title, rows with labels, lists, lines to sign on. */
import { LABELS, TITLES } from './labels.ts';
import type { OutletOnSlip, Receipt, ReceiptLanguage, Words } from './model.ts';
import { INK, type Paper, type Style } from './paper.ts';

const LABEL_WIDTH = 74;
const CELL_PAD = 5;
const LABEL: Style = { size: 8, colour: INK.quiet };
const LABEL_EN: Style = { size: 6, colour: INK.quiet };
const VALUE: Style = { size: 9.5 };
const VALUE_EN: Style = { size: 7.5, colour: INK.quiet };

const CHINA_OFFSET_MS = 8 * 3_600_000;

/** `2026-01-05 09:30` in China. */
export const chinaTime = (at: number): string =>
  new Date(at + CHINA_OFFSET_MS).toISOString().slice(0, 16).replace('T', ' ');

/** A text without language (a number, a name) or in both. */
export type Value = string | Words;

export interface Cell {
  readonly label: Words;
  readonly value: Value;
  /** Said under the value in small letters. */
  readonly notes?: readonly Words[];
  /** Printed larger. */
  readonly strong?: boolean;
}

export const inEnglish = (language: ReceiptLanguage): boolean => language === 'en';

/** The texts of a value in the order they are printed. */
const linesOf = (value: Value, language: ReceiptLanguage): { readonly main: string; readonly under: string | null } =>
  typeof value === 'string'
    ? { main: value, under: null }
    : { main: value.zh, under: inEnglish(language) && value.en !== value.zh ? value.en : null };

/** Words in one line of small print: Chinese, then English where it is wanted. */
export const oneLine = (words: Words, language: ReceiptLanguage): string =>
  inEnglish(language) ? `${words.zh} ${words.en}` : words.zh;

/** What every sheet begins with: outlet, reference, training line and title. */
export const drawHead = (paper: Paper, { kind, language, training, from, reference }: Receipt): void => {
  const half = paper.width * 0.62;
  const nameHeight = paper.textAt(from?.name ?? '', paper.left, paper.y, half, { size: 9.5, weight: 'bold' });
  paper.textAt(
    `${oneLine(LABELS.reference, language)} ${reference}`,
    paper.left + half,
    paper.y + 1,
    paper.width - half,
    {
      ...LABEL,
      align: 'right',
    },
  );
  paper.y += Math.max(nameHeight, 14) + 4;
  paper.rule(paper.left, paper.y, paper.right, paper.y, 1.4, INK.text);
  paper.y += 8;
  paper.text(TITLES[kind].zh, { size: 16, weight: 'bold', align: 'center' });
  if (inEnglish(language)) paper.text(TITLES[kind].en, { size: 9, align: 'center' });
  paper.y += 5;
  if (!training) return;
  const style: Style = { size: 8, weight: 'bold', align: 'center' };
  paper.box(paper.left, paper.y, paper.width, 17, INK.text, 0.8);
  paper.textAt(oneLine(LABELS.training, language), paper.left, paper.y + 2.6, paper.width, style);
  paper.y += 24;
};

const cellHeight = (paper: Paper, cell: Cell, width: number, language: ReceiptLanguage): number => {
  const value = width - LABEL_WIDTH - 2 * CELL_PAD;
  const label =
    paper.measure(cell.label.zh, LABEL_WIDTH - 2 * CELL_PAD, LABEL).height +
    (inEnglish(language) ? paper.measure(cell.label.en, LABEL_WIDTH - 2 * CELL_PAD, LABEL_EN).height : 0);
  return Math.max(label, bodyHeight(paper, cell, value, language)) + 7;
};

const valueStyle = ({ strong = false }: Cell): Style => (strong ? { ...VALUE, size: 13, weight: 'bold' } : VALUE);

const bodyHeight = (paper: Paper, cell: Cell, width: number, language: ReceiptLanguage): number => {
  const { main, under } = linesOf(cell.value, language);
  return (
    paper.measure(main, width, valueStyle(cell)).height +
    (under === null ? 0 : paper.measure(under, width, VALUE_EN).height) +
    notesOf(cell, language).reduce((sum, note) => sum + paper.measure(note, width, VALUE_EN).height, 0)
  );
};

const notesOf = ({ notes = [] }: Cell, language: ReceiptLanguage): readonly string[] =>
  notes.flatMap((note) => (inEnglish(language) ? [`※ ${note.zh}`, note.en] : [`※ ${note.zh}`]));

/** A row of the form: one cell, or two side by side, with lines around. */
export const drawRow = (paper: Paper, cells: readonly Cell[], language: ReceiptLanguage): void => {
  const width = paper.width / cells.length;
  const height = Math.max(...cells.map((cell) => cellHeight(paper, cell, width, language)));
  paper.need(height);
  cells.forEach((cell, i) => {
    const x = paper.left + i * width;
    paper.fill(x, paper.y, LABEL_WIDTH, height, '#f4f4f4');
    paper.box(x, paper.y, width, height);
    paper.rule(x + LABEL_WIDTH, paper.y, x + LABEL_WIDTH, paper.y + height);
    drawLabel(paper, cell.label, x, height, language);
    drawValue(paper, cell, x + LABEL_WIDTH + CELL_PAD, width - LABEL_WIDTH - 2 * CELL_PAD, height, language);
  });
  paper.y += height;
};

const drawLabel = (paper: Paper, label: Words, x: number, height: number, language: ReceiptLanguage): void => {
  const width = LABEL_WIDTH - 2 * CELL_PAD;
  const zh = paper.measure(label.zh, width, LABEL).height;
  const en = inEnglish(language) ? paper.measure(label.en, width, LABEL_EN).height : 0;
  const top = paper.y + (height - zh - en) / 2;
  paper.textAt(label.zh, x + CELL_PAD, top, width, LABEL);
  if (en > 0) paper.textAt(label.en, x + CELL_PAD, top + zh, width, LABEL_EN);
};

const drawValue = (
  paper: Paper,
  cell: Cell,
  x: number,
  width: number,
  height: number,
  language: ReceiptLanguage,
): void => {
  const { main, under } = linesOf(cell.value, language);
  const style = valueStyle(cell);
  let y = paper.y + (height - bodyHeight(paper, cell, width, language)) / 2;
  y += paper.textAt(main, x, y, width, style);
  if (under !== null) y += paper.textAt(under, x, y, width, VALUE_EN);
  for (const note of notesOf(cell, language)) y += paper.textAt(note, x, y, width, VALUE_EN);
};

/** A heading over a part of the form. */
export const drawHeading = (paper: Paper, words: Words, language: ReceiptLanguage): void => {
  paper.y += 9;
  paper.need(44);
  paper.fill(paper.left, paper.y + 2, 2.5, 11, INK.text);
  const text = inEnglish(language) ? `${words.zh}  ${words.en}` : words.zh;
  paper.y += paper.textAt(text, paper.left + 8, paper.y, paper.width - 8, { size: 10, weight: 'bold' }) + 3;
};

/** An item of a list after its sign (a number or a box to tick). */
export const drawItem = (
  paper: Paper,
  words: Words,
  language: ReceiptLanguage,
  sign: (x: number, y: number) => void,
): void => {
  const indent = 20;
  const width = paper.width - indent;
  const height =
    paper.measure(words.zh, width, VALUE).height +
    (inEnglish(language) ? paper.measure(words.en, width, VALUE_EN).height : 0);
  paper.need(height);
  sign(paper.left + 3, paper.y);
  paper.y += paper.textAt(words.zh, paper.left + indent, paper.y, width, VALUE);
  if (inEnglish(language)) paper.y += paper.textAt(words.en, paper.left + indent, paper.y, width, VALUE_EN);
  paper.y += 2.5;
};

/** `1.` before an item. */
export const numbered =
  (paper: Paper, number: number) =>
  (x: number, y: number): void => {
    paper.textAt(`${number}.`, x, y, 16, VALUE);
  };

/** An empty box before an item. */
export const toTick =
  (paper: Paper) =>
  (x: number, y: number): void =>
    paper.mark(x, y + 2.8, 7.5, 'none');

/** Lines to sign on, side by side. */
export const drawSignatures = (paper: Paper, labels: readonly Words[], language: ReceiptLanguage): void => {
  paper.y += 12;
  paper.need(46);
  const gap = 18;
  const width = (paper.width - gap * (labels.length - 1)) / labels.length;
  labels.forEach((label, i) => {
    const x = paper.left + i * (width + gap);
    paper.rule(x, paper.y + 24, x + width, paper.y + 24, 0.7, INK.text);
    paper.textAt(label.zh, x, paper.y + 26, width, LABEL);
    if (inEnglish(language)) paper.textAt(label.en, x, paper.y + 37, width, LABEL_EN);
  });
  paper.y += 48;
};

/** The rows of an outlet: name, telephone and address with what the directory leaves out. */
export const outletCells = ({ name, phone, address, gaps }: OutletOnSlip, strong = false): readonly Cell[] => [
  { label: LABELS.outletName, value: name, strong },
  { label: LABELS.phone, value: phone, strong },
  { label: LABELS.address, value: address, notes: gaps },
];
