/** A rectangle of the desktop, in device-independent pixels. */
export interface Area {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface Screen {
  readonly id: number;
  /** The whole screen. */
  readonly bounds: Area;
  /** Without the desktop's bars. */
  readonly workArea: Area;
}

export interface Placement {
  readonly area: Area;
  readonly fullScreen: boolean;
  /** Size of a text relative to the size the screen was drawn for. */
  readonly zoom: number;
}

const TELLER = { width: 1366, height: 768 };
const APPLICANT = { width: 1080, height: 1920 };
/** What the applicant's page needs in height before it has to be scrolled much, on a teller's landscape display. */
const APPLICANT_LEAST = 1200;

/**
 * Where the two windows go: the teller on the primary screen, the applicant on the other one and filling it. With
 * one screen the applicant's window stands scaled at its right edge, for training and for looking. `kiosk` fills
 * the screens and leaves no way out; on a single one the applicant's window then lies behind the teller's.
 */
export const placeWindows = (
  screens: readonly Screen[],
  primaryId: number,
  kiosk: boolean,
): { readonly teller: Placement; readonly applicant: Placement } => {
  const primary = screens.find(({ id }) => id === primaryId) ?? screens[0];
  if (primary === undefined) throw new Error('there is no screen');
  const second = screens.find(({ id }) => id !== primary.id);
  const teller: Placement = kiosk
    ? { area: primary.bounds, fullScreen: true, zoom: 1 }
    : { area: inside(primary.workArea, TELLER, 'left'), fullScreen: false, zoom: 1 };
  if (second !== undefined) {
    return { teller, applicant: { area: kiosk ? second.bounds : second.workArea, fullScreen: kiosk, zoom: 1 } };
  }
  // Behind the teller's, and shown when the teller brings it to the front.
  if (kiosk) {
    const zoom = Math.min(1, primary.bounds.width / APPLICANT.width, primary.bounds.height / APPLICANT_LEAST);
    return { teller, applicant: { area: primary.bounds, fullScreen: true, zoom } };
  }
  const height = Math.min(primary.workArea.height, APPLICANT.height);
  const zoom = height / APPLICANT.height;
  const size = { width: Math.round(APPLICANT.width * zoom), height };
  return { teller, applicant: { area: inside(primary.workArea, size, 'right'), fullScreen: false, zoom } };
};

/** The applicant's window has no display of its own. */
export const shareOneScreen = (screens: readonly Screen[]): boolean => screens.length < 2;

const inside = (room: Area, size: { width: number; height: number }, edge: 'left' | 'right'): Area => {
  const width = Math.min(size.width, room.width);
  const height = Math.min(size.height, room.height);
  return { x: edge === 'left' ? room.x : room.x + room.width - width, y: room.y, width, height };
};
