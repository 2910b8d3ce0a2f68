/**
 * What the world can do to a call: a value, or a failure with a code for the machine.
 * A bug throws; a pulled card, a refused request or a printer without ribbon is a `Failure`.
 */
export type Result<T, E = Failure> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E };

/**
 * - `retry`: the same call may go through later without anybody touching anything.
 * - `ask`: a person has to do something first (place the card again, close the cover, choose).
 * - `stop`: no further attempt makes sense; the caller settles what it holds and reports.
 */
export type FailureKind = 'retry' | 'ask' | 'stop';

export type FailureParams = Readonly<Record<string, string | number>>;

export interface Failure {
  /** Dotted code, `room.cause`, e.g. `printer.feeder-empty`. Texts in both languages stand in `contract/codes`. */
  readonly code: string;
  readonly kind: FailureKind;
  /** Values for the text. Never personal data: failures are logged and journalled. */
  readonly params?: FailureParams;
}

export const ok = <T>(value: T): { readonly ok: true; readonly value: T } => ({ ok: true, value });

export const done: { readonly ok: true; readonly value: undefined } = { ok: true, value: undefined };

export const err = <E>(error: E): { readonly ok: false; readonly error: E } => ({ ok: false, error });

export const fail = (
  code: string,
  kind: FailureKind,
  params?: FailureParams,
): { readonly ok: false; readonly error: Failure } => ({
  ok: false,
  error: params === undefined ? { code, kind } : { code, kind, params },
});

/** The value of a result that must be good: a failure here is a bug of the caller. */
export const unwrap = <T>(result: Result<T>): T => {
  if (result.ok) return result.value;
  throw new Error(`unexpected failure ${result.error.code} ${JSON.stringify(result.error.params ?? {})}`);
};
