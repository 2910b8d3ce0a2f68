/** What the station's certificate says of itself. */
export interface CertificateFacts {
  /** Of the outlet it names; null when it names none. */
  readonly outletNo: number | null;
  readonly validFrom: number;
  readonly validTo: number;
}

const DAY_MS = 24 * 3_600_000;
const WARN_DAYS = 30;

export type CertificateVerdict =
  | { readonly state: 'ok' }
  | { readonly state: 'warn'; readonly code: string; readonly params: { readonly days: number } }
  | { readonly state: 'fail'; readonly code: string; readonly params: Readonly<Record<string, string | number>> };

/** Whole days a certificate is still good for; negative when it is not any more. */
export const daysLeft = ({ validTo }: Pick<CertificateFacts, 'validTo'>, now: number): number =>
  Math.floor((validTo - now) / DAY_MS);

/**
 * Whether the certificate is this outlet's and good now; warned for its last 30 days. Codes
 * `platform.certificate-other-outlet`, `-not-yet`, `-expired`, `-expires`.
 */
export const judgeCertificate = (certificate: CertificateFacts, outletNo: number, now: number): CertificateVerdict => {
  if (certificate.outletNo !== outletNo) {
    const params = { station: outletNo, certificate: certificate.outletNo ?? '—' };
    return { state: 'fail', code: 'platform.certificate-other-outlet', params };
  }
  if (now < certificate.validFrom) return { state: 'fail', code: 'platform.certificate-not-yet', params: {} };
  if (now > certificate.validTo) return { state: 'fail', code: 'platform.certificate-expired', params: {} };
  const days = daysLeft(certificate, now);
  return days < WARN_DAYS ? { state: 'warn', code: 'platform.certificate-expires', params: { days } } : { state: 'ok' };
};
