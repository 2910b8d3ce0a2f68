/** Where a line of Chinese and Latin text may end. Pure. */

/** Never at the beginning of a line. */
const CLOSING = /[，。、；：？！）》」』】〉”’…—·％,.;:?!)\]}%]/u;
/** Never at the end of a line. */
const OPENING = /[（《「『【〈“‘([{]/u;
const WIDE = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303F\uFF00-\uFFEF]/u;

/** Parts that stay together: a word or number with its marks, a Chinese character with the marks that belong to it. */
const unitsOf = (text: string): readonly string[] => {
  const units: string[] = [];
  let open = false;
  for (const character of text) {
    const last = units.at(-1);
    const joins =
      last !== undefined &&
      character !== ' ' &&
      !last.endsWith(' ') &&
      (open || CLOSING.test(character) || (!WIDE.test(character) && !WIDE.test([...last].at(-1) ?? '')));
    if (joins) units[units.length - 1] = last + character;
    else units.push(character);
    open = OPENING.test(character);
  }
  return units;
};

/** The lines of a text that is at most `width` wide; `measure` tells the width of a piece. A unit wider than that is cut. */
export const breakLines = (text: string, width: number, measure: (piece: string) => number): readonly string[] =>
  text.split('\n').flatMap((paragraph) => {
    const lines: string[] = [];
    let line = '';
    const place = (unit: string): void => {
      if (measure((line + unit).trimEnd()) <= width) {
        line += unit;
        return;
      }
      if (line !== '') {
        lines.push(line.trimEnd());
        line = '';
        if (unit.trim() !== '') place(unit);
        return;
      }
      const characters = [...unit];
      // Not even one character fits: it stands alone.
      if (characters.length === 1) line = unit;
      else for (const character of characters) place(character);
    };
    for (const unit of unitsOf(paragraph)) place(unit);
    lines.push(line.trimEnd());
    return lines;
  });
