/** A5 sheets with the few things a form is made of: text, rows, boxes, lines. Measures in points (1/72 inch). */
import PDFDocument from 'pdfkit';
import { breakLines } from './break-lines.ts';
import type { DocumentFonts, Weight } from './document-fonts.ts';

/** ISO 216, 148 × 210 mm. */
const WIDTH = 419.53;
const HEIGHT = 595.28;
const MARGIN = 34;
/** Room for the small print of the last sheet and the page number. */
const FOOT = 62;
/** From one baseline to the next. */
const LEADING = 1.42;
/** How far the baseline lies under the upper edge of a line of Chinese. */
const ASCENT = 0.98;

export const INK = { text: '#111111', quiet: '#555555', line: '#888888', faint: '#bbbbbb' } as const;

export interface Style {
  readonly size: number;
  readonly weight?: Weight;
  readonly colour?: string;
  readonly align?: 'left' | 'center' | 'right';
}

/**
 * Chinese fonts draw the curly quotation marks as wide as a Chinese character: in an English text, and inside an
 * English word, the straight ones are meant.
 */
const withLatinMarks = (text: string): string => {
  const inWords = text.replace(/(?<=\p{Script=Latin})’(?=\p{Script=Latin})/gu, "'");
  return /\p{Script=Han}/u.test(inWords) ? inWords : inWords.replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
};

export class Paper {
  readonly left = MARGIN;
  readonly right = WIDTH - MARGIN;
  readonly top = MARGIN;
  /** Where the next thing goes. */
  y = MARGIN;
  readonly #doc: PDFKit.PDFDocument;
  readonly #fonts: DocumentFonts;
  readonly #known = new Set<string>();
  readonly #missing = new Set<string>();
  readonly #chunks: Uint8Array[] = [];
  readonly #ended: Promise<void>;
  readonly #newPage: (paper: Paper) => void;

  constructor(options: {
    readonly title: string;
    readonly at: number;
    readonly language: string;
    readonly fonts: DocumentFonts;
    /** Draws what every sheet begins with. */
    readonly newPage: (paper: Paper) => void;
  }) {
    this.#fonts = options.fonts;
    this.#newPage = options.newPage;
    this.#doc = new PDFDocument({
      size: [WIDTH, HEIGHT],
      margin: 0,
      autoFirstPage: false,
      bufferPages: true,
      lang: options.language,
      displayTitle: true,
      info: { Title: options.title, CreationDate: new Date(options.at), ModDate: new Date(options.at) },
    });
    this.#doc.on('data', (chunk: Uint8Array) => this.#chunks.push(chunk));
    this.#ended = new Promise((resolve, reject) => {
      this.#doc.once('end', resolve);
      this.#doc.once('error', reject);
    });
    this.#addPage();
  }

  get width(): number {
    return this.right - this.left;
  }

  get missing(): readonly string[] {
    return [...this.#missing];
  }

  #addPage(): void {
    this.#doc.addPage();
    this.y = this.top;
    this.#newPage(this);
  }

  /** Goes to the next sheet when less than `height` is left on this one. */
  need(height: number): void {
    if (this.y + height > HEIGHT - FOOT) this.#addPage();
  }

  /** The lines a text takes, and their height. */
  measure(
    text: string,
    width: number,
    { size, weight = 'regular' }: Style,
  ): { lines: readonly string[]; height: number } {
    const lines = breakLines(withLatinMarks(text), width, (piece) => this.#widthOf(piece, size, weight));
    return { lines, height: lines.length * size * LEADING };
  }

  /** A text within a width, from `x`, `y` down; answers its height. Does not move `y` of the paper. */
  textAt(text: string, x: number, y: number, width: number, style: Style): number {
    const { size, weight = 'regular', colour = INK.text, align = 'left' } = style;
    const { lines, height } = this.measure(text, width, style);
    this.#doc.fillColor(colour);
    lines.forEach((line, i) => {
      const free = align === 'left' ? 0 : width - this.#widthOf(line, size, weight);
      this.#line(
        line,
        x + (align === 'center' ? free / 2 : free),
        y + i * size * LEADING + size * ASCENT,
        size,
        weight,
      );
    });
    return height;
  }

  /** A text over the whole width at the paper's place; on the next sheet when it does not fit. */
  text(text: string, style: Style, { after = 0, indent = 0 } = {}): void {
    this.need(this.measure(text, this.width - indent, style).height);
    this.y += this.textAt(text, this.left + indent, this.y, this.width - indent, style) + after;
  }

  #line(text: string, x: number, baseline: number, size: number, weight: Weight): void {
    let at = x;
    for (const run of this.#fonts.runs(text, weight, (codePoint) => this.#missing.add(codePoint))) {
      this.#use(run.font, size).text(run.text, at, baseline, { lineBreak: false, baseline: 'alphabetic' });
      at += this.#doc.widthOfString(run.text);
    }
  }

  #widthOf(text: string, size: number, weight: Weight): number {
    return this.#fonts
      .runs(text, weight, () => undefined)
      .reduce((sum, run) => sum + this.#use(run.font, size).widthOfString(run.text), 0);
  }

  #use(font: string, size: number): PDFKit.PDFDocument {
    if (!this.#known.has(font)) {
      this.#doc.registerFont(font, Buffer.from(this.#fonts.bytes(font)));
      this.#known.add(font);
    }
    return this.#doc.font(font).fontSize(size);
  }

  rule(x1: number, y1: number, x2: number, y2: number, width = 0.5, colour: string = INK.line): void {
    this.#doc.lineWidth(width).strokeColor(colour).moveTo(x1, y1).lineTo(x2, y2).stroke();
  }

  box(x: number, y: number, width: number, height: number, colour: string = INK.line, lineWidth = 0.5): void {
    this.#doc.lineWidth(lineWidth).strokeColor(colour).rect(x, y, width, height).stroke();
  }

  fill(x: number, y: number, width: number, height: number, colour: string = INK.text): void {
    this.#doc.fillColor(colour).rect(x, y, width, height).fill();
  }

  /** A square of that size, with a tick or a cross in it or empty. */
  mark(x: number, y: number, size: number, sign: 'tick' | 'cross' | 'none'): void {
    this.box(x, y, size, size, INK.text, 0.7);
    this.#doc.lineWidth(1.1).strokeColor(INK.text);
    const at = (share: number) => share * size;
    if (sign === 'tick') {
      this.#doc
        .moveTo(x + at(0.2), y + at(0.55))
        .lineTo(x + at(0.42), y + at(0.78))
        .lineTo(x + at(0.82), y + at(0.22))
        .stroke();
    } else if (sign === 'cross') {
      this.#doc
        .moveTo(x + at(0.25), y + at(0.25))
        .lineTo(x + at(0.75), y + at(0.75))
        .moveTo(x + at(0.75), y + at(0.25))
        .lineTo(x + at(0.25), y + at(0.75))
        .stroke();
    }
  }

  /** Pale letters across the sheet; what is under them stays readable. */
  #watermark(text: string): void {
    const size = 46;
    this.#doc.save();
    this.#doc.rotate(-52, { origin: [WIDTH / 2, HEIGHT / 2] });
    this.#doc.fillOpacity(0.09);
    this.textAt(text, 0, HEIGHT / 2 - size / 2, WIDTH, { size, weight: 'bold', align: 'center' });
    this.#doc.restore();
  }

  /** Small print at the foot, page numbers where there are several sheets, a watermark; the finished document. */
  async finish(options: {
    readonly watermark: string | null;
    readonly footOf: (page: number, pages: number) => readonly string[];
  }): Promise<{ pdf: Uint8Array; pages: number }> {
    const { count } = this.#doc.bufferedPageRange();
    for (let page = 1; page <= count; page += 1) {
      this.#doc.switchToPage(page - 1);
      const style: Style = { size: 6.5, colour: INK.quiet };
      const lines = options.footOf(page, count).flatMap((text) => this.measure(text, this.width, style).lines);
      const height = lines.length * style.size * LEADING;
      const top = HEIGHT - MARGIN + 8 - height;
      this.rule(this.left, top - 4, this.right, top - 4, 0.5, INK.faint);
      lines.forEach((line, i) => {
        this.textAt(line, this.left, top + i * style.size * LEADING, this.width, style);
      });
      if (options.watermark !== null) this.#watermark(options.watermark);
      if (count > 1) {
        this.textAt(`${page}/${count}`, this.left, HEIGHT - MARGIN + 10, this.width, { ...style, align: 'right' });
      }
    }
    this.#doc.end();
    await this.#ended;
    return { pdf: new Uint8Array(Buffer.concat(this.#chunks)), pages: count };
  }
}
