import { z } from 'zod';
import { ok, type Result } from '#basics/result.ts';
import { type BadAnswer, createPlatformClient } from '#drivers/platform/client.ts';
import { type LoadedCertificate, loadStationCertificate } from '#drivers/platform/station-certificate.ts';
import type { Platform } from '#services/ports.ts';
import type { Surroundings } from './surroundings.ts';

const file = z.string().min(1);

/** `platform` of the station file. */
export const platformConfig = z
  .strictObject({
    url: z.url({ protocol: /^https?$/ }),
    /** PEM files: the bureau's authority, the station's certificate (`CN=outlet-<no>`) and its private key. */
    ca: file.optional(),
    certificate: file.optional(),
    key: file.optional(),
    /** How far the clocks of station and platform may be apart: warned, and no session any more. */
    skewWarnMs: z.int().positive().default(120_000),
    skewFailMs: z.int().positive().default(600_000),
  })
  .refine(({ ca, certificate, key }) => [ca, certificate, key].filter((one) => one !== undefined).length % 3 === 0, {
    message: 'ca, certificate and key belong together',
    params: { code: 'config.certificate-parts' },
  });

export type PlatformConfig = z.output<typeof platformConfig>;

/** The station's certificate; null where the line is not certified (training). Fails as `loadStationCertificate`. */
export const loadCertificate = ({ ca, certificate, key }: PlatformConfig): Result<LoadedCertificate | null> =>
  ca === undefined || certificate === undefined || key === undefined
    ? ok(null)
    : loadStationCertificate({ ca, certificate, key });

export const openPlatform = (
  config: PlatformConfig,
  outletNo: number,
  certificate: LoadedCertificate | null,
  onBadAnswer: (report: BadAnswer) => void,
  surroundings: Surroundings,
): Platform =>
  createPlatformClient({
    baseUrl: config.url,
    station: { id: `outlet-${outletNo}`, outletNo, ...(certificate === null ? {} : { certificate }) },
    onBadAnswer,
    ...surroundings,
  });
