import type { ChipGeneration } from '#domain/card/card-data.ts';
import { FID } from '#drivers/chip-card/identifiers.ts';

export type Application = 'mf' | 'ssse' | 'pse' | 'debit' | 'pki' | 'certificates';

/** Keys a virtual chip asks to be proven, by the names of the key server. */
export type ProvenKey = 'RKSSSE' | 'UKSSSE' | 'PUK' | 'STK';

interface Rights {
  readonly sfi: number;
  /** Null: free. */
  readonly read: ProvenKey | null;
  /** `never`: the factory wrote it. */
  readonly write: ProvenKey | 'never';
}

export type ChipFile = Rights &
  (
    | { readonly kind: 'records'; readonly name: 'ef05' | 'ef06' }
    | { readonly kind: 'binary'; readonly name: 'ef07' | 'ef08' | 'signingCertificate' | 'encryptionCertificate' }
    | { readonly kind: 'public-key' }
  );

/**
 * Files of the SSSE with their rights (B.2): EF06 is free to read before the third generation, and 1.0 has no EF08.
 * The rights of the certificate files are the virtual card's own; no source tells them.
 */
const ssseFiles = (generation: ChipGeneration): ReadonlyMap<number, ChipFile> =>
  new Map<number, ChipFile>([
    [FID.ef05, { kind: 'records', name: 'ef05', sfi: 5, read: null, write: 'UKSSSE' }],
    [
      FID.ef06,
      { kind: 'records', name: 'ef06', sfi: 6, read: generation === '3.0' ? 'RKSSSE' : null, write: 'UKSSSE' },
    ],
    [FID.ef07, { kind: 'binary', name: 'ef07', sfi: 7, read: 'RKSSSE', write: 'UKSSSE' }],
    ...(generation === '1.0'
      ? []
      : [[FID.ef08, { kind: 'binary', name: 'ef08', sfi: 8, read: 'RKSSSE', write: 'UKSSSE' }] as const]),
  ]);

const CERTIFICATE_FILES: ReadonlyMap<number, ChipFile> = new Map<number, ChipFile>([
  [FID.publicKey, { kind: 'public-key', sfi: 0x12, read: null, write: 'never' }],
  [FID.signingCertificate, { kind: 'binary', name: 'signingCertificate', sfi: 0x18, read: null, write: 'STK' }],
  [FID.encryptionCertificate, { kind: 'binary', name: 'encryptionCertificate', sfi: 0x19, read: null, write: 'STK' }],
]);

const NONE: ReadonlyMap<number, ChipFile> = new Map();

/** Files of an application by their file number. */
export const filesOf = (application: Application, generation: ChipGeneration): ReadonlyMap<number, ChipFile> => {
  if (application === 'ssse') return ssseFiles(generation);
  return application === 'certificates' ? CERTIFICATE_FILES : NONE;
};

export const fileBySfi = (files: ReadonlyMap<number, ChipFile>, sfi: number): ChipFile | undefined =>
  [...files.values()].find((file) => file.sfi === sfi);
