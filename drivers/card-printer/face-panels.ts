/** A face as panels: which dot goes to which panel, turned as the printer takes it (§1.9). */
import { fail, ok, type Result } from '#basics/result.ts';
import type { CardFace, FaceBitmap, FaceColours } from '#domain/card/card-data.ts';
import { type ColourLevels, packColourPanel } from './colour-panel.ts';
import { LINE_BYTES, LINE_DOTS, LINES, MONO_PANEL_BYTES } from './panel-size.ts';
import { COVERAGE_MAX, coverage, packFace } from './raster.ts';
import { hasOverlay, isColourRibbon } from './ribbon-type.ts';
import type { CardPrinterSettings, Panel } from './types.ts';

export interface FacePanel {
  readonly panel: Panel;
  /** 2 for K and O. */
  readonly levels: 2 | ColourLevels;
  readonly bytes: Uint8Array;
}

const LEVELS = { 5: 32, 6: 64, 7: 128 } as const satisfies Readonly<Record<5 | 6 | 7, ColourLevels>>;

/**
 * Panels in the order of the job: K, or Y M C K, and O where the ribbon has one and the configuration wants it as a
 * panel. Fails with `printer.bad-face-size`, `printer.coverage-too-high` (param `percent`; not when forced), and
 * `printer.ribbon-type-differs` for a colour face on a ribbon without colours.
 */
export const facePanels = (
  face: CardFace,
  settings: Pick<CardPrinterSettings, 'ribbon' | 'colourBits' | 'overlay' | 'overlayBy'>,
  force: boolean,
): Result<readonly FacePanel[]> => {
  const own = face.kind === 'mono' ? monoPanels(face, force) : colourPanels(face, settings, force);
  if (!own.ok) return own;
  return ok(wantsOverlay(settings) && settings.overlayBy === 'panel' ? [...own.value, FULL_OVERLAY] : own.value);
};

export const wantsOverlay = ({ ribbon, overlay }: Pick<CardPrinterSettings, 'ribbon' | 'overlay'>): boolean =>
  overlay === 'full' && hasOverlay(ribbon);

const FULL_OVERLAY: FacePanel = { panel: 'o', levels: 2, bytes: new Uint8Array(MONO_PANEL_BYTES).fill(0xff) };

const monoPanels = (face: FaceBitmap, force: boolean): Result<readonly FacePanel[]> => {
  const k = packFace(face, force);
  return k.ok ? ok([{ panel: 'k', levels: 2, bytes: k.value }]) : k;
};

const colourPanels = (
  face: FaceColours,
  { ribbon, colourBits }: Pick<CardPrinterSettings, 'ribbon' | 'colourBits'>,
  force: boolean,
): Result<readonly FacePanel[]> => {
  const { width, height, rgb } = face;
  if (width !== LINES || height !== LINE_DOTS || rgb.length !== LINES * LINE_DOTS * 3) {
    return fail('printer.bad-face-size', 'stop', { width, height, bytes: rgb.length });
  }
  if (!isColourRibbon(ribbon)) {
    return fail('printer.ribbon-type-differs', 'stop', { found: ribbon, wanted: 'ymcko' });
  }
  const levels = LEVELS[colourBits];
  const { y, m, c, k } = separate(rgb, levels);
  const share = coverage(k);
  if (share > COVERAGE_MAX && !force) {
    return fail('printer.coverage-too-high', 'stop', { percent: Math.round(share * 100) });
  }
  return ok([
    { panel: 'y', levels, bytes: packColourPanel(levels, y) },
    { panel: 'm', levels, bytes: packColourPanel(levels, m) },
    { panel: 'c', levels, bytes: packColourPanel(levels, c) },
    { panel: 'k', levels: 2, bytes: k },
  ]);
};

/**
 * Value of a dot = floor((1 − channel/255) × (levels − 1)), yellow from blue, magenta from green, cyan from red. A pixel
 * that is exactly #000000 goes to K and to nothing else, every other one to Y, M and C only (QZ rule).
 * Line r is the landscape column 1015 − r, read from the top.
 */
const separate = (rgb: Uint8Array, levels: ColourLevels) => {
  const value = Uint8Array.from({ length: 256 }, (_, channel) => Math.floor(((255 - channel) * (levels - 1)) / 255));
  const dots = LINES * LINE_DOTS;
  const y = new Uint8Array(dots);
  const m = new Uint8Array(dots);
  const c = new Uint8Array(dots);
  const k = new Uint8Array(MONO_PANEL_BYTES);
  for (let row = 0; row < LINE_DOTS; row += 1) {
    for (let column = 0; column < LINES; column += 1) {
      const from = (row * LINES + column) * 3;
      const red = rgb[from] ?? 255;
      const green = rgb[from + 1] ?? 255;
      const blue = rgb[from + 2] ?? 255;
      const line = LINES - 1 - column;
      if ((red | green | blue) === 0) {
        const at = line * LINE_BYTES + (row >> 3);
        k[at] = (k[at] ?? 0) | (0x80 >> (row & 7));
        continue;
      }
      const at = line * LINE_DOTS + row;
      c[at] = value[red] ?? 0;
      m[at] = value[green] ?? 0;
      y[at] = value[blue] ?? 0;
    }
  }
  return { y, m, c, k };
};
