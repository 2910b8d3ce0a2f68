/** A bank outlet with an issuing machine (N15), as a directory gives it. */
export interface Outlet {
  /** Number in the bureau's directory. */
  readonly no: number;
  readonly area: string;
  readonly bank: string;
  readonly name: string;
  readonly phone: string;
  readonly address: string;
}
