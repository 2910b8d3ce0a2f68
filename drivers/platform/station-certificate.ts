import { createPrivateKey, X509Certificate } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createSecureContext } from 'node:tls';
import { fail, ok, type Result } from '#basics/result.ts';
import type { StationCertificate } from './exchange.ts';

/** PEM files of a station: the bureau's authority, the certificate the bureau gave, and its private key. */
export interface CertificateFiles {
  readonly ca: string;
  readonly certificate: string;
  readonly key: string;
}

export interface LoadedCertificate extends StationCertificate {
  /** Number of the outlet in the subject (`CN=outlet-3`); null when it names none. */
  readonly outletNo: number | null;
  /** Epoch milliseconds. */
  readonly validFrom: number;
  readonly validTo: number;
}

/**
 * Reads and understands the three files; whether the certificate is good now is judged elsewhere, again and again.
 * Fails with `platform.certificate-unreadable` (params `file`, `cause`): not there, no PEM, or a key of another one.
 */
export const loadStationCertificate = (files: CertificateFiles): Result<LoadedCertificate> => {
  const texts: Record<keyof CertificateFiles, string> = { ca: '', certificate: '', key: '' };
  for (const part of ['ca', 'certificate', 'key'] as const) {
    const file = files[part];
    try {
      texts[part] = readFileSync(file, 'utf8');
      if (part === 'key') createPrivateKey(texts.key);
      else new X509Certificate(texts[part]);
    } catch (error) {
      return fail('platform.certificate-unreadable', 'stop', { file, cause: causeOf(error) });
    }
  }
  const { ca, certificate: cert, key } = texts;
  const parsed = new X509Certificate(cert);
  try {
    createSecureContext({ ca, cert, key });
  } catch (error) {
    return fail('platform.certificate-unreadable', 'stop', { file: files.key, cause: causeOf(error) });
  }
  return ok({
    ca,
    cert,
    key,
    outletNo: outletOf(parsed.subject),
    validFrom: parsed.validFromDate.getTime(),
    validTo: parsed.validToDate.getTime(),
  });
};

/** `CN=outlet-3` among the lines of a subject. */
export const outletOf = (subject: string): number | null => {
  const [, no] = /^CN=outlet-(\d{1,6})$/m.exec(subject) ?? [];
  return no === undefined ? null : Number(no);
};

const causeOf = (error: unknown): string => {
  if (error instanceof Error) return 'code' in error && typeof error.code === 'string' ? error.code : error.name;
  throw error;
};
