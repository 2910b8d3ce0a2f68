/** Where a box is: in the vault, in the teller's drawer, at the machine, or given back to the bank. */
export const BOX_PLACES = ['vault', 'drawer', 'machine', 'bank'] as const;
export type BoxPlace = (typeof BOX_PLACES)[number];

/** Places people carry a box to; the machine takes one by loading, the bank by returning. */
export const STORE_PLACES = ['vault', 'drawer'] as const satisfies readonly BoxPlace[];
export type StorePlace = (typeof STORE_PLACES)[number];

/** How the list of a box came. */
export const BOX_SOURCES = ['platform', 'file', 'scan'] as const;
export type BoxSource = (typeof BOX_SOURCES)[number];

/** One step of a box's way; append-only. */
export interface BoxMove {
  readonly at: number;
  readonly boxId: string;
  /** Null for the step that brought it here. */
  readonly from: BoxPlace | null;
  readonly to: BoxPlace;
  /** Blanks that went along. */
  readonly blanks: number;
  /** Staff numbers; null where the station did it (a box the platform allotted), or where one person may do it alone. */
  readonly first: string | null;
  readonly second: string | null;
}
