import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Agent, request } from 'undici';
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { unwrap } from '#basics/result.ts';
import { judgeCertificate } from '#domain/line/certificate.ts';
import { createPlatformClient } from '#drivers/platform/client.ts';
import { type CertificateFiles, loadStationCertificate } from '#drivers/platform/station-certificate.ts';
import { type Authority, hasOpenssl, type MadeCertificate, makeAuthority, pem } from '../support/certificates.ts';
import { OUTLET_NO, startTrainingPlatform, type TrainingPlatform } from '../support/training-platform.ts';

// Certificates are made for each run; a machine without openssl sees these as skipped.
describe.skipIf(!hasOpenssl)('the line with certificates of both sides', () => {
  let dir: string;
  let bureau: Authority;
  let stranger: Authority;
  let training: TrainingPlatform;

  beforeAll(async () => {
    dir = mkdtempSync(join(tmpdir(), 'certificates-'));
    bureau = makeAuthority(join(dir, 'bureau'));
    stranger = makeAuthority(join(dir, 'stranger'));
    const server = bureau.issue('platform');
    training = await startTrainingPlatform({
      tls: { cert: pem(server.cert), key: pem(server.key), ca: pem(bureau.cert) },
    });
  });
  afterAll(async () => {
    await training?.close();
    rmSync(dir, { recursive: true, force: true });
  });

  const files = ({ cert, key }: MadeCertificate, ca: Authority = bureau): CertificateFiles => ({
    ca: ca.cert,
    certificate: cert,
    key,
  });
  const register = (certificate: CertificateFiles | null, outletNo = OUTLET_NO) => {
    const loaded = certificate === null ? null : unwrap(loadStationCertificate(certificate));
    const client = createPlatformClient({
      baseUrl: training.platform.address,
      station: { id: `outlet-${outletNo}`, outletNo, ...(loaded === null ? {} : { certificate: loaded }) },
      logger: silentLogger,
      clock: systemClock,
    });
    onTestFinished(() => client.close());
    return client.register();
  };

  it('carries when both trust each other', async () => {
    expect(await register(files(bureau.issue('outlet-3')))).toMatchObject({ ok: true, value: { outlet: { no: 3 } } });
  });

  it('refuses a platform of another authority', async () => {
    expect(await register(files(bureau.issue('outlet-3'), stranger))).toMatchObject({
      error: { code: 'platform.not-trusted', kind: 'stop' },
    });
  });

  it('is refused by the platform to a station of another authority, or whose certificate is over', async () => {
    const cases = {
      stranger: { ...files(stranger.issue('outlet-3')), ca: bureau.cert },
      expired: files(bureau.issue('outlet-3', { from: -30, to: -1 })),
    };
    for (const [name, certificate] of Object.entries(cases)) {
      const refused = { error: { code: 'platform.refused.station-unknown' } };
      expect([name, await register(certificate)]).toMatchObject([name, refused]);
    }
  });

  it('is not even begun by a station that knows neither authority nor certificate', async () => {
    expect(await register(null)).toMatchObject({ error: { code: 'platform.not-trusted' } });
  });

  it('is refused by the platform to a station without certificate', async () => {
    const response = await request(new URL('/v1/outlets', training.platform.address), {
      dispatcher: new Agent({ connect: { ca: pem(bureau.cert) } }),
      headers: { outlet: String(OUTLET_NO), station: 'outlet-3' },
    });
    expect([response.statusCode, await response.body.json()]).toMatchObject([401, { code: 'station-unknown' }]);
  });

  it('is refused to a station whose certificate names another outlet', async () => {
    expect(await register(files(bureau.issue('outlet-4')))).toMatchObject({
      error: { code: 'platform.refused.station-unknown' },
    });
  });

  it('says beforehand whether the certificate is this outlet’s and how long it is good', () => {
    const judged = (name: string, days?: { readonly from: number; readonly to: number }) => {
      const { outletNo, validFrom, validTo } = unwrap(loadStationCertificate(files(bureau.issue(name, days))));
      const verdict = judgeCertificate({ outletNo, validFrom, validTo }, OUTLET_NO, Date.now());
      return verdict.state === 'ok' ? 'ok' : verdict.code;
    };
    expect(judged('outlet-3')).toBe('ok');
    expect(judged('outlet-3', { from: -300, to: 10 })).toBe('platform.certificate-expires');
    expect(judged('outlet-3', { from: -300, to: -1 })).toBe('platform.certificate-expired');
    expect(judged('outlet-3', { from: 1, to: 10 })).toBe('platform.certificate-not-yet');
    expect(judged('outlet-13')).toBe('platform.certificate-other-outlet');
    expect(judged('somebody')).toBe('platform.certificate-other-outlet');
  });

  it('is not begun with files that do not belong together', () => {
    const own = files(bureau.issue('outlet-3'));
    const broken = join(dir, 'broken.pem');
    writeFileSync(broken, 'no certificate');
    const cases: readonly (readonly [CertificateFiles, string])[] = [
      [{ ...own, certificate: join(dir, 'nowhere.pem') }, join(dir, 'nowhere.pem')],
      [{ ...own, ca: broken }, broken],
      [{ ...own, key: broken }, broken],
      [{ ...own, key: bureau.issue('outlet-3').key }, ''],
    ];
    for (const [certificate, file] of cases) {
      const loaded = loadStationCertificate(certificate);
      expect([file, loaded]).toMatchObject([
        file,
        { error: { code: 'platform.certificate-unreadable', params: { file: file === '' ? certificate.key : file } } },
      ]);
    }
  });
});
