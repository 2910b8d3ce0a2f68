import type { FailureKind } from '#basics/result.ts';

/**
 * Every reason for which the platform refuses a call: the HTTP status it comes with and what the kiosk can do.
 * On the wire a refusal is `{code, params}`; in the program it is `platform.refused.<code>`.
 */
export const REFUSALS = {
  'request-malformed': { status: 400, kind: 'stop' },
  'station-unknown': { status: 401, kind: 'stop' },
  'key-missing': { status: 400, kind: 'stop' },
  'key-reused': { status: 409, kind: 'stop' },
  'person-unknown': { status: 404, kind: 'ask' },
  'person-mismatch': { status: 409, kind: 'ask' },
  'person-holds-card': { status: 409, kind: 'stop' },
  'person-not-eligible': { status: 409, kind: 'stop' },
  'application-unknown': { status: 404, kind: 'stop' },
  'application-not-approved': { status: 409, kind: 'ask' },
  'application-exists': { status: 409, kind: 'ask' },
  'application-locked': { status: 409, kind: 'stop' },
  'application-other-outlet': { status: 409, kind: 'stop' },
  'application-by-post': { status: 409, kind: 'stop' },
  'phone-not-real-name': { status: 409, kind: 'ask' },
  'consent-missing': { status: 409, kind: 'ask' },
  'photo-unfit': { status: 409, kind: 'ask' },
  'guardian-missing': { status: 409, kind: 'ask' },
  'guardian-unfit': { status: 409, kind: 'ask' },
  'order-unknown': { status: 404, kind: 'stop' },
  'order-exists': { status: 409, kind: 'stop' },
  'order-cancelled': { status: 409, kind: 'stop' },
  'order-activated': { status: 409, kind: 'stop' },
  'order-state': { status: 409, kind: 'stop' },
  'blank-unknown': { status: 409, kind: 'stop' },
  'blank-used': { status: 409, kind: 'stop' },
  'chip-mismatch': { status: 409, kind: 'stop' },
  'report-mismatch': { status: 409, kind: 'stop' },
  'key-server-refused': { status: 409, kind: 'stop' },
  'account-refused': { status: 409, kind: 'stop' },
} as const satisfies Readonly<Record<string, { readonly status: number; readonly kind: FailureKind }>>;

export type RefusalCode = keyof typeof REFUSALS;

export const isRefusalCode = (code: string): code is RefusalCode => Object.hasOwn(REFUSALS, code);
