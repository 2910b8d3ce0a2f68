import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { done, fail, type Result } from '#basics/result.ts';
import type { SimulatorFile } from '#drivers/simulator/simulator-file.ts';
import type { StationFile } from '#host/config.ts';
import { readStation, stationFile } from '#host/config.ts';

/**
 * A folder with the station file of a real station is none for virtual devices: they would get its database and its
 * stock. Fails with `station.not-training` (params file).
 */
export const checkTrainingDir = (dir: string): Result<void> => {
  const file = stationFile(dir);
  if (!existsSync(file)) return done;
  const station = readStation(file);
  return station.ok && station.value.training ? done : fail('station.not-training', 'stop', { file });
};

/**
 * Writes the `station.json` of a training station whose devices are the ones of a running simulator. What a technician
 * set in the file before (of devices, face, texts of consent, staff) stays.
 */
export const writeTrainingStation = (dir: string, addresses: SimulatorFile): string => {
  const { station } = addresses;
  const before = readStation(stationFile(dir));
  const kept = before.ok ? before.value : null;
  const config: StationFile = {
    outletNo: station.outletNo,
    district: station.region,
    training: true,
    platform: { url: addresses.platform },
    devices: {
      idReader: { ...kept?.devices.idReader, address: addresses.idReader },
      cardPrinter: { ...kept?.devices.cardPrinter, address: addresses.cardPrinter },
      chipReader: { ...kept?.devices.chipReader, address: addresses.chip },
      // The colour bars of the capture program stand for a second camera.
      documentCamera: { more: ['TEST:'], ...kept?.devices.documentCamera, device: addresses.camera },
    },
    trainingDesk: addresses.control,
    ...(kept?.staff === undefined ? {} : { staff: kept.staff }),
    ...(kept?.face === undefined ? {} : { face: kept.face }),
    ...(kept?.consentTexts === undefined ? {} : { consentTexts: kept.consentTexts }),
  };
  mkdirSync(dir, { recursive: true });
  const file = stationFile(dir);
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
};
