import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { fail, ok, type Result } from '#basics/result.ts';
import { bankProfilesConfig } from '#services/issuance/bank-profiles.ts';
import { consentTextsConfig } from '#services/issuance/consent-files.ts';
import { databaseConfig } from './database-files.ts';
import { cardPrinterConfig } from './devices/card-printer.ts';
import { chipReaderConfig } from './devices/chip-reader.ts';
import { documentCameraConfig } from './devices/document-camera.ts';
import { faceConfig } from './devices/face.ts';
import { idReaderConfig } from './devices/id-reader.ts';
import { paperPrinterConfig } from './devices/paper-printer.ts';
import { photoConfig } from './devices/photo-judge.ts';
import { platformConfig } from './devices/platform.ts';
import { issuanceConfig } from './issuance-config.ts';
import { staffConfig } from './staff-config.ts';
import { stockConfig } from './stock-config.ts';

/**
 * `station.json`: which outlet this station is, where its devices hang and where the platform is. Addresses are
 * ordinary ones; nothing in here tells a virtual device from a real one.
 */
export const stationSchema = z.strictObject({
  outletNo: z.int().min(1),
  /** Division the outlet serves, six digits. */
  district: z.string().regex(/^\d{6}$/),
  /** TRAINING on every screen and receipt; own database and keys. */
  training: z.boolean().default(false),
  platform: platformConfig,
  database: databaseConfig.prefault({}),
  devices: z.strictObject({
    idReader: idReaderConfig,
    cardPrinter: cardPrinterConfig,
    chipReader: chipReaderConfig,
    documentCamera: documentCameraConfig.optional(),
  }),
  issuance: issuanceConfig.prefault({}),
  /** How long photo, scans, signature and personal data of a session stay after it is over, in days. */
  privacy: z
    .strictObject({
      keepDays: z.int().min(0).max(90).default(7),
      /** While a card that was not taken waits for its holder. */
      keepLeftCardDays: z.int().min(0).max(365).default(90),
    })
    .prefault({}),
  staff: staffConfig.prefault({}),
  stock: stockConfig.prefault({}),
  face: faceConfig.prefault({}),
  consentTexts: consentTextsConfig,
  bankProfiles: bankProfilesConfig,
  photo: photoConfig.prefault({}),
  paperPrinter: paperPrinterConfig.prefault({}),
  /** Where the kiosk looks for a newer one of itself, read by the shell; without it, nowhere. */
  update: z
    .strictObject({ url: z.url({ protocol: /^https?$/ }), everyHours: z.number().min(1).max(168).default(6) })
    .optional(),
  /** Training desk: control address of the virtual devices, for the hand that places documents and takes cards. */
  trainingDesk: z.strictObject({ url: z.url(), token: z.string().min(1) }).optional(),
});

/** Keys of earlier station files that mean nothing any more; a file that has them still opens. */
const FORMER_KEYS = ['teller'] as const;

export type StationConfig = z.output<typeof stationSchema>;

/** The station file as people write it: what has a default may be left out. */
export type StationFile = z.input<typeof stationSchema>;

/**
 * Reads `station.json`. Fails with `config.not-found` (params file), `config.malformed` (params file, path, problem).
 */
export const readStation = (file: string): Result<StationConfig> => {
  if (!existsSync(file)) return fail('config.not-found', 'stop', { file });
  const parsed = parseJson(readFileSync(file, 'utf8'));
  if (!parsed.ok) return fail('config.malformed', 'stop', { file, path: '', problem: parsed.error });
  const station = stationSchema.safeParse(withoutFormerKeys(parsed.value));
  if (station.success) return ok(station.data);
  const [issue] = station.error.issues;
  return fail('config.malformed', 'stop', {
    file,
    path: issue?.path.join('.') ?? '',
    problem: issue?.message ?? 'malformed',
  });
};

const withoutFormerKeys = (file: unknown): unknown =>
  typeof file === 'object' && file !== null && !Array.isArray(file)
    ? Object.fromEntries(Object.entries(file).filter(([key]) => !FORMER_KEYS.some((former) => former === key)))
    : file;

const parseJson = (text: string): Result<unknown, string> => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
};

/** The station file of a state directory. */
export const stationFile = (dir: string): string => join(dir, 'station.json');
