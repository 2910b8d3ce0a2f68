import type { Clock } from '#basics/clock.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { type CertificateFacts, judgeCertificate } from '#domain/line/certificate.ts';
import type { SettingWords } from '#domain/settings/key.ts';
import type { Platform } from '../ports.ts';

/**
 * Whether the platform takes this station: its certificate, its answer, and that both mean the same outlet and the same
 * kind of environment. Fails with the `platform.*` codes, `station.other-outlet` and `station.other-environment`.
 */
export const testPlatform = async (
  platform: Pick<Platform, 'register' | 'close'>,
  station: {
    readonly outletNo: number;
    readonly training: boolean;
    readonly certificate: CertificateFacts | null;
  },
  clock: Clock,
): Promise<Result<SettingWords>> => {
  const { outletNo, training, certificate } = station;
  if (certificate !== null) {
    const verdict = judgeCertificate(certificate, outletNo, clock.now());
    if (verdict.state === 'fail') return fail(verdict.code, 'ask', verdict.params);
  }
  const registration = await platform.register();
  if (!registration.ok) return registration;
  const { outlet, environment } = registration.value;
  if (outlet.no !== outletNo) return fail('station.other-outlet', 'stop', { station: outletNo, platform: outlet.no });
  if ((environment === 'training') !== training) return fail('station.other-environment', 'stop');
  return ok({ zh: `${outlet.no} ${outlet.name}`, en: `${outlet.no} ${outlet.name}` });
};
