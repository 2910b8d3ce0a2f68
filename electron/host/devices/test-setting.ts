import type { z } from 'zod';
import { fail, ok, type Result } from '#basics/result.ts';
import type { SettingTest, SettingTestedView } from '#contract/views.ts';
import { listCameras } from '#drivers/camera/camera-list.ts';
import { safeDevice } from '#drivers/camera/shell-safe.ts';
import { identifyPrinter } from '#drivers/card-printer/identify.ts';
import { openTransport } from '#drivers/transport/open-transport.ts';
import type { IssuanceDevices } from '#services/issuance/act-context.ts';
import { isJsonObject, type Json, type JsonObject } from '#services/settings/settings-file.ts';
import { testPlatform } from '#services/settings/test-platform.ts';
import { cardPrinterConfig } from './card-printer.ts';
import { chipReaderConfig, openChipReader } from './chip-reader.ts';
import { documentCameraConfig } from './document-camera.ts';
import { idReaderConfig, openIdReader } from './id-reader.ts';
import { openPaperPrinter, paperPrinterConfig } from './paper-printer.ts';
import { loadCertificate, openPlatform, platformConfig } from './platform.ts';
import type { Surroundings } from './surroundings.ts';

type Found = NonNullable<SettingTestedView['found']>;

export interface SettingTestOptions extends Surroundings {
  readonly env: Readonly<Record<string, string | undefined>>;
  /** The devices the kiosk works with, and the file it has them from; null while there is no kiosk. */
  readonly running: { readonly devices: IssuanceDevices; readonly document: JsonObject } | null;
}

/**
 * Opens what a part of the station file names, asks who it is, and lets go of it again. The kiosk's own devices are asked
 * through the kiosk; a line of theirs with other settings can't be opened beside it: `settings.in-use-here`.
 * `settings.nothing-to-test` where the part names nothing; a device that does not answer is no failure but the outcome.
 */
export const testSetting = async (
  test: SettingTest,
  document: JsonObject,
  options: SettingTestOptions,
): Promise<Result<SettingTestedView>> => {
  const since = options.clock.monotonic();
  const outcome = await TESTS[test](document, options);
  if (!outcome.ok && outcome.error.code === 'settings.nothing-to-test') return outcome;
  const ms = Math.round(options.clock.monotonic() - since);
  if (outcome.ok) return ok({ test, ok: true, found: outcome.value, problem: null, ms });
  const { code, params } = outcome.error;
  return ok({ test, ok: false, found: null, problem: { code, params: { ...params } }, ms });
};

type Test = (document: JsonObject, options: SettingTestOptions) => Promise<Result<Found>>;

const said = (text: string): Found => ({ zh: text, en: text });
const OWN: Found = { zh: '正在使用，应答正常', en: 'in use by this kiosk, answers' };

const deviceOf = (document: JsonObject, name: string): Json | undefined => {
  const { devices } = document;
  return isJsonObject(devices) ? devices[name] : undefined;
};

/** The part by its own schema; fails with `settings.nothing-to-test` and `settings.not-right`. */
const partOf = <S extends z.ZodType>(schema: S, part: Json | undefined): Result<z.output<S>> => {
  if (part === undefined) return fail('settings.nothing-to-test', 'ask');
  const parsed = schema.safeParse(part);
  return parsed.success ? ok(parsed.data) : fail('settings.not-right', 'ask', { count: parsed.error.issues.length });
};

/** Whether the part is the one the kiosk works with: the same, or the same line with other settings. */
const ownLine = (
  name: string,
  document: JsonObject,
  { running }: SettingTestOptions,
): 'same' | 'other-settings' | 'other-line' => {
  const own = running === null ? undefined : deviceOf(running.document, name);
  const wanted = deviceOf(document, name);
  if (!isJsonObject(own) || !isJsonObject(wanted)) return 'other-line';
  if (JSON.stringify(own) === JSON.stringify(wanted)) return 'same';
  return lineOf(own) === lineOf(wanted) ? 'other-settings' : 'other-line';
};

/** The address without the speed. */
const lineOf = ({ address }: JsonObject): string =>
  String(address)
    .replace(/^serial:/, '')
    .replace(/\?baud=.*/, '');

const inUseHere = (document: JsonObject, name: string): Result<never> => {
  const part = deviceOf(document, name);
  return fail('settings.in-use-here', 'ask', { address: isJsonObject(part) ? String(part.address) : '' });
};

const idReader: Test = async (document, options) => {
  const part = partOf(idReaderConfig, deviceOf(document, 'idReader'));
  if (!part.ok) return part;
  const own = ownLine('idReader', document, options);
  if (own === 'other-settings') return inUseHere(document, 'idReader');
  if (own === 'same' && options.running !== null) {
    const described = await options.running.devices.reader.describe();
    return described.ok ? ok(said(`SAM ${described.value.samId}`)) : described;
  }
  const reader = openIdReader(part.value, options);
  const described = await reader.describe();
  await reader.close();
  return described.ok ? ok(said(`SAM ${described.value.samId}`)) : described;
};

const cardPrinter: Test = async (document, options) => {
  const part = partOf(cardPrinterConfig, deviceOf(document, 'cardPrinter'));
  if (!part.ok) return part;
  const own = ownLine('cardPrinter', document, options);
  if (own === 'other-settings') return inUseHere(document, 'cardPrinter');
  if (own === 'same' && options.running !== null) {
    const state = await options.running.devices.printer.state();
    return state.ok ? ok(OWN) : state;
  }
  const { address, protocol, serial } = part.value;
  const found = await identifyPrinter({ address, protocol, serial, openTransport, ...options });
  if (!found.ok) return found;
  const { model, firmware, serialNumber } = found.value;
  return ok(said(`${model} · ${firmware} · ${serialNumber}`));
};

const chipReader: Test = async (document, options) => {
  const part = partOf(chipReaderConfig, deviceOf(document, 'chipReader'));
  if (!part.ok) return part;
  const own = ownLine('chipReader', document, options) === 'same' ? options.running : null;
  if (own !== null) {
    const status = await own.devices.chip.status();
    return status.ok ? ok(said(status.value.reader)) : status;
  }
  const chip = openChipReader(part.value, options);
  const status = await chip.status();
  await chip.close();
  return status.ok ? ok(said(status.value.reader)) : status;
};

const documentCamera: Test = async (document) => {
  const part = partOf(documentCameraConfig, deviceOf(document, 'documentCamera'));
  if (!part.ok) return part;
  const { device, more } = part.value;
  const safe = device === undefined ? null : safeDevice(device);
  if (safe !== null && !safe.ok) return safe;
  const cameras = await listCameras(device === undefined ? more : [device, ...more]);
  const camera = cameras.find((one) => one.present && (device === undefined || one.device === device));
  return camera === undefined
    ? fail('camera.absent', 'ask', { device: device ?? '' })
    : ok(said(camera.name === '' ? camera.device : camera.name));
};

const paperPrinter: Test = async (document, { env, clock }) => {
  const part = partOf(paperPrinterConfig, document.paperPrinter ?? {});
  if (!part.ok) return part;
  const { printer } = part.value;
  const all = await openPaperPrinter(part.value, env, { clock }).printers();
  if (!all.ok) return all;
  const chosen = all.value.find(({ name, isDefault }) => (printer === undefined ? isDefault : name === printer));
  const [only] = all.value;
  const used = chosen ?? (printer === undefined && all.value.length === 1 ? only : undefined);
  return used === undefined
    ? fail('paper-printer.unknown', 'ask', { printer: printer ?? '' })
    : ok(said(used.message === '' ? used.name : `${used.name} · ${used.message}`));
};

const platform: Test = async (document, options) => {
  const part = partOf(platformConfig, document.platform);
  if (!part.ok) return part;
  const { outletNo, training } = document;
  if (typeof outletNo !== 'number') return fail('settings.nothing-to-test', 'ask');
  const certificate = loadCertificate(part.value);
  if (!certificate.ok) return certificate;
  const client = openPlatform(part.value, outletNo, certificate.value, () => undefined, options);
  const station = { outletNo, training: training === true, certificate: certificate.value };
  const answered = await testPlatform(client, station, options.clock);
  await client.close();
  return answered;
};

const TESTS: Readonly<Record<SettingTest, Test>> = {
  platform,
  'id-reader': idReader,
  'card-printer': cardPrinter,
  'chip-reader': chipReader,
  'document-camera': documentCamera,
  'paper-printer': paperPrinter,
};
