import { mkdirSync, writeFileSync } from 'node:fs';
import type { StationConfig } from '#host/config.ts';
import { stationFile } from '#host/config.ts';
import type { SimulatorAddresses } from './simulator-process.ts';

/** Writes the `station.json` of a training station whose devices are the ones of a running simulator. */
export const writeTrainingStation = (
  dir: string,
  addresses: SimulatorAddresses,
  station: { readonly outletNo: number; readonly region: string },
): string => {
  const config: StationConfig = {
    outletNo: station.outletNo,
    district: station.region,
    training: true,
    teller: '柜员',
    platform: { url: addresses.platform },
    devices: {
      idReader: { address: addresses.idReader },
      cardPrinter: { address: addresses.cardPrinter },
      chipReader: { address: addresses.chip },
    },
    trainingDesk: addresses.control,
  };
  mkdirSync(dir, { recursive: true });
  const file = stationFile(dir);
  writeFileSync(file, `${JSON.stringify(config, null, 2)}\n`);
  return file;
};
