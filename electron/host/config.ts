import { join } from 'node:path';
import { z } from 'zod';
import { err, fail, ok, type Result } from '#basics/result.ts';
import { fillIn } from '#contract/codes/fill-in.ts';
import { codeText } from '#contract/codes/index.ts';
import { bankProfilesConfig } from '#services/issuance/bank-profiles.ts';
import { consentTextsConfig } from '#services/issuance/consent-files.ts';
import { problemsOf, type SettingProblem } from '#services/settings/problems.ts';
import { type SchemaNode, withDescriptions } from '#services/settings/schema-node.ts';
import { isJsonObject, type Json, readSettingsFile } from '#services/settings/settings-file.ts';
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
import { logsConfig, metricsConfig } from './observing-config.ts';
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
  logs: logsConfig.prefault({}),
  metrics: metricsConfig.prefault({}),
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

/** The schema of the station file as JSON, every key with its name and what it does. */
export const stationJsonSchema = (): SchemaNode =>
  withDescriptions(z.toJSONSchema(stationSchema, { io: 'input' }) as SchemaNode);

/** Understands the content of a station file, or says everything that is wrong in it. */
export const parseStation = (content: Json): Result<StationConfig, readonly SettingProblem[]> => {
  const station = stationSchema.safeParse(withoutFormerKeys(content));
  return station.success ? ok(station.data) : err(problemsOf(station.error.issues, content, stationJsonSchema()));
};

/**
 * Reads `station.json`. Fails with `config.not-found` and `config.unreadable`, `config.no-json` (params `file`,
 * `problem`), and with `config.malformed`, which names all that is wrong at once: params `file`, `path` of the first,
 * `count`, `problemsZh`, `problemsEn`.
 */
export const readStation = (file: string): Result<StationConfig> => {
  const content = readSettingsFile(file);
  if (!content.ok) return content;
  const station = parseStation(content.value.document);
  if (station.ok) return station;
  const [first] = station.error;
  return fail('config.malformed', 'stop', {
    file,
    path: first?.path ?? '',
    count: station.error.length,
    problemsZh: listed(station.error, 'zh'),
    problemsEn: listed(station.error, 'en'),
  });
};

const listed = (problems: readonly SettingProblem[], language: 'zh' | 'en'): string =>
  problems
    .map(({ code, params }) => {
      const text = codeText(code)?.[language];
      return text === undefined
        ? code
        : fillIn(language === 'zh' ? `${text.what}，${text.next}` : `${text.what}. ${text.next}`, params);
    })
    .join(language === 'zh' ? '；' : '; ');

const withoutFormerKeys = (content: Json): Json =>
  isJsonObject(content)
    ? Object.fromEntries(Object.entries(content).filter(([key]) => !FORMER_KEYS.some((former) => former === key)))
    : content;

/** The station file of a state directory. */
export const stationFile = (dir: string): string => join(dir, 'station.json');
