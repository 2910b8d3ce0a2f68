import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** PEM files of one certificate. */
export interface MadeCertificate {
  readonly cert: string;
  readonly key: string;
}

export interface Authority extends MadeCertificate {
  /** Days from now, may be negative; `name` is the subject's CN. */
  issue(name: string, days?: { readonly from: number; readonly to: number }): MadeCertificate;
}

const openssl = (...args: readonly string[]): void => {
  const { status, stderr } = spawnSync('openssl', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`openssl ${args[0]}: ${stderr}`);
};

/** Whether certificates can be made on this machine. */
export const hasOpenssl = spawnSync('openssl', ['version']).status === 0;

const EC = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'] as const;
const DAY_MS = 86_400_000;

/** `20260105013000Z`, as openssl takes instants. */
const instant = (days: number): string =>
  `${new Date(Date.now() + days * DAY_MS).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}Z`;

/** An authority of its own in the folder, made for one test: its keys are worth nothing anywhere. */
export const makeAuthority = (folder: string): Authority => {
  mkdirSync(folder, { recursive: true });
  const at = (name: string) => join(folder, name);
  const [cert, key] = [at('ca.pem'), at('ca.key')];
  openssl('req', '-x509', ...EC, '-keyout', key, '-out', cert, '-subj', '/CN=Bureau', '-days', '3650');
  writeFileSync(at('index.txt'), '');
  writeFileSync(
    at('ca.cnf'),
    `[ca]\ndefault_ca = d\n[d]\ndatabase = ${at('index.txt')}\nnew_certs_dir = ${folder}\nrand_serial = yes\n` +
      'default_md = sha256\npolicy = p\nunique_subject = no\nx509_extensions = e\n[p]\ncommonName = supplied\n' +
      '[e]\nsubjectAltName = IP:127.0.0.1\n',
  );
  let made = 0;
  return {
    cert,
    key,
    issue: (name, days = { from: -1, to: 365 }) => {
      made += 1;
      const own = { cert: at(`${made}.pem`), key: at(`${made}.key`) };
      const request = at(`${made}.csr`);
      openssl('req', '-new', ...EC, '-keyout', own.key, '-out', request, '-subj', `/CN=${name}`);
      const dates = ['-startdate', instant(days.from), '-enddate', instant(days.to)];
      openssl(
        'ca',
        '-batch',
        '-config',
        at('ca.cnf'),
        '-cert',
        cert,
        '-keyfile',
        key,
        '-notext',
        ...dates,
        '-in',
        request,
        '-out',
        own.cert,
      );
      return own;
    },
  };
};

export const pem = (file: string): string => readFileSync(file, 'utf8');
