import { mkdirSync, writeFileSync } from 'node:fs';
import type { SimulatorFile } from '#drivers/simulator/simulator-file.ts';
import type { StationConfig } from '#host/config.ts';
import { stationFile } from '#host/config.ts';

/** Writes the `station.json` of a training station whose devices are the ones of a running simulator. */
export const writeTrainingStation = (dir: string, addresses: SimulatorFile): string => {
  const { station } = addresses;
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
