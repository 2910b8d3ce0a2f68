/** Time a frame took in the worker, milliseconds; `classes` is null for a frame that was not segmented. */
export interface GuidanceTimes {
  readonly faces: number;
  readonly classes: number | null;
}

export const GUIDANCE_MEASURE = 'photo-guidance';
/** Two minutes at eight frames a second. */
const MOST_KEPT = 1_000;

let kept = 0;

/** Notes a frame in the page's timeline, which never lets go of anything by itself: a kiosk's page lives for weeks. */
export const noteFrame = (begun: number, times: GuidanceTimes): void => {
  if (kept === MOST_KEPT) {
    performance.clearMeasures(GUIDANCE_MEASURE);
    kept = 0;
  }
  kept += 1;
  performance.measure(GUIDANCE_MEASURE, { start: begun, end: performance.now(), detail: times });
};
