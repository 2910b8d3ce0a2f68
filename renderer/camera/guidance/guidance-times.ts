/** Time a frame took in the worker, milliseconds; `classes` is null for a frame that was not segmented. */
export interface GuidanceTimes {
  readonly faces: number;
  readonly classes: number | null;
}
