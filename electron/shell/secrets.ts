import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { writeWholeFile } from '#basics/whole-file.ts';

/** The system's secret storage: what it seals, only this user of this machine opens. */
export interface SecretStore {
  /** Null when secrets are safe in it, else why not: `none`, or the name of a store that only hides them. */
  problem(): string | null;
  seal(secret: string): Uint8Array;
  /** Throws when it was sealed elsewhere. */
  open(sealed: Uint8Array): string;
}

export interface SecretFailure {
  readonly code: 'secrets.no-storage' | 'secrets.unreadable' | 'secrets.not-kept' | 'database.key-missing';
  readonly params: Readonly<Record<string, string>>;
}

/** Variables for the host, by name; it falls back to plain files for what is not among them. */
export type Secrets =
  | { readonly ok: true; readonly value: Readonly<Record<string, string>> }
  | { readonly ok: false; readonly error: SecretFailure };

interface Kept {
  readonly variable: string;
  /** Plain file the host would use; its sealed form has `.sealed` behind its name. */
  readonly file: string;
  readonly make: () => string;
  /** What is lost with it: while this file is there, no new secret is made. */
  readonly locks: string | null;
}

const KEY_BYTES = 32;
const HEX_KEY = /^[0-9A-Fa-f]{64}$/;
/** Order of the SM2 curve (GB/T 32918.5): a private key lies below it. */
const SM2_ORDER = 0xfffffffeffffffffffffffffffffffff7203df6b21c6052b53bbf40939d54123n;

const randomKey = (): string => randomBytes(KEY_BYTES).toString('hex');
const randomSm2Key = (): string => {
  for (;;) {
    const key = randomKey();
    const value = BigInt(`0x${key}`);
    if (value > 0n && value < SM2_ORDER - 1n) return key;
  }
};

const KEPT: readonly Kept[] = [
  { variable: 'KIOSK_DATABASE_KEY', file: 'database.key', make: randomKey, locks: 'kiosk.db' },
  { variable: 'KIOSK_STATION_KEY', file: 'station.key', make: randomSm2Key, locks: null },
];

/** Where a secret of a state directory lies sealed. */
export const sealedFile = (dir: string, file: string): string => join(dir, `${file}.sealed`);

/**
 * The keys of a station for its host, from the system's secret storage. A key the environment gives is left alone.
 * A plain key file of before is moved into the storage: sealed, opened again and compared, then removed.
 *
 * - training: nothing is given, the host keeps plain files
 * - a real station without a safe storage: `secrets.no-storage` (param `storage`), unless the environment has its keys
 * - no station file yet (`training` null): nothing; the assistant opens no database, and which keys are needed depends on
 *   the station it writes
 */
export const prepareSecrets = (options: {
  readonly dir: string;
  readonly training: boolean | null;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly store: SecretStore;
}): Secrets => {
  const { dir, training, env, store } = options;
  const wanted = KEPT.filter(({ variable }) => env[variable] === undefined);
  if (training !== false || wanted.length === 0) return { ok: true, value: {} };
  const problem = store.problem();
  if (problem !== null) return refuse('secrets.no-storage', { storage: problem });
  const value: Record<string, string> = {};
  for (const kept of wanted) {
    const secret = secretOf(kept, dir, store);
    if (!secret.ok) return secret;
    if (secret.key !== null) value[kept.variable] = secret.key;
  }
  return { ok: true, value };
};

type OneSecret = { readonly ok: true; readonly key: string | null } | Extract<Secrets, { ok: false }>;

const refuse = (code: SecretFailure['code'], params: SecretFailure['params']): Extract<Secrets, { ok: false }> => ({
  ok: false,
  error: { code, params },
});

const secretOf = ({ file, make, locks }: Kept, dir: string, store: SecretStore): OneSecret => {
  const sealed = sealedFile(dir, file);
  const plain = join(dir, file);
  if (existsSync(sealed)) {
    const opened = openSealed(sealed, store);
    if (opened === null) return refuse('secrets.unreadable', { file: `${file}.sealed` });
    // Left over when the power went between sealing and removing.
    if (existsSync(plain) && readFileSync(plain, 'utf8').trim() === opened) rmSync(plain);
    return { ok: true, key: opened };
  }
  if (existsSync(plain)) return moveIn(plain, sealed, file, store);
  if (locks !== null && existsSync(join(dir, locks))) return refuse('database.key-missing', {});
  const key = make();
  return keep(key, sealed, file, store) ?? { ok: true, key };
};

const openSealed = (sealed: string, store: SecretStore): string | null => {
  try {
    const key = store.open(readFileSync(sealed));
    return HEX_KEY.test(key) ? key : null;
  } catch (error) {
    if (error instanceof Error) return null;
    throw error;
  }
};

/** A malformed plain file is the host's to complain about. */
const moveIn = (plain: string, sealed: string, file: string, store: SecretStore): OneSecret => {
  const key = readFileSync(plain, 'utf8').trim();
  if (!HEX_KEY.test(key)) return { ok: true, key: null };
  const failed = keep(key, sealed, file, store);
  if (failed !== null) return failed;
  rmSync(plain);
  return { ok: true, key };
};

/** Seals it on the disk and opens it again; null when it is the same. */
const keep = (
  key: string,
  sealed: string,
  file: string,
  store: SecretStore,
): Extract<Secrets, { ok: false }> | null => {
  try {
    // Whole on the disk or not there at all: what a key locks is lost with it.
    writeWholeFile(sealed, store.seal(key));
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    const { code } = error as NodeJS.ErrnoException;
    return refuse('secrets.not-kept', { file: `${file}.sealed`, cause: code ?? error.name });
  }
  if (openSealed(sealed, store) === key) return null;
  rmSync(sealed);
  return refuse('secrets.not-kept', { file: `${file}.sealed`, cause: 'unreadable' });
};
