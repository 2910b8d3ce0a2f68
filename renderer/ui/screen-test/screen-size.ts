/** A screen in pixels of the page; `scale`: device pixels to one of them, to two decimals. */
export interface ScreenSize {
  readonly width: number;
  readonly height: number;
  readonly scale: number;
}

const DECIMALS = 100;

/** The screen this window is on. */
export const screenNow = (): ScreenSize => ({
  width: window.screen.width,
  height: window.screen.height,
  scale: Math.round(window.devicePixelRatio * DECIMALS) / DECIMALS,
});
